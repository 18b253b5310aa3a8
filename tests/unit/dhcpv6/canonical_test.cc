// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/canonical.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

// The canonical form of the options in `hex`, or the error as text.
std::string Canonical(std::string_view hex) {
  const std::vector<uint8_t> octets = FromHex(hex);
  const Result<OptionRange> options = OptionRange::Parse(octets);
  REQUIRE(options.has_value());
  std::vector<uint8_t> buffer(1024);
  OptionWriter out(absl::MakeSpan(buffer));
  WriteCanonical(*options, out);
  const Result<Bytes> written = out.Finish();
  return written ? ToHex(*written) : written.error().ToString();
}

Result<Bytes> CanonicalMessage(const std::vector<uint8_t>& message, std::vector<uint8_t>& buffer,
                               const Limits& limits = Limits()) {
  buffer.resize(message.size() + 1024);
  OptionWriter out(absl::MakeSpan(buffer));
  WriteCanonicalMessage(message, out, 0, limits);
  return out.Finish();
}

// `levels` Relay-forwards around an Information-request.
std::vector<uint8_t> Relayed(unsigned levels) {
  std::vector<uint8_t> message = FromHex("0ba1b2c3");
  for (unsigned level = 0; level < levels; ++level) {
    std::vector<uint8_t> relay(34, 0);
    relay[0] = 12;
    relay[1] = static_cast<uint8_t>(level);
    const std::vector<uint8_t> header = {0, 9, static_cast<uint8_t>(message.size() >> 8),
                                         static_cast<uint8_t>(message.size())};
    relay.insert(relay.end(), header.begin(), header.end());
    relay.insert(relay.end(), message.begin(), message.end());
    message = relay;
  }
  return message;
}

TEST_CASE("a message that is canonical comes out as it went in", "[rfc8415][rfc6610]") {
  for (const test::Vector& vector : test::AllVectors()) {
    if (vector.protocol != "dhcpv6-message") continue;
    DYNAMIC_SECTION(vector.name) {
      std::vector<uint8_t> buffer;
      const Result<Bytes> written = CanonicalMessage(vector.octets, buffer);
      REQUIRE(written.has_value());
      CHECK(*written == Bytes(vector.octets));
    }
  }
}

TEST_CASE("bits behind a prefix and octets that it does not need go, at any depth", "[rfc6610]") {
  // A /4 with a bit behind it, in as few octets as it needs.
  CHECK(Canonical("0047 0002 04 2f") == "004700020420");
  // A /8 in two octets, which is neither form: it becomes full.
  CHECK(Canonical("0047 0003 08 20 00") ==
        "00470011082000000000000000000000"
        "0000000000");
  // In an RSOO: the lengths around it grow with it.
  CHECK(Canonical("0042 000b 0046 0007 0047 0003 08 20 00") ==
        "00420019"
        "00460015"
        "00470011"
        "0820000000000000000000000000000000");
}

TEST_CASE("fixed fields stay in front of the options of an IA", "[rfc8415][s21.4]") {
  const std::string ia =
      "000300120000000100000002000000030"
      "00d00020002";
  CHECK(Canonical(ia) == ia);
}

TEST_CASE("options without a type stay as they are", "[rfc8415][R82]") {
  CHECK(Canonical("ffff 0003 010203") == "ffff0003010203");
}

TEST_CASE("the first option that is no good stops it, with its offset", "[rfc6610]") {
  CHECK(Canonical("0008 0002 0000 0048 0003 010203") ==
        "OPTION_MIP6_HAA (72) at offset 10: length 3, must be 16");
  CHECK(Canonical("0045 0008 0048 0004 01020304").find("OPTION_MIP6_HAA (72) at offset 8") == 0);
  CHECK(Canonical("0009 0003 0ba1b2").find("at offset 4") != std::string::npos);
  // What must not be sent is not written either, and is named where it stands: the prefix in front
  // of it has become longer.
  CHECK(Canonical("0047 0001 00 0048 0010 ff020000000000000000000000000001") ==
        "OPTION_MIP6_HAA (72) at offset 9: the address cannot be that of a home agent");
}

TEST_CASE("nine relay levels are written, a tenth is too deep", "[rfc8415][s19.1][R31]") {
  std::vector<uint8_t> buffer;
  const std::vector<uint8_t> nine = Relayed(9);
  const Result<Bytes> written = CanonicalMessage(nine, buffer);
  REQUIRE(written.has_value());
  CHECK(*written == Bytes(nine));
  CHECK(CanonicalMessage(Relayed(10), buffer).error().reason == Reason::kTooDeep);
  Limits more;
  more.relay_depth = 33;
  CHECK(CanonicalMessage(Relayed(33), buffer, more).has_value());
  CHECK(CanonicalMessage(Relayed(34), buffer, more).error().reason == Reason::kTooDeep);
}

TEST_CASE("a tenth relay is too deep though nothing is in it", "[rfc8415][s19.1][R31]") {
  // Without what the innermost relay holds, the tenth is the last message.
  std::vector<uint8_t> ten = Relayed(10);
  ten.resize(ten.size() - 8);
  for (size_t level = 0; level < 9; ++level) {
    const size_t length_at = level * 38 + 34 + 2;
    StoreBigEndian16(&ten[length_at], static_cast<uint16_t>(ten.size() - length_at - 2));
  }
  std::vector<uint8_t> buffer;
  const Error error = CanonicalMessage(ten, buffer).error();
  CHECK(error.reason == Reason::kTooDeep);
  CHECK(error.have == 10);
  CHECK(error.want == 9);
}

TEST_CASE("a relayed message that is broken stops it", "[rfc8415]") {
  const std::string header = "0c00" + std::string(64, '0');
  CHECK(Canonical("0009 0024" + header + "0001") == "octets at offset 38: needs 4 octets, 2 left");
}

TEST_CASE("messages inside messages that are no relay's are as deep", "[rfc8415]") {
  std::vector<uint8_t> message = FromHex("0ba1b2c3");
  for (int level = 0; level < 2000; ++level) {
    const std::vector<uint8_t> header = {11,
                                         0,
                                         0,
                                         0,
                                         0,
                                         9,
                                         static_cast<uint8_t>(message.size() >> 8),
                                         static_cast<uint8_t>(message.size())};
    message.insert(message.begin(), header.begin(), header.end());
  }
  std::vector<uint8_t> buffer;
  CHECK(CanonicalMessage(message, buffer).error().reason == Reason::kTooDeep);
}

TEST_CASE("a buffer that is too small is said so, and counting says the size", "[rfc8415]") {
  const std::vector<uint8_t>& message = test::VectorOctets("relayforw_rsoo_idinf");
  std::vector<uint8_t> small(message.size() - 1);
  OptionWriter out(absl::MakeSpan(small));
  WriteCanonicalMessage(message, out);
  CHECK(out.Finish().error().reason == Reason::kNoSpace);
  OptionWriter counting = OptionWriter::Counting();
  WriteCanonicalMessage(message, counting);
  CHECK(counting.size() == message.size());
}

}}  // namespace mip6boot::dhcpv6
