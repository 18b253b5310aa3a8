// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/domain_name.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot { namespace {

using test::FromHex;
using test::ToHex;

constexpr char kHome[] = "04686f6d65 076578616d706c65 036f7267 00";  // home.example.org.

struct Refusal {
  Reason reason;
  uint32_t offset, have, want;

  friend bool operator==(const Refusal& a, const Refusal& b) {
    return a.reason == b.reason && a.offset == b.offset && a.have == b.have && a.want == b.want;
  }
};
Refusal RefusalOf(const Error& error) {
  return {error.reason, error.offset, error.have, error.want};
}
Refusal ParseRefusal(const std::vector<uint8_t>& wire) {
  const Result<DomainNameView> name = DomainNameView::Parse(wire);
  REQUIRE(!name.has_value());
  CHECK(name.error().kind == ElementKind::kNone);
  return RefusalOf(name.error());
}
Refusal TextRefusal(std::string_view text) {
  const Result<DomainName> name = DomainName::FromText(text);
  REQUIRE(!name.has_value());
  return RefusalOf(name.error());
}
Refusal Refused(Reason reason, uint32_t offset, uint32_t have = 0, uint32_t want = 0) {
  return {reason, offset, have, want};
}

// A name of `size` octets in wire form, root label included; 5..255.
std::vector<uint8_t> NameOfSize(size_t size) {
  std::vector<uint8_t> wire;
  while (size - wire.size() > 1) {
    size_t label = size - wire.size() - 2;
    if (label > 63) label = label == 64 ? 62 : 63;
    wire.push_back(static_cast<uint8_t>(label));
    wire.insert(wire.end(), label, 'a');
  }
  wire.push_back(0);
  return wire;
}

TEST_CASE("a name in wire form is read whole", "[base][rfc1035][s3.1]") {
  const std::vector<uint8_t> wire = FromHex(kHome);
  const Result<DomainNameView> name = DomainNameView::Parse(wire);
  REQUIRE(name.has_value());
  CHECK(name->ToString() == "home.example.org.");
  CHECK(name->wire().data() == wire.data());
  CHECK(name->wire().size() == 18);
  CHECK(!name->empty());
}

TEST_CASE("the longest name takes 255 octets, the longest label 63", "[base][rfc1035][s3.1]") {
  CHECK(DomainNameView::Parse(NameOfSize(255)).has_value());
  CHECK(ParseRefusal(NameOfSize(256)) == Refused(Reason::kNameTooLong, 0, 256, 255));
  CHECK(ParseRefusal(FromHex("01 61 40 00")) == Refused(Reason::kLabelTooLong, 2, 0x40, 63));
}

TEST_CASE("a malformed name is refused at the octet where it goes wrong", "[base][rfc8415][s10]") {
  CHECK(ParseRefusal({}) == Refused(Reason::kNameEmpty, 0));
  CHECK(ParseRefusal({0}) == Refused(Reason::kNameEmpty, 0));
  CHECK(ParseRefusal({0, 0}) == Refused(Reason::kNameEmpty, 0));
  CHECK(ParseRefusal(FromHex("04686f6d65 c000")) == Refused(Reason::kLabelTooLong, 5, 0xc0, 63));
  CHECK(ParseRefusal(FromHex("04686f6d65 076578616d706c65 036f7267")) ==
        Refused(Reason::kNameNotTerminated, 17));
  CHECK(ParseRefusal(FromHex("04686f6d")) == Refused(Reason::kNameNotTerminated, 4));
  CHECK(ParseRefusal(FromHex("01")) == Refused(Reason::kNameNotTerminated, 1));
  CHECK(ParseRefusal(FromHex("0161 00 0162 00")) == Refused(Reason::kNameTrailingOctets, 3, 3));
}

TEST_CASE("a name that has no end is told from one that is too long", "[base][rfc1035][s3.1]") {
  std::vector<uint8_t> wire = NameOfSize(256);
  wire.pop_back();
  CHECK(ParseRefusal(wire) == Refused(Reason::kNameNotTerminated, 255));
  wire = NameOfSize(257);
  wire.pop_back();
  CHECK(ParseRefusal(wire) == Refused(Reason::kNameTooLong, 0, 256, 255));
}

TEST_CASE("a name cut anywhere is refused", "[base]") {
  const std::vector<uint8_t> wire = FromHex(kHome);
  std::vector<size_t> taken;
  for (size_t size = 0; size < wire.size(); ++size) {
    if (DomainNameView::Parse(Bytes(wire).subspan(0, size)).has_value()) taken.push_back(size);
  }
  CHECK(taken == std::vector<size_t>{});
}

