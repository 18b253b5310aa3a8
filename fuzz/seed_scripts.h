// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Scripts that lead each role to where a message means something to it.

#ifndef MIP6BOOT_FUZZ_SEED_SCRIPTS_H_
#define MIP6BOOT_FUZZ_SEED_SCRIPTS_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::fuzz {

struct SeedScript {
  const char* fuzzer;
  const char* suffix;  // of the seed's name
  std::vector<uint8_t> (*with)(Bytes message);
};

// For any DHCPv6 message, and for any Diameter message.
absl::Span<const SeedScript> Dhcpv6Scripts();
absl::Span<const SeedScript> DiameterScripts();
// For any Diameter message too: what becomes of sessions.
absl::Span<const SeedScript> SessionScripts();

// Lives of a mobile node.
void ForEachMobileNodeSeed(absl::FunctionRef<void(const char* fuzzer, const char* name,
                                                  const std::vector<uint8_t>& octets)>
                               visit);

// What fuzzers without messages start from.
void ForEachPlainSeed(absl::FunctionRef<void(const char* fuzzer, const char* name,
                                             const std::vector<uint8_t>& octets)>
                          visit);

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SEED_SCRIPTS_H_
