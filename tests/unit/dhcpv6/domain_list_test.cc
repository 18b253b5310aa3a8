// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/domain_list.h"

#include <string>
#include <vector>

#include "mip6boot/base/domain_name.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

constexpr char kTwo[] = "0018001a 076578616d706c65 036f7267 00 036c6162 076578616d706c65 00";

// The names, one behind the other.
std::string Listed(const SearchDomains& domains) {
  std::string out;
  for (const DomainNameView name : domains.names) out += name.ToString() + " ";
  return out;
}

TEST_CASE("search domains come in order of preference", "[rfc3646][s4]") {
  const TestOption option(kTwo);
  const Result<SearchDomains> domains = option.As<SearchDomains>();
  REQUIRE(domains.has_value());
  CHECK(Listed(*domains) == "example.org. lab.example. ");
  CHECK(Encoded(*domains) == "0018001a076578616d706c65036f726700036c6162076578616d706c6500");
  CHECK(Listed(SearchDomains{}) == "");
}

TEST_CASE("search domains are written from names in memory", "[rfc3646][s4]") {
  const DomainName first = *DomainName::FromText("example.org");
  const DomainName second = *DomainName::FromText("lab.example.");
  const std::vector<DomainNameView> names = {first.view(), second.view()};
  CHECK(Encoded(SearchDomainList{names}) ==
        "0018001a076578616d706c65036f726700036c6162076578616d706c6500");
}

TEST_CASE("search domains are equal octet for octet", "[rfc3646][s4]") {
  const TestOption option("00180003 016100");
  const TestOption other("00180003 014100");
  CHECK(*option.As<SearchDomains>() == *option.As<SearchDomains>());
  CHECK(*option.As<SearchDomains>() != *other.As<SearchDomains>());
}

TEST_CASE("a list of no search domain is neither read nor written", "[rfc3646][s4]") {
  CHECK(Refusal<SearchDomains>("00180000") ==
        "OPTION_DOMAIN_LIST (24) at offset 104: the name is empty");
  CHECK(Encoded(SearchDomains{}) == "OPTION_DOMAIN_LIST (24) at offset 0: the name is empty");
  CHECK(Encoded(SearchDomainList{}) == "OPTION_DOMAIN_LIST (24) at offset 0: the name is empty");
  const std::vector<DomainNameView> names = {DomainNameView()};
  CHECK(Encoded(SearchDomainList{names}) ==
        "OPTION_DOMAIN_LIST (24) at offset 0: the name is empty");
}

TEST_CASE("a bad search domain refuses the list where it goes wrong", "[rfc3646][s4]") {
  CHECK(Refusal<SearchDomains>("00180005 016100 c000") ==
        "OPTION_DOMAIN_LIST (24) at offset 107: label length octet 192 exceeds 63 (names are not "
        "compressed here)");
  CHECK(Refusal<SearchDomains>("00180005 016100 0162") ==
        "OPTION_DOMAIN_LIST (24) at offset 109: the name does not end with the root label");
  CHECK(Refusal<SearchDomains>("00180006 016100 036263") ==
        "OPTION_DOMAIN_LIST (24) at offset 110: the name does not end with the root label");
  CHECK(Refusal<SearchDomains>("00180004 016100 00") ==
        "OPTION_DOMAIN_LIST (24) at offset 107: the name is empty");
  const TestOption too_long(OptionCode::kDomainList, 256, 1);  // labels of one octet each
  CHECK(Refusal<SearchDomains>(too_long) ==
        "OPTION_DOMAIN_LIST (24) at offset 104: name of 256 octets, at most 255");
}

TEST_CASE("search domains that do not fit are not written", "[rfc3646][s4]") {
  const DomainName name = *DomainName::FromText("example.org");  // 13 octets
  const std::vector<DomainNameView> names(5042, name.view());
  CHECK(Encoded(SearchDomainList{names}) ==
        "OPTION_DOMAIN_LIST (24) at offset 0: 65546 octets do not fit its length field, at most "
        "65535");
}

}}  // namespace mip6boot::dhcpv6