TEST_CASE("the name at the start of more octets is read alone", "[base]") {
  const std::vector<uint8_t> wire = FromHex("036d7370 036e6574 00 04686f6d65");
  const Result<DomainNameView> name = DomainNameView::ParsePrefix(wire);
  REQUIRE(name.has_value());
  CHECK(name->ToString() == "msp.net.");
  CHECK(name->wire().size() == 9);
  std::vector<uint8_t> long_tail = NameOfSize(255);
  long_tail.resize(1000, 'x');
  CHECK(DomainNameView::ParsePrefix(long_tail)->wire().size() == 255);
  CHECK(DomainNameView::ParsePrefix(Bytes()).error().reason == Reason::kNameEmpty);
}

TEST_CASE("octets that mean something in text are escaped", "[base][rfc4343][s2.1]") {
  const std::vector<uint8_t> wire = FromHex("08 612e5c2000ff7f7e 00");
  CHECK(DomainNameView::Parse(wire)->ToString() == "a\\.\\\\\\032\\000\\255\\127~.");
  CHECK(DomainNameView().ToString().empty());
}

TEST_CASE("ASCII case does not tell names apart, octets do", "[base][rfc4343]") {
  const std::vector<uint8_t> lower = FromHex(kHome);
  const std::vector<uint8_t> upper = FromHex("04484f4d45 074558414d504c45 034f5247 00");
  const std::vector<uint8_t> at = FromHex("0140 00");  // "@" and "`" differ in the bit that case is
  const std::vector<uint8_t> grave = FromHex("0160 00");
  const std::vector<uint8_t> longer = FromHex("04686f6d65 076578616d706c65 036f7267 0161 00");
  const DomainNameView name = *DomainNameView::Parse(lower);
  CHECK(name.EqualsIgnoringCase(*DomainNameView::Parse(upper)));
  CHECK(name != *DomainNameView::Parse(upper));
  CHECK(name == *DomainNameView::Parse(std::vector<uint8_t>(lower)));
  CHECK(!name.EqualsIgnoringCase(*DomainNameView::Parse(longer)));
  CHECK(!DomainNameView::Parse(at)->EqualsIgnoringCase(*DomainNameView::Parse(grave)));
  CHECK(DomainNameView().EqualsIgnoringCase(DomainNameView()));
  CHECK(!name.EqualsIgnoringCase(DomainNameView()));
}

TEST_CASE("a name equals the text that a Diameter peer writes for it", "[base]") {
  const std::vector<uint8_t> wire = FromHex(kHome);
  const DomainNameView name = *DomainNameView::Parse(wire);
  CHECK(name.EqualsText("home.example.org"));
  CHECK(name.EqualsText("home.example.org."));
  CHECK(name.EqualsText("HOME.Example.ORG"));
  const std::string other =
      GENERATE(as<std::string>(), "", ".", "home.example.or", "home.example.orgs",
               "home.example.org..", "homes.xample.org", "home.example-org", "home\\.example.org",
               "hom.e.xample.org", "home..xample.org", ".ome.example.org", "home.example.com");
  CAPTURE(other);
  CHECK(!name.EqualsText(other));
  CHECK(!DomainNameView().EqualsText(other));
  CHECK(!name.EqualsText("home.example.orh"));
}

TEST_CASE("a dot inside a label is no dot of the text", "[base]") {
  const std::vector<uint8_t> wire = FromHex("03 612e62 00");
  CHECK(!DomainNameView::Parse(wire)->EqualsText("a.b"));
}

TEST_CASE("a name is built from text, with or without the final dot", "[base]") {
  const DomainName name = *DomainName::FromText("home.example.org");
  CHECK(ToHex(name.view().wire()) == "04686f6d65076578616d706c65036f726700");
  CHECK(name == *DomainName::FromText("home.example.org."));
  CHECK(name != *DomainName::FromText("Home.example.org"));
  CHECK(name.ToString() == "home.example.org.");
  CHECK(DomainName().empty());
  CHECK(DomainName().ToString().empty());
}

