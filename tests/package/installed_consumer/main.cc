// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Somebody else's program: prints the home agents of a Reply.

#include <cstdio>
#include <vector>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/roles/home_network_options.h"

int main() {
  // A Reply: CLIENTID, SERVERID, VDINF { HNP 2001:db8:1:c020::/64, HAA 2001:db8:1:c020::1 }.
  const std::vector<uint8_t> reply = {
      0x07, 0xa1, 0xb2, 0xc3,                                                              //
      0x00, 0x01, 0x00, 0x0a, 0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00, 0x00, 0x01,  //
      0x00, 0x02, 0x00, 0x0a, 0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde,  //
      0x00, 0x32, 0x00, 0x29,                                                              //
      0x00, 0x47, 0x00, 0x11, 0x40, 0x20, 0x01, 0x0d, 0xb8, 0x00, 0x01, 0xc0, 0x20, 0,    0, 0,
      0,                                                                                         //
      0,    0,    0,    0,                                                                       //
      0x00, 0x48, 0x00, 0x10, 0x20, 0x01, 0x0d, 0xb8, 0x00, 0x01, 0xc0, 0x20, 0,    0,    0, 0,  //
      0,    0,    0,    0x01};
  const auto message = mip6boot::dhcpv6::MessageView::Parse(reply);
  if (!message) {
    std::puts(message.error().ToString().c_str());
    return 1;
  }
  mip6boot::roles::HomeNetworkRequest asked;
  asked.visited = true;
  const auto read = mip6boot::roles::ReadHomeNetworkInformation(message->options(), asked);
  for (const auto& information : read.accepted.kept) {
    for (const auto& address : information.network.addresses) std::puts(address.ToString().c_str());
  }
  return read.accepted.kept.size() == 1 ? 0 : 1;
}
