// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_attributes.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::roles { namespace {

using radius::AttributeRange;
using radius::AttributeType;
using radius::AttributeView;
using test::FromHex;
using test::ToHex;

// What is read of an Access-Accept, and the octets that it views.
struct Accept {
  explicit Accept(std::string_view hex, const AttributePolicy& policy = {})
      : octets(FromHex(hex)),
        read(ReadHomeAgentAssignment(*AttributeRange::Parse(octets, 20), policy)) {}
  Accept(const Accept&) = delete;
  Accept& operator=(const Accept&) = delete;

  std::vector<uint8_t> octets;
  ReadAttributes read;
};

AttributePolicy Anchors() {
  AttributePolicy policy;
  policy.lma_is_home_agent = true;
  return policy;
}

constexpr char kFeatures[] = "7c0a 0000000000000001";
constexpr char kPrefix[] = "7d13 40 20010db8600003020000000000000000";
constexpr char kUserName[] = "0116 6d6e3140686f6d652e6578616d706c652e6f7267";  // @home.example.org
constexpr char kLma6[] = "9312 20010db8600003020000000000000001";
constexpr char kLma4[] = "9506 c0000221";

std::string Joined(std::initializer_list<std::string_view> parts) {
  std::string hex;
  for (const std::string_view part : parts) hex += part;
  return hex;
}

TEST_CASE("features, prefix and user are read", "[rfc5447][rfc6572]") {
  const Accept accept(Joined({kUserName, kFeatures, kPrefix}));
  CHECK(accept.read.ignored == 0);
  CHECK_FALSE(accept.read.reject_error.has_value());
  const HomeAgentAssignment& assignment = accept.read.assignment;
  CHECK(assignment.features == FeatureBit::kMip6Integrated);
  CHECK(assignment.prefix->ToString() == "2001:db8:6000:302::/64");
  CHECK(assignment.user_name == "mn1@home.example.org");
  CHECK(assignment.agents.empty());
}

TEST_CASE("mobility anchors are home agents only where the operator says so", "[rfc6572][s4.4]") {
  const std::string hex = Joined({kLma4, kLma6});
  const Accept plain(hex);
  CHECK(plain.read.assignment.agents.empty());
  CHECK(plain.read.ignored == 0);
  const Accept anchors(hex, Anchors());
  REQUIRE(anchors.read.assignment.agents.size() == 1);
  const AssignedHomeAgent& agent = anchors.read.assignment.agents[0];
  CHECK(agent.ipv6->ToString() == "2001:db8:6000:302::1");
  CHECK(agent.ipv4 == Ipv4Address({192, 0, 2, 33}));
  CHECK(agent.host.empty());
}

TEST_CASE("an address of zeros is no home agent", "[rfc6572][R63]") {
  const Accept accept(Joined({"9312 00000000000000000000000000000000", kLma4}), Anchors());
  CHECK(accept.read.ignored == 1);
  CHECK(accept.read.error->ToString() ==
        "PMIP6-Home-LMA-IPv6-Address (147) at offset 22: the address cannot be that of a home "
        "agent");
  CHECK_FALSE(accept.read.reject_error.has_value());
  REQUIRE(accept.read.assignment.agents.size() == 1);
  CHECK_FALSE(accept.read.assignment.agents[0].ipv6.has_value());
  CHECK(accept.read.assignment.agents[0].ipv4.has_value());
  CHECK(Accept("9506 00000000", Anchors()).read.assignment.agents.empty());
}

TEST_CASE("of two of a kind the first counts", "[rfc6572]") {
  const Accept accept(Joined({kPrefix, "7d13 30 20010db8000900000000000000000000"}));
  CHECK(accept.read.assignment.prefix->ToString() == "2001:db8:6000:302::/64");
  CHECK(accept.read.ignored == 1);
  CHECK(accept.read.error->ToString() ==
        "MIP6-Home-Link-Prefix (125) at offset 39: stands 2 times, at most 1");
  CHECK_FALSE(accept.read.reject_error.has_value());
}

