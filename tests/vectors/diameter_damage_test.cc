// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the Diameter decoders make of damaged vectors.

#include "tests/support/catch.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/reference.h"
#include "tests/vectors/damage.h"

namespace mip6boot::test { namespace {

TEST_CASE("damaged AVPs are refused at their place or read and written alike",
          "[vectors][robustness][rfc5447]") {
  const DamageReport report = ExamineDamaged({"diameter-avp"}, ExamineDiameterAvps, Changes::kAll);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
}

TEST_CASE("damaged Diameter messages are refused at their place or read and written alike",
          "[vectors][robustness][rfc6733]") {
  const DamageReport report =
      ExamineDamaged({"diameter-message"}, ExamineDiameterMessage, Changes::kSome);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
}

// Over a million inputs. Hidden: a test of its own runs it where a sanitizer looks on.
TEST_CASE("Diameter messages with any one octet changed", "[.][full][robustness]") {
  CHECK(ExamineDamaged({"diameter-message"}, ExamineDiameterMessage, Changes::kAll).first_fault ==
        "none");
}

TEST_CASE("damaged Diameter messages are read as the reference reads them",
          "[vectors][robustness][rfc6733]") {
  const DamageReport report = ExamineDamaged({"diameter-message"}, CompareDiameter, Changes::kSome);
  CHECK(report.first_fault == "none");
  CHECK(report.inputs > 100);
}

}}  // namespace mip6boot::test
