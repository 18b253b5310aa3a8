// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/relay_chain.h"

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "mip6boot/base/ip_address.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

template <typename T, typename = void>
inline constexpr bool kGivesLevels = false;
template <typename T>
inline constexpr bool kGivesLevels<T, std::void_t<decltype(std::declval<T>().levels())>> = true;

template <typename T, typename = void>
inline constexpr bool kGivesMessage = false;
template <typename T>
inline constexpr bool kGivesMessage<T, std::void_t<decltype(std::declval<T>().message())>> = true;

template <typename T, typename = void>
inline constexpr bool kGivesArrow = false;
template <typename T>
inline constexpr bool kGivesArrow<T, std::void_t<decltype(std::declval<T>().operator->())>> = true;

template <typename T, typename = void>
inline constexpr bool kGivesBytes = false;
template <typename T>
inline constexpr bool kGivesBytes<T, std::void_t<decltype(std::declval<T>().bytes())>> = true;

// A Relay-forward at offset 10 with these options: "taken", or why not.
std::string DecodedWith(const std::string& options) {
  const std::vector<uint8_t> wire = test::FromHex("0c00" + std::string(64, '0') + options);
  const Result<RelayLevel> level = RelayLevel::Decode(*RelayView::Parse(wire, 10));
  return level.has_value() ? "taken" : level.error().ToString();
}

TEST_CASE("a relay message holds exactly one message", "[rfc8415][s9][s21.10]") {
  CHECK(DecodedWith("00090004 0ba1b2c3") == "taken");
  CHECK(DecodedWith("00120000") == "OPTION_RELAY_MSG (9) at offset 44: is missing");
  CHECK(DecodedWith("") == "OPTION_RELAY_MSG (9) at offset 44: is missing");
  CHECK(DecodedWith("00090000 00120000 00090000") ==
        "OPTION_RELAY_MSG (9) at offset 52: stands 2 times, at most 1");
}

TEST_CASE("of several INTERFACE_ID, RSOO or RELAY_PORT the first counts", "[rfc8415][s9]") {
  const std::vector<uint8_t> wire = FromHex("0c00" + std::string(64, '0') +
                                            "0012 0001 61 0012 0001 62 0042 0004 ffff0000 0042 "
                                            "0004 fffe0000 0087 0002 060b 0087 0002 060c"
                                            "0009 0004 0ba1b2c3");
  const Result<RelayLevel> level = RelayLevel::Decode(*RelayView::Parse(wire));
  REQUIRE(level);
  CHECK(level->interface_id->offset == 34);
  CHECK(level->rsoo->offset == 44);
  CHECK(level->relay_port->offset == 60);
}

TEST_CASE("a chain of relays goes one way", "[rfc8415][s19]") {
  const std::string zeros(64, '0');
  const std::vector<uint8_t> mixed =
      FromHex("0c00" + zeros + "0009 002a 0d00" + zeros + "0009 0004 0ba1b2c3");
  CHECK(RelayChain::Parse(mixed).error().ToString() ==
        "OPTION_RELAY_MSG (9) at offset 34: must not stand here");
}

TEST_CASE("a chain that is too long says how long it may be", "[rfc8415][s19.1][R31]") {
  const std::string zeros(64, '0');
  const std::vector<uint8_t> two =
      FromHex("0c00" + zeros + "0009 002a 0c00" + zeros + "0009 0004 0ba1b2c3");
  Limits one;
  one.relay_depth = 1;
  const Error error = RelayChain::Parse(two, one).error();
  CHECK(error.reason == Reason::kTooDeep);
  CHECK(error.have == 2);
  CHECK(error.want == 1);
}

TEST_CASE("relay levels open around a message that cannot be read", "[rfc8415][s19][R82]") {
  const std::vector<uint8_t> wire =
      FromHex("0c00" + std::string(64, '0') + "0009 0006 0ba1b2c3 0001");
  CHECK_FALSE(RelayChain::Parse(wire).has_value());
  const Result<OpenedRelayLevels> opened = OpenRelayLevels(wire);
  REQUIRE(opened);
  CHECK(opened->levels.size() == 1);
  CHECK(ToHex(opened->message) == "0ba1b2c30001");
  CHECK(opened->message_offset == 38);
  const std::vector<uint8_t> bare = FromHex("0b");
  const Result<OpenedRelayLevels> unrelayed = OpenRelayLevels(bare);
  REQUIRE(unrelayed);
  CHECK(unrelayed->levels.empty());
  const std::vector<uint8_t> cut_level =
      FromHex("0c00" + std::string(64, '0') + "0009 0004 0c000000");
  CHECK(OpenRelayLevels(cut_level).error().ToString() ==
        "RELAY-FORW (12) at offset 38: needs 34 octets, 4 left");
}

