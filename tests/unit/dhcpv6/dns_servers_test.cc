// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/dns_servers.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

constexpr char kTwo[] =
    "00170020 20010db8000000000000000000000053 20010db8000000000000000000000054";

TEST_CASE("name servers come in order of preference", "[rfc3646][s3]") {
  const TestOption option(kTwo);
  const Result<DnsServers> servers = option.As<DnsServers>();
  REQUIRE(servers.has_value());
  std::vector<std::string> texts;
  for (const Ipv6Address address : *servers) texts.push_back(address.ToString());
  CHECK(texts == std::vector<std::string>{"2001:db8::53", "2001:db8::54"});
  CHECK(servers->size() == 2);
  CHECK(Encoded(*servers) == ToHex(FromHex(kTwo)));
}

TEST_CASE("name servers are written from addresses in memory", "[rfc3646][s3]") {
  const std::vector<Ipv6Address> addresses = {*Ipv6Address::FromText("2001:db8::53"),
                                              *Ipv6Address::FromText("2001:db8::54")};
  CHECK(Encoded(DnsServerList{addresses}) == ToHex(FromHex(kTwo)));
}

TEST_CASE("a list of no name server, or of part of one, is refused", "[rfc3646][s3]") {
  CHECK(Refusal<DnsServers>("00170000") ==
        "OPTION_DNS_SERVERS (23) at offset 104: length 0, must be at least 16");
  CHECK(Refusal<DnsServers>("00170011 20010db800000000000000000000005300") ==
        "OPTION_DNS_SERVERS (23) at offset 104: length 17 is not a multiple of 16");
  const std::vector<uint8_t> part(15, 1);
  CHECK(Encoded(DnsServers{part}) ==
        "OPTION_DNS_SERVERS (23) at offset 0: length 15 is not a multiple of 16");
}

TEST_CASE("a list of no name server is not written", "[rfc3646][s3]") {
  const char* const kRefusal = "OPTION_DNS_SERVERS (23) at offset 0: length 0, must be at least 16";
  CHECK(Encoded(DnsServers{}) == kRefusal);
  CHECK(Encoded(DnsServerList{}) == kRefusal);
}

}}  // namespace mip6boot::dhcpv6
