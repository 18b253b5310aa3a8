// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Records of bindings, out of a store that others write to, on machines whose clocks differ.

#include <algorithm>
#include <array>
#include <vector>

#include "fuzz/expected_record.h"
#include "fuzz/finding.h"
#include "fuzz/scratch.h"
#include "mip6boot/roles/binding_record.h"
#include "tests/support/examine/examine.h"

namespace mip6boot::fuzz { namespace {

using roles::Binding;
using roles::BindingRecord;
using roles::SharedMoment;

int64_t Count(TimePoint time) { return time.time_since_epoch().count(); }

bool IsSame(const roles::SuppliedHomeNetwork& a, const roles::SuppliedHomeNetwork& b) {
  return a.kind == b.kind && a.id.wire() == b.id.wire() && a.options == b.options;
}
bool IsSameButForTheEnd(const Binding& a, const Binding& b) {
  return a.session == b.session && a.pinned_duid == b.pinned_duid &&
         a.expiry.has_value() == b.expiry.has_value() &&
         std::equal(a.networks.begin(), a.networks.end(), b.networks.begin(), b.networks.end(),
                    IsSame);
}

// Written by one machine, the record says the end on the clock that both have (R95).
void RequireWritten(Bytes input, const BindingRecord& record, const SharedMoment& moment) {
  const auto written =
      roles::EncodeBinding(record.key, record.binding, moment, absl::MakeSpan(Scratch<1>()));
  Require(written.has_value() && written->size() == input.size(),
          "a record that was read cannot be written");
  Require(written->subspan(0, kRecordExpiryOffset) == input.subspan(0, kRecordExpiryOffset) &&
              written->subspan(kRecordHeaderSize) == input.subspan(kRecordHeaderSize),
          "a record is written otherwise");
  const auto end = static_cast<int64_t>(LoadBigEndian64(&(*written)[kRecordExpiryOffset]));
  if (!record.binding.expiry.has_value()) return Require(end == 0, "an end that is not there");
  Require(
      Converted(Count(*record.binding.expiry), Count(moment.here), moment.shared.count()).Is(end),
      "the end is written as another time than it is on the shared clock (R95)");
}

// Read by another machine, it ends at the same moment, on its own clock.
void RequireRead(Bytes input, const SharedMoment& moment) {
  const auto record = roles::DecodeBinding(input, moment);
  Require(record.has_value(), "a record is refused at another time");
  const auto end = static_cast<int64_t>(LoadBigEndian64(&input[kRecordExpiryOffset]));
  Require(record->binding.expiry.has_value() == (input[1] == 1), "has an end, or none");
  Require(!record->binding.expiry.has_value() ||
              Converted(end, moment.shared.count(), Count(moment.here))
                  .Is(Count(*record->binding.expiry)),
          "a binding ends at another time on this machine (R95)");
  for (const SharedMoment& other : kMoments) RequireWritten(input, *record, other);
}

void RequireNoRoom(const BindingRecord& record, size_t size) {
  const std::vector<uint8_t> before(size - 1, 0x5a);
  std::vector<uint8_t> small = before;
  const auto refused = roles::EncodeBinding(record.key, record.binding, {}, absl::MakeSpan(small));
  Require(!refused.has_value() && refused.error().reason == Reason::kNoSpace &&
              refused.error().want == size,
          "written into a buffer that is too small");
  Require(small == before, "a buffer that is too small is changed");
}

// Whoever hands in other values is told so, or has them back from the record.
void RequireFaithful(const roles::AttachmentKey& key, const Binding& binding, bool allowed) {
  const auto written = roles::EncodeBinding(key, binding, {}, absl::MakeSpan(Scratch<1>()));
  Require(written.has_value() == allowed, "written, and no record; or refused, and one");
  if (!allowed) return;
  const auto read = roles::DecodeBinding(*written, {});
  Require(read.has_value() && read->key == key && IsSameButForTheEnd(read->binding, binding) &&
              read->binding.expiry == binding.expiry,
          "another binding is read than was written");
}
void WriteOthers(Bytes input, const BindingRecord& record) {
  Binding pinned = record.binding;
  const std::array<uint8_t, 131> duid{};
  for (const size_t size : {size_t{0}, size_t{130}, size_t{131}}) {
    pinned.pinned_duid = Bytes(duid).subspan(0, size);
    RequireFaithful(record.key, pinned, size <= 130);
  }
  if (record.binding.networks.empty()) return;
  const auto payload = [](const Binding& binding) {
    size_t octets = 0;
    for (const auto& network : binding.networks) {
      octets += network.id.wire().size() + network.options.size();
    }
    return octets;
  };
  Binding many = record.binding;
  while (many.networks.TryPushBack(record.binding.networks[0])) {
  }
  RequireFaithful(record.key, many, payload(many) <= 3072);
  Binding other = record.binding;
  other.networks[0].options = input.subspan(kRecordHeaderSize);
  RequireFaithful(record.key, other,
                  AreSuppliedOptions(other.networks[0].options) && payload(other) <= 3072);
}

// The first home network as often as one may have them: more than a table holds, maybe.
void ReadMany(Bytes input, const BindingRecord& record) {
  const Bytes networks = input.subspan(kRecordHeaderSize + record.key.octets().size() +
                                       record.binding.pinned_duid.size());
  const auto& first = record.binding.networks[0];
  const Bytes network = networks.subspan(0, 4 + first.id.wire().size() + first.options.size());
  std::vector<uint8_t> many(input.begin(), networks.begin());
  many[5] = 16;
  for (int i = 0; i < 16; ++i) many.insert(many.end(), network.begin(), network.end());
  Require(roles::DecodeBinding(many, {}).has_value() == IsRecord(many),
          "more is read than one may have, or less");
}

void Read(Bytes input) {
  const auto record = roles::DecodeBinding(input, {});
  Require(record.has_value() == IsRecord(input), "read, and no record; or refused, and one");
  if (!record.has_value()) {
    const bool other = !input.empty() && input[0] != 1;
    return Require((record.error().reason == Reason::kBadVersion) == other,
                   "another version is not said to be one");
  }
  for (const SharedMoment& moment : kMoments) RequireRead(input, moment);
  for (const SharedMoment& moment : kStrangeMoments) {
    const auto read = roles::DecodeBinding(input, moment);
    Require(read.has_value() && IsSameButForTheEnd(read->binding, record->binding),
            "the time changes more than the end");
  }
  RequireNoRoom(*record, input.size());
  WriteOthers(input, *record);
  if (!record->binding.networks.empty()) ReadMany(input, *record);
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::test::Findings record({data, size});
  ExamineBindingRecord(record);
  mip6boot::fuzz::Require(record);
  mip6boot::fuzz::Read({data, size});
  return 0;
}
