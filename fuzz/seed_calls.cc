// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What fuzzers without messages start from.

#include <utility>

#include "fuzz/seed_scripts.h"
#include "tests/support/hex.h"

namespace mip6boot::fuzz {
namespace {

// home.example.org by a port, with a pinned DUID and an end; and the visited network.
constexpr char kBindingRecord[] =
    "01 01 00 06 0a 02 fedcba9876543210 00000000002dc6c0 657468312f37"
    "0003 0001 02005e100001"
    "01 0a 0035 04686f6d65 036f6e65 00"
    "0047 0011 40 20010db8 00000000 00000000 00000000"
    "0048 0010 20010db8 00000000 00000000 00000001"
    "0049 0008 026861 036f6e65 00 00 00 0014"
    "0048 0010 20010db8 00000000 00000000 00000002";

// Others: without a network or an expiry, by link-layer address; two networks, at the end of time;
// the server's choice, before the epoch; of a later version.
constexpr std::pair<const char*, const char*> kFurtherBindingRecords[] = {
    {"link_layer_without_networks",
     "01 00 01 08 00 00 0000000000000001 0000000000000000 0001 02005e100001"},
    {"two_names",
     "01 01 00 01 00 02 0000000000000002 7fffffffffffffff 61"
     "01 07 000a 0161 036f6e65 00 0049 0006 026861 0162 00"
     "01 03 0014 016200 0048 0010 20010db8 00000000 00000000 00000003"},
    {"unrestricted",
     "01 01 02 02 00 01 0000000000000003 ffffffffffffffff 6363"
     "02 00 0009 0047 0005 20 20010db8"},
    {"later_version", "02 00 00 01 00 00 0000000000000004 0000000000000000 61"},
};

// Which writer and its room; then what is done, in threes (writer_fuzzer.cc).
constexpr std::pair<const char*, const char*> kWriterSeeds[] = {
    {"option_in_option", "00 0040 024500 003103 024500 004804 030000"},
    {"option_too_long", "80 ffff 004803 f0ffff"},
    {"options_inside_too_long", "80 ffff 024500 8031ff 8031ff 030000"},
    {"option_without_room", "00 0010 024500 004810 030000"},
    {"avp_in_avp", "01 0100 02e600 007d05 01000a 030000 00014f"},
    {"message", "02 0100 000813 02e600 007d05 030000 00014f"},
    {"message_without_room", "02 0010 000813"},
    {"attributes", "03 0040 007c08 007d11"},
    {"attribute_too_long", "03 0200 007cfd 007cfe"},
};

// What is called in fuzzers of four octets a call.
class Calls {
 public:
  explicit Calls(std::vector<uint8_t> front = {}) : octets_(std::move(front)) {}

  Calls& Add(uint8_t what, uint8_t whom = 0, uint8_t which = 0, uint8_t how = 0) {
    octets_.insert(octets_.end(), {what, whom, which, how});
    return *this;
  }
  // For each attachment, or node, of so many.
  Calls& Each(uint8_t count, uint8_t what, uint8_t which = 0, uint8_t how = 0) {
    for (uint8_t i = 0; i < count; ++i) Add(what, i, which, how);
    return *this;
  }
  const std::vector<uint8_t>& octets() const { return octets_; }

