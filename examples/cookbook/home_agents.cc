// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/relay_chain.h"

using namespace mip6boot;

// Prints the home agents of one container, visited (50), identified (69) or unrestricted (70), and
// tells how many there are. What is malformed says where and why.
static int PrintHomeAgents(const dhcpv6::OptionView& container) {
  const Result<dhcpv6::OptionRange> inside = dhcpv6::OptionRange::Inside(container);
  if (!inside) {
    std::printf("%s\n", inside.error().ToString().c_str());
    return 0;
  }
  int home_agents = 0;
  for (const dhcpv6::OptionView option : *inside) {
    std::string text;
    if (option.code == dhcpv6::OptionCode::kMip6Haa) {
      const auto address = option.As<dhcpv6::HomeAgentAddress>();
      text = address ? address->address.ToString() : address.error().ToString();
      home_agents += address.has_value();
    } else if (option.code == dhcpv6::OptionCode::kMip6Haf) {
      const auto name = option.As<dhcpv6::HomeAgentFqdn>();
      text = name ? name->name.ToString() : name.error().ToString();
      home_agents += name.has_value();
    } else {
      continue;
    }
    std::printf("home agent %s\n", text.c_str());
  }
  return home_agents;
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
    if (!file) {
      std::printf("%s cannot be opened\n", argv[1]);
      return 1;
    }
    reply.assign(std::istreambuf_iterator<char>(file), {});
  }

  // The message, out of the Relay-replies around it if there are some.
  const Result<dhcpv6::RelayChain> chain = dhcpv6::RelayChain::Parse(reply);
  if (!chain) {
    std::printf("%s\n", chain.error().ToString().c_str());
    return 1;
  }
  if (chain->message().type() != dhcpv6::MessageType::kReply) {
    std::printf("no Reply\n");
    return 1;
  }
  int home_agents = 0;
  for (const dhcpv6::OptionView option : chain->message().options()) {
    if (option.code == dhcpv6::OptionCode::kMip6Vdinf ||
        option.code == dhcpv6::OptionCode::kMip6Idinf ||
        option.code == dhcpv6::OptionCode::kMip6Udinf) {
      home_agents += PrintHomeAgents(option);
    }
  }
  return home_agents == 0 ? 1 : 0;
}
