// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <string>
#include <variant>
#include <vector>

#include "mip6boot/diameter/mip6_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

constexpr char kAddress[] = "0000014e 4000001a 0002 20010db8600003020000000000000001 0000";
constexpr char kIpv4[] = "0000014e 4000000e 0001 c0000221 0000";
constexpr char kNoAddress[] = "0000014e 4000001a 0002 00000000000000000000000000000000 0000";
constexpr char kHost[] =
    "0000015c 4000003c 0000011b 40000018 686f6d652e6578616d706c652e6f7267"
    "00000125 4000001c 6861312e686f6d652e6578616d706c652e6f7267";
constexpr char kPrefix[] = "0000007d 40000019 40 20010db8600003020000000000000000 000000";

// MIP6-Agent-Info around `avps`.
std::string Info(std::string_view avps) {
  std::vector<uint8_t> wire = test::FromHex("000001e6 40000000");
  const std::vector<uint8_t> inner = test::FromHex(avps);
  wire.insert(wire.end(), inner.begin(), inner.end());
  StoreBigEndian24(wire.data() + 5, static_cast<uint32_t>(wire.size()));
  return test::ToHex(wire);
}
std::string RefusalOf(std::string_view avps) { return Refusal<Mip6AgentInfo>(Info(avps)); }

