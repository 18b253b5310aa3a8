// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/duid.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

Bytes Octets(std::string_view text) {
  return Bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

TEST_CASE("a client and a server are known by the octets of their DUID",
          "[rfc8415][s21.2][s21.3]") {
  const TestOption client("0001000a 0003 0001 020000000001");
  const TestOption server("0002000a 0002 00007ed9 0badc0de");
  const Result<ClientId> client_id = client.As<ClientId>();
  const Result<ServerId> server_id = server.As<ServerId>();
  REQUIRE((client_id.has_value() && server_id.has_value()));
  CHECK(ToHex(client_id->duid) == "00030001020000000001");
  CHECK(Encoded(*client_id) == "0001000a00030001020000000001");
  CHECK(Encoded(*server_id) == "0002000a000200007ed90badc0de");
}

TEST_CASE("a DUID takes 3 to 130 octets", "[rfc8415][s11.1]") {
  CHECK(Refusal<ClientId>("00010000") ==
        "OPTION_CLIENTID (1) at offset 104: length 0, must be at least 3");
  CHECK(Refusal<ClientId>("00010002 0003") ==
        "OPTION_CLIENTID (1) at offset 104: length 2, must be at least 3");
  CHECK(Refusal<ServerId>("00020002 0003") ==
        "OPTION_SERVERID (2) at offset 104: length 2, must be at least 3");
  CHECK(Reencoded<ClientId>("00010003 0003ff") == "000100030003ff");
  const TestOption longest(OptionCode::kServerId, 130, 7);
  const TestOption too_long(OptionCode::kServerId, 131, 7);
  CHECK(longest.As<ServerId>().has_value());
  CHECK(Refusal<ServerId>(too_long) ==
        "OPTION_SERVERID (2) at offset 104: length 131, must be at most 130");
  CHECK(Encoded(ClientId{Octets("ab")}) ==
        "OPTION_CLIENTID (1) at offset 0: length 2, must be at least 3");
  CHECK(Encoded(ServerId{too_long.view().data}) ==
        "OPTION_SERVERID (2) at offset 0: length 131, must be at most 130");
  CHECK(DuidView::Parse(Octets("ab")).error() == MakeError(Reason::kTooShort, 0, 2, 3));
  CHECK(DuidView::Parse(too_long.view().data).error() == MakeError(Reason::kTooLong, 0, 131, 130));
  CHECK(DuidView::Parse(longest.view().data).has_value());
}

// What a DUID says of itself: its type, then all that is in it.
std::string Inside(std::string_view hex) {
  const std::vector<uint8_t> octets = FromHex(hex);
  const DuidView duid = *DuidView::Parse(octets);
  const char* const name = DuidTypeName(duid.type());
  std::string out = name == nullptr ? std::to_string(static_cast<unsigned>(duid.type())) : name;
  if (const auto address = duid.link_layer_address()) {
    out += " hw " + std::to_string(address->hardware_type) + " " + ToHex(address->address);
  }
  if (const auto time = duid.time()) out += " time " + std::to_string(*time);
  if (const auto enterprise = duid.enterprise_number()) {
    out += " enterprise " + std::to_string(*enterprise);
  }
  if (const auto uuid = duid.uuid()) out += " uuid " + ToHex(*uuid);
  return out;
}

TEST_CASE("a DUID of each type can be looked into", "[rfc8415][s11]") {
  CHECK(Inside("0001 0001 2a3b4c5d 020000000001") == "DUID-LLT hw 1 020000000001 time 708529245");
  CHECK(Inside("0002 00007ed9 0badc0de") == "DUID-EN enterprise 32473");
  CHECK(Inside("0003 0006 020000000001") == "DUID-LL hw 6 020000000001");
  CHECK(Inside("0004 000102030405060708090a0b0c0d0e0f") ==
        "DUID-UUID uuid 000102030405060708090a0b0c0d0e0f");
  CHECK(Inside("002a ffff") == "42");
}

TEST_CASE("a DUID too short for its type is still a DUID", "[rfc8415][s11]") {
  CHECK(Inside("0001 0001 2a3b4c5d") == "DUID-LLT time 708529245");
  CHECK(Inside("0001 0001 2a3b4c") == "DUID-LLT");
  CHECK(Inside("0002 00007e") == "DUID-EN");
  CHECK(Inside("0002 00007ed9") == "DUID-EN enterprise 32473");
  CHECK(Inside("0003 0001") == "DUID-LL");
  CHECK(Inside("0003 00") == "DUID-LL");
  CHECK(Inside("0004 0001020304") == "DUID-UUID");
}

TEST_CASE("a relay is known by its DUID too", "[rfc5460][s5.4.1]") {
  CHECK(Reencoded<RelayId>("0035000a 0003 0001 020000000001") == "0035000a00030001020000000001");
  CHECK(Refusal<RelayId>("00350002 0003") ==
        "OPTION_RELAY_ID (53) at offset 104: length 2, must be at least 3");
  const TestOption too_long(OptionCode::kRelayId, 131, 7);
  CHECK(Refusal<RelayId>(too_long) ==
        "OPTION_RELAY_ID (53) at offset 104: length 131, must be at most 130");
  CHECK(Encoded(RelayId{}) == "OPTION_RELAY_ID (53) at offset 0: length 0, must be at least 3");
  CHECK(Encoded(RelayId{too_long.view().data}) ==
        "OPTION_RELAY_ID (53) at offset 0: length 131, must be at most 130");
}

// The octets of a DUID that was made, or why none was.
std::string Made(const Result<Duid>& duid) {
  return duid.has_value() ? ToHex(duid->octets()) : duid.error().ToString();
}

TEST_CASE("a DUID of each type is made from values", "[rfc8415][s11]") {
  const std::vector<uint8_t> mac = FromHex("020000000001");
  CHECK(Made(Duid::FromLinkLayerPlusTime({1, mac}, 708529245)) == "000100012a3b4c5d020000000001");
  CHECK(Made(Duid::FromEnterprise(32473, mac)) == "000200007ed9020000000001");
  CHECK(Made(Duid::FromLinkLayer({6, mac})) == "00030006020000000001");
  CHECK(Made(Duid::FromUuid({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})) ==
        "0004000102030405060708090a0b0c0d0e0f");
  CHECK(Made(Duid::FromIdentifier(static_cast<DuidType>(42), mac)) == "002a020000000001");
}

TEST_CASE("a DUID that was made says what it was made from", "[rfc8415][s11]") {
  const std::vector<uint8_t> mac = FromHex("020000000001");
  const Duid duid = *Duid::FromLinkLayerPlusTime({1, mac}, 7);
  CHECK(duid.view().type() == DuidType::kLinkLayerPlusTime);
  CHECK(duid.view().time() == 7);
  CHECK(duid.view().link_layer_address()->address == Bytes(mac));
  CHECK(Encoded(ClientId{duid.octets()}) == "0001000e0001000100000007020000000001");
  CHECK(Encoded(RelayId{duid.octets()}) == "0035000e0001000100000007020000000001");
}

TEST_CASE("a DUID is kept beyond the buffer it came in", "[rfc8415][s11]") {
  std::vector<uint8_t> octets = FromHex("002a0102");
  const Duid kept(*DuidView::Parse(octets));
  octets.assign(octets.size(), 0xff);
  CHECK(ToHex(kept.octets()) == "002a0102");
  CHECK(kept == *Duid::FromIdentifier(static_cast<DuidType>(42), FromHex("0102")));
  CHECK(kept != *Duid::FromIdentifier(static_cast<DuidType>(43), FromHex("0102")));
}

TEST_CASE("a DUID of nothing but fixed fields, or too long, is not made", "[rfc8415][s11.1]") {
  const std::vector<uint8_t> longest(128, 7);
  const std::vector<uint8_t> too_long(129, 7);
  CHECK(Made(Duid::FromLinkLayerPlusTime({1, {}}, 7)) ==
        "octets at offset 0: length 8, must be at least 9");
  CHECK(Made(Duid::FromEnterprise(1, {})) == "octets at offset 0: length 6, must be at least 7");
  CHECK(Made(Duid::FromLinkLayer({1, {}})) == "octets at offset 0: length 4, must be at least 5");
  CHECK(Made(Duid::FromIdentifier(DuidType::kUuid, {})) ==
        "octets at offset 0: length 2, must be at least 3");
  CHECK(Duid::FromIdentifier(DuidType::kUuid, longest)->octets().size() == 130);
  CHECK(Made(Duid::FromIdentifier(DuidType::kUuid, too_long)) ==
        "octets at offset 0: length 131, must be at most 130");
  CHECK(Made(Duid::FromEnterprise(1, longest)) ==
        "octets at offset 0: length 134, must be at most 130");
}

}}  // namespace mip6boot::dhcpv6
