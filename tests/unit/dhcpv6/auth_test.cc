// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/auth.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

constexpr char kRkap[] = "000b001c 03 01 00 0000000000000005 02 000102030405060708090a0b0c0d0e0f";

TEST_CASE("an authentication option has its protocol, replay counter and information",
          "[rfc8415][s21.11]") {
  const TestOption option(kRkap);
  const Result<Authentication> auth = option.As<Authentication>();
  REQUIRE(auth.has_value());
  CHECK(auth->protocol == 3);
  CHECK(auth->algorithm == 1);
  CHECK(auth->replay_detection_method == 0);
  CHECK(auth->replay_detection == 5);
  CHECK(auth->information.size() == 17);
  CHECK(Encoded(*auth) ==
        "000b001c03010000000000000000050200"
        "0102030405060708090a0b0c0d0e0f");
}

TEST_CASE("the information of RKAP is a typed value of sixteen octets", "[rfc8415][s20.4]") {
  const TestOption option(kRkap);
  const Result<Authentication> auth = option.As<Authentication>();
  const auto key = auth->reconfigure_key();
  REQUIRE(key.has_value());
  CHECK(key->type == Authentication::ReconfigureKey::Type::kHmacMd5);
  CHECK(ToHex(key->value) == "000102030405060708090a0b0c0d0e0f");
}

TEST_CASE("the option of RKAP is written from values", "[rfc8415][s20.4.1]") {
  const std::vector<uint8_t> value = FromHex("000102030405060708090a0b0c0d0e0f");
  CHECK(Encoded(ReconfigureKeyAuthentication{
            5, {Authentication::ReconfigureKey::Type::kHmacMd5, value}}) ==
        "000b001c03010000000000000000050200"
        "0102030405060708090a0b0c0d0e0f");
}

TEST_CASE("a reconfigure key of another size is not written, nor told",
          "[rfc8415][s20.4.1][R101]") {
  const std::vector<uint8_t> value = FromHex("000102030405060708090a0b0c0d0e");
  CHECK(Encoded(
            ReconfigureKeyAuthentication{5, {Authentication::ReconfigureKey::Type::kKey, value}}) ==
        "OPTION_AUTH (11) at offset 0: length 15, must be 16");
  CHECK(Encoded(ReconfigureKeyAuthentication{}) ==
        "OPTION_AUTH (11) at offset 0: length 0, must be 16");
}

TEST_CASE("what is not quite RKAP is none of its information", "[rfc8415][s20.4]") {
  const std::string hex = GENERATE(
      as<std::string>(), "000b001c 02 01 00 0000000000000005 02 000102030405060708090a0b0c0d0e0f",
      "000b001c 03 02 00 0000000000000005 02 000102030405060708090a0b0c0d0e0f",
      "000b001c 03 01 01 0000000000000005 02 000102030405060708090a0b0c0d0e0f",
      "000b001b 03 01 00 0000000000000005 02 000102030405060708090a0b0c0d0e",
      "000b000b 03 01 00 0000000000000005");
  const TestOption option(hex);
  REQUIRE(option.As<Authentication>().has_value());
  CHECK(!option.As<Authentication>()->reconfigure_key().has_value());
}

TEST_CASE("an authentication option too short for its fixed fields is refused",
          "[rfc8415][s21.11]") {
  CHECK(Refusal<Authentication>("000b000a 03010000000000000005") ==
        "OPTION_AUTH (11) at offset 104: length 10, must be at least 11");
}

}}  // namespace mip6boot::dhcpv6
