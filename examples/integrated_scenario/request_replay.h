// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Plays a recorded request to our relay and our server, over their sockets: as it was recorded,
// octet for octet, from the address that its client had.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_REQUEST_REPLAY_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_REQUEST_REPLAY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "examples/integrated_scenario/dhcp_server_host.h"
#include "examples/integrated_scenario/journal.h"
#include "examples/integrated_scenario/message_tree.h"
#include "examples/integrated_scenario/recording.h"

namespace mip6boot::scenario {

struct ReplayResult {
  Message request;
  std::string asked;   // "visited, identified home.example.org."; empty: no home network
  size_t ignored = 0;  // names, or an ORO, that could not be taken from it
  std::string error;   // why the first of them was not
  std::optional<Message> reply;
  std::vector<std::string> faults;  // what was asked for and did not come, or came and was not due
};

// Throws UsageError if a port is taken.
ReplayResult Replay(const RecordedRequest& request, const HomeNetworkDirectory& directory,
                    std::optional<uint16_t> base_port, Journal& journal);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_REQUEST_REPLAY_H_
