// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The home AAA server (AAAH, HAAA) of RFC 6611 and RFC 5447: a pure step from a Diameter request,
// and from what the caller's user database says, to the answer.
//
//     const HomeAaaNeed need = HomeAaa::Examine(config, request);
//     ... the caller authenticates the user and looks the profile up, here or elsewhere ...
//     const AaaOutcome outcome = HomeAaa::Answer(config, request, found, out);
//
// It serves DER (application 5, RFC 4072) and AAR (application 1, RFC 7155) of access servers, DER
// (application 7) and MIR (application 8) of home agents that nodes register with (RFC 5778), and
// the STR that ends such a session. EAP itself is the caller's: payloads pass through; so is the
// authenticator of a MIR. It asks for sessions to be ended or authorised again (ASR, RAR). All are
// const functions of their arguments: any number of threads. They allocate nothing.
//
// The same request twice: `AnsweredRequests` keeps the answers (R97, answered_requests.h).
//
// The caller's business:
//
// - Whether the route in `route_records` is acceptable: if not, reject with kAuthorizationRejected
//   (R98).
// - A home agent is assigned once a session, and kept with it: registrations are checked against it
//   (R67, RegistrationGrant::assigned).
// - What the first round of a conversation says of Mobile IPv6 (`features`, `hints`,
//   `registration`) is kept for the last one (R64).

#ifndef MIP6BOOT_ROLES_HOME_AAA_H_
#define MIP6BOOT_ROLES_HOME_AAA_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/decode_policy.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/roles/home_aaa_decision.h"
#include "mip6boot/roles/home_aaa_outcome.h"
#include "mip6boot/roles/home_aaa_registration.h"
#include "mip6boot/roles/home_agent_assignment.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What a server is told before it starts. Its steps take it by reference.
struct HomeAaaConfig {
  std::string origin_host;          // DiameterIdentity of this server
  std::string origin_realm;         // the home realm
  std::vector<std::string> realms;  // served besides `origin_realm`
  bool serve_eap = true;            // application 5
  bool serve_nasreq = true;         // application 1
  // For home agents (RFC 5778), where nodes' registrations are this server's matter.
  bool serve_mip6_ikev2 = false;  // application 7
  bool serve_mip6_auth = false;   // application 8
  // Bits of MIP6-Feature-Vector that this server supports (R57).
  diameter::FeatureSet supported_features =
      diameter::FeatureBit::kMip6Integrated | diameter::FeatureBit::kLocalHomeAgentAssignment;
  // AVPs of the product's own that a request may hold with the M bit.
  std::vector<diameter::AvpKey> known_avps;
  diameter::DecodePolicy decode;

  // Errors: kNameEmpty, kNameTooLong, kLabelTooLong, kBadText, kIncomplete (no application),
  // kMissing (IP4_HOA_ONLY_SUPPORTED without PMIP6_SUPPORTED), with the key's path.
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

// Route-Records that are read; a longer route is refused.
inline constexpr size_t kMaxRouteRecords = 16;

// What must be looked up before a request can be answered. Views live as long as the request.
struct HomeAaaNeed {
  // False for what is dropped or answered with an error; `Answer` with anything found does it.
  bool wanted = false;
  // kDiameterEap, kAa: a user asks for access; with `registration`, and kMip6: registers with a
  // home agent; kSessionTermination: forget the session.
  diameter::CommandCode command{};
  diameter::ApplicationId application{};
  std::string_view session_id;
  std::string_view user_name;  // a NAI; empty without one: EAP tells who it is
  std::string_view realm;      // of the user: of the NAI if it has one, else the Destination-Realm
  std::string_view origin_host;  // of the access server, or the home agent
  std::string_view origin_realm;
  diameter::EndToEndId end_to_end{};
  BoundedVector<std::string_view, kMaxRouteRecords> route_records;

  diameter::AuthRequestType auth_request_type{};
  bool authenticates = false;  // Auth-Request-Type 1 or 3
  bool authorises = false;     // Auth-Request-Type 2 or 3: only then are home agents given (R66)
  Bytes eap_payload;           // DER; empty starts an EAP conversation (RFC 4072 3.1)
  Bytes state;                 // State that we sent in the round before; empty without one

  // What the access server, or a proxy, says about Mobile IPv6.
  std::optional<diameter::FeatureSet> features;  // MIP6-Feature-Vector (R54)
  AssignedHomeAgents hints;  // local home agents that it offers; none without the LOCAL bit (R56)
  std::optional<Ipv6Prefix> prefix_hint;  // a home link prefix that it proposes (RFC 5447 4.2.4)

  // What a home agent says of the node that registers with it; there with applications 7 and 8.
  std::optional<Registration> registration;

  diameter::TerminationCause termination_cause{};  // STR

