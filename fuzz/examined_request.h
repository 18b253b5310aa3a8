// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a home AAA server has to look up for a request: what stands in its AVPs (RFC 6733 6, RFC
// 4072 3.1, RFC 5447 4.2, RFC 5778 5), read by the codes of these alone.

#ifndef MIP6BOOT_FUZZ_EXAMINED_REQUEST_H_
#define MIP6BOOT_FUZZ_EXAMINED_REQUEST_H_

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "fuzz/finding.h"
#include "fuzz/mapped_networks.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/text.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_avps.h"

namespace mip6boot::fuzz {

// The first AVP of the base vendor's with this code: its octets, its text, its number; 0 or empty
// without one.
inline Bytes OctetsIn(const diameter::AvpRange& avps, uint32_t code) {
  const auto avp = avps.First(diameter::AvpKey{0, code});
  return avp.has_value() ? avp->data : Bytes();
}
inline std::string_view TextIn(const diameter::AvpRange& avps, uint32_t code) {
  return AsText(OctetsIn(avps, code));
}
inline uint32_t Number32In(const diameter::AvpRange& avps, uint32_t code) {
  const Bytes octets = OctetsIn(avps, code);
  return octets.size() == 4 ? LoadBigEndian32(octets.data()) : 0;
}

inline void RequireRouteRecords(const roles::HomeAaaNeed& need, const diameter::AvpRange& avps) {
  size_t hops = 0;
  for (const diameter::AvpView avp : avps) {
    if (avp.key != diameter::AvpKey{0, 282}) continue;
    Require(hops < need.route_records.size() && need.route_records[hops] == AsText(avp.data),
            "another route than the request's (R98)");
    ++hops;
  }
  Require(hops == need.route_records.size(), "a longer route than the request's (R98)");
}

// What the access server says of Mobile IPv6; what a home agent says of the node.
inline void RequireMobilityNeed(const roles::HomeAaaNeed& need, const diameter::AvpRange& avps) {
  const auto said = roles::ReadHomeAgentAssignment(avps).assignment;
  const Bytes features = OctetsIn(avps, 124);
  Require(need.features.has_value() == (features.size() == 8) &&
              (!need.features || need.features->bits() == LoadBigEndian64(features.data())),
          "other features than the request's (R54)");
  Require(need.prefix_hint == said.prefix, "another prefix than the request's (RFC 5447 4.2.4)");
  const bool registers = need.application == diameter::ApplicationId::kMip6Ikev2 ||
                         need.application == diameter::ApplicationId::kMip6Auth;
  Require(need.registration.has_value() == registers, "a registration of nobody, or none");
  constexpr uint64_t kLocal = 2;
  const bool hints =
      !registers && need.features.has_value() && (need.features->bits() & kLocal) != 0;
  Require(need.hints.size() == (hints ? said.agents.size() : 0), "other hints than count (R56)");
  for (size_t i = 0; i < need.hints.size(); ++i) {
    Require(need.hints[i].ipv6 == said.agents[i].ipv6 && need.hints[i].host == said.agents[i].host,
            "other hints than the request's (R55)");
  }
  if (!registers) return;
  const roles::Registration& registration = *need.registration;
  size_t count = 0;
  bool wants_ipv6 = false, wants_ipv4 = false;
  for (const diameter::AvpView avp : avps) {
    if (avp.key != diameter::AvpKey{0, 333} || count == roles::kMaxHomeAddresses) continue;
    ++count;
    const bool is_zero =
        std::all_of(avp.data.begin() + 2, avp.data.end(), [](uint8_t octet) { return octet == 0; });
    if (is_zero) (avp.data[1] == 2 ? wants_ipv6 : wants_ipv4) = true;
  }
  Require(registration.home_addresses.size() == count &&
              registration.wants_ipv6_home_address == wants_ipv6 &&
              registration.wants_ipv4_home_address == wants_ipv4,
          "other home addresses than the request's (RFC 5778 6.3)");
  Require(registration.home_agent.has_value() == !said.agents.empty() &&
              (said.agents.empty() || registration.home_agent->host == said.agents[0].host),
          "another home agent asks than the request says (R67)");
  Require(registration.service_selection == TextIn(avps, 493), "another service than selected");
  if (need.command != diameter::CommandCode::kMip6) return;
  Require(registration.authenticator == OctetsIn(avps, 488) &&
              registration.mac_mobility_data == OctetsIn(avps, 489) &&
              registration.mn_aaa_spi.value_or(0) == Number32In(avps, 341),
          "another authenticator than the node's (RFC 5778 6.20)");
}

// Of a request that is to be looked up.
inline void RequireExamined(const roles::HomeAaaNeed& need, Bytes request) {
  const auto message = diameter::MessageView::Parse(request);
  Require(message.has_value(), "looked up, and cannot be read");
  const diameter::AvpRange avps = message->avps();
  const bool ends = message->command() == diameter::CommandCode::kSessionTermination;
  Require(need.command == message->command() && need.end_to_end == message->end_to_end() &&
              std::distance(need.avps.begin(), need.avps.end()) ==
                  std::distance(avps.begin(), avps.end()) &&
              static_cast<uint32_t>(need.application) == Number32In(avps, 258),
          "another request is looked up");
  Require(need.session_id == TextIn(avps, 263) && need.origin_host == TextIn(avps, 264) &&
              need.origin_realm == TextIn(avps, 296),
          "looked up for another session, or for somebody else (R97)");
  const std::string_view user = TextIn(avps, 1);
  const std::string_view realm = RealmOfNai(user);
  Require(need.user_name == user && need.realm == (realm.empty() ? TextIn(avps, 283) : realm),
          "another user is looked up");
  RequireRouteRecords(need, avps);
  Require(static_cast<uint32_t>(need.termination_cause) == (ends ? Number32In(avps, 295) : 0),
          "another Termination-Cause than the request's");
  if (ends) return;
  const uint32_t type = Number32In(avps, 274);
  Require(static_cast<uint32_t>(need.auth_request_type) == type &&
              need.authenticates == (type == 1 || type == 3) &&
              need.authorises == (type == 2 || type == 3),
          "asked for something else than Auth-Request-Type says (R66)");
  const bool is_eap = message->command() == diameter::CommandCode::kDiameterEap;
  Require(need.eap_payload == (is_eap ? OctetsIn(avps, 462) : Bytes()) &&
              need.state == OctetsIn(avps, 24),
          "another EAP payload than the request's, or another State");
  RequireMobilityNeed(need, avps);
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXAMINED_REQUEST_H_
