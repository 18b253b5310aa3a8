// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Where the options of a message may stand, and how often, as the RFCs list it.

#ifndef MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_PLACES_H_
#define MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_PLACES_H_

#include <cstddef>
#include <vector>

#include "tests/support/reference/dhcpv6.h"

namespace mip6boot::reference {

// What is to be said of an option `offset` octets behind the start of the message.
struct Dhcpv6Place {
  std::size_t offset = 0;
  bool misplaced = false;
  bool again = false;  // there is one in front of it, and there may be no second
};

// Of each option whose place is listed: at the top, and inside IAs (3, 4, 25), home network
// information (50, 69, 70) and RSOO (66) that stand where they may.
std::vector<Dhcpv6Place> JudgePlaces(const Dhcpv6Message& message);

// A Relay-forward that has passed more relays than it may (RFC 8415 7.6: 8).
bool HasPassedTooManyRelays(const Dhcpv6Message& message);

}  // namespace mip6boot::reference

#endif  // MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_PLACES_H_
