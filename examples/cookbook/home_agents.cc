// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"

using namespace mip6boot;

// Prints the home agents of one container: visited (50), identified (69) or unrestricted (70).
static void PrintHomeAgents(const dhcpv6::OptionView& container) {
  const Result<dhcpv6::OptionRange> inside = dhcpv6::OptionRange::Inside(container);
  if (!inside) {
    std::printf("%s\n", inside.error().ToString().c_str());
    return;
  }
  for (const dhcpv6::OptionView option : *inside) {
    if (const auto address = option.As<dhcpv6::HomeAgentAddress>()) {
      std::printf("home agent %s\n", address->address.ToString().c_str());
    } else if (const auto name = option.As<dhcpv6::HomeAgentFqdn>()) {
      std::printf("home agent %s\n", name->name.ToString().c_str());
    }
  }
}

// home_agents [FILE]: the payload of a UDP datagram; without one, this Reply.
int main(int argc, char** argv) {
  std::vector<uint8_t> reply = {0x07, 0xa1, 0xb2, 0xc3,  // REPLY
                                0x00, 0x46, 0x00, 0x14,  // OPTION_MIP6_UDINF
                                0x00, 0x48, 0x00, 0x10,  //   OPTION_MIP6_HAA
                                0x20, 0x01, 0x0d, 0xb8, 0x60, 0x00, 0x03, 0x02,
                                0,    0,    0,    0,    0,    0,    0,    1};
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    reply.assign(std::istreambuf_iterator<char>(file), {});
  }

  const Result<dhcpv6::MessageView> message = dhcpv6::MessageView::Parse(reply);
  if (!message) {
    std::printf("%s\n", message.error().ToString().c_str());
    return 1;
  }
  for (const dhcpv6::OptionView option : message->options()) {
    if (option.code == dhcpv6::OptionCode::kMip6Vdinf ||
        option.code == dhcpv6::OptionCode::kMip6Idinf ||
        option.code == dhcpv6::OptionCode::kMip6Udinf) {
      PrintHomeAgents(option);
    }
  }
  return 0;
}