  // All AVPs, for what the caller's policy looks at besides: NAS-Identifier, Called-Station-Id, ...
  diameter::AvpRange avps;
};

// What the caller found. As it stands here it is a refusal. Octets and text are viewed by `Answer`
// only while it runs.
struct HomeAaaFound {
  // What becomes of the request.
  enum class Verdict : uint8_t {
    kReject,       // with `reject_code`
    kAccept,       // access is granted; of an STR: the session is forgotten
    kContinue,     // EAP goes on: `eap_payload` and `state` are sent with 1001
    kUnknown,      // no such user, or no such session
    kUnavailable,  // nothing found in time
  };
  Verdict verdict = Verdict::kReject;
  // A failure: class 4 or 5.
  diameter::ResultCode reject_code = diameter::ResultCode::kAuthenticationRejected;

  // Mobile IPv6: sent with kAccept alone, and only if the request asked to authorise (R64, R66).
  MobilityAuthorisation mobility;
  // To a home agent: with kAccept, whether it may have the node, and what it is told. Its profile
  // is `mobility.allowed` and `mobility.features`; the home agents there are not sent to it.
  RegistrationGrant registration;
  // `HomeAaaNeed::features` of the first round, if this one is a later one: access servers say what
  // they support in the first request of a conversation (R64). What the request at hand says wins.
  std::optional<diameter::FeatureSet> first_features;

  std::string_view user_name;    // sent with kAccept (RFC 4072 2.8.1); empty: the one that came
  Bytes eap_payload;             // with kContinue required; with kAccept and kReject optional
  Bytes eap_master_session_key;  // with kAccept
  Bytes state;                   // with kContinue; the next round brings it back
  // Seconds; never sent above what the access server hints (RFC 6733 8.9, 8.13). With kAccept:
  std::optional<uint32_t> session_timeout;         // 0: no limit
  std::optional<uint32_t> authorization_lifetime;  // not above `session_timeout`
  std::optional<uint32_t> auth_grace_period;
  diameter::ReAuthRequestType reauthorize_as = diameter::ReAuthRequestType::kAuthorizeAuthenticate;
  std::optional<diameter::AuthSessionState> auth_session_state;
  // With kContinue: how long this server waits for the next round.
  std::optional<uint32_t> multi_round_timeout;
};

// What this server asks of who has a session of a node: the access server, or the home agent.
struct SessionDemand {
  // kAbortSession: end the session; kReAuth: authorise again.
  diameter::CommandCode command = diameter::CommandCode::kAbortSession;
  std::string_view session_id;
  diameter::ApplicationId application{};
  std::string_view destination_host;  // Origin-Host and Origin-Realm of the session's requests
  std::string_view destination_realm;
  std::string_view user_name;  // empty: not sent
  diameter::ReAuthRequestType reauthorize_as = diameter::ReAuthRequestType::kAuthorizeAuthenticate;
  diameter::HopByHopId hop_by_hop{};  // new on the connection (R96)
  diameter::EndToEndId end_to_end{};  // not used in the last 4 minutes (R96), unless `sent_before`
  bool sent_before = false;           // the same again after failover: with the T bit, and the same
                                      // end-to-end id
};

class HomeAaa {
 public:
  // Holds any answer in which the octets that come from the caller and from the request
  // (Session-Id, User-Name, EAP payload, key, state, Proxy-Info) are no more than 8192.
  static constexpr size_t kMaxAnswerSize = 16384;

  // What must be looked up for `request`, one whole message. Views in it live as long as that.
  MIP6BOOT_EXPORT static HomeAaaNeed Examine(const HomeAaaConfig& config, Bytes request);

  // Writes the answer into `out`. With kBufferTooSmall nothing happened; call again with a larger
  // one.
  MIP6BOOT_EXPORT static AaaOutcome Answer(const HomeAaaConfig& config, Bytes request,
                                           const HomeAaaFound& found, MutableBytes out);

  // The caller's database.
  using Lookup = absl::FunctionRef<HomeAaaFound(const HomeAaaNeed&)>;
  // Both in one call, for a caller that has its database at hand; `lookup` is called at most once.
  MIP6BOOT_EXPORT static AaaOutcome Step(const HomeAaaConfig& config, Bytes request, Lookup lookup,
                                         MutableBytes out);

  // ASR or RAR (RFC 6733 8.3, 8.5). With kNotEncodable `error` names the field.
  MIP6BOOT_EXPORT static AaaOutcome Ask(const HomeAaaConfig& config, const SessionDemand& demand,
                                        MutableBytes out);
  // Its answer, ASA or RAA. The caller has found the request by the answer's hop-by-hop id; another
  // answer ends in kMalformedReply.
  MIP6BOOT_EXPORT static AaaOutcome TakeReply(const HomeAaaConfig& config,
                                              const SessionDemand& demand, Bytes answer);
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AAA_H_
