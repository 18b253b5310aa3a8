// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/mobile_node.h"

#include <cstdio>
#include <random>
#include <vector>

namespace {

using namespace mip6boot;

class SystemRandom final : public RandomSource {
 public:
  uint32_t Next() override { return device_(); }

 private:
  std::random_device device_;
};

// Your event loop's part: it owns the socket and the clock. This one answers like a server that
// knows a home agent.
std::vector<uint8_t> SendAndReceive(Bytes request) {
  std::vector<uint8_t> reply(request.begin(), request.begin() + 18);  // header, CLIENTID
  reply[0] = 7;
  for (const int octet :
       {0, 2,  0, 10, 0, 2,  0, 0,  0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde,  // SERVERID
        0, 70, 0, 20, 0, 72, 0, 16, 0x20, 0x01, 0x0d, 0xb8, 0,    0,
        0, 0,  0, 0,  0, 0,  0, 0,  0,    1}) {
    reply.push_back(static_cast<uint8_t>(octet));
  }
  return reply;
}

}  // namespace

int main() {
  roles::MobileNodeConfig config;
  config.client_id = {0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00, 0x00, 0x01};
  config.request.unrestricted = true;
  SystemRandom random;
  roles::MobileNode node(config, random);

  TimePoint now{};  // your clock's, monotonic
  node.Start(now);
  for (int turn = 0; turn < 10 && node.home_networks().empty(); ++turn) {
    std::vector<uint8_t> buffer(roles::MobileNode::kMaxRequestSize);
    const auto transmit = node.PollTransmit(absl::MakeSpan(buffer));
    if (!transmit) {
      std::printf("%s\n", transmit.error().ToString().c_str());
      return 1;
    }
    if (transmit->has_value()) {
      const std::vector<uint8_t> reply = SendAndReceive((*transmit)->datagram);
      roles::ReceivedDatagram received;
      received.payload = reply;
      node.HandleDatagram(now, received);
    } else if (const auto deadline = node.NextDeadline()) {
      now = deadline->when;  // sleep until then
      node.HandleTimeout(now);
    }
    while (const auto event = node.PollEvent())
      std::printf("%s\n", roles::MobileNodeEventName(event->id));
  }
  for (const roles::HomeNetworkInformation& information : node.home_networks()) {
    for (const Ipv6Address& address : information.network.addresses) {
      std::printf("home agent %s\n", address.ToString().c_str());
    }
  }
  return node.home_networks().empty() ? 1 : 0;
}
