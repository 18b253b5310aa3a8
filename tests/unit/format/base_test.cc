// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/format/base.h"

#include <fmt/ranges.h>

#include <chrono>
#include <limits>
#include <string>
#include <vector>

#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/format/fields.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot { namespace {

Ipv6Address Address(const char* text) { return Ipv6Address::FromText(text).value(); }

TEST_CASE("addresses, prefixes and names print as their text", "[format]") {
  const Ipv6Address address = Address("2001:db8:6000:302::1");
  CHECK(fmt::format("{}", address) == "2001:db8:6000:302::1");
  CHECK(fmt::format("{}", Ipv4Address({192, 0, 2, 1})) == "192.0.2.1");
  CHECK(fmt::format("{}", *Ipv6Prefix::Make(address, 64)) == "2001:db8:6000:302::/64");
  const DomainName name = *DomainName::FromText("home.example.org");
  CHECK(fmt::format("{}", name) == "home.example.org.");
  CHECK(fmt::format("{}", name.view()) == "home.example.org.");
}

TEST_CASE("width, fill and precision are those of strings", "[format]") {
  const Ipv6Address address = Address("2001:db8::1");
  CHECK(fmt::format("{:>14}|", address) == "   2001:db8::1|");
  CHECK(fmt::format("{:*<14}|", address) == "2001:db8::1***|");
  CHECK(fmt::format("{:^14}|", address) == " 2001:db8::1  |");
  CHECK(fmt::format("{:.4}|", address) == "2001|");
  CHECK(fmt::format("{:>{}}|", address, 12) == " 2001:db8::1|");
}

TEST_CASE("a refusal prints as its line", "[format]") {
  const Error error = MakeError(Reason::kPrefixTooLong, 57, 129, 128);
  CHECK(fmt::format("{}", error) == "octets at offset 57: prefix length 129 exceeds 128");
  CHECK(fmt::format("{}", error.reason) == "prefix-too-long");
}

TEST_CASE("a result prints as its value, or as the reason why there is none", "[format]") {
  const std::vector<uint8_t> good = test::FromHex("0161 00");
  const std::vector<uint8_t> bad = test::FromHex("0161");
  CHECK(fmt::format("{}", DomainNameView::Parse(good)) == "a.");
  CHECK(fmt::format("{}", DomainNameView::Parse(bad)) ==
        "octets at offset 2: the name does not end with the root label");
  CHECK(fmt::format("{}", Result<void>()) == "ok");
  CHECK(fmt::format("{}", Result<void>(Unexpected(MakeError(Reason::kMissing, 4)))) ==
        "octets at offset 4: is missing");
}

TEST_CASE("a moment prints as seconds of the caller's clock", "[format]") {
  struct Row {
    int64_t microseconds;
    const char* text;
  };
  const Row row = GENERATE(Row{0, "0 s"}, Row{15000000, "15 s"}, Row{250000, "0.250 s"},
                           Row{1000001, "1.000001 s"}, Row{-1500000, "-1.500 s"},
                           Row{std::numeric_limits<int64_t>::max(), "9223372036854.775807 s"},
                           Row{std::numeric_limits<int64_t>::min(), "-9223372036854.775808 s"});
  CHECK(fmt::format("{}", TimePoint(Duration(row.microseconds))) == row.text);
}

TEST_CASE("lists of ours are ranges to fmt/ranges.h", "[format]") {
  const BoundedVector<Ipv6Address, 4> addresses = {Address("::1"), Address("fe80::1")};
  CHECK(fmt::format("{}", addresses) == "[::1, fe80::1]");
  CHECK(fmt::format("{}", fmt::join(addresses, " ")) == "::1 fe80::1");
}

TEST_CASE("octets, text and lists of a peer are cut and escaped", "[format]") {
  formatting::Text octets;
  octets.Hex(std::vector<uint8_t>(65, 0xab));
  CHECK(octets.view().size() == 128 + std::string("... (65 octets)").size());
  CHECK(octets.view().substr(126) == "ab... (65 octets)");

  formatting::Text text;
  text.Words("a\"\n\x1b[2Jb\xff");
  CHECK(text.view() == "\"a\\\"\\n\\x1b[2Jb\\xff\"");

  formatting::Text words;
  words.Words("aaa.example.org");
  words.Words("");
  words.Words("two words");
  CHECK(words.view() == "aaa.example.org\"\"\"two words\"");

  formatting::Text list;
  formatting::AppendList(list, std::vector<int>(1000, 7));
  CHECK(list.view().substr(0, 10) == "{7, 7, 7, ");
  CHECK(list.view().substr(list.view().size() - 24) == "7, 7, ... (1000 in all)}");
}

TEST_CASE("a feature vector prints as the names of its bits", "[format]") {
  CHECK(fmt::format("{}", FeatureBit::kMip6Integrated) == "MIP6_INTEGRATED");
  CHECK(fmt::format("{}", FeatureSet(0x8000000000000013)) ==
        "MIP6_INTEGRATED|LOCAL_HOME_AGENT_ASSIGNMENT|0x10|0x8000000000000000");
  CHECK(fmt::format("{}", FeatureSet()) == "none");
}

}}  // namespace mip6boot
