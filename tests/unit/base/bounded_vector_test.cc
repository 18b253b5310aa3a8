// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/bounded_vector.h"

#include <vector>

#include "tests/support/catch.h"

namespace mip6boot { namespace {

using Three = BoundedVector<uint32_t, 3>;

std::vector<uint32_t> Contents(const Three& list) { return {list.begin(), list.end()}; }

TEST_CASE("a bounded vector takes its capacity and refuses the next", "[base]") {
  Three list;
  CHECK(list.empty());
  CHECK(Three::capacity() == 3);
  CHECK(list.TryPushBack(7));
  CHECK(list.TryPushBack(8));
  CHECK(!list.full());
  CHECK(list.TryPushBack(9));
  CHECK(list.full());
  CHECK(!list.TryPushBack(10));
  CHECK(Contents(list) == std::vector<uint32_t>{7, 8, 9});
  CHECK(list.front() == 7);
  CHECK(list.back() == 9);
}

TEST_CASE("a bounded vector grows by an element to be filled in where it stays", "[base]") {
  Three list = {1, 2};
  uint32_t* const third = list.TryGrow();
  REQUIRE(third != nullptr);
  CHECK(third == &list[2]);
  CHECK(*third == 0);
  *third = 3;
  CHECK(Contents(list) == std::vector<uint32_t>{1, 2, 3});
  CHECK(list.TryGrow() == nullptr);
  CHECK(list.size() == 3);
}

TEST_CASE("a bounded vector's elements can be changed and dropped", "[base]") {
  Three list = {1, 2};
  list[1] = 5;
  for (uint32_t& item : list) item += 1;
  CHECK(Contents(list) == std::vector<uint32_t>{2, 6});
  list.clear();
  CHECK(list.empty());
  CHECK(list.TryPushBack(4));
  CHECK(Contents(list) == std::vector<uint32_t>{4});
}

TEST_CASE("bounded vectors copy and compare by their elements", "[base]") {
  const Three list = {1, 2, 3};
  Three copy = list;
  CHECK(copy == list);
  copy = Three{1, 2};
  CHECK(copy != list);
  copy = list;
  CHECK(copy == list);
  const Three& self = copy;
  copy = self;
  CHECK(copy == list);
  CHECK(Three{1, 2, 4} != list);
}

TEST_CASE("a bounded vector keeps what fits of a longer list", "[base]") {
  CHECK(Contents({1, 2, 3, 4}) == std::vector<uint32_t>{1, 2, 3});
}

}}  // namespace mip6boot
