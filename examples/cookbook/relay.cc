// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <cstdio>
#include <vector>

#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "mip6boot/roles/home_network_options.h"

namespace {

using namespace mip6boot;

// From the answer of your AAA server to the options that a relay may supply for the node: keep them
// with its attachment.
Result<roles::MappedHomeNetworks> HomeNetworksOf(Bytes answer, std::string_view user_name,
                                                 MutableBytes storage) {
  const Result<diameter::MessageView> message = diameter::MessageView::Parse(answer);
  if (!message) return Unexpected(message.error());
  roles::MappingPolicy policy;
  policy.user_name = user_name;
  policy.locality.own_realm = "asp.example.net";
  return roles::MapToHomeNetworks(roles::ReadHomeAgentAssignment(message->avps()).assignment,
                                  policy, storage);
}

}  // namespace

int main() {
  // A Diameter answer with one MIP6-Agent-Info: address 2001:db8:6000:302::1.
  const std::vector<uint8_t> answer = {
      0x01, 0x00, 0x00, 0x38, 0x40, 0x00, 0x01, 0x0c, 0,    0,    0, 5, 0, 0, 0, 1, 0, 0, 0, 2,
      0x00, 0x00, 0x01, 0xe6, 0x40, 0x00, 0x00, 0x24,  // 486
      0x00, 0x00, 0x01, 0x4e, 0x40, 0x00, 0x00, 0x1a,  // 334
      0x00, 0x02, 0x20, 0x01, 0x0d, 0xb8, 0x60, 0x00, 0x03, 0x02, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0};
  std::vector<uint8_t> storage(roles::kMaxMappedOctets);
  const auto mapped = HomeNetworksOf(answer, "mn1@home.example.org", absl::MakeSpan(storage));
  if (!mapped) {
    std::printf("%s\n", mapped.error().ToString().c_str());
    return 1;
  }

  // Later, a client on that attachment names its home network. The RSOO goes beside your
  // OPTION_RELAY_MSG; if nothing fits the client's names, nothing is written.
  const DomainName asked = *DomainName::FromText("Home.Example.ORG");
  std::vector<uint8_t> buffer(1024);
  dhcpv6::OptionWriter out(absl::MakeSpan(buffer));
  const size_t containers = roles::WriteRsoo(
      {asked.view()}, absl::MakeConstSpan(mapped->networks.data(), mapped->networks.size()),
      roles::RsooPolicy(), out);
  std::printf("RSOO of %zu octets, %zu home network\n", out.size(), containers);
  return out.Finish().has_value() && containers == 1 ? 0 : 1;
}
