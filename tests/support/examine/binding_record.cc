// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/binding_record.h"

#include <array>

#include "tests/support/examine/examine.h"

namespace mip6boot::test {
namespace {

// Octet by octet, as binding_record.h draws a record that is one.
void CompareValues(const roles::BindingRecord& read, Findings& findings) {
  Bytes left = findings.input();
  const auto take = [&left](size_t size) {
    const Bytes taken = left.subspan(0, size);
    left = left.subspan(taken.size());
    return taken;
  };
  const Bytes header = take(22);
  const roles::Binding& binding = read.binding;
  findings.Expect(static_cast<unsigned>(read.key.kind()) == header[2],
                  "another kind of attachment");
  findings.ExpectSame(read.key.octets(), take(header[3]), "another key");
  findings.ExpectSame(binding.pinned_duid, take(header[4]), "another DUID");
  findings.Expect(binding.session == LoadBigEndian64(&header[6]), "another session");
  findings.Expect(binding.expiry.has_value() == (header[1] == 1), "another end");
  if (binding.expiry.has_value()) {
    findings.Expect(binding.expiry->time_since_epoch().count() ==
                        static_cast<int64_t>(LoadBigEndian64(&header[14])),
                    "another end");
  }
  findings.Expect(binding.networks.size() == header[5], "other home networks");
  for (const roles::SuppliedHomeNetwork& network : binding.networks) {
    const Bytes front = take(4);
    findings.Expect(static_cast<unsigned>(network.kind) == front[0], "another kind of network");
    findings.ExpectSame(network.id.wire(), take(front[1]), "another name");
    findings.ExpectSame(network.options, take(LoadBigEndian16(&front[2])), "other options");
  }
  findings.Expect(left.empty(), "octets are left");
}

}  // namespace

void ExamineBindingRecord(Findings& findings) {
  // Both clocks at zero: times are as they stand.
  const Result<roles::BindingRecord> record =
      roles::DecodeBinding(findings.input(), roles::SharedMoment());
  if (!record) return findings.Refused(record.error());
  CompareValues(*record, findings);
  std::array<uint8_t, roles::kMaxBindingRecordSize> buffer;
  const Result<Bytes> written = roles::EncodeBinding(record->key, record->binding,
                                                     roles::SharedMoment(), absl::MakeSpan(buffer));
  findings.Expect(written.has_value(), "a record that was read cannot be written");
  if (written) findings.ExpectSame(*written, findings.input(), "a record is written otherwise");
}

}  // namespace mip6boot::test
