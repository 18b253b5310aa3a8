// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A home AAA server with the messages of the vectors.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_HOME_AAA_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_HOME_AAA_HARNESS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/home_aaa.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test::aaa {

using namespace roles;  // NOLINT(google-build-using-namespace): the room under test
using diameter::FeatureBit;
using diameter::FeatureSet;

inline Ipv6Address V6(std::string_view text) { return *Ipv6Address::FromText(text); }

// The agents of the vectors.
inline AssignedHomeAgent HomeAgent() {
  AssignedHomeAgent agent;
  agent.ipv6 = V6("2001:db8:6000:302::1");
  agent.realm = "home.example.org";
  agent.host = "ha1.home.example.org";
  agent.prefix = Ipv6Prefix::FromText("2001:db8:6000:302::/64");
  return agent;
}
inline AssignedHomeAgent LocalAgent() {
  AssignedHomeAgent agent;
  agent.ipv6 = V6("2001:db8:1:c020::1");
  return agent;
}

inline HomeAaaConfig Config() {
  HomeAaaConfig config;
  config.origin_host = "aaa.home.example.org";
  config.origin_realm = "home.example.org";
  return config;
}

// The message with each AVP as `edit(avp, out)` writes it, and what `add(out)` puts behind them.
template <typename Edit, typename Add>
std::vector<uint8_t> Edited(Bytes message, uint8_t flags, Edit edit, Add add) {
  const diameter::MessageView view = *diameter::MessageView::Parse(message);
  diameter::MessageHeader header = view.header();
  header.flags = flags;
  std::vector<uint8_t> octets(message.size() + 4096);
  diameter::MessageWriter out(absl::MakeSpan(octets), header);
  for (const diameter::AvpView avp : view.avps()) edit(avp, out);
  add(out);
  const Result<Bytes> written = out.Finish();
  REQUIRE(written);
  octets.resize(written->size());
  return octets;
}
// The AVPs of that key are left out, and these whole ones put behind the others.
inline std::vector<uint8_t> Without(Bytes message, diameter::AvpKey key, Bytes instead = {}) {
  return Edited(
      message, message[4],
      [key](const diameter::AvpView& avp, diameter::AvpWriter& out) {
        if (avp.key != key) out.Raw(avp);
      },
      [instead](diameter::AvpWriter& out) { out.RawRun(instead); });
}
inline std::vector<uint8_t> With(Bytes message, Bytes avps) {
  return Without(message, diameter::AvpKey{0xffff, 0xffff}, avps);
}
// One whole AVP.
inline std::vector<uint8_t> Avp(diameter::AvpKey key, Bytes data) {
  std::vector<uint8_t> octets(data.size() + 16);
  diameter::AvpWriter out(absl::MakeSpan(octets));
  out.Raw(key, data);
  octets.resize(out.Finish()->size());
  return octets;
}
inline std::vector<uint8_t> Avp(diameter::AvpKey key, std::string_view text) {
  return Avp(key, Bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
}

// One that grants an integrated node its access, and Mobile IPv6, unless a test says otherwise.
struct Server {
  Server() {
    for (uint8_t i = 0; i < 64; ++i) key.push_back(i);
    found.verdict = HomeAaaFound::Verdict::kAccept;
    found.eap_payload = eap_success;
    found.mobility.allowed = true;
    found.mobility.features = FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment;
  }

  AaaOutcome Answer(Bytes request) {
    return HomeAaa::Answer(config, request, found, absl::MakeSpan(buffer));
  }
  std::string AnswerHex(std::string_view vector) {
    return ToHex(Answer(VectorOctets(vector)).message);
  }

  HomeAaaConfig config = Config();
  HomeAaaFound found;
  std::vector<uint8_t> eap_success = FromHex("03020004");
  std::vector<uint8_t> key;
  std::vector<AssignedHomeAgent> home = {HomeAgent()};
  std::vector<AssignedHomeAgent> local = {LocalAgent()};
  std::array<uint8_t, HomeAaa::kMaxAnswerSize> buffer{};
};

}  // namespace mip6boot::test::aaa

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_HOME_AAA_HARNESS_H_