 private:
  std::vector<uint8_t> octets_;
};

using Visit = absl::FunctionRef<void(const char* fuzzer, const char* name,
                                     const std::vector<uint8_t>& octets)>;

void ForEachBindingTable(Visit visit) {
  constexpr uint8_t kPut = 0, kRefresh = 2, kRemove = 3, kExpire = 4, kLater = 5, kFind = 6;
  constexpr uint8_t kEver = 255, kLastTime = 254;
  const auto add = [&](const char* name, const Calls& calls) {
    visit("binding_table", name, calls.octets());
  };
  // Put, put, wait, refresh, expire, remove.
  add("one_of_each", Calls(test::FromHex("00011010 00020920 05000a00 02013000 04000001 03020000")));
  add("full", Calls().Each(26, kPut, 20, 40).Add(kRemove, 3).Add(kPut, 25, 20, 40).Each(26, kFind));
  add("too_large", Calls().Add(kPut, 1, 20, 200).Add(kPut, 1, 20, 201).Add(kPut, 2, 20, 255));
  add("sizes", Calls()
                   .Each(24, kPut, 20, 199)
                   .Each(24, kPut, 30, 3)
                   .Each(24, kPut, 40, 120)
                   .Each(12, kRemove)
                   .Each(24, kPut, 10, 77));
  add("pinned", Calls().Each(16, kPut, 40, 12).Each(16, kFind, 0, 12).Each(16, kFind, 0, 3));
  add("over", Calls()
                  .Each(20, kPut, 9, 17)
                  .Add(kLater, 0, 16)
                  .Each(20, kFind)
                  .Add(kExpire, 0, 0, 2)
                  .Each(24, kPut, 12, 5)
                  .Add(kLater, 0, 200)
                  .Add(kExpire));
  add("each_at_its_time", Calls()
                              .Add(kPut, 1, kEver, 9)
                              .Add(kPut, 2, kLastTime, 9)
                              .Add(kPut, 3, 0, 9)
                              .Add(kPut, 4, 100, 9)
                              .Add(kPut, 5, 50, 9)
                              .Add(kExpire)
                              .Add(kRefresh, 4, 10)
                              .Add(kRefresh, 5, kEver)
                              .Add(kRefresh, 1, 6)
                              .Add(kRefresh, 2, 0)
                              .Add(kLater, 0, 30)
                              .Add(kExpire, 0, 0, 9)
                              .Add(kRefresh, 1, 60));
}

// The first octet: as in sample_directory.h.
void ForEachDirectory(Visit visit) {
  constexpr uint8_t kSelect = 0, kRelease = 2, kDown = 3, kUp = 4, kFind = 5, kLater = 6;
  constexpr uint8_t kChoose = 7, kAssign = 8, kTurn = 9, kPass = 10;
  const auto add = [&](const char* name, const Calls& calls) {
    visit("home_agent_directory", name, calls.octets());
  };
  const auto all = [](uint8_t how) {
    return Calls({how})
        .Each(16, kSelect, 0)
        .Each(16, kSelect, 1)
        .Add(kDown, 0, 0)
        .Each(16, kSelect, 0)
        .Add(kDown, 0, 1)
        .Add(kDown, 0, 2)
        .Each(8, kSelect, 0)
        .Add(kUp, 0, 1)
        .Each(8, kSelect, 0)
        .Each(8, kRelease, 1)
        .Add(kLater, 1, 0, 59)
        .Each(4, kSelect, 0)
        .Add(kLater, 0, 0, 2)
        .Each(16, kSelect, 1)
        .Add(kTurn)
        .Each(4, kSelect, 0)
        .Add(kTurn)
        .Add(kPass, 0, 0, 61)
        .Add(kSelect, 9, 0)
        .Add(kPass, 2, 1, 200)  // its clock goes back
        .Each(3, kSelect, 0)
        .Add(kPass, 255);
  };
  // What is chosen for one is assigned when others have come, or have been long gone.
  const auto late = [](uint8_t how) {
    return Calls({how})
        .Add(kChoose, 0, 0)
        .Each(12, kSelect, 1)
        .Add(kAssign)
        .Add(kPass, 0, 0, 60)
        .Add(kAssign)
        .Add(kAssign)
        .Each(3, kChoose, 0)
        .Add(kAssign)
        .Each(12, kRelease, 1)
        .Each(8, kChoose, 0)
        .Each(8, kSelect, 0)
        .Add(kAssign)
        .Add(kSelect, 7, 0)
        .Add(kDown, 0, 0)
        .Add(kDown, 0, 1)
        .Add(kChoose, 7, 0)
        .Add(kDown, 0, 2)
        .Add(kAssign);
  };
  add("first", all(0));
  add("first_with_capacity", all(0 | 2 << 2 | 16));
  add("round_robin", all(1));
  add("round_robin_for_ever", all(1 | 1 << 2 | 16 | 32));
  add("weighted", all(2));
  add("weighted_three", all(2 | 2 << 2 | 32));
  add("weighted_with_capacity", all(2 | 16));
  add("sticky", all(3 | 1 << 2));
  add("sticky_with_capacity", all(3 | 16));
  add("sticky_three_with_capacity", all(3 | 2 << 2 | 16 | 32));
  add("first_beside_round_robin", all(0 | 1 << 6));
  add("round_robin_beside_sticky", all(1 | 1 << 2 | 2 << 6));
  add("sticky_beside_first", all(3 | 1 << 6 | 16));
  add("weighted_beside_round_robin", all(2 | 3 << 6));
  add("late", late(1));
  add("late_weighted", late(2 | 2 << 2 | 16));
  add("late_first", late(0));
  add("late_sticky", late(3 | 16 | 32));
  add("found", Calls({0})
                   .Add(kFind, 7, 0)
                   .Add(kFind, 3, 0x6d, 1)
                   .Add(kFind, 5, 2)
                   .Add(kFind, 6, 0xc1)
                   .Add(kFind)
                   .Add(kFind, 0, 0, 1)
                   .Add(kFind, 8, 0x61, 1)
                   .Add(kFind, 3, 0xff)
                   .Add(kFind, 15, 9)
                   .Add(kFind, 63, 0x2e, 1));
}

void ForEachTrials(Visit visit) {
  constexpr uint8_t kFail = 0, kFailOther = 1, kTimeout = 2, kLater = 3, kReset = 4;
  constexpr uint8_t kSilent = 0, kRefused = 1;
  const auto add = [&](const char* name, const Calls& calls) {
    visit("home_agent_trials", name, calls.octets());
  };
  add("silent", Calls()
                    .Each(3, kFail, kSilent)
                    .Add(kLater, 0, 0, 59)
                    .Add(kTimeout)
                    .Add(kLater, 0, 0, 1)
                    .Add(kTimeout)
                    .Add(kFail));
  add("all_refuse", Calls().Each(3, kFail, kRefused).Add(kLater, 0, 0, 200).Add(kTimeout));
  add("some_refuse", Calls()
                         .Add(kReset, 5)
                         .Add(kFail, 0, kRefused)
                         .Each(4, kFail, kSilent)
                         .Add(kFailOther, 3)
                         .Add(kLater, 0, 1, 30)
                         .Add(kLater, 0, 0, 90)
                         .Add(kTimeout)
                         .Each(4, kFail, kRefused));
  add("none", Calls().Add(kReset, 0).Add(kFail).Add(kTimeout));
}

// The visited network, with so many addresses that a binding has no room for 16 of the kind.
std::vector<uint8_t> LargeRecord() {
  std::vector<uint8_t> record =
      test::FromHex("01 01 01 01 00 01 0000000000000005 00065b2ad0a0c000 62 00 00 00c8");
  const std::vector<uint8_t> address =
      test::FromHex("0048 0010 20010db8 00000000 00000000 00000004");
  for (int i = 0; i < 10; ++i) record.insert(record.end(), address.begin(), address.end());
  return record;
}

// More than are looked at, of more home agents than are kept.
std::vector<uint8_t> ManyRecords() {
  std::vector<uint8_t> records = {1};
  for (uint8_t i = 0; i < 140; ++i) {
    const auto name = static_cast<uint8_t>(1 + i % 60);
    records.insert(records.end(), {0, name, static_cast<uint8_t>(i % 3), i});
    records.insert(records.end(), {1, name, 0, i});
  }
  return records;
}

// Two values, of which some are the same in other letters, or nearly.
constexpr struct {
  const char* name;
  std::string_view first;
  std::string_view second;
} kValues[] = {
    {"names", std::string_view("\4home\7Example\3org\0", 18),
     std::string_view("\4HOME\7example\3org\0", 18)},
    {"partial_name", "\4home\7example", "home.example"},
    {"name_and_text", std::string_view("\4home\7example\3org\0", 18), "Home.Example.org."},
    {"identities", "AAA.home.example.org.", "aaa.HOME.example.org"},
    {"longer_identity", "aaa.home.example.org", "aaa.home.example.org.evil.net"},
    {"address", "2001:db8:1:c020::ff", ""},
    {"mapped_address", "::ffff:192.0.2.1", ""},
    {"whole_address", "2001:db8:0:0:1:0:0:1", ""},
    {"prefix_text", "2001:db8:1:c020::/60", ""},
    {"link_local", std::string_view("\xfe\x80\0\0\0\0\0\0\2\0\0\xff\xfe\0\0\1", 16), ""},
    {"translated", std::string_view("\0\x64\xff\x9b\0\0\0\0\0\0\0\0\xc0\0\2\1", 16), ""},
    {"private", std::string_view("\x64\x7f\xff\xff", 4), ""},
    {"prefix", std::string_view("\x3c\x20\1\x0d\xb8\0\1\xc0\x20\0\0\0\0\0\0\0\0", 17),
     std::string_view("\x20\1\x0d\xb8\0\1\xc0\x30", 8)},
    {"utf8", "m\xc3\xbcller\xe2\x82\xac\xf0\x9f\x8f\xa0\xed\xa0\x80", ""},
};
std::vector<uint8_t> Pair(std::string_view first, std::string_view second) {
  std::vector<uint8_t> octets = {static_cast<uint8_t>(first.size())};
  octets.insert(octets.end(), first.begin(), first.end());
  octets.insert(octets.end(), second.begin(), second.end());
  return octets;
}

}  // namespace

void ForEachPlainSeed(absl::FunctionRef<void(const char* fuzzer, const char* name,
                                             const std::vector<uint8_t>& octets)>
                          visit) {
  visit("binding_record", "port_with_duid", test::FromHex(kBindingRecord));
  for (const auto& [name, record] : kFurtherBindingRecords) {
    visit("binding_record", name, test::FromHex(record));
  }
  visit("binding_record", "large", LargeRecord());
  for (const auto& [name, first, second] : kValues) visit("base", name, Pair(first, second));
  ForEachBindingTable(visit);
  ForEachDirectory(visit);
  ForEachTrials(visit);
  // What an Access-Accept has: User-Name, 124, 125, 147, 149; and one of each too many.
  visit("home_agent_attributes", "anchor",
        test::FromHex("0116 6d6e3140686f6d652e6578616d706c652e6f7267"
                      "7c0a 0000000000000003"
                      "7d13 40 20010db8600003020000000000000000"
                      "9312 20010db8600003020000000000000001"
                      "9506 c0000201"));
  visit("home_agent_attributes", "twice",
        test::FromHex("7c0a 0000000000000001 7c0a 0000000000000003 9506 00000000 9506 c0000201"
                      "7d12 40 20010db86000030200000000000000 0103 6d 0104 c3bc 0103 ff"));
  // Targets of one priority, of weights; one that is not offered; addresses, some of no use.
  visit("dns_fallback", "service",
        test::FromHex("03 00010a10 00020a20 00030a00 00110580 00000000"
                      "01010001 01020002 01110003 01040004 01010080 02010005"));
  visit("dns_fallback", "not_offered", test::FromHex("02 00000001 01050001"));
  visit("dns_fallback", "many", ManyRecords());
  for (const auto& [name, operations] : kWriterSeeds) {
    visit("writer", name, test::FromHex(operations));
  }
}

}  // namespace mip6boot::fuzz
