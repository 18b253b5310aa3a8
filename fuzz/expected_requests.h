// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server has to ask of the home AAA for a session: AVP for AVP, the Mobile IPv6 of
// it in the first round alone (RFC 5778 5.1, R64), and the same again with the T bit (R96).

#ifndef MIP6BOOT_FUZZ_EXPECTED_REQUESTS_H_
#define MIP6BOOT_FUZZ_EXPECTED_REQUESTS_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fuzz/access_requests.h"
#include "fuzz/expected_options.h"
#include "fuzz/finding.h"
#include "mip6boot/base/text.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/nas_config.h"

namespace mip6boot::fuzz {

// AVPs of the base vendor: code and data, in the order of the codes.
using PlainAvps = std::vector<std::pair<uint32_t, Octets>>;

inline Octets OctetsOf(Bytes octets) { return {octets.begin(), octets.end()}; }
inline Octets OctetsOf(std::string_view text) { return OctetsOf(AsBytes(text)); }
inline Octets OctetsOf(uint32_t number) {
  Octets octets(4);
  StoreBigEndian32(octets.data(), number);
  return octets;
}
// As it stands in a group, with the M bit.
inline void AppendAvp(uint32_t code, const Octets& data, Octets& out) {
  Append(OctetsOf(code), out);
  Append(OctetsOf(0x40000000U | static_cast<uint32_t>(8 + data.size())), out);
  Append(data, out);
  out.resize((out.size() + 3) & ~size_t{3});
}

inline PlainAvps PlainAvpsOf(const diameter::MessageView& message) {
  PlainAvps avps;
  for (const diameter::AvpView avp : message.avps()) {
    Require(avp.key.vendor == 0, "an AVP of a vendor's is sent");
    avps.emplace_back(avp.key.code, OctetsOf(avp.data));
  }
  std::sort(avps.begin(), avps.end());
  return avps;
}

// LocalAgent() as MIP6-Agent-Info: its address, its realm and host.
inline Octets LocalAgentInfo() {
  Octets address = {0, 2};
  Append(LocalAgent().ipv6->bytes(), address);
  Octets host;
  AppendAvp(283, OctetsOf(LocalAgent().realm), host);
  AppendAvp(293, OctetsOf(LocalAgent().host), host);
  Octets info;
  AppendAvp(334, address, info);
  AppendAvp(348, host, info);
  return info;
}

// What a session and its server have said to each other, as far as it decides what is asked next.
class Conversation {
 public:
  // A round begins: of which `kind` (access_requests.h), or with the node's answer to a challenge.
  void Asks(uint8_t kind, diameter::AuthRequestType type, std::string_view user_name) {
    kind_ = kind;
    type_ = type;
    user_name_ = std::string(user_name);
    is_first_ = true;
    states_.clear();
  }
  void Continues() { is_first_ = false; }
  // A challenge or a grant.
  void Heard(const diameter::MessageView& answer) {
    states_.clear();
    server_host_ = answer.avps().Find<diameter::OriginHost>()->value;
    for (const diameter::AvpView avp : answer.avps()) {
      if (avp.key == diameter::State::kKey) states_.push_back(OctetsOf(avp.data));
    }
  }

  // Whether the last request went out for the second time.
  bool again() const { return again_; }
  diameter::ApplicationId application() const { return diameter::ApplicationId{Application()}; }

  // A request of the session goes out: for access, or that it is over, because of `cause`.
  void RequireAsked(const roles::NasConfig& config, std::string_view session_id, uint32_t cause,
                    const diameter::MessageView& request) {
    constexpr uint8_t kNew = diameter::kFlagRequest | diameter::kFlagProxiable;
    const Octets octets = OctetsOf(request.wire());
    again_ = !sent_.empty() && std::equal(&sent_[16], &sent_[20], &octets[16]);
    Require(request.flags() == (again_ ? kNew | diameter::kFlagRetransmitted : kNew),
            "the T bit is on what was sent before, and on nothing else (R96)");
    if (again_) {
      Require(std::equal(sent_.begin() + 5, sent_.begin() + 12, octets.begin() + 5) &&
                  std::equal(sent_.begin() + 16, sent_.end(), octets.begin() + 16, octets.end()),
              "another request is sent again (R96)");
      return;
    }
    sent_ = octets;
    Require(request.application() == application(), "another application is asked");
    const bool ends = request.command() == diameter::CommandCode::kSessionTermination;
    const uint32_t asks = Application() == 5 ? 268 : 265;
    Require(ends || static_cast<uint32_t>(request.command()) == asks, "another command is sent");
    PlainAvps expected = ExpectedAvps(config, session_id);
    if (ends) {
      expected.emplace_back(295, OctetsOf(cause));
    } else {
      AddRound(config, expected);
      states_.clear();
    }
    std::sort(expected.begin(), expected.end());
    Require(PlainAvpsOf(request) == expected,
            "other AVPs are asked with than must be (R54 to R57, R64, R92)");
  }

 private:
  uint32_t Application() const { return (kind_ & 1) != 0 ? 1 : 5; }

  // What all requests of the session hold.
  PlainAvps ExpectedAvps(const roles::NasConfig& config, std::string_view session_id) const {
    PlainAvps avps = {{263, OctetsOf(session_id)},
                      {258, OctetsOf(Application())},
                      {264, OctetsOf(config.peer.origin_host)},
                      {296, OctetsOf(config.peer.origin_realm)},
                      {283, OctetsOf("home.example.org")}};
    if (!server_host_.empty()) avps.emplace_back(293, OctetsOf(server_host_));
    return avps;
  }
  void AddRound(const roles::NasConfig& config, PlainAvps& avps) const {
    avps.emplace_back(274, OctetsOf(static_cast<uint32_t>(type_)));
    avps.emplace_back(1, OctetsOf(user_name_));
    if (Application() == 5) {
      const Bytes identity = (kind_ & 64) != 0 ? Bytes(kEapIdentity) : Bytes();
      avps.emplace_back(462, OctetsOf(is_first_ ? identity : Bytes(kEapResponse)));
    }
    if (!is_first_ || (kind_ & 64) != 0) avps.emplace_back(5, OctetsOf(uint32_t{7}));
    for (const Octets& state : states_) avps.emplace_back(24, state);
    if (!is_first_ || type_ == diameter::AuthRequestType::kAuthenticateOnly) return;
    // R54, R56: with a hint goes the LOCAL bit.
    const bool hints = (kind_ & 8) != 0;
    Require(config.features == diameter::FeatureSet(diameter::FeatureBit::kMip6Integrated),
            "the features are not those of the sample");
    avps.emplace_back(124, Octets{0, 0, 0, 0, 0, 0, 0, static_cast<uint8_t>(hints ? 3 : 1)});
    if (hints) avps.emplace_back(486, LocalAgentInfo());
    if ((kind_ & 32) != 0) {
      const Ipv6Address address = Ip6("2001:db8:1:c020::");
      Octets prefix = {64};
      Append(address.bytes(), prefix);
      avps.emplace_back(125, prefix);
    }
  }

  uint8_t kind_ = 0;
  diameter::AuthRequestType type_{};
  std::string user_name_;
  bool is_first_ = true;  // round
  std::string server_host_;
  std::vector<Octets> states_;  // of its challenge
  Octets sent_;                 // the last request
  bool again_ = false;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_REQUESTS_H_
