// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/nas_avps.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("the address of an access server has the octets of the RADIUS attribute",
          "[rfc7155][s4.2]") {
  CHECK(TestAvp("00000004 4000000c c0000201").As<NasIpAddress>()->value ==
        Ipv4Address({192, 0, 2, 1}));
  CHECK(Encoded(NasIpAddress{Ipv4Address({192, 0, 2, 1})}) == "000000044000000cc0000201");
  CHECK(TestAvp("0000005f 40000018 20010db80001c02000000000000000ff").As<NasIpv6Address>()->value ==
        Ipv6Address::FromText("2001:db8:1:c020::ff"));
  CHECK(Encoded(NasIpv6Address{*Ipv6Address::FromText("2001:db8:1:c020::ff")}) ==
        "0000005f4000001820010db80001c02000000000000000ff");
  // No family in front: this is not the Address format.
  CHECK(Refusal<NasIpAddress>("00000004 4000000e 0001c0000201 0000") ==
        "NAS-IP-Address (4) at offset 108: length 6, must be 4 -> 5004");
  CHECK(Refusal<NasIpv6Address>("0000005f 4000001a 000220010db80001c02000000000000000ff 0000") ==
        "NAS-IPv6-Address (95) at offset 108: length 18, must be 16 -> 5004");
}

TEST_CASE("a framed prefix has a reserved octet, a length, and as many octets as it needs",
          "[rfc7155][s4.4.10.5.6][rfc3162][s2.3]") {
  CHECK(TestAvp("00000061 40000012 0040 20010db800010002 0000").As<FramedIpv6Prefix>()->value ==
        Ipv6Prefix::FromText("2001:db8:1:2::/64"));
  CHECK(TestAvp("00000061 4000000a ff00 0000").As<FramedIpv6Prefix>()->value ==
        Ipv6Prefix::FromText("::/0"));
  CHECK(TestAvp("00000061 4000000b 0008 20 00").As<FramedIpv6Prefix>()->value ==
        Ipv6Prefix::FromText("2000::/8"));
  CHECK(Encoded(FramedIpv6Prefix{*Ipv6Prefix::FromText("2001:db8:1:2::/64")}) ==
        "000000614000001a004020010db80001000200000000000000000000");
  CHECK(Refusal<FramedIpv6Prefix>("00000061 40000009 00000000") ==
        "Framed-IPv6-Prefix (97) at offset 108: 1 octets of data, must be at least 2 -> 5004");
  CHECK(Refusal<FramedIpv6Prefix>("00000061 4000000e 0040 20010db8 0000") ==
        "Framed-IPv6-Prefix (97) at offset 108: 6 octets of data, must be at least 10 -> 5004");
  CHECK(Refusal<FramedIpv6Prefix>("00000061 4000000a 0008 0000") ==
        "Framed-IPv6-Prefix (97) at offset 108: 2 octets of data, must be at least 3 -> 5004");
  CHECK(Refusal<FramedIpv6Prefix>("00000061 4000000b 0080 20 00") ==
        "Framed-IPv6-Prefix (97) at offset 108: 3 octets of data, must be at least 18 -> 5004");
  CHECK(Refusal<FramedIpv6Prefix>("00000061 4000001a 0040 20010db8000000000000000000000001 0000") ==
        "Framed-IPv6-Prefix (97) at offset 118: bits set behind prefix length 64 -> 5004");
  CHECK(Refusal<FramedIpv6Prefix>("00000061 4000000e 0081 20010db8 0000") ==
        "Framed-IPv6-Prefix (97) at offset 109: prefix length 129 exceeds 128 -> 5004");
  CHECK(Refusal<FramedIpv6Prefix>("00000061 4000000e 001c 20010db8 0000") ==
        "Framed-IPv6-Prefix (97) at offset 113: bits set behind prefix length 28 -> 5004");
  CHECK(Refusal<FramedIpv6Prefix>("00000061 4000001b 0000 0000000000000000000000000000000000 00") ==
        "Framed-IPv6-Prefix (97) at offset 108: length 19, must be at most 18 -> 5004");
}

TEST_CASE("an interface identifier is 64 bits", "[rfc7155][s4.4.10.5.5]") {
  CHECK(TestAvp("00000060 40000010 020000fffe000001").As<FramedInterfaceId>()->value ==
        Ipv6InterfaceId{0x020000fffe000001});
  CHECK(Encoded(FramedInterfaceId{Ipv6InterfaceId{1}}) == "00000060400000100000000000000001");
  CHECK(Refusal<FramedInterfaceId>("00000060 4000000c 00000001") ==
        "Framed-Interface-Id (96) at offset 108: length 4, must be 8 -> 5014");
}

TEST_CASE("what an access server says of a port and a caller", "[rfc7155][s4.2][s4.3]") {
  CHECK(Encoded(NasIdentifier{"nas1"}) == "000000204000000c6e617331");
  CHECK(Encoded(NasPort{7}) == "000000054000000c00000007");
  CHECK(Encoded(NasPortId{"eth1"}) == "000000574000000c65746831");
  CHECK(Encoded(NasPortTypeAvp{NasPortType::kWirelessIeee80211}) == "0000003d4000000c00000013");
  CHECK(Encoded(CallingStationId{"02-00"}) == "0000001f4000000d30322d3030000000");
  CHECK(Encoded(CalledStationId{"ap"}) == "0000001e4000000a61700000");
  CHECK(std::string(ValueName(NasPortType::kEthernet)) == "ETHERNET");
  CHECK(ValueName(NasPortType{99}) == nullptr);
}

TEST_CASE("a server's state is octets, which come back as they were", "[rfc7155][s4.5.2][R92]") {
  CHECK(test::ToHex(TestAvp("00000018 4000000b 00ff7f00").As<State>()->value) == "00ff7f");
  CHECK(Reencoded<State>("00000018 4000000b 00ff7f00") == "000000184000000b00ff7f00");
}

}}  // namespace mip6boot::diameter
