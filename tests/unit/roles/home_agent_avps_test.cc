// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_avps.h"

#include <array>
#include <vector>

#include "mip6boot/diameter/message_view.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::roles { namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::AvpWriter;
using diameter::FeatureSet;
using test::FromHex;
using test::ToHex;
using test::VectorOctets;

ReadAssignment Read(Bytes avps) { return ReadHomeAgentAssignment(*AvpRange::Parse(avps)); }
ReadAssignment ReadMessage(std::string_view vector) {
  return ReadHomeAgentAssignment(diameter::MessageView::Parse(VectorOctets(vector))->avps());
}

TEST_CASE("an answer's home agents, features and names are read", "[rfc5447][s4.2.1]") {
  const ReadAssignment read = ReadMessage("dea_home_and_local_named");
  CHECK(read.ignored == 0);
  CHECK(read.assignment.features == FeatureSet(3));
  CHECK(read.assignment.user_name == "mn1@home.example.org");
  CHECK(read.assignment.origin_realm == "home.example.org");
  REQUIRE(read.assignment.agents.size() == 2);
  const AssignedHomeAgent& home = read.assignment.agents[0];
  CHECK(home.ipv6->ToString() == "2001:db8:6000:302::1");
  CHECK(home.realm == "home.example.org");
  CHECK(home.host == "ha1.home.example.org");
  CHECK(home.prefix->ToString() == "2001:db8:6000:302::/64");
  const AssignedHomeAgent& local = read.assignment.agents[1];
  CHECK(local.ipv6->ToString() == "2001:db8:1:c020::1");
  CHECK(local.realm == "asp.example.net");
  CHECK_FALSE(local.prefix.has_value());
}

TEST_CASE("a dual-stack home agent has both its addresses", "[rfc5447][s4.2.2][R58]") {
  const ReadAssignment read = Read(VectorOctets("avp486_two_addresses"));
  REQUIRE(read.assignment.agents.size() == 1);
  CHECK(read.assignment.agents[0].ipv6.has_value());
  CHECK(read.assignment.agents[0].ipv4.has_value());
}

TEST_CASE("both addresses of one family are read, and written again", "[rfc5447][s4.2.1][R58]") {
  for (const char* const hex :
       {"000001e6 40000040 0000014e 4000001a 0002 20010db8600003020000000000000001 0000"
        "                  0000014e 4000001a 0002 20010db8600003020000000000000002 0000",
        "000001e6 40000028 0000014e 4000000e 0001 c0000221 0000"
        "                  0000014e 4000000e 0001 c0000222 0000"}) {
    const std::vector<uint8_t> avps = FromHex(hex);
    const ReadAssignment read = Read(avps);
    CHECK(read.ignored == 0);
    REQUIRE(read.assignment.agents.size() == 1);
    std::array<uint8_t, 512> octets{};
    AvpWriter out(absl::MakeSpan(octets));
    WriteHomeAgent(read.assignment.agents[0], out);
    const Result<Bytes> written = out.Finish();
    REQUIRE(written);
    CHECK(ToHex(*written) == ToHex(avps));
  }
}

TEST_CASE("a third address cannot be written", "[rfc5447][s4.2.1][R58]") {
  AssignedHomeAgent agent;
  agent.ipv6 = Ipv6Address::FromText("2001:db8::1");
  agent.second_ipv6 = Ipv6Address::FromText("2001:db8::2");
  agent.ipv4 = Ipv4Address({192, 0, 2, 33});
  AvpWriter out = AvpWriter::Counting();
  WriteHomeAgent(agent, out);
  CHECK(out.Finish().error().reason == Reason::kTooMany);
}

TEST_CASE("a 486 that names no agent costs only itself", "[rfc5447][s4.2.1][R58]") {
  for (const char* const bad :
       {"bad_avp486_empty", "bad_avp486_prefix_only", "bad_avp486_three_addresses"}) {
    CAPTURE(bad);
    std::vector<uint8_t> avps = VectorOctets(bad);
    const std::vector<uint8_t>& good = VectorOctets("avp486_local_hint");
    avps.insert(avps.end(), good.begin(), good.end());
    const ReadAssignment read = Read(avps);
    CHECK(read.assignment.agents.size() == 1);
    CHECK(read.ignored == 1);
    CHECK(read.error.has_value());
    CHECK_FALSE(read.length_error.has_value());
  }
}

