// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Prints the home agents of a Reply, with the DHCPv6 codec alone.

#include <cstdio>
#include <vector>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"

int main() {
  const std::vector<uint8_t> reply = {0x07, 0xa1, 0xb2, 0xc3,  // REPLY
                                      0x00, 0x46, 0x00, 0x14,  // OPTION_MIP6_UDINF
                                      0x00, 0x48, 0x00, 0x10,  //   OPTION_MIP6_HAA
                                      0x20, 0x01, 0x0d, 0xb8, 0x00, 0x00, 0x00, 0x00,
                                      0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01};
  const auto message = mip6boot::dhcpv6::MessageView::Parse(reply);
  if (!message) {
    std::puts(message.error().ToString().c_str());
    return 1;
  }
  const auto information =
      message->options().Find<mip6boot::dhcpv6::UnrestrictedHomeNetworkInformation>();
  const auto agent = information ? information->options.Find<mip6boot::dhcpv6::HomeAgentAddress>()
                                 : mip6boot::Unexpected(information.error());
  if (!agent) {
    std::puts(agent.error().ToString().c_str());
    return 1;
  }
  std::puts(agent->address.ToString().c_str());
  return agent->address.ToString() == "2001:db8::1" ? 0 : 1;
}
