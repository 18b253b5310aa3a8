// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/binding_record.h"

#include <array>

#include "tests/support/examine/examine.h"

namespace mip6boot::test {

void ExamineBindingRecord(Findings& findings) {
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

}  // namespace mip6boot::test
