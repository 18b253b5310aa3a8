// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The access server (NAS) of RFC 6611 and RFC 5447: asks the home AAA for access for each node that
// attaches, and keeps the home agents that come with it in a binding table, for the relay agent
// beside it. A state machine without I/O.
//
//     Nas nas(config, random);
//     nas.HandleConnected(now, security);  // the caller has connected to the home AAA
//     AccessRequest request(key);
//     request.user_name = "mn1@home.example.org";
//     request.eap_payload = eap;
//     nas.Authorize(now, request);
//     for (;;) {
//       while (auto message = nas.PollTransmit(buffer)) {
//         if (!message->has_value()) break;
//         write(**message);
//       }
//       while (std::optional<NasEvent> event = nas.PollEvent()) ...;
//       ... wait for octets, or until nas.NextDeadline()->when ...
//       nas.HandleBytes(now, octets);  // or
//       nas.HandleTimeout(now);
//     }
//     ... and for the relay: nas.bindings().Find(now, key, duid) ...
//
// The contract is that of diameter::PeerConnection: any number of inputs, then the polls in any
// order; late, early and repeated timeouts are harmless; a `now` that goes back counts as the
// latest one seen.
//
// Home agents are taken from a successful answer that authorises, and from nothing else (R64, R66).
// They are bound to the attachment, and the binding ends with the authorisation (R95). Every end is
// told to the server by STR, unless it keeps no state; with no connection, the STR waits for the
// next one.
//
// A second connection is optional. A request that waits when the primary fails, or is suspect, goes
// to the secondary, once, with the T bit, the same end-to-end id, and all its time; and the reverse
// (R96). As soon as the primary is there again, which after a failure takes three DWAs, new
// requests go to it (R102).
//
// EAP is the caller's, and the node's: a round comes as an event, and ContinueEap answers it (R92).
// Where the EAP exchange only authenticates, the caller asks again for authorisation, in an AAR
// (R93). That a node has left is the caller's report: Detach (R95).
//
// Re-authorisation is the caller's: kReauthorizationNeeded says when, `AccessRequest::session` does
// it. A refusal ends the binding; trouble on the way does not, it then ends when it must.
//
// It allocates: a few hundred octets a session, beside the binding.

#ifndef MIP6BOOT_ROLES_NAS_H_
#define MIP6BOOT_ROLES_NAS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/base/attributes.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/peer_connection.h"
#include "mip6boot/roles/binding_table.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/nas_config.h"
#include "mip6boot/roles/nas_event.h"
#include "mip6boot/roles/nas_transitions.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// A node wants access, or to keep it. Everything is viewed only while `Authorize` runs.
struct AccessRequest {
  // For the node at `attachment`; everything else as it stands here, to be filled in.
  explicit AccessRequest(const AttachmentKey& attachment) : key(attachment) {}

  AttachmentKey key;           // what the relay will find the node by (R65, R86)
  std::string_view user_name;  // the node's NAI: its realm is where the request goes, unless
                               // `destination_realm` says so
  // EAP: what the node answered to EAP-Request/Identity; empty starts the conversation (RFC
  // 4072 2.2).
  Bytes eap_payload;
  // If not empty, only a client with this DUID gets the home networks (R86).
  Bytes pinned_duid;
  // Home agents in this network that may be assigned to the node, as hints (R55). Each has a local
  // realm and a host, or an IPv6 address: else an answer that names it would not be known as local.
  absl::Span<const AssignedHomeAgent> local_home_agents;
  // A home link prefix to propose (RFC 5447 4.2.4).
  std::optional<Ipv6Prefix> home_link_prefix;

  std::optional<NasApplication> application;  // none: the configured one
  // kAuthenticateOnly brings no home agents: they come with a second request of kNasreq and
  // kAuthorizeOnly (R93).
  diameter::AuthRequestType type = diameter::AuthRequestType::kAuthorizeAuthenticate;
  std::string_view destination_realm;
  // Re-authorises this session of the same attachment. None: a new session, which takes the
  // attachment over from the one that has it as soon as it is granted access.
  std::optional<SessionNumber> session;
  // Other AVPs to send: NAS-Port, Called-Station-Id, User-Password, ...
  absl::Span<const diameter::AvpView> more;
};

class Nas {
 public:
  // What a timeout is for.
  enum class DeadlineReason : uint8_t {
#define MIP6BOOT_DEADLINE(enumerator, name, text) enumerator,
#include "mip6boot/roles/nas.def"
  };
  // When HandleTimeout is to be called, and what for.
  struct Deadline {
    TimePoint when;
    DeadlineReason why;
  };

