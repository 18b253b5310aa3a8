// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/relay_chain.h"

#include <type_traits>
#include <utility>

#include "mip6boot/base/ip_address.h"
#include "tests/support/catch.h"

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
inline constexpr bool kGivesBytes = false;
template <typename T>
inline constexpr bool kGivesBytes<T, std::void_t<decltype(std::declval<T>().bytes())>> = true;

TEST_CASE("no view is taken of a chain or an address that is about to go away", "[lifetime]") {
  STATIC_REQUIRE(kGivesLevels<const RelayChain&>);
  STATIC_REQUIRE_FALSE(kGivesLevels<RelayChain>);
  STATIC_REQUIRE_FALSE(kGivesLevels<const RelayChain>);
  STATIC_REQUIRE(kGivesMessage<RelayChain&>);
  STATIC_REQUIRE_FALSE(kGivesMessage<RelayChain>);
  STATIC_REQUIRE(kGivesBytes<const Ipv6Address&>);
  STATIC_REQUIRE_FALSE(kGivesBytes<Ipv6Address>);
}

}}  // namespace mip6boot::dhcpv6