TEST_CASE("a wrong length makes the Access-Accept a refusal, a wrong value does not",
          "[rfc2865][s5]") {
  const Accept shorter(Joined({"7c06 00000001", kPrefix}));
  CHECK(shorter.read.reject_error->ToString() ==
        "MIP6-Feature-Vector (124) at offset 22: length 6, must be 10");
  CHECK(shorter.read.assignment.prefix.has_value());
  const Accept stray("7d13 3c 20010db86000030f0000000000000000");
  CHECK(stray.read.error->reason == Reason::kStrayBits);
  CHECK_FALSE(stray.read.reject_error.has_value());
  // An attribute that is not read has no say.
  CHECK_FALSE(Accept("9304 c000").read.reject_error.has_value());
  CHECK(Accept("9304 c000", Anchors()).read.reject_error.has_value());
}

TEST_CASE("features that contradict each other make the Access-Accept a refusal",
          "[rfc6572][s4.1]") {
  const Accept alone("7c0a 0001000000000001");
  CHECK(alone.read.ignored == 0);
  CHECK(alone.read.assignment.features->Has(FeatureBit::kIp4HoaOnlySupported));
  REQUIRE(alone.read.reject_error.has_value());
  CHECK(alone.read.reject_error->reason == Reason::kBadValue);
  CHECK(alone.read.reject_error->offset == 22);
  CHECK(Accept("7c0a 0001030000000000").read.reject_error.has_value());
  CHECK_FALSE(Accept("7c0a 0001010000000000").read.reject_error.has_value());
}

TEST_CASE("a user name that is no text is none", "[rfc2865][s5.1]") {
  const Accept accept(Joined({"0104 61ff", kUserName}));
  CHECK(accept.read.error->ToString() ==
        "User-Name (1) at offset 23: octet 255 is not allowed in this text");
  CHECK(accept.read.assignment.user_name == "mn1@home.example.org");
}

TEST_CASE("the wrong layout of a prefix is read where the policy lets it pass", "[R62][lenient]") {
  constexpr char kReserved[] = "7d14 0040 20010db8600003020000000000000000";
  CHECK(Accept(kReserved).read.reject_error.has_value());
  AttributePolicy policy;
  policy.decode.home_link_prefix_reserved_octet = true;
  const Accept accept(kReserved, policy);
  CHECK(accept.read.ignored == 0);
  CHECK(accept.read.assignment.prefix->ToString() == "2001:db8:6000:302::/64");
}

TEST_CASE("attributes of a product's own objects are read alike", "[rfc6572]") {
  const std::vector<uint8_t> features = FromHex("0000000000000003");
  const std::vector<uint8_t> address = FromHex("20010db8600003020000000000000001");
  const std::vector<AttributeView> attributes = {
      {AttributeType::kMip6FeatureVector, features},
      {AttributeType::kPmip6HomeLmaIpv6Address, address}};
  const ReadAttributes read = ReadHomeAgentAssignment(attributes, Anchors());
  CHECK(read.assignment.local_authorised());
  CHECK(read.assignment.agents.size() == 1);
}

TEST_CASE("what is read becomes a home network under the realm of the user", "[rfc6572][rfc6610]") {
  const Accept accept(Joined({kUserName, kFeatures, kPrefix, kLma6, kLma4}), Anchors());
  std::vector<uint8_t> storage(kMaxMappedOctets);
  const Result<MappedHomeNetworks> mapped =
      MapToHomeNetworks(accept.read.assignment, MappingPolicy(), absl::MakeSpan(storage));
  REQUIRE(mapped.has_value());
  REQUIRE(mapped->networks.size() == 1);
  CHECK(mapped->networks[0].id.ToString() == "home.example.org.");
  CHECK(ToHex(mapped->networks[0].options) ==
        "004700114020010db8600003020000000000000000"
        "0048001020010db8600003020000000000000001"
        "004800100064ff9b0000000000000000c0000221");
}

}}  // namespace mip6boot::roles
