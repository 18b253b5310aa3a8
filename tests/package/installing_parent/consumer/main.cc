// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <vector>

#include "server.h"

int main() {
  const std::vector<uint8_t> octets = {0x0b, 0xa1, 0xb2, 0xc3, 0, 49, 0, 3, 1, 'a', 0};
  const auto message = mip6boot::dhcpv6::MessageView::Parse(octets);
  return message && LineForTheLog(*message) == "INFORMATION-REQUEST a1b2c3 {OPTION_MIP6_HNIDF a.}"
             ? 0
             : 1;
}
