// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_code.h"

#include <algorithm>
#include <string>
#include <vector>

#include "mip6boot/dhcpv6/message_type.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("an option code has the name that IANA gave it", "[dhcpv6]") {
  CHECK(std::string(OptionName(OptionCode::kClientId)) == "OPTION_CLIENTID");
  CHECK(std::string(OptionName(OptionCode::kMip6Hnidf)) == "OPTION_MIP6_HNIDF");
  CHECK(std::string(OptionName(OptionCode::kRelayPort)) == "OPTION_RELAY_PORT");
  CHECK(OptionName(static_cast<OptionCode>(0)) == nullptr);
  CHECK(OptionName(static_cast<OptionCode>(10)) == nullptr);
  CHECK(std::string(OptionName(OptionCode::kIpv6AddressMos)) == "OPTION-IPv6_Address-MoS");
  CHECK(std::string(OptionName(OptionCode::kCaptivePortal)) == "DHCP Captive-Portal");
  CHECK(std::string(OptionName(OptionCode::kAddrRegEnable)) == "OPTION_ADDR_REG_ENABLE");
  CHECK(OptionName(static_cast<OptionCode>(149)) == nullptr);
  CHECK(OptionName(static_cast<OptionCode>(0xffff)) == nullptr);
}

TEST_CASE("every code up to 148 is in the table but the reserved and the unassigned", "[dhcpv6]") {
  std::vector<unsigned> absent;
  for (unsigned code = 0; code <= 148; ++code) {
    if (FindOptionInfo(static_cast<OptionCode>(code)) == nullptr) absent.push_back(code);
  }
  CHECK(absent == std::vector<unsigned>{0, 10, 35});
}

TEST_CASE("every option of the table is found, and found as itself", "[dhcpv6]") {
  std::vector<unsigned> lost;
  for (const OptionCode code : {
#define MIP6BOOT_OPTION(code, enumerator, name, singleton, in_oro, rsoo_enabled, messages, inside) \
  OptionCode::enumerator,
#include "mip6boot/dhcpv6/option_code.def"
#undef MIP6BOOT_OPTION
       }) {
    const OptionInfo* const info = FindOptionInfo(code);
    if (info == nullptr || info->code != code) lost.push_back(static_cast<unsigned>(code));
  }
  CHECK(lost == std::vector<unsigned>{});
}

// The codes 0..148 that `has` is true of.
template <typename Has>
std::vector<unsigned> CodesThat(Has has) {
  std::vector<unsigned> codes;
  for (unsigned code = 0; code <= 148; ++code) {
    const OptionInfo* const info = FindOptionInfo(static_cast<OptionCode>(code));
    if (info != nullptr && has(*info)) codes.push_back(code);
  }
  return codes;
}

TEST_CASE("a relay may supply 50, 65, 69 and 70", "[rfc6422][rfc6610][s4.2][R27][R37]") {
  CHECK(CodesThat([](const OptionInfo& info) { return info.rsoo_enabled; }) ==
        std::vector<unsigned>{50, 65, 69, 70});
}

TEST_CASE("an ORO never lists the codes that RFC 8415 and IANA bar", "[rfc8415][s21.7][R76]") {
  const std::vector<unsigned> barred = {
      1,   2,   3,   4,   5,   6,   7,   8,   9,   11,  12,  13,  14,  15,  16,  18,  19,  20,  25,
      26,  37,  38,  43,  44,  45,  46,  47,  48,  53,  61,  66,  68,  79,  80,  81,  87,  89,  91,
      92,  93,  100, 101, 102, 105, 106, 107, 108, 109, 110, 112, 114, 115, 116, 117, 118, 119, 120,
      121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 138, 139, 140};
  CHECK(CodesThat([](const OptionInfo& info) { return !info.in_oro; }) == barred);
}

TEST_CASE("an option may repeat where its own RFC or IANA says so",
          "[rfc8415][table4][rfc6610][rfc5908][rfc6731][rfc6784][rfc7078][rfc7600]") {
  // 49, 50, 69..73: RFC 6610, whatever RFC 8415 table 4 says
  const std::vector<unsigned> repeatable = {3,  4,  5,  16,  17,  25,  26,  49,  50, 56,
                                            69, 70, 71, 72,  73,  74,  78,  85,  86, 89,
                                            90, 94, 98, 104, 113, 138, 139, 144, 145};
  CHECK(CodesThat([](const OptionInfo& info) { return !info.singleton; }) == repeatable);
}

TEST_CASE("a message type has the name that RFC 8415 gave it", "[rfc8415][s7.3]") {
  CHECK(std::string(MessageTypeName(MessageType::kInformationRequest)) == "INFORMATION-REQUEST");
  CHECK(std::string(MessageTypeName(MessageType::kRelayForward)) == "RELAY-FORW");
  CHECK(std::string(MessageTypeName(MessageType::kRelayReply)) == "RELAY-REPL");
  CHECK(MessageTypeName(static_cast<MessageType>(0)) == nullptr);
  CHECK(MessageTypeName(static_cast<MessageType>(14)) == nullptr);
}

}}  // namespace mip6boot::dhcpv6