  // Of a config that `Validate` refuses, no machine: Authorize and PollTransmit give that error.
  // `random` outlives it.
  MIP6BOOT_EXPORT Nas(NasConfig config, RandomSource& random ABSL_ATTRIBUTE_LIFETIME_BOUND);
  MIP6BOOT_EXPORT ~Nas();
  MIP6BOOT_EXPORT Nas(Nas&& other) noexcept;
  MIP6BOOT_EXPORT Nas& operator=(Nas&& other) noexcept;

  // ---- in ----

  // A transport connection to the peer is up, TLS included (R100). One that was up before is over.
  MIP6BOOT_EXPORT void HandleConnected(TimePoint now, const diameter::TransportSecurity& security,
                                       NasPeer peer = NasPeer::kPrimary);
  // Octets of the stream, in any cut. kNoSpace: the caller has octets or events to poll first;
  // nothing was taken. kNotAllowed: there is no such connection.
  MIP6BOOT_EXPORT Result<void> HandleBytes(TimePoint now, Bytes octets,
                                           NasPeer peer = NasPeer::kPrimary);
  // The transport connection was closed, by the peer or by a fault.
  MIP6BOOT_EXPORT void HandleClosed(TimePoint now, NasPeer peer = NasPeer::kPrimary);
  // The time is `now`: does what is due, if anything is.
  MIP6BOOT_EXPORT void HandleTimeout(TimePoint now);
  // Says goodbye to the peer (DPR). Bindings stay.
  MIP6BOOT_EXPORT void Disconnect(
      TimePoint now, diameter::DisconnectCause cause = diameter::DisconnectCause::kRebooting,
      NasPeer peer = NasPeer::kPrimary);

  // Sends the request. Errors, and then nothing has happened: kMissing (no realm to send it to),
  // kNotAllowed (no connection that takes requests; a session that is not open, or another
  // attachment's), kTooMany (sessions), kUnsupported (the peer does not do the application), those
  // of diameter::PeerConnection::Send, and of writing `more`.
  MIP6BOOT_EXPORT Result<SessionNumber> Authorize(TimePoint now, const AccessRequest& request);
  // The node's answer to a challenge (R92); `more` as in AccessRequest. Errors as above;
  // kNotAllowed: the session waits for none. After an error it waits on.
  MIP6BOOT_EXPORT Result<void> ContinueEap(TimePoint now, SessionNumber session, Bytes eap_payload,
                                           absl::Span<const diameter::AvpView> more = {});
  // The node has left: its binding and its sessions end (R95). False if nothing was known of it.
  MIP6BOOT_EXPORT bool Detach(TimePoint now, const AttachmentKey& key);

  // ---- out ----

  // The next message to write to that peer, in `out`; nullopt if there is none now. Errors:
  // kNoSpace if `out` is too small for it, and then nothing has changed; that of an invalid config.
  MIP6BOOT_EXPORT Result<std::optional<Bytes>> PollTransmit(MutableBytes out,
                                                            NasPeer peer = NasPeer::kPrimary);
  // The oldest event that was not polled yet.
  MIP6BOOT_EXPORT std::optional<NasEvent> PollEvent();
  // When to call HandleTimeout, and what for; nullopt: not at all.
  MIP6BOOT_EXPORT std::optional<Deadline> NextDeadline() const;

  // ---- what is known ----

  // For the relay. The reference lives as long as the Nas.
  MIP6BOOT_EXPORT const BindingTable& bindings() const ABSL_ATTRIBUTE_LIFETIME_BOUND;
  // kIdle if there is no such session.
  MIP6BOOT_EXPORT NasState state(SessionNumber session) const;
  // Sessions that are not over, those whose end is still to be told included.
  MIP6BOOT_EXPORT size_t sessions() const;
  // "nas1.asp.example.net;1876543210;523". Sensitive: not for logs by default (R101).
  MIP6BOOT_EXPORT std::string SessionId(SessionNumber session) const;
  // Requests can be sent, to one peer at least.
  MIP6BOOT_EXPORT bool usable() const;
  // The connection, from its first HandleConnected on; null before.
  MIP6BOOT_EXPORT const diameter::PeerConnection* peer(NasPeer peer = NasPeer::kPrimary) const
      ABSL_ATTRIBUTE_LIFETIME_BOUND;
  // As it was given.
  MIP6BOOT_EXPORT const NasConfig& config() const ABSL_ATTRIBUTE_LIFETIME_BOUND;
  // Since the machine was made.
  MIP6BOOT_EXPORT const NasCounters& counters() const ABSL_ATTRIBUTE_LIFETIME_BOUND;

 private:
  class Machine;
  std::unique_ptr<Machine> machine_;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_NAS_H_