TEST_CASE("an all-zero home agent address is none", "[rfc5779][s5.1][R63]") {
  // 486 { 334 :: }
  const ReadAssignment read = Read(
      FromHex("000001e6 40000024 0000014e 4000001a 0002 00000000000000000000000000000000 0000"));
  CHECK(read.assignment.agents.empty());
  REQUIRE(read.error.has_value());
  CHECK(read.error->reason == Reason::kIncomplete);
}

TEST_CASE("a wrong length makes the message unusable, a wrong value does not",
          "[rfc6733][s7.1.5][5014]") {
  CHECK(Read(VectorOctets("bad_avp124_short")).length_error.has_value());
  CHECK_FALSE(Read(VectorOctets("bad_avp125_trailing_bits")).length_error.has_value());
  CHECK_FALSE(Read(VectorOctets("bad_avp334_family")).length_error.has_value());
  // A 486 whose inner AVP Length is 7.
  CHECK(Read(FromHex("000001e6 40000010 0000014e 40000007")).length_error.has_value());
}

TEST_CASE("a prefix beside the agents is read, and the first of two counts",
          "[rfc5447][s4.2.4][R55][R62]") {
  std::vector<uint8_t> avps = VectorOctets("avp125_prefix64");
  const std::vector<uint8_t> second = avps;
  avps.insert(avps.end(), second.begin(), second.end());
  const ReadAssignment read = Read(avps);
  CHECK(read.assignment.prefix->ToString() == "2001:db8:6000:302::/64");
  CHECK(read.ignored == 1);
  CHECK(read.error->reason == Reason::kDuplicate);
}

TEST_CASE("agents beyond the capacity are left out and counted", "[rfc5447][s4.2.1][R61]") {
  std::vector<uint8_t> avps;
  const std::vector<uint8_t>& one = VectorOctets("avp486_local_hint");
  for (size_t i = 0; i < kMaxHomeAgents + 2; ++i) avps.insert(avps.end(), one.begin(), one.end());
  const ReadAssignment read = Read(avps);
  CHECK(read.assignment.agents.size() == kMaxHomeAgents);
  CHECK(read.ignored == 2);
}

TEST_CASE("AVPs made from a product's own objects are read the same way", "[rfc5447]") {
  const std::vector<uint8_t>& agent = VectorOctets("avp486_addr_host_prefix");
  AvpView avp;
  avp.key = AvpKey::kMip6AgentInfo;
  avp.data = Bytes(agent).subspan(8);
  const AvpView avps[] = {avp};
  const ReadAssignment read = ReadHomeAgentAssignment(AvpSpan(avps));
  REQUIRE(read.assignment.agents.size() == 1);
  CHECK(read.assignment.agents[0].host == "ha1.home.example.org");
}

TEST_CASE("a home agent is written as the vectors have it", "[rfc5447][s4.2.1][R58]") {
  for (const char* const name : {"avp486_addr_host_prefix", "avp486_local_hint",
                                 "avp486_two_addresses", "avp486_host_only"}) {
    CAPTURE(name);
    const ReadAssignment read = Read(VectorOctets(name));
    REQUIRE(read.assignment.agents.size() == 1);
    std::array<uint8_t, 512> octets{};
    AvpWriter out(absl::MakeSpan(octets));
    WriteHomeAgent(read.assignment.agents[0], out);
    const Result<Bytes> written = out.Finish();
    REQUIRE(written);
    CHECK(ToHex(*written) == ToHex(VectorOctets(name)));
  }
}

TEST_CASE("a home agent without address and host cannot be written, nor half a host",
          "[rfc5447][s4.2.1][rfc4004][R58]") {
  AssignedHomeAgent agent;
  const auto reason = [&agent] {
    AvpWriter out = AvpWriter::Counting();
    WriteHomeAgent(agent, out);
    return out.Finish().error().reason;
  };
  CHECK(reason() == Reason::kIncomplete);
  agent.host = "ha1.home.example.org";
  CHECK(reason() == Reason::kMissing);
  agent.host = {};
  agent.realm = "home.example.org";
  CHECK(reason() == Reason::kMissing);
}

}}  // namespace mip6boot::roles
