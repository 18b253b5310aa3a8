// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_dispatch.h"

#include <algorithm>
#include <type_traits>
#include <vector>

#include "tests/support/catch.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("the code of an option leads to the type that reads it", "[rfc8415][s21]") {
  const auto is_haa = [](auto type) {
    return std::is_same_v<typename decltype(type)::Type, HomeAgentAddress>;
  };
  const auto is_untyped = [](auto type) {
    return std::is_same_v<typename decltype(type)::Type, UntypedOption>;
  };
  CHECK(DispatchOption(static_cast<OptionCode>(72), is_haa));
  CHECK_FALSE(DispatchOption(static_cast<OptionCode>(73), is_haa));
  CHECK_FALSE(DispatchOption(static_cast<OptionCode>(73), is_untyped));
  CHECK(DispatchOption(static_cast<OptionCode>(10), is_untyped));
  CHECK(DispatchOption(static_cast<OptionCode>(65535), is_untyped));
}

TEST_CASE("every type is visited once, in order of code", "[rfc8415][s21]") {
  std::vector<unsigned> codes;
  ForEachOptionType(
      [&](auto type) { codes.push_back(static_cast<unsigned>(decltype(type)::Type::kCode)); });
  CHECK(codes.front() == 1);
  CHECK(std::is_sorted(codes.begin(), codes.end()));
  CHECK(std::adjacent_find(codes.begin(), codes.end()) == codes.end());
  for (const unsigned code : {49U, 50U, 66U, 69U, 70U, 71U, 72U, 73U}) {
    CHECK(std::count(codes.begin(), codes.end(), code) == 1);
  }
}

}}  // namespace mip6boot::dhcpv6
