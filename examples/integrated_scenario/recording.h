// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Real clients' requests, out of a capture.
//
// A client's message that stands in a capture several times, bare and inside the Relay-forwards of
// one or two relays, is one request. Its server takes the DUID that the recording names: to a
// client that goes back to its server, another would be none of its business (R91). Everything that
// any client in the recording asks for gets an entry in the server's directory.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_RECORDING_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_RECORDING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "examples/integrated_scenario/dhcp_server_host.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/roles/datagram.h"

namespace mip6boot::scenario {

struct RecordedRequest {
  size_t frame = 0;  // the first that it stands in
  roles::UdpEndpoint client;
  std::vector<uint8_t> message;
  std::vector<uint8_t> server_id;  // DUID of the server that it is played to
};

struct Recording {
  std::vector<RecordedRequest> requests;  // Solicit, Request, Renew, Rebind, Information-request
  DirectoryEntries directory;
  size_t frames = 0;
  size_t copies = 0;                    // of a message that was there before
  size_t skipped = 0;                   // Confirm, Release, Decline: they ask for no options
  size_t incomplete = 0;                // cut by the recorder, or fragments are missing
  std::vector<std::string> unreadable;  // "frame 7: ..."
};

// Throws UsageError if it cannot be read.
Recording ReadRecording(const std::string& path);

// How the clients of recordings are read: all of what real ones send.
dhcpv6::DecodePolicy RecordedClients();

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_RECORDING_H_
