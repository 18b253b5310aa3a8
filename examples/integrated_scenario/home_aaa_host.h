// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The home AAA of the scenario: diameter::PeerConnection for each TCP connection, roles::HomeAaa
// for each request, and a user database of one.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_HOME_AAA_HOST_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_HOME_AAA_HOST_H_

#include <list>
#include <memory>
#include <string>
#include <vector>

#include "examples/integrated_scenario/clock.h"
#include "examples/integrated_scenario/loopback_network.h"
#include "examples/integrated_scenario/tcp_stream.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/diameter/peer_connection.h"
#include "mip6boot/roles/home_aaa.h"

namespace mip6boot::scenario {

// A home agent as an operator writes it down. What is empty is not there.
struct HomeAgentEntry {
  std::string address;
  std::string prefix;
  std::string realm;
  std::string host;
};

// What the database has of a user.
struct UserProfile {
  std::string user_name;
  bool access = true;
  bool local_assignment = false;  // a home agent in the visited network is allowed
  std::vector<HomeAgentEntry> home_agents;
  std::vector<HomeAgentEntry> local_agents;  // in the visited network, agreed with its operator
};

class HomeAaaHost {
 public:
  HomeAaaHost(LoopbackNetwork& network, roles::HomeAaaConfig config, UserProfile profile,
              RandomSource& random);

 private:
  // One connection.
  struct Peer {
    Peer(std::shared_ptr<TcpStream> tcp, diameter::PeerConfig config, RandomSource& random,
         DeadlineTimer wake)
        : stream(std::move(tcp)), connection(std::move(config), random), timer(std::move(wake)) {}

    std::shared_ptr<TcpStream> stream;
    diameter::PeerConnection connection;
    DeadlineTimer timer;
  };

  void Accept(std::shared_ptr<TcpStream> stream);
  void Pump(Peer& peer);
  void Handle(Peer& peer, const diameter::PeerEvent& event);
  void Answer(Peer& peer, Bytes request);
  roles::HomeAaaFound LookUp(const roles::HomeAaaNeed& need);

  LoopbackNetwork& network_;
  roles::HomeAaaConfig config_;
  UserProfile profile_;
  RandomSource& random_;
  std::vector<roles::AssignedHomeAgent> home_agents_;  // view `profile_`
  std::vector<roles::AssignedHomeAgent> local_agents_;
  std::list<Peer> peers_;  // kept until the end, since handlers refer to them
  TcpListener listener_;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_HOME_AAA_HOST_H_
