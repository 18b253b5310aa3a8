// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <string>
#include <vector>

#include "mip6boot/diameter/mip6_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

constexpr char kHost[] =
    "0000015c 4000003c"
    "0000011b 40000018 686f6d652e6578616d706c652e6f7267"
    "00000125 4000001c 6861312e686f6d652e6578616d706c652e6f7267";

TEST_CASE("a home agent host has a realm and a name", "[rfc5447][s4.2.3]") {
  const TestAvp avp(kHost);
  const Result<MipHomeAgentHost> host = avp.As<MipHomeAgentHost>();
  REQUIRE(host.has_value());
  CHECK(host->destination_realm == "home.example.org");
  CHECK(host->destination_host == "ha1.home.example.org");
  CHECK(host->avps.base_offset() == 108);
  CHECK(host->avps.depth() == 2);
  CHECK(Encoded(*host) ==
        "0000015c4000003c"
        "0000011b40000018686f6d652e6578616d706c652e6f7267"
        "000001254000001c6861312e686f6d652e6578616d706c652e6f7267");
}

TEST_CASE("the names of a home agent host may come in any order, with others between",
          "[rfc4004][s7.11]") {
  const TestAvp avp(
      "0000015c 4000002c 00000125 40000009 61000000 000fffff 0000000c 01020304 0000011b 4000000a "
      "62630000");
  const Result<MipHomeAgentHost> host = avp.As<MipHomeAgentHost>();
  REQUIRE(host.has_value());
  CHECK(host->destination_realm == "bc");
  CHECK(host->destination_host == "a");
  CHECK(host->avps.Count(AvpKey{0, 0xfffff}) == 1);
}

TEST_CASE("a home agent host without one of its names misses it", "[rfc6733][s7.1.5]") {
  CHECK(Refusal<MipHomeAgentHost>(
            "0000015c 40000020 0000011b 40000018 686f6d652e6578616d706c652e6f7267") ==
        "Destination-Host (293) at offset 108: is missing -> 5005");
  CHECK(Refusal<MipHomeAgentHost>("0000015c 40000014 00000125 40000009 61000000") ==
        "Destination-Realm (283) at offset 108: is missing -> 5005");
  CHECK(Refusal<MipHomeAgentHost>("0000015c 40000008") ==
        "Destination-Realm (283) at offset 108: is missing -> 5005");
}

TEST_CASE("a name that stands twice in a home agent host is one too many", "[rfc6733][s7.1.5]") {
  CHECK(Refusal<MipHomeAgentHost>(
            "0000015c 40000020 0000011b 40000009 61000000 0000011b 40000009 61000000") ==
        "Destination-Realm (283) at offset 120: stands 2 times, at most 1 -> 5009");
  CHECK(Refusal<MipHomeAgentHost>(
            "0000015c 40000020 00000125 40000009 61000000 00000125 40000009 61000000") ==
        "Destination-Host (293) at offset 120: stands 2 times, at most 1 -> 5009");
}

TEST_CASE("a bad name in a home agent host is told by its own place", "[rfc6733][s4.3.1]") {
  CHECK(Refusal<MipHomeAgentHost>("0000015c 40000014 0000011b 4000000a 61200000") ==
        "Destination-Realm (283) at offset 117: octet 32 is not allowed in this text -> 5004");
  CHECK(Refusal<MipHomeAgentHost>("0000015c 40000014 00000125 4000000a 61200000") ==
        "Destination-Host (293) at offset 117: octet 32 is not allowed in this text -> 5004");
}

TEST_CASE("a home agent host that is broken inside is refused", "[rfc6733][s7.1.5]") {
  CHECK(Refusal<MipHomeAgentHost>("0000015c 40000014 0000011b 40000010 61626364") ==
        "Destination-Realm (283) at offset 108: needs 16 octets, 12 left -> 5014");
  CHECK(Refusal<MipHomeAgentHost>("0000015c 40000014 0000011b 40000004 61626364") ==
        "Destination-Realm (283) at offset 108: length 4, must be at least 8 -> 5014");
  // RFC 4004's own table calls it an identity.
  CHECK(Refusal<MipHomeAgentHost>("0000015c 4000000c 6861312e") ==
        "AVP (1751200046) at offset 108: needs 8 octets, 4 left -> 5014");
}

TEST_CASE("the decoder's one pass and the one that explains agree on what is taken", "[R58]") {
  const std::vector<uint8_t> whole = test::FromHex(kHost);
  std::vector<size_t> disagree;
  for (size_t at = 8; at < whole.size(); ++at) {
    for (const unsigned octet : {0x00U, 0x01U, 0x20U, 0x41U, 0x7fU, 0x80U, 0xc0U, 0xffU}) {
      std::vector<uint8_t> wire = whole;
      wire[at] = static_cast<uint8_t>(octet);
      const AvpView avp{AvpKey::kMipHomeAgentHost, 0x40, Bytes(wire).subspan(8), 0, 0};
      const bool taken = MipHomeAgentHost::Decode(avp).has_value();
      const Result<AvpRange> run = AvpRange::Inside(avp);
      const bool sound = run.has_value() && run->Count(AvpKey::kDestinationRealm) == 1 &&
                         run->Count(AvpKey::kDestinationHost) == 1 &&
                         run->Find<DestinationRealm>().has_value() &&
                         run->Find<DestinationHost>().has_value();
      if (taken != sound) disagree.push_back(at);
    }
  }
  CHECK(disagree == std::vector<size_t>{});
}

}}  // namespace mip6boot::diameter
