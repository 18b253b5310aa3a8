// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/binding_record.h"

#include <array>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/unit/roles/binding_table_harness.h"

namespace mip6boot::test::binding { namespace {

// The caller's clock shows 100 s when the machines' common one shows 2 s.
SharedMoment Moment() {
  SharedMoment moment;
  moment.here = At(100);
  moment.shared = std::chrono::seconds(2);
  return moment;
}

const std::string kDuid("\x00\x03\x00\x01\x02\x00\x5e\x10\x00\x01", 10);

Binding Whole() {
  Binding binding;
  binding.networks = {Identified(kHomeOne, kRunOne), Visited(kRunTwo)};
  binding.expiry = At(101);
  binding.session = 0xfedcba9876543210;
  binding.pinned_duid = BytesOf(kDuid);
  return binding;
}

// The record of Whole() under port "eth1/7". Its end, 3 s, is 0x2dc6c0 microseconds.
const char* const kWhole =
    "01 01 00 06 0a 02 fedcba9876543210 00000000002dc6c0 657468312f37 00030001 02005e100001"
    "01 0a 0014 04686f6d65 036f6e65 00 0048 0010 20010db8 00000000 00000000 00000001"
    "00 00 0014 0048 0010 20010db8 00000000 00000000 00000002";
// One home network in unrestricted form; no end, no DUID.
const char* const kLeast =
    "01 00 02 01 00 01 0000000000000000 0000000000000000 78 02 00 0007 0049 0003 016100";

std::string Encoded(const AttachmentKey& key, const Binding& binding,
                    const SharedMoment& moment = Moment()) {
  std::array<uint8_t, kMaxBindingRecordSize> buffer;
  const Result<Bytes> record = EncodeBinding(key, binding, moment, absl::MakeSpan(buffer));
  return record ? ToHex(*record) : record.error().ToString();
}
// What a record is refused with; "taken".
std::string Refusal(const std::string& hex) {
  const std::vector<uint8_t> octets = FromHex(hex);
  const Result<BindingRecord> record = DecodeBinding(octets, Moment());
  return record ? "taken" : record.error().ToString();
}

TEST_CASE("a binding is written octet for octet as its layout says", "[rfc6611][s3][R65]") {
  CHECK(Encoded(Port("eth1/7"), Whole()) == ToHex(FromHex(kWhole)));
  const std::string run("\x00\x49\x00\x03\x01\x61\x00", 7);
  Binding least;
  least.networks = {{HomeNetworkKind::kUnrestricted, {}, BytesOf(run)}};
  CHECK(Encoded(*AttachmentKey::From(AttachmentKind::kOther, BytesOf("x")), least) ==
        ToHex(FromHex(kLeast)));
}

TEST_CASE("a record gives back key, networks, DUID, mark and end", "[rfc6611][s3][R65][R86]") {
  const std::vector<uint8_t> octets = FromHex(kWhole);
  const Result<BindingRecord> record = DecodeBinding(octets, Moment());
  REQUIRE(record);
  CHECK(record->key == Port("eth1/7"));
  CHECK(record->binding.expiry == At(101));
  CHECK(record->binding.session == 0xfedcba9876543210);
  CHECK(TextOf(record->binding.pinned_duid) == kDuid);
  REQUIRE(record->binding.networks.size() == 2);
  CHECK(record->binding.networks[0].kind == HomeNetworkKind::kIdentified);
  CHECK(record->binding.networks[0].id.ToString() == "home.one.");
  CHECK(TextOf(record->binding.networks[0].options) == kRunOne);
  CHECK(record->binding.networks[1].kind == HomeNetworkKind::kVisited);
  CHECK(TextOf(record->binding.networks[1].options) == kRunTwo);
}

TEST_CASE("a relay on another machine answers from a binding that it read from a store",
          "[rfc6611][s3][R65][R95]") {
  const std::vector<uint8_t> octets = FromHex(kWhole);
  // Its own clock started at another time; the record lay in the store for half a second.
  SharedMoment moment;
  moment.here = At(-7);
  moment.shared = std::chrono::milliseconds(2500);
  const Result<BindingRecord> record = DecodeBinding(octets, moment);
  REQUIRE(record);
  Fixture relay;
  REQUIRE(relay.table.Put(At(-7), record->key, record->binding));
  const TimePoint end = At(-7) + std::chrono::milliseconds(500);
  CHECK(relay.table.Find(end - Duration(1), Port("eth1/7"), BytesOf(kDuid)).has_value());
  CHECK_FALSE(relay.table.Find(end - Duration(1), Port("eth1/7"), {}).has_value());
  CHECK_FALSE(relay.table.Find(end, Port("eth1/7"), BytesOf(kDuid)).has_value());
}

TEST_CASE("time in the store counts: what ended there is over when it is read", "[R65][R95]") {
  const std::vector<uint8_t> octets = FromHex(kWhole);
  SharedMoment later = Moment();
  later.shared = std::chrono::seconds(3);
  const Result<BindingRecord> record = DecodeBinding(octets, later);
  REQUIRE(record);
  CHECK(record->binding.expiry == later.here);
  Fixture relay;
  REQUIRE(relay.table.Put(later.here, record->key, record->binding));
  CHECK_FALSE(relay.table.Peek(later.here, record->key).has_value());
}

TEST_CASE("the ends of time survive, and nothing wraps around", "[R95]") {
  Binding binding = Whole();
  binding.expiry = TimePoint::max();
  SharedMoment moment;
  moment.here = TimePoint::min();
  moment.shared = Duration::max();
  std::array<uint8_t, kMaxBindingRecordSize> buffer;
  Result<Bytes> octets = EncodeBinding(Port("a"), binding, moment, absl::MakeSpan(buffer));
  REQUIRE(octets);
  CHECK(ToHex(octets->subspan(14, 8)) == "7fffffffffffffff");
  moment.here = TimePoint::max();
  moment.shared = Duration::min();
  CHECK(DecodeBinding(*octets, moment)->binding.expiry == TimePoint::max());
  binding.expiry = TimePoint::min();
  moment.shared = Duration(-5);
  octets = EncodeBinding(Port("a"), binding, moment, absl::MakeSpan(buffer));
  REQUIRE(octets);
  CHECK(ToHex(octets->subspan(14, 8)) == "8000000000000000");
  moment.here = TimePoint::min();
  moment.shared = Duration::max();
  CHECK(DecodeBinding(*octets, moment)->binding.expiry == TimePoint::min());
}

TEST_CASE("another version is refused for what it is, whatever is behind it", "[R65]") {
  std::string newer = kWhole;
  newer[1] = '2';
  CHECK(Refusal(newer) == "octets at offset 0: version 2, must be 1");
  CHECK(Refusal("02") == "octets at offset 0: version 2, must be 1");
  CHECK(Refusal("00 01") == "octets at offset 0: version 0, must be 1");
  CHECK(Refusal("") == "octets at offset 0: needs 1 octets, 0 left");
}

TEST_CASE("a record with anything that a record cannot say is refused", "[R65][R101]") {
  const std::string zeros = "0000000000000000";
  const std::string head = "01 00 00 01 00 01" + zeros + zeros + "61";
  CHECK(Refusal(kWhole) == "taken");
  CHECK(Refusal(head + "00 00 0000") == "taken");
  CHECK(Refusal("01 02 00 01 00 00" + zeros + zeros + "61") ==
        "octets at offset 1: flags 2 are not allowed here");
  CHECK(Refusal("01 00 03 01 00 00" + zeros + zeros + "61") ==
        "octets at offset 2: value 3 is not allowed");
  CHECK(Refusal("01 00 00 83 00 00" + zeros + zeros + "61") ==
        "octets at offset 3: length 131, must be at most 130");
  CHECK(Refusal("01 00 00 01 83 00" + zeros + zeros + "61") ==
        "octets at offset 4: length 131, must be at most 130");
  CHECK(Refusal("01 00 00 01 00 11" + zeros + zeros + "61") ==
        "octets at offset 5: more than 16 of them");
  CHECK(Refusal("01 00 00 01 00 00" + zeros + "0000000000000001" + "61") ==
        "octets at offset 14: value 0 is not allowed");
  CHECK(Refusal("01 00 00 00 00 00" + zeros + zeros) == "octets at offset 22: is missing");
  CHECK(Refusal(std::string(kWhole) + "00") == "octets at offset 96: length 97, must be 96");
  // Networks: a kind that there is not, a name where none belongs, none where one does.
  CHECK(Refusal(head + "03 00 0000") == "octets at offset 23: value 3 is not allowed");
  CHECK(Refusal(head + "00 03 0000 016100") == "octets at offset 24: length 3, must be at most 0");
  CHECK(Refusal(head + "01 00 0000") == "octets at offset 27: the name is empty");
  CHECK(Refusal(head + "01 02 0000 0161") ==
        "octets at offset 29: the name does not end with the root label");
  // Options: others than 71, 72, 73; ones that their receivers would not take; a broken run.
  CHECK(Refusal(head + "00 00 0004 00170000") ==
        "OPTION_DNS_SERVERS (23) at offset 27: must not stand here");
  CHECK(Refusal(head + "00 00 0006 0048 0002 ffff") ==
        "OPTION_MIP6_HAA (72) at offset 31: length 2, must be 16");
  CHECK(Refusal(head + "00 00 0005 0047 0001 81") ==
        "OPTION_MIP6_HNP (71) at offset 31: prefix length 129 exceeds 128");
  CHECK(Refusal(head + "00 00 0003 004800") == "octets at offset 27: needs 4 octets, 3 left");
}

TEST_CASE("names and options of a record are bounded", "[R65]") {
  // Two networks of 1,600 octets each.
  std::vector<uint8_t> octets = FromHex("01 00 00 01 00 02 0000000000000000 0000000000000000 61");
  for (int network = 0; network < 2; ++network) {
    const std::vector<uint8_t> head = FromHex("00 00 0640");
    octets.insert(octets.end(), head.begin(), head.end());
    for (int i = 0; i < 80; ++i) octets.insert(octets.end(), kRunOne.begin(), kRunOne.end());
  }
  const Result<BindingRecord> record = DecodeBinding(octets, Moment());
  REQUIRE_FALSE(record);
  CHECK(record.error().ToString() == "octets at offset 1627: length 3200, must be at most 3072");
}

TEST_CASE("what could not be read is not written", "[R65]") {
  const AttachmentKey key = Port("a");
  Binding binding;
  SuppliedHomeNetwork nameless = Visited(kRunOne);
  nameless.kind = HomeNetworkKind::kIdentified;
  binding.networks = {nameless};
  CHECK(Encoded(key, binding) == "octets at offset 27: the name is empty");
  const std::string garbage = "garbage";
  binding.networks = {Visited(garbage)};
  CHECK(Encoded(key, binding).find("octets at offset") == std::string::npos);
  const std::string large(kMaxBindingOctets + 1, 'x');
  binding.networks = {Visited(large)};
  CHECK(Encoded(key, binding) == "binding.networks: length 3073, must be at most 3072");
  binding.networks.clear();
  const std::string duid(kMaxDuidSize + 1, 'd');
  binding.pinned_duid = BytesOf(duid);
  CHECK(Encoded(key, binding) == "binding.pinned_duid: length 131, must be at most 130");
}

TEST_CASE("too small a buffer is told what is needed, and stays as it is", "[R65]") {
  std::array<uint8_t, 96> buffer;
  buffer.fill(0xee);
  Result<Bytes> record =
      EncodeBinding(Port("eth1/7"), Whole(), Moment(), absl::MakeSpan(buffer).subspan(0, 95));
  REQUIRE_FALSE(record);
  CHECK(record.error().ToString() == "octets at offset 0: needs 96 octets of output, 95 given");
  CHECK(ToHex(buffer) == ToHex(std::vector<uint8_t>(96, 0xee)));
  record = EncodeBinding(Port("eth1/7"), Whole(), Moment(), absl::MakeSpan(buffer));
  REQUIRE(record);
  CHECK(record->size() == 96);
}

TEST_CASE("the largest binding fits in the largest record", "[R65]") {
  const std::string longest(130, 'k');
  Binding binding = Whole();
  binding.pinned_duid = BytesOf(longest);
  std::string run;
  while (run.size() + kRunOne.size() + (kMaxHomeNetworks - 1) * 10 <= kMaxBindingOctets) {
    run += kRunOne;
  }
  binding.networks = {Visited(run)};
  while (binding.networks.TryPushBack(Identified(kHomeOne, ""))) {
  }
  std::vector<uint8_t> buffer(kMaxBindingRecordSize);
  const Result<Bytes> octets =
      EncodeBinding(Port(longest), binding, Moment(), absl::MakeSpan(buffer));
  REQUIRE(octets);
  CHECK(octets->size() > kMaxBindingRecordSize - kRunOne.size());
  const Result<BindingRecord> record = DecodeBinding(*octets, Moment());
  REQUIRE(record);
  CHECK(record->binding.networks.size() == kMaxHomeNetworks);
  CHECK(TextOf(record->binding.networks[0].options) == run);
}

}}  // namespace mip6boot::test::binding
