// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/dhcp_host.h"

#include <array>
#include <utility>

#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/roles/home_network_options.h"
#include "tests/support/sim/relay_host.h"

namespace mip6boot::sim {
namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionView;

// Copies one level of `wire` into `out`; at the innermost one, `add` is put behind the options.
template <typename Add>
void CopyLevels(Bytes wire, dhcpv6::OptionWriter& out, Add add) {
  const auto copy = [&](const dhcpv6::OptionRange& options) {
    for (const OptionView option : options) {
      if (option.code == OptionCode::kRelayMsg) {
        out.Nest(OptionCode::kRelayMsg,
                 [&](dhcpv6::OptionWriter& inner) { CopyLevels(option.data, inner, add); });
      } else {
        out.Raw(option);
      }
    }
  };
  if (dhcpv6::RelayView::Matches(wire)) {
    const dhcpv6::RelayView view = *dhcpv6::RelayView::Parse(wire);
    out.RelayHeader(view.type(), view.hop_count(), view.link_address(), view.peer_address());
    return copy(view.options());
  }
  const dhcpv6::MessageView view = *dhcpv6::MessageView::Parse(wire);
  out.MessageHeader(view.type(), view.transaction_id());
  copy(view.options());
  add(out);
}

}  // namespace

DhcpHost::DhcpHost(Surroundings& around, uint32_t number,
                   std::shared_ptr<const roles::HomeAgentDirectory> tables)
    : around_(around),
      id_(around.network.Add(Role::kDhcpServer, *this)),
      home_agents_(around, "DHCPv6 server", *this, 0, std::move(tables),
                   SeedFor(around.plan, Role::kDhcpServer, number, 0)) {
  std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8, 0x00, 0x03};
  StoreBigEndian32(octets.data() + 12, number + 1);
  address_ = Ipv6Address(octets);
  around_.addresses[address_] = id_;
  around_.dhcp_servers.push_back(id_);
  config_.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, static_cast<uint8_t>(number)};
  test::SeededRandom& dice = around_.dice;
  config_.answer.prefer_aaa = dice.Below(2) == 0;
  config_.answer.rfc6611_oro = dice.Below(4) == 0;
  if (dice.Below(3) != 0) config_.information_refresh_time = 600 + dice.Below(3600);
  if (dice.Below(2) == 0) config_.inf_max_rt = 60 + dice.Below(600);
  careless_ = dice.Below(2) == 0;
}

void DhcpHost::HandleDatagram(const Datagram& received) {
  roles::ReceivedDatagram datagram;
  datagram.payload = received.octets;
  datagram.source = received.source;
  datagram.interface = received.interface;
  datagram.to_unicast = received.to_unicast;
  roles::FoundHomeNetworks found;
  roles::Outcome outcome = roles::DhcpServer::Step(
      config_, datagram,
      [&](const roles::DhcpServerNeed& need) { return LookUp(need, received, found); },
      absl::MakeSpan(around_.buffer));
  roles::AssignHomeNetworks(home_agents_.directory(), around_.network.now(), outcome, found,
                            home_agents_.state());
  home_agents_.Drained();
  counters_.Record(outcome);
  if (!outcome.transmits()) return;
  std::vector<uint8_t> changed;
  if (careless_) {
    changed = WithForeign(outcome.datagram);
    outcome.datagram = changed;
  }
  if (!received.tainted && World::HoldsRefused(outcome.datagram)) {
    around_.Broken(2, received.node, "a DHCPv6 server answers with what the AAA refused");
  }
  SendToServers(around_, id_, {address_, dhcpv6::kServerPort}, outcome, received);
}

roles::OwnHomeNetworks DhcpHost::LookUp(const roles::DhcpServerNeed& need, const Datagram& received,
                                        roles::FoundHomeNetworks& found) {
  const roles::OwnHomeNetworks own = roles::FindHomeNetworks(
      home_agents_.directory(), around_.network.now(), need, home_agents_.state(), found);
  const NodeNumber node = received.node.value_or(0);
  const auto check = [&](const roles::HomeNetwork* network) {
    if (network == nullptr) return;
    for (const Ipv6Address& address : network->addresses) home_agents_.Check(node, address);
  };
  check(own.visited);
  check(own.unrestricted);
  for (const roles::HomeNetwork* const network : own.identified) check(network);
  // Invariant 1: of the link that the message came from (R88).
  if (own.visited == nullptr || received.tainted) return own;
  for (const Ipv6Address& address : own.visited->addresses) {
    const std::optional<HomeAgentRef> ref = around_.world.RefOf(address);
    if (!ref.has_value() || World::AccessLink(ref->network, 0xff) != need.link.link_address) {
      around_.Broken(1, node, "a DHCPv6 server takes " + address.ToString() + " for the link's");
    }
  }
  return own;
}

std::vector<uint8_t> DhcpHost::WithForeign(Bytes answer) const {
  std::vector<uint8_t> octets(answer.size() + 512);
  dhcpv6::OptionWriter out(absl::MakeSpan(octets));
  CopyLevels(answer, out, [this](dhcpv6::OptionWriter& reply) {
    (void)roles::WriteHomeNetworkInformation(roles::HomeNetworkKind::kIdentified,
                                             around_.world.ForeignDomain().view(),
                                             around_.world.Foreign(), reply);
  });
  const Result<Bytes> written = out.Finish();
  octets.resize(written ? written->size() : 0);
  return octets;
}

}  // namespace mip6boot::sim
