// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How the access server of a fuzzer is set up, what it asks for its nodes, and the answer that
// opens its connections.

#ifndef MIP6BOOT_FUZZ_ACCESS_REQUESTS_H_
#define MIP6BOOT_FUZZ_ACCESS_REQUESTS_H_

#include <bitset>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/sample_networks.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/nas_avps.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/nas.h"

namespace mip6boot::fuzz {

// Where nodes are attached.
inline constexpr uint8_t kPorts = 4;
using Ports = std::bitset<kPorts>;
inline roles::AttachmentKey Port(uint8_t number) {
  return *roles::AttachmentKey::From(roles::AttachmentKind::kPort, Bytes(&number, 1));
}

inline roles::NasConfig AccessServerConfig(uint8_t what) {
  roles::NasConfig config;
  config.peer.origin_host = "nas1.asp.example.net";
  config.peer.origin_realm = "asp.example.net";
  config.peer.host_ip_addresses = {Ip6("2001:db8:1:c020::ff")};
  config.first_session = (uint64_t{1876543210} << 32) | 523;  // as in the vectors
  config.offer_unrestricted = (what & 1) != 0;
  config.accept_limited_success = (what & 2) != 0;
  config.assign_hinted = (what & 4) == 0;
  if ((what & 8) != 0) config.binding_lifetime = std::chrono::seconds(30);
  if ((what & 128) != 0) config.binding_lifetime = std::chrono::hours(24);
  if ((what & 16) != 0) config.bindings.max_bindings = 2;
  if ((what & 32) != 0) config.max_sessions = 2;
  if ((what & 64) != 0) config.local_prefixes = {Prefix("2001:db8:1::/48")};
  return config;
}

// What a session asked for last, and how.
struct Asked {
  std::string session_id;
  std::string_view user_name;
  diameter::AuthRequestType type{};
  std::vector<roles::AssignedHomeAgent> hinted;
  std::vector<uint8_t> pinned_duid;
};

inline absl::Span<const diameter::AvpView> NasPortAvps() {
  static constexpr uint8_t kPortNumber[] = {0, 0, 0, 7};
  static const std::vector<diameter::AvpView> avps = {
      {diameter::NasPort::kKey, diameter::kAvpFlagMandatory, kPortNumber}};
  return avps;
}

// EAP-Responses of a node: who it is, and what it says to a challenge.
inline constexpr uint8_t kEapIdentity[] = {2, 0, 0, 6, 1, 'm'};
inline constexpr uint8_t kEapResponse[] = {2, 1, 0, 4};

// By bits of `kind`: 2 and 4 the Auth-Request-Type, 8 a local home agent, 16 a pinned DUID; and in
// the request 1 NASREQ, 32 a prefix, 64 another AVP, and who the node is.
inline Asked AskedBy(uint8_t kind) {
  Asked asked;
  asked.user_name = "mn1@home.example.org";
  asked.type = static_cast<diameter::AuthRequestType>(3 - (kind >> 1 & 3) % 3);
  if ((kind & 8) != 0) asked.hinted = {LocalAgent()};
  if ((kind & 16) != 0) asked.pinned_duid.assign(std::begin(kClientDuid), std::end(kClientDuid));
  return asked;
}
// What is wrong with a request for access, by a parameter of its step.
enum class Spoilt : uint8_t { kNot, kNoRealm, kStrangeHint, kTooManyHints, kLongDuid, kOwnRealm };

// Why the request is refused; none: it is not spoilt.
inline std::optional<Reason> Spoil(Spoilt how, Asked& asked) {
  switch (how) {
    case Spoilt::kNoRealm:
      asked.user_name = "mn1";
      return Reason::kMissing;
    case Spoilt::kStrangeHint:
      asked.hinted = {HomeAgent()};  // of another network
      return Reason::kBadValue;
    case Spoilt::kTooManyHints:
      asked.hinted.assign(roles::kMaxHomeAgents + 1, LocalAgent());
      return Reason::kTooMany;
    case Spoilt::kLongDuid:
      asked.pinned_duid.assign(roles::kMaxDuidSize + 1, 7);
      return Reason::kTooLong;
    default:
      return std::nullopt;
  }
}

// Views `asked`.
inline roles::AccessRequest RequestFor(const roles::AttachmentKey& key, const Asked& asked,
                                       uint8_t kind) {
  roles::AccessRequest request(key);
  request.user_name = asked.user_name;
  // EAP is what is configured.
  if ((kind & 1) != 0) request.application = roles::NasApplication::kNasreq;
  request.type = asked.type;
  request.local_home_agents = asked.hinted;
  request.pinned_duid = asked.pinned_duid;
  if ((kind & 32) != 0) request.home_link_prefix = Prefix("2001:db8:1:c020::/64");
  if ((kind & 64) != 0) {
    request.more = NasPortAvps();
    request.eap_payload = kEapIdentity;
  }
  return request;
}

// A CEA of the home AAA; the ids are still to be set.
inline std::vector<uint8_t> GoodCapabilities() {
  diameter::CapabilitiesExchangeAnswer answer;
  answer.result_code = diameter::ResultCode::kSuccess;
  answer.origin_host = "aaa.home.example.org";
  answer.origin_realm = "home.example.org";
  (void)answer.host_ip_addresses.TryPushBack(Ip6("2001:db8:6000::53"));
  answer.vendor_id = 0;
  answer.product_name = "fuzz";
  (void)answer.auth_application_ids.TryPushBack(diameter::ApplicationId::kNasreq);
  (void)answer.auth_application_ids.TryPushBack(diameter::ApplicationId::kEap);
  std::vector<uint8_t> buffer(512);
  diameter::MessageWriter out(absl::MakeSpan(buffer), answer.header);
  out.Add(answer);
  buffer.resize(out.Finish()->size());
  return buffer;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_ACCESS_REQUESTS_H_
