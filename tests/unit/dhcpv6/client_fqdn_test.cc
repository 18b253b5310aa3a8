// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/client_fqdn.h"

#include <string>

#include "mip6boot/base/domain_name.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

// The flags that are set, then the name.
std::string Shown(const ClientFqdn& fqdn) {
  std::string out;
  if (fqdn.server_updates_aaaa) out += "S ";
  if (fqdn.server_overrides) out += "O ";
  if (fqdn.no_updates) out += "N ";
  return out + fqdn.name.ToString();
}

TEST_CASE("a client FQDN has three flags and a name", "[rfc4704][s4]") {
  const TestOption option("0027000d 01 026d6e 076578616d706c65 00");
  const Result<ClientFqdn> fqdn = option.As<ClientFqdn>();
  REQUIRE(fqdn.has_value());
  CHECK(Shown(*fqdn) == "S mn.example.");
  CHECK(fqdn->name.IsFullyQualified());
  CHECK(Encoded(*fqdn) == "0027000d01026d6e076578616d706c6500");
  CHECK(Shown(*TestOption("00270001 02").As<ClientFqdn>()) == "O ");
  CHECK(Shown(*TestOption("00270001 04").As<ClientFqdn>()) == "N ");
  CHECK(Shown(*TestOption("00270001 06").As<ClientFqdn>()) == "O N ");
}

TEST_CASE("the name of a client may be partial, or missing", "[rfc4704][s4.2]") {
  CHECK(Shown(*TestOption("00270004 00 026d6e").As<ClientFqdn>()) == "mn");
  CHECK(Reencoded<ClientFqdn>("00270004 00 026d6e") == "0027000400026d6e");
  CHECK(Reencoded<ClientFqdn>("00270001 00") == "0027000100");
}

TEST_CASE("a client FQDN is written from values", "[rfc4704][s4]") {
  const DomainName name = *DomainName::FromText("mn.example");
  ClientFqdn fqdn;
  fqdn.server_overrides = true;
  fqdn.no_updates = true;
  fqdn.name = name.view();
  CHECK(Encoded(fqdn) == "0027000d06026d6e076578616d706c6500");
  fqdn.name = PartialDomainNameView::WithoutRoot(name.view());
  CHECK(Encoded(fqdn) == "0027000c06026d6e076578616d706c65");
  CHECK(Encoded(ClientFqdn{}) == "0027000100");
}

TEST_CASE("reserved flags of a client FQDN are ignored, and not sent", "[rfc4704][s4.1]") {
  CHECK(Reencoded<ClientFqdn>("00270004 fa 026d6e") == "0027000402026d6e");
}

TEST_CASE("a client FQDN that asks for all and for nothing is neither read nor written",
          "[rfc4704][s4.1]") {
  CHECK(Refusal<ClientFqdn>("00270004 05 026d6e") ==
        "OPTION_CLIENT_FQDN (39) at offset 104: flags 5 are not allowed here");
  CHECK(Encoded(ClientFqdn{true, false, true, {}}) ==
        "OPTION_CLIENT_FQDN (39) at offset 0: flags 5 are not allowed here");
}

TEST_CASE("client FQDNs are equal if their flags and names are", "[rfc4704][s4]") {
  const TestOption option("00270004 01 026d6e");
  const TestOption other_flags("00270004 02 026d6e");
  const TestOption other_name("00270005 01 026d6e 00");
  CHECK(*option.As<ClientFqdn>() == *option.As<ClientFqdn>());
  CHECK(*option.As<ClientFqdn>() != *other_flags.As<ClientFqdn>());
  CHECK(*option.As<ClientFqdn>() != *other_name.As<ClientFqdn>());
}

TEST_CASE("a malformed client FQDN is refused where it goes wrong", "[rfc4704][s4]") {
  CHECK(Refusal<ClientFqdn>("00270000") ==
        "OPTION_CLIENT_FQDN (39) at offset 104: length 0, must be at least 1");
  CHECK(Refusal<ClientFqdn>("00270002 00 00") ==
        "OPTION_CLIENT_FQDN (39) at offset 105: the name is empty");
  CHECK(Refusal<ClientFqdn>("00270006 00 026d6e 0365") ==
        "OPTION_CLIENT_FQDN (39) at offset 108: needs 4 octets, 2 left");
  CHECK(Refusal<ClientFqdn>("00270006 00 026d6e c001") ==
        "OPTION_CLIENT_FQDN (39) at offset 108: label length octet 192 exceeds 63 (names are not "
        "compressed here)");
  CHECK(Refusal<ClientFqdn>("00270006 00 026d6e 0001") ==
        "OPTION_CLIENT_FQDN (39) at offset 109: 1 octets after the root label");
  const TestOption too_long(OptionCode::kClientFqdn, 257, 1);  // labels of one octet each
  CHECK(Refusal<ClientFqdn>(too_long) ==
        "OPTION_CLIENT_FQDN (39) at offset 105: name of 256 octets, at most 254");
}

}}  // namespace mip6boot::dhcpv6
