// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/transition_table.h"

#include "tests/support/catch.h"

namespace mip6boot { namespace {

enum class Door { kOpen, kShut };
enum class Hand { kPush, kPull };
enum class Sound { kNone, kBang };
using Table = TransitionTable<Door, 2, Hand, 2, Sound>;

constexpr Table::Row kRows[] = {{Door::kOpen, Hand::kPush, Door::kShut, Sound::kBang},
                                {Door::kShut, Hand::kPull, Door::kOpen, Sound::kNone}};
constexpr Table::Otherwise kOtherwise[] = {{Door::kOpen, Door::kOpen, Sound::kNone},
                                           {Door::kShut, Door::kShut, Sound::kBang}};

TEST_CASE("a table does what its rows say, and otherwise what the state says", "[tables]") {
  constexpr Table table(kRows, kOtherwise);
  STATIC_REQUIRE(table.whole());
  STATIC_REQUIRE(table.At(Door::kOpen, Hand::kPush).next == Door::kShut);
  STATIC_REQUIRE(table.At(Door::kOpen, Hand::kPush).action == Sound::kBang);
  STATIC_REQUIRE(table.At(Door::kShut, Hand::kPull).next == Door::kOpen);
  STATIC_REQUIRE(table.At(Door::kShut, Hand::kPush).next == Door::kShut);
  STATIC_REQUIRE(table.At(Door::kShut, Hand::kPush).action == Sound::kBang);
}

TEST_CASE("a table with a cell that has no row, or two, is not whole", "[tables]") {
  STATIC_REQUIRE_FALSE(Table(kRows).whole());
  constexpr Table::Row kTwice[] = {{Door::kOpen, Hand::kPush, Door::kShut, Sound::kBang},
                                   {Door::kOpen, Hand::kPush, Door::kShut, Sound::kBang}};
  STATIC_REQUIRE_FALSE(Table(kTwice, kOtherwise).whole());
  CHECK_FALSE(Table(kRows).whole());
  CHECK_FALSE(Table(kTwice, kOtherwise).whole());
}

}}  // namespace mip6boot
