// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// AVPs of RFC 5778, and which of an agent's names counts. MIP6-Agent-Info and what it holds have
// files of their own.

#include "mip6boot/diameter/mip6_avps.h"

#include <string>
#include <variant>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

constexpr char kMsa[] =
    "000001ec 40000044"
    "00000157 40000018 000102030405060708090a0b0c0d0e0f"
    "0000016f 4000000c 00000e10"
    "000001eb 4000000c 00000100"
    "00000159 4000000c 00000002";

TEST_CASE("a node's security association has a key and its lifetime", "[rfc5778][s6.12]") {
  const TestAvp avp(kMsa);
  const Result<MipMnHaMsa> msa = avp.As<MipMnHaMsa>();
  REQUIRE(msa.has_value());
  CHECK(test::ToHex(msa->session_key) == "000102030405060708090a0b0c0d0e0f");
  CHECK(msa->lifetime == 3600);
  CHECK(msa->mn_ha_spi == 256U);
  CHECK(msa->algorithm_type == MipAlgorithmType::kHmacSha1);
  CHECK(!msa->replay_mode.has_value());
  CHECK(Encoded(*msa) == test::ToHex(test::FromHex(kMsa)));
  MipMnHaMsa more = *msa;
  more.replay_mode = MipReplayMode::kTimestamps;
  CHECK(more != *msa);
  CHECK(Encoded(more).substr(136) == "0000015a4000000c00000002");
}

TEST_CASE("an association without key or lifetime is refused, and its key is not in the text",
          "[rfc5778][s6.12][R101]") {
  CHECK(Refusal<MipMnHaMsa>("000001ec 40000014 0000016f 4000000c 00000e10") ==
        "MIP-Session-Key (343) at offset 108: is missing -> 5005");
  CHECK(Refusal<MipMnHaMsa>("000001ec 40000014 00000157 4000000c 73656372") ==
        "MIP-MSA-Lifetime (367) at offset 108: is missing -> 5005");
  CHECK(Refusal<MipMnHaMsa>("000001ec 40000020 00000157 4000000c 73656372 0000016f 4000000b "
                            "00000000") ==
        "MIP-MSA-Lifetime (367) at offset 128: length 3, must be 4 -> 5014");
}

TEST_CASE("what a home agent tells of a binding update", "[rfc5778][s6]") {
  CHECK(Encoded(MipMnAaaSpi{3}) == "000001554000000c00000003");
  CHECK(Encoded(MipMnHaSpi{256}) == "000001eb4000000c00000100");
  CHECK(Encoded(MipTimestamp{0xe875448000000001}) == "000001ea40000010e875448000000001");
  CHECK(Refusal<MipTimestamp>("000001ea 4000000c e8754480") ==
        "MIP-Timestamp (490) at offset 108: length 4, must be 8 -> 5004");
  CHECK(Encoded(Mip6AuthModeAvp{Mip6AuthMode::kMnAaa}) == "000001ee4000000c00000001");
  CHECK(Encoded(MipReplayModeAvp{MipReplayMode::kNone}) == "0000015a4000000c00000001");
  CHECK(TestAvp("000001e7 4000000e 0001 c0000221 0000").As<MipCareofAddress>()->value ==
        Address(Ipv4Address({192, 0, 2, 33})));
  CHECK(TestAvp("0000014d 4000000e 0001 00000000 0000")
            .As<MipMobileNodeAddress>()
            ->value.IsUnspecified());
  CHECK(std::string(ValueName(Mip6AuthMode::kMnAaa)) == "MIP6_AUTH_MN_AAA");
}

TEST_CASE("an address of a family that is no IP's is kept as it is", "[rfc6733][s4.3.1]") {
  // E.164: a number as text.
  const TestAvp avp("000001e7 4000000e 0008 31323334 0000");
  const Result<MipCareofAddress> address = avp.As<MipCareofAddress>();
  REQUIRE(address.has_value());
  CHECK(static_cast<unsigned>(address->value.family()) == 8);
  CHECK(test::ToHex(address->value.octets()) == "31323334");
  CHECK(Encoded(*address) == "000001e74000000e0008313233340000");
}

TEST_CASE("groups that nobody here looks into are kept as they are", "[rfc5777][s3.2][s4.1]") {
  CHECK(Reencoded<QosCapability>("00000242 40000014 0000023e 4000000c 00000001") ==
        "00000242400000140000023e4000000c00000001");
  CHECK(Reencoded<QosResources>("000001fc 40000011 000001fd 00000009 ff000000") ==
        "AVP (509) at offset 108: needs 12 octets, 9 left");
}

Mip6AgentInfo Agent(bool address, bool host) {
  Mip6AgentInfo info;
  if (address)
    info.addresses = {*Ipv6Address::FromText("2001:db8::1"), Ipv4Address({192, 0, 2, 1})};
  if (host) info.host = MipHomeAgentHost{"home.example.org", "ha1.home.example.org"};
  return info;
}
std::string Identity(const Mip6AgentInfo& info, AgentPreference preference) {
  const std::optional<AgentIdentity> identity = PreferredIdentity(info, preference);
  if (!identity.has_value()) return "none";
  if (const auto* address = std::get_if<Address>(&*identity)) {
    return address->ipv6().has_value() ? address->ipv6()->ToString() : "IPv4";
  }
  return std::string(std::get<MipHomeAgentHost>(*identity).destination_host);
}

TEST_CASE("an address counts before a name, or a name before an address, as the policy says",
          "[rfc5447][s4.2.1][R59]") {
  constexpr auto kAddress = AgentPreference::kAddressFirst;
  constexpr auto kHost = AgentPreference::kHostFirst;
  CHECK(Identity(Agent(true, true), kAddress) == "2001:db8::1");
  CHECK(Identity(Agent(true, true), kHost) == "ha1.home.example.org");
  CHECK(Identity(Agent(true, false), kHost) == "2001:db8::1");
  CHECK(Identity(Agent(false, true), kAddress) == "ha1.home.example.org");
  CHECK(Identity(Agent(false, false), kAddress) == "none");
}

}}  // namespace mip6boot::diameter