TEST_CASE("text that is no name is refused at the character where it goes wrong", "[base]") {
  const std::string label63(63, 'a');
  CHECK(TextRefusal("") == Refused(Reason::kNameEmpty, 0));
  CHECK(TextRefusal(".") == Refused(Reason::kNameEmpty, 0));
  CHECK(TextRefusal(".org") == Refused(Reason::kNameEmpty, 0));
  CHECK(TextRefusal("home..org") == Refused(Reason::kNameEmpty, 5));
  CHECK(TextRefusal("home.org..") == Refused(Reason::kNameEmpty, 9));
  CHECK(TextRefusal("x." + label63 + "a.org") == Refused(Reason::kLabelTooLong, 2, 64, 63));
  const std::string octets253 =
      label63 + '.' + label63 + '.' + label63 + '.' + std::string(61, 'a');
  CHECK(DomainName::FromText(octets253)->view().wire().size() == 255);
  CHECK(DomainName::FromText(octets253 + '.').has_value());
  CHECK(TextRefusal(octets253 + 'a') == Refused(Reason::kNameTooLong, 0, 256, 255));
}

TEST_CASE("a name that owns its octets survives the buffer it came from", "[base]") {
  std::vector<uint8_t> wire = FromHex(kHome);
  const DomainName name(*DomainNameView::Parse(wire));
  std::fill(wire.begin(), wire.end(), uint8_t{0xff});
  const DomainName copy = name;
  CHECK(copy.ToString() == "home.example.org.");
}

// What is read from `hex` as text, or why nothing is.
std::string PartialText(std::string_view hex) {
  const std::vector<uint8_t> wire = FromHex(hex);
  const Result<PartialDomainNameView> name = PartialDomainNameView::Parse(wire);
  return name.has_value() ? name->ToString() : name.error().ToString();
}

TEST_CASE("a partial name lacks the root", "[base][rfc4704][s4.2]") {
  const std::vector<uint8_t> whole = FromHex("04686f6d65 036f7267 00");
  const std::vector<uint8_t> part = FromHex("04686f6d65 036f7267");
  const PartialDomainNameView name = *PartialDomainNameView::Parse(part);
  CHECK(!name.IsFullyQualified());
  CHECK(name.ToString() == "home.org");
  CHECK(name == PartialDomainNameView::WithoutRoot(*DomainNameView::Parse(whole)));
  CHECK(name != *DomainNameView::Parse(whole));
}

TEST_CASE("a whole name is a partial one too, and so is none", "[base][rfc4704][s4.2]") {
  const std::vector<uint8_t> whole = FromHex("04686f6d65 00");
  CHECK(PartialDomainNameView::Parse(whole)->IsFullyQualified());
  CHECK(PartialDomainNameView::Parse(whole)->ToString() == "home.");
  CHECK(*PartialDomainNameView::Parse(whole) == *DomainNameView::Parse(whole));
  CHECK(PartialDomainNameView(*DomainNameView::Parse(whole)).IsFullyQualified());
  CHECK(PartialDomainNameView::Parse(Bytes())->empty());
  CHECK(!PartialDomainNameView::Parse(Bytes())->IsFullyQualified());
  CHECK(PartialDomainNameView().ToString() == "");
  CHECK(PartialDomainNameView(DomainNameView()) == PartialDomainNameView());
  CHECK(PartialDomainNameView::WithoutRoot(DomainNameView()).empty());
}

TEST_CASE("a zero octet in a label is no root", "[base][rfc4704][s4.2]") {
  const std::vector<uint8_t> wire = FromHex("026100");
  CHECK(!PartialDomainNameView::Parse(wire)->IsFullyQualified());
  CHECK(PartialText("026100") == "a\\000");
  CHECK(PartialText("0261c8") == "a\\200");
}

TEST_CASE("a malformed partial name is refused where it goes wrong", "[base][rfc4704][s4.2]") {
  CHECK(PartialText("00") == "octets at offset 0: the name is empty");
  CHECK(PartialText("0161 0262") == "octets at offset 2: needs 3 octets, 2 left");
  CHECK(PartialText("0161 40") ==
        "octets at offset 2: label length octet 64 exceeds 63 (names are not compressed here)");
  CHECK(PartialText("0161 00 01") == "octets at offset 3: 1 octets after the root label");
}

TEST_CASE("a partial name leaves room for the root", "[base][rfc4704][s4.2]") {
  std::vector<uint8_t> longest = NameOfSize(255);
  CHECK(PartialDomainNameView::Parse(longest).has_value());
  longest.pop_back();
  CHECK(PartialDomainNameView::Parse(longest).has_value());
  std::vector<uint8_t> too_long = NameOfSize(256);
  CHECK(RefusalOf(PartialDomainNameView::Parse(too_long).error()) ==
        Refused(Reason::kNameTooLong, 0, 256, 255));
  too_long.pop_back();
  CHECK(RefusalOf(PartialDomainNameView::Parse(too_long).error()) ==
        Refused(Reason::kNameTooLong, 0, 255, 254));
}

}}  // namespace mip6boot
