// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/relay_chain.h"

#include <string>
#include <type_traits>
#include <utility>

#include "mip6boot/base/ip_address.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::dhcpv6 { namespace {

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

}}  // namespace mip6boot::dhcpv6