TEST_CASE("no view is taken of a chain or an address that is about to go away", "[lifetime]") {
  STATIC_REQUIRE(kGivesLevels<const RelayChain&>);
  STATIC_REQUIRE_FALSE(kGivesLevels<RelayChain>);
  STATIC_REQUIRE_FALSE(kGivesLevels<const RelayChain>);
  STATIC_REQUIRE(kGivesMessage<RelayChain&>);
  STATIC_REQUIRE_FALSE(kGivesMessage<RelayChain>);
  STATIC_REQUIRE(kGivesBytes<const Ipv6Address&>);
  STATIC_REQUIRE_FALSE(kGivesBytes<Ipv6Address>);
}

TEST_CASE("no view is taken of a chain in a result without a name", "[lifetime]") {
  using Parsed = Result<RelayChain>;
  STATIC_REQUIRE(kGivesArrow<Parsed&>);
  STATIC_REQUIRE(kGivesArrow<const Parsed&>);
  STATIC_REQUIRE_FALSE(kGivesArrow<Parsed>);
  STATIC_REQUIRE_FALSE(kGivesArrow<const Parsed>);
  STATIC_REQUIRE(kGivesLevels<decltype(*std::declval<const Parsed&>())>);
  STATIC_REQUIRE_FALSE(kGivesLevels<decltype(*std::declval<Parsed>())>);
  STATIC_REQUIRE(kGivesArrow<Result<MessageView>>);  // a view of the datagram
}

// A relay message with this type and hop-count, addresses of zeros, and the options.
std::vector<uint8_t> Relayed(const std::string& type_and_hop_count, const std::string& options) {
  return FromHex(type_and_hop_count + std::string(64, '0') + options);
}

// What is sent back through the relays of `datagram` around a message of these octets.
std::string Answer(const std::vector<uint8_t>& datagram, Bytes message, size_t room = 70000) {
  const Result<RelayChain> chain = RelayChain::Parse(datagram);
  if (!chain) return chain.error().ToString();
  std::vector<uint8_t> buffer(room);
  OptionWriter writer{MutableBytes(buffer)};
  chain->WriteRelayReplies(writer, [message](OptionWriter& out) { out.RawRun(message); });
  const Result<Bytes> octets = writer.Finish();
  return octets ? ToHex(*octets) : octets.error().ToString();
}

const std::vector<uint8_t> kReply = {7, 0xa1, 0xb2, 0xc3};

TEST_CASE("an answer goes back through a Relay-reply for each Relay-forward",
          "[rfc8415][s19.3][R52]") {
  // INTERFACE_ID "e1", RELAY_PORT 0, RSOO, then a Relay-forward around an Information-request
  const std::vector<uint8_t> forwarded = FromHex(
      "0c01 00000000000000000000000000000000 20010db8000000000000000000000002"
      "0012 0002 6531 0087 0002 0000 0042 0004 00410000"
      "0009 002a"
      "0c00 20010db8000000000000000000000001 fe800000000000000000000000000003"
      "0009 0004 0ba1b2c3");
  CHECK(Answer(forwarded, kReply) ==
        "0d01000000000000000000000000000000002001"
        "0db8000000000000000000000002"
        "001200026531"
        "008700020000"
        "0009002a"
        "0d0020010db8000000000000000000000001fe800000000000000000000000000003"
        "00090004"
        "07a1b2c3");
}

TEST_CASE("a request that came bare is answered bare", "[rfc8415][s19.3]") {
  CHECK(Answer(FromHex("0ba1b2c3"), kReply) == "07a1b2c3");
}

TEST_CASE("an answer that outgrows a RELAY_MSG, or the buffer, is refused", "[rfc8415][s21.10]") {
  const std::vector<uint8_t> once = Relayed("0c00", "00090004 0ba1b2c3");
  CHECK(Answer(once, std::vector<uint8_t>(65535)).size() == 2 * (38 + 65535));
  CHECK(
      Answer(once, std::vector<uint8_t>(65536)) ==
      "OPTION_RELAY_MSG (9) at offset 34: 65536 octets do not fit its length field, at most 65535");
  CHECK(Answer(once, kReply, 41) == "octets at offset 38: needs 42 octets of output, 41 given");
  // The outer level is too long though the inner one fits.
  const std::vector<uint8_t> twice =
      Relayed("0c01", "0009002a 0c00" + std::string(64, '0') + "00090004 0ba1b2c3");
  CHECK(Answer(twice, std::vector<uint8_t>(65535 - 38)).size() == 2 * (38 + 65535));
  CHECK(
      Answer(twice, std::vector<uint8_t>(65535 - 37)) ==
      "OPTION_RELAY_MSG (9) at offset 34: 65536 octets do not fit its length field, at most 65535");
}

}}  // namespace mip6boot::dhcpv6
