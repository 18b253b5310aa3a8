// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The access server of the scenario: roles::Nas over TCP to the home AAA, and roles::RelayAgent
// beside it with a UDP socket on either side. What ties the two together is the access port: the
// NAS binds what the AAA assigns to the port, the relay looks up the port that a message came in
// on. What a client says of itself is no key (R86).

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_ACCESS_SERVER_HOST_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_ACCESS_SERVER_HOST_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "examples/integrated_scenario/clock.h"
#include "examples/integrated_scenario/loopback_network.h"
#include "examples/integrated_scenario/tcp_stream.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/roles/nas.h"
#include "mip6boot/roles/relay_agent.h"

namespace mip6boot::scenario {

// The relay's half, which knows of no AAA.
class RelayHost {
 public:
  // The home networks of the node behind a port, as views that live until the next event; none: an
  // empty span.
  using Lookup =
      std::function<absl::Span<const roles::SuppliedHomeNetwork>(const roles::RelayNeed&)>;

  RelayHost(LoopbackNetwork& network, roles::RelayAgentConfig config, Lookup lookup);

 private:
  void ReceiveAtUplink(const roles::ReceivedDatagram& received);
  void Receive(const roles::RelayLink& link, const roles::ReceivedDatagram& received);

  LoopbackNetwork& network_;
  roles::RelayAgentConfig config_;
  Lookup lookup_;
  roles::RelayLink clients_;
  roles::RelayLink servers_;
  UdpSocket downlink_;
  UdpSocket uplink_;
};

class AccessServerHost {
 public:
  struct Events {
    std::function<void()> decided;          // the AAA has granted or refused access
    std::function<void()> binding_expired;  // the configured time is over
    std::function<void()> left;             // all said to the AAA, the connection is closed
  };

  AccessServerHost(LoopbackNetwork& network, roles::NasConfig nas, roles::RelayAgentConfig relay,
                   RandomSource& random);

  // A node attaches to the access port and says who it is: the home AAA is called and asked.
  void Attach(std::string user_name, Events events);
  // It leaves: its session ends, then the connection.
  void Leave();

 private:
  void Authorize();
  void Pump();
  void Handle(const roles::NasEvent& event);
  absl::Span<const roles::SuppliedHomeNetwork> FindBinding(const roles::RelayNeed& need);

  LoopbackNetwork& network_;
  roles::Nas nas_;
  DeadlineTimer timer_;
  std::shared_ptr<TcpStream> stream_;
  RelayHost relay_;
  std::optional<roles::Binding> binding_;  // what FindBinding gave last
  std::string user_name_;
  Events events_;
  bool leaving_ = false;
  bool said_goodbye_ = false;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_ACCESS_SERVER_HOST_H_
