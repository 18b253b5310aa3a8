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
  CHECK(OptionName(static_cast<OptionCode>(0xffff)) == nullptr);
}

TEST_CASE("every option of the table is found, and found as itself", "[dhcpv6]") {
  std::vector<unsigned> lost;
  for (const OptionCode code : {
#define MIP6BOOT_OPTION(code, enumerator, name, singleton, in_oro, rsoo_enabled) \
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

TEST_CASE("an ORO never lists the codes that RFC 8415 bars", "[rfc8415][s21.7][R76]") {
  const std::vector<unsigned> barred = {1,  2,  3,  4,  5,  6,  7,  8,  9,  11,
                                        12, 13, 14, 15, 16, 18, 19, 20, 25, 26};
  std::vector<unsigned> wrong;
  for (const unsigned code : CodesThat([](const OptionInfo& info) { return info.in_oro; })) {
    if (std::find(barred.begin(), barred.end(), code) != barred.end()) wrong.push_back(code);
  }
  CHECK(wrong == std::vector<unsigned>{});
  const std::vector<unsigned> askable =
      CodesThat([](const OptionInfo& info) { return info.in_oro; });
  const std::vector<unsigned> ours = {32, 49, 50, 69, 70, 71, 72, 73, 82, 83};
  CHECK(std::includes(askable.begin(), askable.end(), ours.begin(), ours.end()));
}

TEST_CASE("the options of RFC 6610 may repeat, whatever RFC 8415 table 4 says", "[rfc6610]") {
  std::vector<unsigned> singletons;
  for (const unsigned code : CodesThat([](const OptionInfo& info) { return info.singleton; })) {
    if (code == 49 || code == 50 || (code >= 69 && code <= 73)) singletons.push_back(code);
  }
  CHECK(singletons == std::vector<unsigned>{});
}

TEST_CASE("a message type has the name that RFC 8415 gave it", "[rfc8415][s7.3]") {
  CHECK(std::string(MessageTypeName(MessageType::kInformationRequest)) == "INFORMATION-REQUEST");
  CHECK(std::string(MessageTypeName(MessageType::kRelayForward)) == "RELAY-FORW");
  CHECK(std::string(MessageTypeName(MessageType::kRelayReply)) == "RELAY-REPL");
  CHECK(MessageTypeName(static_cast<MessageType>(0)) == nullptr);
  CHECK(MessageTypeName(static_cast<MessageType>(14)) == nullptr);
}

}}  // namespace mip6boot::dhcpv6
