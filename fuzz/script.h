// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A fuzzer's input as a script: what is done to a role, step after step.
//
//     what is done (1)   length (2)   parameters (4)   message (length - 4)
//
// All steps are built alike, so that one mutator can move them, and reach the message in each; a
// step uses of its parameters and its message what it needs. What is cut off counts as zeros.

#ifndef MIP6BOOT_FUZZ_SCRIPT_H_
#define MIP6BOOT_FUZZ_SCRIPT_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot::fuzz {

inline constexpr size_t kStepHeaderSize = 3;
inline constexpr size_t kStepParameters = 4;

struct Step {
  uint8_t what = 0;
  std::array<uint8_t, kStepParameters> parameters{};
  Bytes message;  // views the input

  // Two parameters as one number.
  uint16_t number(size_t at) const { return LoadBigEndian16(&parameters[at]); }
};

class Script {
 public:
  explicit Script(Bytes input) : left_(input) {}

  std::optional<Step> Next() {
    if (left_.empty()) return std::nullopt;
    Step step;
    step.what = left_[0];
    std::array<uint8_t, 2> length{};
    std::copy_n(left_.begin() + 1, std::min<size_t>(left_.size() - 1, 2), length.begin());
    left_ = left_.subspan(std::min(left_.size(), kStepHeaderSize));
    const Bytes body = left_.subspan(0, LoadBigEndian16(length.data()));
    left_ = left_.subspan(body.size());
    const size_t parameters = std::min(body.size(), kStepParameters);
    std::copy_n(body.begin(), parameters, step.parameters.begin());
    step.message = body.subspan(parameters);
    return step;
  }

 private:
  Bytes left_;
};

// Sets a machine up with the first step, does the others, and ends: what a fuzzer's input is for
// one that goes on from step to step.
template <typename Machine>
void RunScript(Bytes input) {
  Script script(input);
  const auto setup = script.Next();
  if (!setup.has_value()) return;
  Machine machine(*setup);
  while (const auto step = script.Next()) machine.Do(*step);
  machine.End();
}

// Writes scripts: for seeds.
class ScriptWriter {
 public:
  // `what`: a number, or a step of steps.h. `message` has at most 65,531 octets.
  template <typename What>
  ScriptWriter& Add(What what, std::array<uint8_t, kStepParameters> parameters = {},
                    Bytes message = {}) {
    const size_t length = kStepParameters + message.size();
    octets_.push_back(static_cast<uint8_t>(what));
    octets_.push_back(static_cast<uint8_t>(length >> 8));
    octets_.push_back(static_cast<uint8_t>(length));
    octets_.insert(octets_.end(), parameters.begin(), parameters.end());
    octets_.insert(octets_.end(), message.begin(), message.end());
    return *this;
  }
  const std::vector<uint8_t>& octets() const { return octets_; }

 private:
  std::vector<uint8_t> octets_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SCRIPT_H_