TEST_CASE("an agent has an address, a host and a prefix", "[rfc5447][s4.2.1][R58]") {
  const TestAvp avp(Info(std::string(kAddress) + kHost + kPrefix));
  const Result<Mip6AgentInfo> info = avp.As<Mip6AgentInfo>();
  REQUIRE(info.has_value());
  CHECK(Ipv6AddressOf(*info) == Ipv6Address::FromText("2001:db8:6000:302::1"));
  CHECK(!Ipv4AddressOf(*info).has_value());
  REQUIRE(info->host.has_value());
  CHECK(info->host->destination_realm == "home.example.org");
  CHECK(info->host->destination_host == "ha1.home.example.org");
  CHECK(info->home_link_prefix == Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
  CHECK(Encoded(*info) ==
        "000001e64000007c"
        "0000014e4000001a000220010db86000030200000000000000010000"
        "0000015c4000003c"
        "0000011b40000018686f6d652e6578616d706c652e6f7267"
        "000001254000001c6861312e686f6d652e6578616d706c652e6f7267"
        "0000007d400000194020010db8600003020000000000000000000000");
}

TEST_CASE("a dual-stack agent has two addresses, in wire order", "[rfc5447][s4.2.1][R58]") {
  const TestAvp avp(Info(std::string(kAddress) + kIpv4));
  const Result<Mip6AgentInfo> info = avp.As<Mip6AgentInfo>();
  REQUIRE(info.has_value());
  CHECK(info->addresses.size() == 2);
  CHECK(Ipv6AddressOf(*info) == Ipv6Address::FromText("2001:db8:6000:302::1"));
  CHECK(Ipv4AddressOf(*info) == Ipv4Address({192, 0, 2, 33}));
  CHECK(Encoded(*info) ==
        "000001e640000034"
        "0000014e4000001a000220010db86000030200000000000000010000"
        "0000014e4000000e0001c00002210000");
}

TEST_CASE("of each family the first address that is one is taken, wherever it stands",
          "[rfc5447][s4.2.1][R58][R63]") {
  const TestAvp ipv4_first(Info(std::string(kIpv4) + kAddress));
  CHECK(Ipv6AddressOf(*ipv4_first.As<Mip6AgentInfo>()) ==
        Ipv6Address::FromText("2001:db8:6000:302::1"));
  const TestAvp zeros(Info("0000014e 4000000e 0001 00000000 0000" + std::string(kIpv4)));
  CHECK(Ipv4AddressOf(*zeros.As<Mip6AgentInfo>()) == Ipv4Address({192, 0, 2, 33}));
  const TestAvp zeros_alone(Info("0000014e 4000000e 0001 00000000 0000"));
  CHECK(!Ipv4AddressOf(*zeros_alone.As<Mip6AgentInfo>()).has_value());
}

TEST_CASE("an agent may have a host alone", "[rfc5447][s4.2.1][R58]") {
  const TestAvp avp(Info(kHost));
  const Result<Mip6AgentInfo> info = avp.As<Mip6AgentInfo>();
  REQUIRE(info.has_value());
  CHECK(info->addresses.empty());
  CHECK(info->host->destination_host == "ha1.home.example.org");
}

TEST_CASE("an agent without address and host is an invalid value", "[rfc5447][s4.2.1][R58]") {
  CHECK(RefusalOf("") ==
        "MIP6-Agent-Info (486) at offset 108: holds none of what it must hold at least one of -> "
        "5004");
  CHECK(RefusalOf(kPrefix) ==
        "MIP6-Agent-Info (486) at offset 108: holds none of what it must hold at least one of -> "
        "5004");
  CHECK(Encoded(Mip6AgentInfo{}) ==
        "MIP6-Agent-Info (486) at offset 0: holds none of what it must hold at least one of");
}

TEST_CASE("the third address of an agent is one too many", "[rfc5447][s4.2.1][R58]") {
  CHECK(RefusalOf(std::string(kAddress) + kIpv4 + kAddress) ==
        "MIP-Home-Agent-Address (334) at offset 152: stands 3 times, at most 2 -> 5009");
  CHECK(RefusalOf(std::string(kNoAddress) + kIpv4 + kAddress) ==
        "MIP-Home-Agent-Address (334) at offset 152: stands 3 times, at most 2 -> 5009");
}

TEST_CASE("a second host or prefix is one too many", "[rfc5447][s4.2.1]") {
  CHECK(RefusalOf(std::string(kHost) + kHost) ==
        "MIP-Home-Agent-Host (348) at offset 168: stands 2 times, at most 1 -> 5009");
  CHECK(RefusalOf(std::string(kAddress) + kPrefix + kPrefix) ==
        "MIP6-Home-Link-Prefix (125) at offset 164: stands 2 times, at most 1 -> 5009");
}

TEST_CASE("an address of zeros is no address, and is passed on", "[rfc5779][s4.2.2][s5.1][R63]") {
  const TestAvp both(Info(std::string(kNoAddress) + kIpv4));
  const Result<Mip6AgentInfo> info = both.As<Mip6AgentInfo>();
  REQUIRE(info.has_value());
  CHECK(info->addresses.size() == 2);
  CHECK(!Ipv6AddressOf(*info).has_value());
  CHECK(Ipv4AddressOf(*info) == Ipv4Address({192, 0, 2, 33}));
  CHECK(PreferredIdentity(*info) == AgentIdentity(Address(Ipv4Address({192, 0, 2, 33}))));
  CHECK(Encoded(*info) == Info(std::string(kNoAddress) + kIpv4));
  const TestAvp alone(Info(kNoAddress));
  REQUIRE(alone.As<Mip6AgentInfo>().has_value());
  CHECK(!PreferredIdentity(*alone.As<Mip6AgentInfo>()).has_value());
  CHECK(Encoded(*alone.As<Mip6AgentInfo>()) == Info(kNoAddress));
}

TEST_CASE("AVPs that an agent does not name stay reachable", "[rfc5447][s4.2.1]") {
  const TestAvp avp(Info("000001f9 4000000e 0001 c0000205 0000" + std::string(kAddress) +
                         "0000014e c0000010 000028af 01020304"));
  const Result<Mip6AgentInfo> info = avp.As<Mip6AgentInfo>();
  REQUIRE(info.has_value());
  CHECK(info->addresses.size() == 1);
  CHECK(info->ipv4_home_address == Address(Ipv4Address({192, 0, 2, 5})));
  CHECK(info->avps.First(AvpKey{10415, 334})->offset == 152);
  CHECK(info->avps.depth() == 2);
}

TEST_CASE("a bad AVP in an agent is told by its own place and depth", "[rfc6733][s7.5]") {
  CHECK(RefusalOf(std::string(kIpv4) + "0000007d 40000010 4020010db8000000") ==
        "MIP6-Home-Link-Prefix (125) at offset 132: length 8, must be 17 -> 5004");
  CHECK(RefusalOf("0000014e 4000000e 0009 c0000221 0000") ==
        "MIP-Home-Agent-Address (334) at offset 116: address family 9 does not go with 4 octets -> "
        "5004");
  CHECK(RefusalOf("0000015c 40000014 0000011b 40000009 61000000") ==
        "Destination-Host (293) at offset 116: is missing -> 5005");
  const TestAvp avp(Info("0000015c 40000014 0000011b 40000009 61000000"));
  CHECK(avp.As<Mip6AgentInfo>().error().depth == 3);
}

TEST_CASE("an agent that is broken inside is refused", "[rfc6733][s7.1.5]") {
  CHECK(RefusalOf(std::string(kIpv4) + "0000014e 40000004 00000000") ==
        "MIP-Home-Agent-Address (334) at offset 124: length 4, must be at least 8 -> 5014");
  CHECK(RefusalOf(std::string(kIpv4) + "0000014e 40000020 00020000") ==
        "MIP-Home-Agent-Address (334) at offset 124: needs 32 octets, 12 left -> 5014");
}

TEST_CASE("groups deeper than the limit are not opened", "[limits]") {
  const TestAvp avp(Info(std::string(kAddress) + kHost));
  DecodePolicy policy;
  policy.limits.avp_depth = 3;
  CHECK(avp.As<Mip6AgentInfo>(policy).has_value());
  policy.limits.avp_depth = 2;
  CHECK(Refusal<Mip6AgentInfo>(avp, policy) ==
        "MIP-Home-Agent-Host (348) at offset 136: nested more than 2 deep -> 5012");
  policy.limits.avp_depth = 1;
  CHECK(Refusal<Mip6AgentInfo>(avp, policy) ==
        "MIP6-Agent-Info (486) at offset 100: nested more than 1 deep -> 5012");
}

TEST_CASE("more AVPs in an agent than the limit are not read", "[limits]") {
  const TestAvp avp(Info(std::string(kAddress) + kPrefix));
  DecodePolicy policy;
  policy.limits.elements = 2;
  CHECK(avp.As<Mip6AgentInfo>(policy).has_value());
  policy.limits.elements = 1;
  CHECK(Refusal<Mip6AgentInfo>(avp, policy) ==
        "MIP6-Home-Link-Prefix (125) at offset 136: more than 1 of them -> 5012");
}

TEST_CASE("each octet of an agent changed: what is refused has a reason, what is taken is whole",
          "[R58]") {
  const std::vector<uint8_t> whole = test::FromHex(Info(std::string(kAddress) + kHost + kPrefix));
  std::vector<size_t> wrong;
  for (size_t at = 8; at < whole.size(); ++at) {
    for (unsigned octet = 0; octet < 256; ++octet) {
      std::vector<uint8_t> wire = whole;
      wire[at] = static_cast<uint8_t>(octet);
      const AvpView avp{AvpKey::kMip6AgentInfo, 0x40, Bytes(wire).subspan(8), 0, 0};
      const Result<Mip6AgentInfo> info = Mip6AgentInfo::Decode(avp);
      // An error that was never filled in has no kind.
      if (!info && info.error().kind == ElementKind::kNone) wrong.push_back(at);
      if (info && info->avps.wire().size() != avp.data.size()) wrong.push_back(at);
    }
  }
  CHECK(wrong == std::vector<size_t>{});
}

}}  // namespace mip6boot::diameter
