// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/diameter_uri.h"

#include <string>
#include <string_view>

#include "mip6boot/diameter/base_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

std::string RefusalOf(std::string_view text) {
  const Result<DiameterUri> uri = DiameterUri::Parse(text);
  return uri.has_value() ? "taken" : uri.error().ToString();
}

TEST_CASE("a URI has a name, and what it leaves out has a default", "[rfc6733][s4.3.1]") {
  const Result<DiameterUri> uri = DiameterUri::Parse("aaa://host.example.com");
  REQUIRE(uri.has_value());
  CHECK(uri->text() == "aaa://host.example.com");
  CHECK(uri->fqdn() == "host.example.com");
  CHECK(uri->port() == 3868);
  CHECK(!uri->secure());
  CHECK(uri->transport() == UriTransport::kTcp);
  CHECK(uri->protocol() == UriProtocol::kDiameter);
  CHECK(DiameterUri::Parse("aaas://host.example.com")->secure());
  CHECK(DiameterUri::Parse("aaas://host.example.com")->port() == 5658);
}

TEST_CASE("a URI may name port, transport and protocol, in letters of either case",
          "[rfc6733][s4.3.1]") {
  const Result<DiameterUri> uri =
      DiameterUri::Parse("AAA://host.example.com:6666;Transport=SCTP;protocol=Diameter");
  REQUIRE(uri.has_value());
  CHECK(uri->port() == 6666);
  CHECK(uri->transport() == UriTransport::kSctp);
  CHECK(uri->protocol() == UriProtocol::kDiameter);
  const Result<DiameterUri> radius =
      DiameterUri::Parse("aaa://host.example.com:1813;transport=udp;protocol=radius");
  REQUIRE(radius.has_value());
  CHECK(radius->transport() == UriTransport::kUdp);
  CHECK(radius->protocol() == UriProtocol::kRadius);
  CHECK(DiameterUri::Parse("aaa://h;protocol=tacacs+")->protocol() == UriProtocol::kTacacsPlus);
}

TEST_CASE("a text that is no such URI is refused where it goes wrong", "[rfc6733][s4.3.1]") {
  CHECK(RefusalOf("http://h") == "octets at offset 0: octet 104 is not allowed in this text");
  CHECK(RefusalOf("") == "octets at offset 0: 0 octets of data, must be at least 1");
  CHECK(RefusalOf("aaa://") == "octets at offset 6: the name is empty");
  CHECK(RefusalOf("aaa://a b") == "octets at offset 7: octet 32 is not allowed in this text");
  CHECK(RefusalOf("aaa://h:") == "octets at offset 8: 8 octets of data, must be at least 9");
  CHECK(RefusalOf("aaa://h:x") == "octets at offset 8: octet 120 is not allowed in this text");
  CHECK(RefusalOf("aaa://h:38/") == "octets at offset 10: octet 47 is not allowed in this text");
  CHECK(RefusalOf("aaa://h:0") == "octets at offset 8: value 0 is not allowed");
  CHECK(RefusalOf("aaa://h:65536") == "octets at offset 8: value 65536 is not allowed");
  CHECK(RefusalOf("aaa://h:99999999999999999999") ==
        "octets at offset 8: value 65536 is not allowed");
  CHECK(RefusalOf("aaa://h;transport=tcpx") ==
        "octets at offset 18: octet 116 is not allowed in this text");
  CHECK(RefusalOf("aaa://h;protocol=") ==
        "octets at offset 17: 17 octets of data, must be at least 18");
  CHECK(RefusalOf("aaa://h;protocol=radius;transport=udp") ==
        "octets at offset 23: octet 59 is not allowed in this text");
  CHECK(RefusalOf("aaa://h/") == "octets at offset 7: octet 47 is not allowed in this text");
}

TEST_CASE("Diameter does not go over UDP", "[rfc6733][s4.3.1]") {
  CHECK(RefusalOf("aaa://h;transport=udp") ==
        "octets at offset 18: octet 117 is not allowed in this text");
  CHECK(RefusalOf("aaa://h:1;transport=udp;protocol=diameter") ==
        "octets at offset 20: octet 117 is not allowed in this text");
}

TEST_CASE("a host to go to is told by its URI", "[rfc6733][s6.12]") {
  const TestAvp avp("00000124 40000012 6161613a2f2f682e6578 0000");
  REQUIRE(avp.As<RedirectHost>().has_value());
  CHECK(avp.As<RedirectHost>()->value.fqdn() == "h.ex");
  CHECK(Encoded(RedirectHost{*DiameterUri::Parse("aaa://h.ex")}) ==
        "00000124400000126161613a2f2f682e65780000");
  CHECK(Encoded(RedirectHost{}) ==
        "Redirect-Host (292) at offset 8: 0 octets of data, must be at least 1");
  CHECK(Refusal<RedirectHost>("00000124 4000000c 682e6578") ==
        "Redirect-Host (292) at offset 108: octet 104 is not allowed in this text -> 5004");
}

TEST_CASE("the ends of what a URI may say", "[rfc6733][s4.3.1]") {
  CHECK(DiameterUri::Parse("aaa://a:65535").has_value());
  CHECK_FALSE(DiameterUri::Parse("aaa://a:65536").has_value());
  CHECK_FALSE(DiameterUri::Parse("aaa://a;transport=tcp.").has_value());
}

}}  // namespace mip6boot::diameter
