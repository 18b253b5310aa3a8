// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCPv6 messages: all that can be read of one, and the same as the reference reads.

#include "fuzz/finding.h"
#include "fuzz/tlv_mutator.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/reference.h"

using mip6boot::test::Findings;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Findings message({data, size});
  ExamineDhcpv6Message(message);
  CompareDhcpv6(message);
  mip6boot::fuzz::Require(message);

  const size_t header = mip6boot::fuzz::Dhcpv6Message(message.input()).fixed;
  if (size < header) return 0;
  Findings options(message.input().subspan(header));
  ExamineDhcpv6Options(options);
  mip6boot::fuzz::Require(options);
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Message)
