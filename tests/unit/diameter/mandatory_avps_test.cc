// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the M bit asks of who reads a message.

#include <string>
#include <vector>

#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter { namespace {

using test::ToHex;

TEST_CASE("an unknown AVP with M is not supported, without M it does not matter",
          "[rfc6733][s4.1][s7.1.5]") {
  const TestMessage message(
      "80000118 00000000",
      "0001869f 00000009 61000000 0001869f 40000009 61000000 00000108 40000009 61000000");
  const Result<void> known = CheckMandatoryAvps(message.view().avps());
  REQUIRE(!known.has_value());
  CHECK(known.error().ToString() ==
        "AVP (99999) at offset 32: is mandatory to understand, and unknown");
  CHECK(ResultCodeFor(known.error()) == ResultCode::kAvpUnsupported);
  CHECK(CheckMandatoryAvps(message.view().avps(), {AvpKey{0, 99999}}).has_value());
}

TEST_CASE("an unknown AVP with M in a known group with M must be understood too",
          "[rfc6733][s4.1][s7.1.5]") {
  const std::string unknown = "0001869f 4000000c 00000001";
  const TestMessage message("80000118 00000000", "000001fb 4000001c 000001e6 40000014" + unknown);
  const Result<void> known = CheckMandatoryAvps(message.view().avps());
  REQUIRE(!known.has_value());
  CHECK(known.error().ToString() ==
        "AVP (99999) at offset 36: is mandatory to understand, and unknown");
  CHECK(known.error().depth == 2);
  std::vector<uint8_t> failed(128);
  AvpWriter out{MutableBytes(failed)};
  WriteFailedAvp(message.view(), known.error(), out);
  CHECK(ToHex(*out.Finish()) ==
        "0000011740000024"
        "000001fb4000001c000001e6400000140001869f4000000c00000001");
  CHECK(CheckMandatoryAvps(message.view().avps(), {AvpKey{0, 99999}}).has_value());

  Limits shallow;
  shallow.avp_depth = 1;
  CHECK(CheckMandatoryAvps(message.view().avps(), {}, shallow).error().ToString() ==
        "MIP6-Agent-Info (486) at offset 28: nested more than 1 deep");
}

TEST_CASE("behind a group that is understood one that is not is found", "[rfc6733][s4.1]") {
  const TestMessage message("80000118 00000000",
                            "000001fb 40000008 000001fb 40000014 0001869f 4000000c 00000001");
  CHECK(CheckMandatoryAvps(message.view().avps()).error().offset == 36);
}

TEST_CASE("a known group with M that is none is refused", "[rfc6733][s4.1][s7.1.5]") {
  // QoS-Resources with four octets that are no AVP.
  const TestMessage message("80000118 00000000", "000001fc 4000000c 0000fde8");
  const Result<void> known = CheckMandatoryAvps(message.view().avps());
  REQUIRE(!known.has_value());
  CHECK(known.error().ToString() == "AVP (65000) at offset 28: needs 8 octets, 4 left");
  CHECK(ResultCodeFor(known.error()) == ResultCode::kInvalidAvpLength);
}

TEST_CASE("what a group without M, or a quotation, holds need not be understood",
          "[rfc6733][s4.1][s7.5]") {
  const std::string unknown = "0001869f 4000000c 00000001";
  for (const char* const group : {"000001e6 00000014",     // MIP6-Agent-Info without M
                                  "0001869e 00000014",     // unknown, without M
                                  "00000117 40000014"}) {  // Failed-AVP
    CAPTURE(group);
    const TestMessage message("80000118 00000000", group + unknown);
    CHECK(CheckMandatoryAvps(message.view().avps()).has_value());
  }
}

}}  // namespace mip6boot::diameter
