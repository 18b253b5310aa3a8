// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What compares options and what compares messages have in common: each may hold the other.

#ifndef MIP6BOOT_TESTS_SUPPORT_EXAMINE_DHCPV6_INTERNAL_H_
#define MIP6BOOT_TESTS_SUPPORT_EXAMINE_DHCPV6_INTERNAL_H_

#include <vector>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "tests/support/examine/findings.h"
#include "tests/support/reference/dhcpv6.h"

namespace mip6boot::test {

void CompareDhcpv6Options(const dhcpv6::OptionRange& run,
                          const std::vector<reference::Dhcpv6Option>& options, Findings& findings);
void CompareDhcpv6Message(Bytes wire, Findings& findings);
// What stands where it must not, or twice (dhcpv6_place_reference.cc).
void CompareDhcpv6Places(const dhcpv6::MessageView& message,
                         const reference::Dhcpv6Message& expected, Findings& findings);
void CompareDhcpv6Places(const dhcpv6::RelayView& relay, const reference::Dhcpv6Message& expected,
                         Findings& findings);

// Whom it is for (dhcpv6_receiver_reference.cc).
void CompareDhcpv6Receivers(const dhcpv6::MessageView& message,
                            const reference::Dhcpv6Message& expected, Findings& findings);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_EXAMINE_DHCPV6_INTERNAL_H_
