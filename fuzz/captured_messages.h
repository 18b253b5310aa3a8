// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The messages in a capture file.

#ifndef MIP6BOOT_FUZZ_CAPTURED_MESSAGES_H_
#define MIP6BOOT_FUZZ_CAPTURED_MESSAGES_H_

#include <cstdint>
#include <string>
#include <vector>

namespace mip6boot::fuzz {

struct CapturedMessages {
  std::vector<std::vector<uint8_t>> dhcpv6;
  std::vector<std::vector<uint8_t>> diameter;
};

// As far as the file can be read, and streams can be framed.
CapturedMessages MessagesOf(const std::string& path);

// A capture of what none of those in tests/captures has: user messages of SCTP, one of them in two
// fragments.
void WriteSctpCapture(const std::string& path);

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_CAPTURED_MESSAGES_H_
