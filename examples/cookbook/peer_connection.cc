// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/peer_connection.h"

#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mip6boot;

class SystemRandom final : public RandomSource {
 public:
  uint32_t Next() override { return device_(); }

 private:
  std::random_device device_;
};

diameter::PeerConfig Config(diameter::PeerSide side, std::string host) {
  diameter::PeerConfig config;
  config.side = side;
  config.origin_host = std::move(host);
  config.origin_realm = "example.org";
  config.host_ip_addresses = {*Ipv6Address::FromText("2001:db8::1")};
  config.applications = {{diameter::ApplicationId::kNasreq}};
  return config;
}

// The drain: everything that a machine has to say after an input. What it wants written goes to the
// other end; your program writes it into a socket.
void Drain(TimePoint now, diameter::PeerConnection& from, diameter::PeerConnection& to) {
  std::vector<uint8_t> buffer(4096);
  for (;;) {
    const auto octets = from.PollTransmit(absl::MakeSpan(buffer));
    if (!octets) {
      std::printf("%s\n", octets.error().ToString().c_str());
      return;
    }
    if (!octets->has_value()) break;
    if (!to.HandleBytes(now, **octets)) return;
  }
  while (const auto event = from.PollEvent()) {
    std::printf("%s: %s\n", from.config().origin_host.c_str(), PeerEventName(event->id));
  }
}

}  // namespace

int main() {
  const TimePoint now{};  // your clock's, monotonic
  SystemRandom random;
  diameter::PeerConnection nas(Config(diameter::PeerSide::kInitiator, "nas1.example.org"), random);
  diameter::PeerConnection aaa(Config(diameter::PeerSide::kResponder, "aaa.example.org"), random);

  // The transport is up, TLS included: these are the names in the certificates.
  const std::string_view nas_names[] = {"nas1.example.org"};
  const std::string_view aaa_names[] = {"aaa.example.org"};
  nas.HandleConnected(now, {diameter::Protection::kTls, aaa_names});
  aaa.HandleConnected(now, {diameter::Protection::kTls, nas_names});

  // Capabilities are exchanged, and the connection is open.
  for (int turn = 0; turn < 3; ++turn) {
    Drain(now, nas, aaa);
    Drain(now, aaa, nas);
  }
  if (!nas.usable() || !aaa.usable()) return 1;

  // Nothing is said for a while: the watchdog asks whether the peer is still there.
  const TimePoint later = nas.NextDeadline()->when;
  nas.HandleTimeout(later);
  Drain(later, nas, aaa);
  Drain(later, aaa, nas);
  std::printf("%s\n", PeerStateName(nas.state()));
  if (!nas.usable()) return 1;

  // A goodbye, which the peer answers. Then your program closes the transport.
  nas.Disconnect(later, diameter::DisconnectCause::kRebooting);
  Drain(later, nas, aaa);
  Drain(later, aaa, nas);
  Drain(later, nas, aaa);
  return nas.state() == diameter::PeerState::kClosed ? 0 : 1;
}
