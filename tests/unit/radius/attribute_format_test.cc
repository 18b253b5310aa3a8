// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/attribute_format.h"

#include <string>

#include "mip6boot/radius/attributes.h"
#include "tests/support/catch.h"
#include "tests/unit/radius/attribute_testing.h"

namespace mip6boot::radius { namespace {

Ipv6Address Ip6(const char* text) { return *Ipv6Address::FromText(text); }
Ipv6Prefix Prefix(const char* text) { return *Ipv6Prefix::FromText(text); }

TEST_CASE("text is UTF-8, of one octet at least", "[rfc2865][s5][rfc6572][s4.3]") {
  const TestAttribute attribute("9205 c3a961");
  CHECK(attribute.As<ServiceSelection>()->value ==
        "\xc3\xa9"
        "a");
  CHECK(Encoded(ServiceSelection{"ims"}) == "9205696d73");
  CHECK(Refusal<ServiceSelection>("9206 6162ff63") ==
        "Service-Selection (146) at offset 104: octet 255 is not allowed in this text");
  CHECK(Refusal<ServiceSelection>("9202") ==
        "Service-Selection (146) at offset 102: length 2, must be at least 3");
  CHECK(Encoded(ServiceSelection{""}) ==
        "Service-Selection (146) at offset 0: length 2, must be at least 3");
  CHECK(Encoded(ServiceSelection{std::string(254, 'a')}) ==
        "Service-Selection (146) at offset 0: length 256, must be at most 255");
}

TEST_CASE("asked why it refuses what it takes, a format reads no further than the value",
          "[contract]") {
  const std::vector<uint8_t> octets = test::FromHex("9205 616263 ff");
  AttributeView attribute;
  attribute.value = Bytes(octets).subspan(2, 3);
  CHECK(TextFormat::Refusal(attribute).reason == Reason::kBadText);
  CHECK(TextFormat::Refusal(attribute).have == 0);
}

TEST_CASE("a string is any octets, one at least", "[rfc2865][s5][rfc6572][s4.2]") {
  CHECK(Reencoded<MobileNodeIdentifier>("9105 00ff61") == "910500ff61");
  CHECK(Refusal<MobileNodeIdentifier>("9102") ==
        "Mobile-Node-Identifier (145) at offset 102: length 2, must be at least 3");
}

TEST_CASE("what the row of an attribute says of its length counts", "[rfc2865][s5]") {
  CHECK(Refusal<UserPassword>("0211 000102030405060708090a0b0c0d0e") ==
        "User-Password (2) at offset 102: length 17, must be at least 18");
  CHECK(Refusal<ChapPassword>("0304 0000") ==
        "CHAP-Password (3) at offset 102: length 4, must be 19");
  const std::vector<uint8_t> octets(129);
  CHECK(Encoded(UserPassword{octets}) ==
        "User-Password (2) at offset 0: length 131, must be at most 130");
}

TEST_CASE("a number is 32 bits", "[rfc2865][s5]") {
  CHECK(Reencoded<SessionTimeout>("1b06 00000e10") == "1b0600000e10");
  CHECK(Encoded(SessionTimeout{3600}) == "1b0600000e10");
  CHECK(Refusal<SessionTimeout>("1b05 000e10") ==
        "Session-Timeout (27) at offset 102: length 5, must be 6");
}

TEST_CASE("addresses are their octets", "[rfc6572][s4.4][s4.6]") {
  const TestAttribute ipv6("9312 20010db8600003020000000000000001");
  CHECK(ipv6.As<Pmip6HomeLmaIpv6Address>()->value == Ip6("2001:db8:6000:302::1"));
  CHECK(Encoded(Pmip6VisitedDhcp6ServerAddress{Ip6("2001:db8::1")}) ==
        "a01220010db8000000000000000000000001");
  const TestAttribute ipv4("9506 c0000221");
  CHECK(ipv4.As<Pmip6HomeLmaIpv4Address>()->value == Ipv4Address({192, 0, 2, 33}));
  CHECK(Encoded(Pmip6VisitedIpv4Gateway{Ipv4Address({192, 0, 2, 1})}) == "a206c0000201");
  CHECK(Refusal<Pmip6HomeLmaIpv6Address>("9306 c0000221") ==
        "PMIP6-Home-LMA-IPv6-Address (147) at offset 102: length 6, must be 18");
  CHECK(Refusal<Pmip6HomeDhcp4ServerAddress>("9d02") ==
        "PMIP6-Home-DHCP4-Server-Address (157) at offset 102: length 2, must be 6");
}

TEST_CASE("an interface identifier is 64 bits", "[rfc6572][s4.10]") {
  const TestAttribute attribute("990a 020000fffe000001");
  CHECK(attribute.As<Pmip6HomeInterfaceId>()->value == InterfaceId{0x020000fffe000001});
  CHECK(Encoded(Pmip6VisitedInterfaceId{InterfaceId{0x020000fffe000001}}) ==
        "9a0a020000fffe000001");
  CHECK(Refusal<Pmip6HomeInterfaceId>("9909 020000fffe0000") ==
        "PMIP6-Home-Interface-ID (153) at offset 102: length 9, must be 10");
}

TEST_CASE("a prefix is read from as many octets as there are, and written in full",
          "[rfc6572][s4.8]") {
  struct Row {
    const char* hex;
    const char* prefix;
    const char* written;
  };
  const Row row =
      GENERATE(Row{"9714 0040 20010db8600003020000000000000000", "2001:db8:6000:302::/64",
                   "9714004020010db8600003020000000000000000"},
               Row{"970c 0040 20010db860000302", "2001:db8:6000:302::/64",
                   "9714004020010db8600003020000000000000000"},
               Row{"970d 0040 20010db860000302 00", "2001:db8:6000:302::/64",
                   "9714004020010db8600003020000000000000000"},
               // What is reserved is ignored.
               Row{"9714 ff40 20010db8600003020000000000000000", "2001:db8:6000:302::/64",
                   "9714004020010db8600003020000000000000000"},
               Row{"9714 0080 00000000000000000000000000000000", "::/128",
                   "9714008000000000000000000000000000000000"});
  const TestAttribute attribute(row.hex);
  const Result<Pmip6HomeHnPrefix> prefix = attribute.As<Pmip6HomeHnPrefix>();
  REQUIRE(prefix.has_value());
  CHECK(prefix->value == Prefix(row.prefix));
  CHECK(Encoded(*prefix) == row.written);
}

TEST_CASE("a prefix that cannot be is refused at its place", "[rfc6572][s4.8]") {
  CHECK(Refusal<Pmip6VisitedHnPrefix>("9803 00") ==
        "PMIP6-Visited-HN-Prefix (152) at offset 102: length 3, must be at least 4");
  CHECK(Refusal<Pmip6VisitedHnPrefix>("980b 003c 20010db8600003") ==
        "PMIP6-Visited-HN-Prefix (152) at offset 102: length 11, must be at least 12");
  CHECK(Refusal<Pmip6VisitedHnPrefix>("9815 0040 20010db8600003020000000000000000 00") ==
        "PMIP6-Visited-HN-Prefix (152) at offset 102: length 21, must be at most 20");
  CHECK(Refusal<Pmip6VisitedHnPrefix>("9814 0081 20010db8600003020000000000000000") ==
        "PMIP6-Visited-HN-Prefix (152) at offset 103: prefix length 129 exceeds 128");
  CHECK(Refusal<Pmip6VisitedHnPrefix>("9814 003c 20010db86000030f0000000000000000") ==
        "PMIP6-Visited-HN-Prefix (152) at offset 111: bits set behind prefix length 60");
}

TEST_CASE("a prefix of zeros asks for one, and is 128 bits long", "[rfc6572][s4.8]") {
  CHECK(Refusal<Pmip6HomeHnPrefix>("970c 0040 0000000000000000") ==
        "PMIP6-Home-HN-Prefix (151) at offset 103: value 64 is not allowed");
  CHECK(Refusal<Pmip6HomeHnPrefix>("9704 0000") ==
        "PMIP6-Home-HN-Prefix (151) at offset 103: value 0 is not allowed");
  CHECK(Encoded(Pmip6HomeHnPrefix{Prefix("::/0")}) == "9714008000000000000000000000000000000000");
  // Of other prefixes nothing of the kind is said.
  CHECK(Reencoded<FramedIpv6Prefix>("6104 0000") == "6114000000000000000000000000000000000000");
}

TEST_CASE("an IPv4 home address has the length of its subnet's prefix", "[rfc6572][s4.12]") {
  const TestAttribute attribute("9b08 0018 c0000221");
  const Result<Pmip6HomeIpv4Hoa> hoa = attribute.As<Pmip6HomeIpv4Hoa>();
  REQUIRE(hoa.has_value());
  CHECK(hoa->value.address() == Ipv4Address({192, 0, 2, 33}));
  CHECK(int{hoa->value.prefix_length()} == 24);
  CHECK(Encoded(*hoa) == "9b080018c0000221");
  // The ten reserved bits are ignored.
  CHECK(Reencoded<Pmip6VisitedIpv4Hoa>("9c08 ffd8 c0000221") == "9c080018c0000221");
  CHECK(Refusal<Pmip6VisitedIpv4Hoa>("9c08 0021 c0000221") ==
        "PMIP6-Visited-IPv4-HoA (156) at offset 103: prefix length 33 exceeds 32");
  CHECK(Refusal<Pmip6VisitedIpv4Hoa>("9c06 c0000221") ==
        "PMIP6-Visited-IPv4-HoA (156) at offset 102: length 6, must be 8");
}

TEST_CASE("an IPv4 home address of zeros asks for one, and has length 32", "[rfc6572][s4.12]") {
  CHECK(Reencoded<Pmip6HomeIpv4Hoa>("9b08 0020 00000000") == "9b08002000000000");
  CHECK(Refusal<Pmip6HomeIpv4Hoa>("9b08 0018 00000000") ==
        "PMIP6-Home-IPv4-HoA (155) at offset 103: value 24 is not allowed");
  CHECK(Encoded(Pmip6HomeIpv4Hoa{}) == "9b08002000000000");
  CHECK_FALSE(Ipv4HomeAddress::Make(Ipv4Address(), 24).has_value());
  CHECK_FALSE(Ipv4HomeAddress::Make(Ipv4Address({192, 0, 2, 33}), 33).has_value());
  CHECK(Ipv4HomeAddress::Make(Ipv4Address({192, 0, 2, 33}), 0)->prefix_length() == 0);
  const auto host = Ipv4HomeAddress::Make(Ipv4Address({192, 0, 2, 33}), 32);
  CHECK(*host != *Ipv4HomeAddress::Make(Ipv4Address({192, 0, 2, 33}), 24));
  CHECK_FALSE(*host != *Ipv4HomeAddress::Make(Ipv4Address({192, 0, 2, 33}), 32));
}

}}  // namespace mip6boot::radius
