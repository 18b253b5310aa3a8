// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/relay_agent.h"

namespace {

using namespace mip6boot;

class SystemRandom final : public RandomSource {
 public:
  uint32_t Next() override { return device_(); }

 private:
  std::random_device device_;
};

// Your access network vouches for the port that a message came in on.
roles::AttachmentKey Port(roles::InterfaceIndex interface) {
  const uint8_t octets[] = {static_cast<uint8_t>(interface)};
  return *roles::AttachmentKey::From(roles::AttachmentKind::kPort, octets);
}

}  // namespace

int main() {
  SystemRandom random;
  roles::BindingTable bindings(roles::BindingTableConfig(), random);
  const TimePoint attached{};  // your clock's, monotonic
  const TimePoint ends = attached + std::chrono::hours(1);

  // A node attaches to port 7. The AAA server authorises it for an hour, with a home agent of
  // "home.example.org.": relay.cc shows how such options come out of its answer.
  const DomainName home = *DomainName::FromText("home.example.org");
  const std::vector<uint8_t> options = {0, 72, 0, 16, 0x20, 0x01, 0x0d, 0xb8, 0, 0,
                                        0, 0,  0, 0,  0,    0,    0,    0,    0, 1};
  roles::Binding binding;
  (void)binding.networks.TryPushBack({roles::HomeNetworkKind::kIdentified, home.view(), options});
  binding.expiry = ends;
  if (!bindings.Put(attached, Port(roles::InterfaceIndex{7}), binding)) return 1;

  // A message of the node: INFORMATION-REQUEST { HNIDF "home.example.org." }.
  const std::vector<uint8_t> request = {11,  0xa1, 0xb2, 0xc3, 0,   49,  0,   18,  4,
                                        'h', 'o',  'm',  'e',  7,   'e', 'x', 'a', 'm',
                                        'p', 'l',  'e',  3,    'o', 'r', 'g', 0};
  roles::ReceivedDatagram received;
  received.payload = request;
  received.source = {*Ipv6Address::FromText("fe80::1"), 546};
  received.interface = roles::InterfaceIndex{7};

  // The relay step: what the table has for the port goes into the RSOO, as long as it is in force.
  const roles::RelayAgentConfig config;
  roles::RelayLink link;
  link.link_address = *Ipv6Address::FromText("2001:db8:1::1");
  std::vector<uint8_t> buffer(1500);
  const auto relay_at = [&](TimePoint now) {
    std::optional<roles::Binding> found;
    const roles::Outcome outcome = roles::RelayAgent::Step(
        config, link, received,
        [&](const roles::RelayNeed& need) -> absl::Span<const roles::SuppliedHomeNetwork> {
          found = bindings.Find(now, Port(need.interface), need.client_id);
          if (!found) return {};
          return {found->networks.data(), found->networks.size()};
        },
        absl::MakeSpan(buffer));
    std::printf("%s, %zu octets\n", roles::EventName(outcome.event), outcome.datagram.size());
    return outcome.datagram.size();
  };
  const size_t with_rsoo = relay_at(attached + std::chrono::minutes(59));
  const size_t without = relay_at(ends);

  // Ended: end its session with the AAA server, too.
  size_t ended = 0;
  bindings.Expire(ends, [&](const roles::AttachmentKey&, const roles::Binding&) { ++ended; });
  return with_rsoo == without + 4 + 4 + 22 + 20 && ended == 1 ? 0 : 1;
}
