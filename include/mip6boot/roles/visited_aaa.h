// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The AAA server of the visited network (AAAV; VAAA or LAAA in RFC 5447): a proxy between access
// servers and the home AAA. A pure step from a passing message, and from what the caller knows of
// local home agents, to the message that goes on.
//
//     const VisitedAaaNeed need = VisitedAaa::Examine(config, message);
//     ... the caller chooses local home agents for the node, and where the message goes ...
//     const VisitedAaaOutcome outcome = need.is_request
//         ? VisitedAaa::Forward(config, message, {peer, upstream.NextHopByHopId()}, found, out)
//         : VisitedAaa::Return(config, message, kept_hop_by_hop, found, out);
//
// Of a passing message all AVPs stay as they are, octet for octet and in their order, keys and
// what this library does not know included. The end-to-end id and the flags stay too; the
// hop-by-hop id is replaced on the way out and restored on the way back (R96). Added are:
//
// - to a request: local home agents as hints, where the access server can have one assigned (R55,
//   R56); Route-Record (R98); Proxy-Info, if it is this that keeps the hop-by-hop id;
// - to an answer: local home agents, where the home server has authorised local assignment (R94).
//
// The caller's business: where a request goes (Destination-Host, Destination-Realm; RFC 6733 6.1);
// that its answer is wanted for some time only; connections (diameter::PeerConnection).
//
// All are const functions of their arguments: any number of threads. They allocate nothing.

#ifndef MIP6BOOT_ROLES_VISITED_AAA_H_
#define MIP6BOOT_ROLES_VISITED_AAA_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/decode_policy.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/visited_aaa_outcome.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What a server is told before it starts. Its steps take it by reference.
struct VisitedAaaConfig {
  std::string origin_host;   // DiameterIdentity of this server
  std::string origin_realm;  // of the visited network
  // What counts as local besides `origin_realm`, here and at the access servers: a home agent that
  // they would not know as local is never sent, since nodes would take it for one of their home
  // network.
  std::vector<std::string> local_realms;
  std::vector<Ipv6Prefix> local_prefixes;
  // Where MIP6-Agent-Info says what RFC 5447 says. Messages of other applications pass as they are:
  // in those of RFC 5778 it names the home agent that asks. At least one: a server that touches
  // nothing is a relay agent of RFC 6733, without this.
  std::vector<diameter::ApplicationId> applications = {diameter::ApplicationId::kNasreq,
                                                       diameter::ApplicationId::kEap};
  // The hop-by-hop id of a request, and `Onward::downstream`, travel in a Proxy-Info and come back
  // with the answer (RFC 6733 6.7.2): nothing to keep here. Who must not be able to change them,
  // the home server and agents on the way, can.
  bool stateless = false;
  diameter::DecodePolicy decode;

  // Errors: kNameEmpty, kNameTooLong, kLabelTooLong, kBadText, kMissing, with the key's path.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

// What must be looked up before a message can go on. Views live as long as the message.
struct VisitedAaaNeed {
  // Local home agents for the node: to hint in a request, to add to an answer. False where none
  // would be sent.
  bool wanted = false;
  bool is_request = false;
  diameter::CommandCode command{};
  diameter::ApplicationId application{};
  diameter::HopByHopId hop_by_hop{};  // of an answer: its request is the one forwarded with it
  diameter::EndToEndId end_to_end{};
  std::string_view session_id;
  std::string_view user_name;  // a NAI; empty without one
  std::string_view origin_host;
  std::string_view origin_realm;
  std::string_view destination_realm;  // of a request: where it is to go; empty without one
  std::string_view destination_host;
  diameter::ResultCode result_code{};  // of an answer; 0 without one

  // What the message says of Mobile IPv6 already.
  std::optional<diameter::FeatureSet> features;
  AssignedHomeAgents agents;
  std::optional<Ipv6Prefix> prefix;

  diameter::AvpRange avps;  // all of them, as far as they can be read
};

// What the caller found. As it stands here it adds nothing.
struct VisitedAaaFound {
  // Home agents of this network that the node may have, best first. Each has a host, and a local
  // realm or none, or an IPv6 address in a local prefix.
  absl::Span<const AssignedHomeAgent> local_agents;
  // In a request: a home link prefix to propose (RFC 5447 4.2.4).
  std::optional<Ipv6Prefix> prefix;
};

class VisitedAaa {
 public:
  // Octets that a step adds to a message at most: names have 255.
  static constexpr size_t kMaxAdded = 8192;
  // Octets of `Onward::downstream` at most.
  static constexpr size_t kMaxDownstream = 64;

  // What a request needs to go on.
  struct Onward {
    // DiameterIdentity of the peer that it came from: the Route-Record to add (RFC 6733 6.1.9).
    std::string_view peer;
    // New on the connection that it goes out on (R96).
    diameter::HopByHopId hop_by_hop{};
    // Stateless: octets of the caller's that come back with the answer, which connection the
    // request came from, say.
    Bytes downstream = {};
  };

  // `message` is one whole message, either way.
  MIP6BOOT_EXPORT static VisitedAaaNeed Examine(const VisitedAaaConfig& config, Bytes message);

  // Sends a request on, or refuses it: a loop with 3005 (R98), one that must not be forwarded with
  // 3002, one that cannot be read as its fault deserves; such an answer goes back to where the
  // request came from. With kBufferTooSmall nothing happened; call again with a larger one.
  MIP6BOOT_EXPORT static VisitedAaaOutcome Forward(const VisitedAaaConfig& config, Bytes request,
                                                   const Onward& onward,
                                                   const VisitedAaaFound& found, MutableBytes out);

  // Sends an answer back. `hop_by_hop` is the one its request came with, of which the caller has
  // kept that it was sent on with the answer's; none: not known. Not looked at where Proxy-Info
  // keeps it. An answer of no request is dropped.
  MIP6BOOT_EXPORT static VisitedAaaOutcome Return(const VisitedAaaConfig& config, Bytes answer,
                                                  std::optional<diameter::HopByHopId> hop_by_hop,
                                                  const VisitedAaaFound& found, MutableBytes out);
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_VISITED_AAA_H_
