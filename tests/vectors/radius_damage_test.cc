// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the RADIUS decoders make of damaged vectors.

#include "tests/support/catch.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/reference.h"
#include "tests/vectors/damage.h"

namespace mip6boot::test { namespace {

TEST_CASE("damaged RADIUS attributes are refused at their place or read and written alike",
          "[vectors][robustness][rfc6572]") {
  const DamageReport report =
      ExamineDamaged({"radius-attribute"}, ExamineRadiusAttributes, Changes::kAll);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
}

TEST_CASE("damaged RADIUS attributes are read as the reference reads them",
          "[vectors][robustness][rfc2865]") {
  const DamageReport report = ExamineDamaged({"radius-attribute"}, CompareRadius, Changes::kSome);
  CHECK(report.first_fault == "none");
  CHECK(report.inputs > 100);
}

}}  // namespace mip6boot::test
