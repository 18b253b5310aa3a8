// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP6-Request and MIP6-Answer: a home agent's registration with the authentication protocol.

#include <string>

#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter { namespace {

constexpr char kStart[] = "c0000145 00000008";
// Session "s", application 8, user "m@h", realms and hosts; mode 1, node ::, agent 192.0.2.33.
constexpr char kMir[] =
    "00000107 40000009 73000000 00000102 4000000c 00000008 00000001 4000000b 6d406800"
    "0000011b 40000009 68000000 00000108 40000009 61000000 00000128 40000009 68000000"
    "00000112 4000000c 00000003"
    "000001ee 4000000c 00000001 00000155 4000000c 00000003"
    "0000014d 4000001a 0002 00000000000000000000000000000000 0000"
    "000001e6 40000018 0000014e 4000000e 0001 c0000221 0000"
    "000001e7 4000000e 0001 c0000242 0000"
    "000001e8 4000000c 01020304 000001e9 4000000c 05060708";

TEST_CASE("a registration is read and written in the order of its grammar", "[rfc5778][s5.2.1]") {
  const TestMessage message(kStart, kMir);
  const Result<Mip6Request> mir = Mip6Request::Decode(message.view());
  REQUIRE(mir.has_value());
  CHECK(mir->user_name == "m@h");
  CHECK(mir->mip6_auth_mode == Mip6AuthMode::kMnAaa);
  CHECK(mir->mip_mn_aaa_spi == 3U);
  REQUIRE(mir->mip_mobile_node_addresses.size() == 1);
  CHECK(mir->mip_mobile_node_addresses[0].IsUnspecified());
  CHECK(Ipv4AddressOf(mir->mip6_agent_info) == Ipv4Address({192, 0, 2, 33}));
  CHECK(mir->mip_careof_address == Address(Ipv4Address({192, 0, 2, 66})));
  CHECK(test::ToHex(*mir->mip_authenticator) == "01020304");
  CHECK(test::ToHex(*mir->mip_mac_mobility_data) == "05060708");
  CHECK(Written(*mir) == test::ToHex(message.wire()));
}

TEST_CASE("a dual-stack node has two addresses, and no node has three", "[rfc5778][s5.2.1]") {
  const std::string address = "0000014d 4000000e 0001 c0000237 0000";
  CHECK(Mip6Request::Decode(TestMessage(kStart, kMir + address).view())
            ->mip_mobile_node_addresses.size() == 2);
  CHECK(MessageRefusal<Mip6Request>(TestMessage(kStart, kMir + address + address)) ==
        "MIP-Mobile-Node-Address (333) at offset 236: stands 3 times, at most 2 -> 5009");
}

TEST_CASE("a care-of address may be missing, as the RFC contradicts itself", "[rfc5778][s6.21]") {
  const TestMessage message(
      kStart,
      "00000107 40000009 73000000 00000102 4000000c 00000008 00000001 4000000b 6d406800"
      "0000011b 40000009 68000000 00000108 40000009 61000000 00000128 40000009 68000000"
      "00000112 4000000c 00000003 000001ee 4000000c 00000001"
      "0000014d 4000000e 0001 c0000237 0000"
      "000001e6 40000018 0000014e 4000000e 0001 c0000221 0000");
  REQUIRE(Mip6Request::Decode(message.view()).has_value());
  CHECK(!Mip6Request::Decode(message.view())->mip_careof_address.has_value());
}

TEST_CASE("an answer gives the node its address and key, and may move it to another agent",
          "[rfc5778][s5.2.2][s6.6]") {
  const TestMessage message(
      "40000145 00000008",
      "00000107 40000009 73000000 00000102 4000000c 00000008 0000010c 4000000c 000007d9"
      "00000108 40000009 61000000 00000128 40000009 68000000 00000112 4000000c 00000003"
      "000001e6 40000018 0000014e 4000000e 0001 c0000222 0000"
      "0000014d 4000001a 0002 20010db8000000000000000000000005 0000"
      "000001ec 40000020 00000157 4000000c 6b657931 0000016f 4000000c 00000e10");
  const Result<Mip6Answer> mia = Mip6Answer::Decode(message.view());
  REQUIRE(mia.has_value());
  CHECK(mia->result() == ResultCode::kSuccessRelocateHa);
  REQUIRE(mia->mip6_agent_info.has_value());
  CHECK(Ipv4AddressOf(*mia->mip6_agent_info) == Ipv4Address({192, 0, 2, 34}));
  REQUIRE(mia->mip_mn_ha_msa.has_value());
  CHECK(mia->mip_mn_ha_msa->lifetime == 3600);
  CHECK(Written(*mia) == test::ToHex(message.wire()));
}

TEST_CASE("an answer that reports a failure may be short", "[rfc5778][s7.2][rfc6733][s7.2]") {
  const TestMessage message("40000145 00000008",
                            "0000010c 4000000c 000013b1 00000108 40000009 61000000"
                            "00000128 40000009 68000000");
  const Result<Mip6Answer> mia = Mip6Answer::Decode(message.view());
  REQUIRE(mia.has_value());
  CHECK(mia->result() == ResultCode::kErrorMip6AuthMode);
}

}}  // namespace mip6boot::diameter
