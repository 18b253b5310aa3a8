// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/result.h"

#include "mip6boot/base/bounded_vector.h"
#include "tests/support/catch.h"

namespace mip6boot { namespace {

Result<int> Halve(int number) {
  if (number % 2 != 0) {
    return Unexpected(MakeError(Reason::kBadMultiple, 0, static_cast<size_t>(number), 2));
  }
  return number / 2;
}

Result<void> RequireEven(int number) {
  const Result<int> half = Halve(number);
  if (!half) return Unexpected(half.error());
  return {};
}

TEST_CASE("a result holds a value or the reason why there is none", "[base]") {
  CHECK(Halve(8).has_value());
  CHECK(*Halve(8) == 4);
  CHECK(!Halve(7));
  CHECK(Halve(7).error() == MakeError(Reason::kBadMultiple, 0, 7, 2));
  CHECK(Halve(8).value_or(-1) == 4);
  CHECK(Halve(7).value_or(-1) == -1);
  CHECK(RequireEven(2).has_value());
  CHECK(RequireEven(3).error().have == 3);
}

TEST_CASE("a result can be assigned from good to bad and back", "[base]") {
  using List = BoundedVector<uint64_t, 8>;  // larger than an error
  const List numbers = {1, 2, 3, 4, 5, 6, 7, 8};
  Result<List> result = numbers;
  const Result<List> bad = Unexpected(MakeError(Reason::kTooMany, 5));
  const Result<List> good = result;
  result = bad;
  CHECK(!result);
  CHECK(result.error().offset == 5);
  result = good;
  REQUIRE(result);
  CHECK(*result == numbers);
  result->clear();
  CHECK(*good == numbers);
}

}}  // namespace mip6boot
