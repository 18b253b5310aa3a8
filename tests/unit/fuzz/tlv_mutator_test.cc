// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/tlv_mutator.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/radius/attribute_view.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

// The engine's: here it makes the first octet 0xee, and adds another one where it may.
size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size) {
  if (size < max_size) data[size++] = 0xdd;
  if (size != 0) data[0] = 0xee;
  return size;
}

namespace mip6boot::fuzz { namespace {

using test::FromHex;
using test::ToHex;

// A Reply that holds nothing but OPTION_MIP6_HNIDF "a.".
constexpr char kOneOption[] = "07a1b2c3 0031 0003 016100";
// One with an OPTION_MIP6_IDINF around it.
constexpr char kNested[] = "07a1b2c3 0045 0007 0031 0003 016100";

// The octets after one change, or "none".
std::string Changed(TlvChange change, TlvRunOf run_of, const std::string& hex, uint32_t seed = 1) {
  const std::vector<uint8_t> input = FromHex(hex);
  TlvNode root = TakeApart(input, run_of(input), TlvEnd::kKeep);
  TlvMutator mutator(seed, LLVMFuzzerMutate);
  return mutator.Apply(change, root) ? ToHex(PutTogether(root)) : "none";
}

TEST_CASE("what is taken apart and put together is the same", "[fuzz]") {
  std::string other;
  for (const test::Vector& vector : test::AllVectors()) {
    const Bytes octets(vector.octets);
    const auto same = [&](TlvRunOf run_of) {
      const auto together = PutTogether(TakeApart(octets, run_of(octets), TlvEnd::kKeep));
      if (together != vector.octets) other += " " + vector.name;
    };
    if (vector.protocol == "dhcpv6-message") same(Dhcpv6Message);
    if (vector.protocol == "diameter-message") same(DiameterStream);
    if (vector.protocol == "radius-attribute") same(RadiusAttributes);
  }
  CHECK(other == "");
}

TEST_CASE("options inside relayed messages are taken apart too", "[fuzz]") {
  const std::vector<uint8_t>& octets = test::VectorOctets("relayforw_rsoo_idinf");
  const TlvNode root = TakeApart(octets, Dhcpv6Message(octets), TlvEnd::kKeep);
  CHECK(root.fixed.size() == 34);
  std::vector<std::string> headers;
  for (const TlvNode& option : root.inside) headers.push_back(ToHex(option.header).substr(0, 4));
  const auto relayed = std::find(headers.begin(), headers.end(), "0009");
  REQUIRE(relayed != headers.end());
  const TlvNode& message = root.inside[static_cast<size_t>(relayed - headers.begin())];
  CHECK(message.fixed.size() == 4);
  CHECK(message.inside.size() > 2);
}

TEST_CASE("a stream behind how it is cut is taken apart too", "[fuzz]") {
  const std::vector<uint8_t> input = FromHex(
      "00 01 4010  01000020 4000010c 00000005 00000001 00000002 00000108 40000009 61000000");
  const TlvNode root = TakeApart(input, DiameterStreamInParts(input), TlvEnd::kKeep);
  CHECK(ToHex(root.fixed) == "00014010");
  REQUIRE(root.inside.size() == 1);
  CHECK(root.inside[0].inside.size() == 1);
  CHECK(PutTogether(root) == input);
  const std::vector<uint8_t> no_stream = FromHex("00 05 4010");
  CHECK(TakeApart(no_stream, DiameterStreamInParts(no_stream), TlvEnd::kKeep).rest == no_stream);
  CHECK(TakeApart({}, DiameterStreamInParts({}), TlvEnd::kKeep).rest.empty());
}

TEST_CASE("an element is erased, repeated, or taken out of another", "[fuzz]") {
  CHECK(Changed(TlvChange::kErase, Dhcpv6Message, kOneOption) == "07a1b2c3");
  CHECK(Changed(TlvChange::kRepeat, Dhcpv6Message, kOneOption) ==
        "07a1b2c30031000301610000310003016100");
  CHECK(Changed(TlvChange::kUnnest, Dhcpv6Message, kNested, 3) == "07a1b2c300310003016100");
  CHECK(Changed(TlvChange::kUnnest, Dhcpv6Message, kOneOption) == "none");
}

TEST_CASE("an element is put inside another, whose length is right", "[fuzz]") {
  const std::string nested = Changed(TlvChange::kNest, Dhcpv6Message, kOneOption);
  const std::vector<std::string> containers = {"0042", "0032", "0045", "0046"};
  CHECK(std::count(containers.begin(), containers.end(), nested.substr(8, 4)) == 1);
  CHECK(nested.substr(12) == "000700310003016100");
  // Of Diameter, with padding behind what was inside.
  const std::string grouped =
      Changed(TlvChange::kNest, DiameterStream,
              "01000020 4000010c 00000005 00000001 00000002 00000108 40000009 61000000");
  CHECK(grouped.substr(0, 8) == (grouped.substr(48, 2) == "c0" ? "0100002c" : "01000028"));
  CHECK(grouped.substr(grouped.size() - 24) == "000001084000000961000000");
}

TEST_CASE("lengths are right where octets are added", "[fuzz]") {
  CHECK(Changed(TlvChange::kRest, Dhcpv6Message, kOneOption) == "07a1b2c300310004ee6100dd");
  CHECK(Changed(TlvChange::kRest, RadiusAttributes, "7c 03 01") == "7c04eedd");
  CHECK(Changed(TlvChange::kFixed, Dhcpv6Message, kOneOption) == "eea1b2c300310003016100");
}

TEST_CASE("octets become a little more or less, or what the engine makes of them", "[fuzz]") {
  std::set<std::string> seen;
  for (uint32_t seed = 0; seed < 3000; ++seed) {
    seen.insert(Changed(TlvChange::kRest, RadiusAttributes, "7c 03 50", seed));
  }
  for (const char* const wanted : {"7c034e", "7c034f", "7c0351", "7c0352", "7c0301", "7c04eedd"}) {
    CAPTURE(wanted);
    CHECK(seen.count(wanted) == 1);
  }
}

TEST_CASE("a length lies", "[fuzz]") {
  const std::string lied = Changed(TlvChange::kLie, Dhcpv6Message, kOneOption);
  CHECK(lied.substr(0, 12) == "07a1b2c30031");
  CHECK(lied.substr(12, 4) != "0003");
  CHECK(lied.substr(16) == "016100");
}

TEST_CASE("a length that runs past the end is mended", "[fuzz]") {
  // The HNIDF says nine octets; three are there.
  const std::vector<uint8_t> input = FromHex("07a1b2c3 0045 0007 0031 0009 016100");
  const auto mended = PutTogether(TakeApart(input, Dhcpv6Message(input), TlvEnd::kMend));
  CHECK(ToHex(mended) == "07a1b2c30045000700310003016100");
}

TEST_CASE("a new element has a header that the library knows", "[fuzz]") {
  const std::string inserted = Changed(TlvChange::kInsert, RadiusAttributes, "");
  REQUIRE(inserted.size() >= 4);
  const std::vector<uint8_t> octets = FromHex(inserted);
  CHECK(radius::AttributeRange::Parse(octets).has_value());
  CHECK(radius::FindAttributeInfo(static_cast<radius::AttributeType>(octets[0])) != nullptr);
}

TEST_CASE("an element of one input comes into another", "[fuzz]") {
  const std::vector<uint8_t> one = FromHex("0b000001");
  const std::vector<uint8_t> other = FromHex(kOneOption);
  std::vector<uint8_t> out(64);
  out.resize(CrossTlv(Dhcpv6Message, one, other, absl::MakeSpan(out), 1));
  CHECK(ToHex(out) == "0b00000100310003016100");
  // No more than there is room for.
  CHECK(CrossTlv(Dhcpv6Message, one, other, absl::MakeSpan(out.data(), 6), 1) == 6);
}

// Of 1000 changes of a vector, how many can be read to their last octet.
template <typename IsRead>
int ReadAfterChanges(const char* vector, TlvRunOf run_of, IsRead is_read) {
  const std::vector<uint8_t>& start = test::VectorOctets(vector);
  int read = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    std::vector<uint8_t> octets = start;
    octets.resize(1024);
    octets.resize(MutateTlv(run_of, octets.data(), start.size(), octets.size(), seed));
    read += is_read(octets) ? 1 : 0;
  }
  return read;
}

TEST_CASE("most of what is changed still has its framing, and some has not", "[fuzz]") {
  const int dhcpv6 = ReadAfterChanges("relayforw_rsoo_idinf", Dhcpv6Message, [](Bytes octets) {
    return dhcpv6::RelayView::Parse(octets).has_value();
  });
  CHECK(dhcpv6 > 600);
  CHECK(dhcpv6 < 990);
  const int diameter = ReadAfterChanges("dea_home_and_local", DiameterStream, [](Bytes octets) {
    return diameter::MessageView::Parse(octets).has_value();
  });
  CHECK(diameter > 600);
  CHECK(diameter < 990);
}

}}  // namespace mip6boot::fuzz
