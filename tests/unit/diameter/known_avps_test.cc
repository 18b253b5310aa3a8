// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A request judged whole: what no typed message has a field for, too.

#include <string>

#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter { namespace {

std::string Judged(const std::string& avps) {
  const TestMessage message("80000118 00000000", avps);
  const Result<void> checked = CheckKnownAvps(message.view().avps());
  return checked.has_value()
             ? "good"
             : checked.error().ToString() + " -> " +
                   std::to_string(static_cast<unsigned>(ResultCodeFor(checked.error())));
}

TEST_CASE("an AVP that its type refuses is found wherever it stands", "[rfc6733][s7.1.5]") {
  CHECK(Judged("0000010c 4000000c 000007d1 0001869f 00000009 61000000") == "good");
  CHECK(Judged("0000014e 40000009 01000000") ==
        "MIP-Home-Agent-Address (334) at offset 28: 1 octets of data, must be at least 2 -> 5004");
  CHECK(Judged("000001ec 40000008") == "MIP-Session-Key (343) at offset 28: is missing -> 5005");
  CHECK(Judged("0000010c 40000008") ==
        "Result-Code (268) at offset 28: length 0, must be 4 -> 5014");
  CHECK(Judged("0000010c 4000000c 000007d1 0000010c 40000008") ==
        "Result-Code (268) at offset 40: length 0, must be 4 -> 5014");
  // In a group, and in a part of it that the group has no field for.
  CHECK(Judged("000001fb 40000018 0000000c 40000010 0000000000000001") ==
        "Framed-MTU (12) at offset 36: length 8, must be 4 -> 5014");
  CHECK(Judged("00000117 40000010 0000010c 40000008") == "good");  // Failed-AVP quotes it
}

TEST_CASE("a value that an enumeration does not have is an invalid one", "[rfc6733][s7.1.5]") {
  CHECK(Judged("00000112 4000000c 00000003") == "good");
  CHECK(Judged("00000112 4000000c 00000063") ==
        "Auth-Request-Type (274) at offset 28: value 99 is not allowed -> 5004");
  CHECK(Judged("00000111 4000000c 00000003") ==
        "Disconnect-Cause (273) at offset 28: value 3 is not allowed -> 5004");
  // Of these the table knows some only.
  CHECK(Judged("0000003d 4000000c 00000063") == "good");
  CHECK(Judged("000001ee 4000000c 00000063") == "good");  // MIP6-Auth-Mode: 5041 is for that
}

}}  // namespace mip6boot::diameter
