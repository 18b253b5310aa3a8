// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/status_code.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("a status code has a value and a text", "[rfc8415][s21.13]") {
  const TestOption option("000d0011 0001 696e76616c6964206d657373616765");
  const Result<StatusCode> status = option.As<StatusCode>();
  REQUIRE(status.has_value());
  CHECK(status->value == StatusCodeValue::kUnspecFail);
  CHECK(status->text == "invalid message");
  CHECK(!status->IsSuccess());
  CHECK(Encoded(*status) == "000d00110001696e76616c6964206d657373616765");
}

TEST_CASE("the text of a status code may be missing, and of any octets", "[rfc8415][s21.13]") {
  CHECK(TestOption("000d0002 0000").As<StatusCode>()->IsSuccess());
  CHECK(Reencoded<StatusCode>("000d0002 0000") == "000d00020000");
  CHECK(Reencoded<StatusCode>("000d0004 0006 00ff") == "000d0004000600ff");
}

TEST_CASE("a status code without room for its value is refused", "[rfc8415][s21.13]") {
  CHECK(Refusal<StatusCode>("000d0000") ==
        "OPTION_STATUS_CODE (13) at offset 104: length 0, must be at least 2");
  CHECK(Refusal<StatusCode>("000d0001 00") ==
        "OPTION_STATUS_CODE (13) at offset 104: length 1, must be at least 2");
}

TEST_CASE("a status text that does not fit is not written", "[rfc8415][s21.13]") {
  const std::string text(65534, 'x');
  CHECK(Encoded(StatusCode{StatusCodeValue::kSuccess, text}) ==
        "OPTION_STATUS_CODE (13) at offset 0: 65536 octets do not fit its length field, at most "
        "65535");
}

TEST_CASE("the status values of RFC 8415 have names, others do not", "[rfc8415][s21.13]") {
  std::string names;
  for (unsigned value = 0; value < 7; ++value) {
    names += StatusCodeName(static_cast<StatusCodeValue>(value));
    names += ' ';
  }
  CHECK(names == "Success UnspecFail NoAddrsAvail NoBinding NotOnLink UseMulticast NoPrefixAvail ");
  CHECK(StatusCodeName(static_cast<StatusCodeValue>(7)) == nullptr);
}

}}  // namespace mip6boot::dhcpv6
