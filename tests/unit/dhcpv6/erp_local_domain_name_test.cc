// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/erp_local_domain_name.h"

#include "mip6boot/base/domain_name.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("an ERP local domain name is one whole name", "[rfc6440][s3.1]") {
  const TestOption option("0041000d 076578616d706c65 036f7267 00");
  const Result<ErpLocalDomainName> erp = option.As<ErpLocalDomainName>();
  REQUIRE(erp.has_value());
  CHECK(erp->name.ToString() == "example.org.");
  CHECK(Encoded(*erp) == "0041000d076578616d706c65036f726700");
  const DomainName name = *DomainName::FromText("example.org");
  CHECK(*erp == ErpLocalDomainName{name.view()});
  CHECK(*erp != ErpLocalDomainName{});
}

TEST_CASE("a malformed ERP local domain name is refused where it goes wrong", "[rfc6440][s4]") {
  CHECK(Refusal<ErpLocalDomainName>("00410000") ==
        "OPTION_ERP_LOCAL_DOMAIN_NAME (65) at offset 104: the name is empty");
  CHECK(Refusal<ErpLocalDomainName>("00410001 00") ==
        "OPTION_ERP_LOCAL_DOMAIN_NAME (65) at offset 104: the name is empty");
  CHECK(Refusal<ErpLocalDomainName>("00410002 0161") ==
        "OPTION_ERP_LOCAL_DOMAIN_NAME (65) at offset 106: the name does not end with the root "
        "label");
  CHECK(Refusal<ErpLocalDomainName>("00410006 016100 016200") ==
        "OPTION_ERP_LOCAL_DOMAIN_NAME (65) at offset 107: 3 octets after the root label");
  CHECK(Refusal<ErpLocalDomainName>("00410004 0161 c000") ==
        "OPTION_ERP_LOCAL_DOMAIN_NAME (65) at offset 106: label length octet 192 exceeds 63 (names "
        "are not compressed here)");
  const TestOption too_long(OptionCode::kErpLocalDomainName, 256, 1);  // labels of one octet each
  CHECK(Refusal<ErpLocalDomainName>(too_long) ==
        "OPTION_ERP_LOCAL_DOMAIN_NAME (65) at offset 104: name of 256 octets, at most 255");
}

TEST_CASE("an empty ERP local domain name is not written", "[rfc6440][s3.1]") {
  CHECK(Encoded(ErpLocalDomainName{}) ==
        "OPTION_ERP_LOCAL_DOMAIN_NAME (65) at offset 0: the name is empty");
}

}}  // namespace mip6boot::dhcpv6
