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
  CHECK(Inside("0003 0001") == "DUID-LL");
  CHECK(Inside("0003 00") == "DUID-LL");
  CHECK(Inside("0004 0001020304") == "DUID-UUID");
}

}}  // namespace mip6boot::dhcpv6
