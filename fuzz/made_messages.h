// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Messages that no vector has: made_dhcpv6_messages.cc, made_diameter_messages.cc.

#ifndef MIP6BOOT_FUZZ_MADE_MESSAGES_H_
#define MIP6BOOT_FUZZ_MADE_MESSAGES_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::fuzz {

// The Diameter message with whole AVPs behind it.
std::vector<uint8_t> WithAvp(Bytes message, Bytes avp);

void ForEachMadeDhcpv6Message(
    absl::FunctionRef<void(const char* name, const std::vector<uint8_t>& message)> visit);

// What ends a session, or asks for it again, and answers; home agents that register a node; home
// agents of two realms; a peer that wants TLS inside of Diameter; passwords in a request that is
// refused; a challenge with a State.
void ForEachMadeDiameterMessage(
    absl::FunctionRef<void(const char* name, const std::vector<uint8_t>& message)> visit);

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_MADE_MESSAGES_H_
