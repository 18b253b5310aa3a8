// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Damaged vectors: each prefix of one, and changes of one octet; and what must hold of whatever a
// decoder makes of them. Nothing in here asserts: a test asserts once, with the first fault.

#ifndef MIP6BOOT_TESTS_VECTORS_DAMAGE_H_
#define MIP6BOOT_TESTS_VECTORS_DAMAGE_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"

namespace mip6boot::test {

// What is wrong with one input: the first thing counts.
class Findings {
 public:
  explicit Findings(Bytes input) : input_(input) {}

  Bytes input() const { return input_; }
  bool clean() const { return what_ == nullptr; }
  // Why not, for people.
  std::string Text() const;

  // `what` has static storage.
  void Expect(bool holds, const char* what) {
    if (!holds && what_ == nullptr) what_ = what;
  }
  // Of two runs of octets that must be the same.
  void ExpectSame(Bytes written, Bytes read, const char* what) { Expect(written == read, what); }
  // A place that was named must be in the input, or its end.
  void ExpectPlace(uint32_t offset, const char* what) { Expect(offset <= input_.size(), what); }
  // A refusal names its place.
  void Refused(const Error& error) {
    ++refusals_;
    if (error.offset > input_.size() && what_ == nullptr) {
      what_ = "a refusal is about an octet that is not there";
      error_ = error;
    }
  }
  size_t refusals() const { return refusals_; }

 private:
  Bytes input_;
  const char* what_ = nullptr;
  std::optional<Error> error_;
  size_t refusals_ = 0;
};

// Decodes all that can be reached from the input.
using Examine = void (*)(Findings& findings);

enum class Changes : uint8_t {
  kSome,  // each octet: its eight single bits turned, one more, one less, 0x00, 0xff, 0x40, 0xc0
  kAll,   // each octet: all 255 other values
};

struct DamageReport {
  std::string first_fault = "none";  // or: vector, damage, fault, input in hexadecimal
  size_t inputs = 0;
  size_t refusals = 0;
};

// Examines each valid vector of these protocols: whole, each prefix, each change of one octet. Each
// prefix and each vector lies in a heap block of its exact size.
DamageReport ExamineDamaged(std::initializer_list<const char*> protocols, Examine examine,
                            Changes changes);
// The same of these octets, which are valid.
DamageReport ExamineDamaged(std::vector<uint8_t> octets, Examine examine, Changes changes);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_VECTORS_DAMAGE_H_
