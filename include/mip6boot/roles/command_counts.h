// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Numbers of Diameter messages, by command.

#ifndef MIP6BOOT_ROLES_COMMAND_COUNTS_H_
#define MIP6BOOT_ROLES_COMMAND_COUNTS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "mip6boot/diameter/command_code.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

class CommandCounts {
 public:
  // One more.
  void Add(diameter::CommandCode command) { ++counts_[Slot(command)]; }

  // Of commands without a name all together, as of command 0.
  uint64_t count(diameter::CommandCode command) const { return counts_[Slot(command)]; }
  // Of all commands.
  uint64_t total() const {
    uint64_t sum = 0;
    for (const uint64_t count : counts_) sum += count;
    return sum;
  }

  CommandCounts& operator+=(const CommandCounts& other) {
    for (size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
    return *this;
  }

 private:
  enum Named : size_t {
    kUnnamed,
#define MIP6BOOT_COMMAND(code, enumerator, ...) enumerator,
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
    kSlots
  };
  static constexpr size_t Slot(diameter::CommandCode command) {
    switch (command) {
#define MIP6BOOT_COMMAND(code, enumerator, ...) \
  case diameter::CommandCode::enumerator:       \
    return enumerator;
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
    }
    return kUnnamed;
  }

  std::array<uint64_t, kSlots> counts_{};
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_COMMAND_COUNTS_H_
