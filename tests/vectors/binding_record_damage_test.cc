// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is made of a binding record that a store, or whoever can write to it, has damaged.

#include "tests/support/catch.h"
#include "tests/support/examine/examine.h"
#include "tests/support/hex.h"
#include "tests/vectors/damage.h"

namespace mip6boot::test { namespace {

TEST_CASE("a damaged binding record is refused at its place or read and written alike",
          "[vectors][robustness][rfc6611][s3][R65]") {
  // A port and its pinned DUID; home.one. with 71, 72 and 73; a visited network.
  const DamageReport report =
      ExamineDamaged(FromHex("01 01 00 06 0a 02 fedcba9876543210 00000000002dc6c0 657468312f37"
                             "0003 0001 02005e100001"
                             "01 0a 0035 04686f6d65 036f6e65 00"
                             "0047 0011 40 20010db8 00000000 00000000 00000000"
                             "0048 0010 20010db8 00000000 00000000 00000001"
                             "0049 0008 026861 036f6e65 00 00 00 0014"
                             "0048 0010 20010db8 00000000 00000000 00000002"),
                     ExamineBindingRecord, Changes::kAll);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
  CHECK(report.inputs > report.refusals);
}

}}  // namespace mip6boot::test
