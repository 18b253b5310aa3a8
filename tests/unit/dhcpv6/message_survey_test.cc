// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/message_survey.h"

#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

TEST_CASE("a survey counts what stands in a run and finds the first of each", "[dhcpv6]") {
  const std::vector<uint8_t> wire = FromHex(
      "00080002 0000"                      // 10: other
      "00310003 0161 00"                   // 16
      "00040004 00000001"                  // 23: IA_TA
      "00310003 0162 00"                   // 31
      "0019000c 000000010000000200000003"  // 38: IA_PD
      "fedc0000"                           // 54: other
      "0042000400320000"                   // 58
  );
  const MessageSurvey survey(*OptionRange::Parse(wire, 10));
  CHECK(survey.Count(SurveyedOption::kHomeNetworkId) == 2);
  CHECK(survey.First(SurveyedOption::kHomeNetworkId)->offset == 16);
  CHECK(ToHex(survey.First(SurveyedOption::kHomeNetworkId)->data) == "016100");
  CHECK(survey.Count(SurveyedOption::kIdentityAssociation) == 2);
  CHECK(survey.First(SurveyedOption::kIdentityAssociation)->code == OptionCode::kIaTa);
  CHECK(survey.Has(SurveyedOption::kRelaySupplied));
  CHECK(survey.Count(SurveyedOption::kOther) == 2);
  CHECK(!survey.Has(SurveyedOption::kClientId));
  CHECK(!survey.First(SurveyedOption::kClientId).has_value());
  CHECK(survey.options().base_offset() == 10);
}

TEST_CASE("a survey puts each option in a slot of its own", "[dhcpv6]") {
  struct Row {
    uint8_t code;
    SurveyedOption which;
  };
  const Row row = GENERATE(
      Row{1, SurveyedOption::kClientId}, Row{2, SurveyedOption::kServerId},
      Row{3, SurveyedOption::kIdentityAssociation}, Row{4, SurveyedOption::kIdentityAssociation},
      Row{25, SurveyedOption::kIdentityAssociation}, Row{6, SurveyedOption::kOptionRequest},
      Row{9, SurveyedOption::kRelayMessage}, Row{11, SurveyedOption::kAuthentication},
      Row{14, SurveyedOption::kRapidCommit}, Row{19, SurveyedOption::kReconfigureMessage},
      Row{49, SurveyedOption::kHomeNetworkId}, Row{66, SurveyedOption::kRelaySupplied},
      Row{5, SurveyedOption::kOther}, Row{69, SurveyedOption::kOther});
  const std::vector<uint8_t> wire = {0, row.code, 0, 0};
  const MessageSurvey survey(*OptionRange::Parse(wire));
  uint32_t total = 0;
  for (size_t slot = 0; slot < kSurveyedOptions; ++slot) {
    total += survey.Count(static_cast<SurveyedOption>(slot));
  }
  CHECK(survey.Count(row.which) == 1);
  CHECK(total == 1);
  CHECK(static_cast<unsigned>(survey.First(row.which)->code) == row.code);
}

TEST_CASE("a survey of nothing finds nothing", "[dhcpv6]") {
  CHECK(!MessageSurvey(OptionRange()).Has(SurveyedOption::kOther));
}

}}  // namespace mip6boot::dhcpv6
