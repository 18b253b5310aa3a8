// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is made of a binding record that a store, or whoever can write to it, has damaged.

#include <array>

#include "mip6boot/roles/binding_record.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/vectors/damage.h"

namespace mip6boot::test { namespace {

void ExamineRecord(Findings& findings) {
  // Both clocks at zero: times are as they stand.
  const Result<roles::BindingRecord> record =
      roles::DecodeBinding(findings.input(), roles::SharedMoment());
  if (!record) return findings.Refused(record.error());
  std::array<uint8_t, roles::kMaxBindingRecordSize> buffer;
  const Result<Bytes> written = roles::EncodeBinding(record->key, record->binding,
                                                     roles::SharedMoment(), absl::MakeSpan(buffer));
  findings.Expect(written.has_value(), "a record that was read cannot be written");
  if (written) findings.ExpectSame(*written, findings.input(), "a record is written otherwise");
}

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
                     ExamineRecord, Changes::kAll);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
  CHECK(report.inputs > report.refusals);
}

}}  // namespace mip6boot::test
