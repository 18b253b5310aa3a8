// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When bindings end, and how that is told.

#include <algorithm>
#include <string>

#include "mip6boot/roles/binding_table.h"
#include "tests/support/catch.h"
#include "tests/unit/roles/binding_table_harness.h"

namespace mip6boot::test::binding { namespace {

TEST_CASE("a binding is over at its expiry although nothing swept it",
          "[rfc6611][s4.2.1][R65][R28][R95]") {
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(10), 1)));
  CHECK(f.table.Find(At(10) - Duration(1), Port("a"), {}).has_value());
  CHECK_FALSE(f.table.Find(At(10), Port("a"), {}).has_value());
  CHECK_FALSE(f.table.Peek(At(10), Port("a")).has_value());
  CHECK_FALSE(f.table.Refresh(At(10), Port("a"), At(99)));
  CHECK(f.table.size() == 1);
  CHECK(f.Expire(At(10)) == Sessions{1});
  CHECK(f.table.size() == 0);
}

TEST_CASE("a binding that is over when it comes is never found, and told of once", "[R65][R95]") {
  Fixture f;
  REQUIRE(f.table.Put(At(50), Port("a"), Until(At(10), 1)));
  CHECK_FALSE(f.table.Find(At(50), Port("a"), {}).has_value());
  CHECK(f.table.NextDeadline() <= At(50));
  CHECK(f.Expire(At(50)) == Sessions{1});
  CHECK(f.Expire(At(50)).empty());
}

TEST_CASE("what has ended stays ended when the clock goes back", "[R65][R95]") {
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(10), 1)));
  REQUIRE(f.table.Put(At(20), Port("b"), Until(At(30), 2)));
  CHECK_FALSE(f.table.Find(At(5), Port("a"), {}).has_value());
  CHECK_FALSE(f.table.Refresh(At(5), Port("a"), At(99)));
  CHECK(f.table.Find(At(5), Port("b"), {}).has_value());
  CHECK(f.Expire(At(-1000)) == Sessions{1});
  REQUIRE(f.table.Put(At(-1000), Port("c"), Until(At(25), 3)));
  CHECK(f.Expire(At(29)) == Sessions{3});
  CHECK(f.Expire(At(30)) == Sessions{2});
}

TEST_CASE("a binding without an expiry lasts until the node leaves", "[rfc6611][s4.2.1][R65]") {
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port("a"), Until(std::nullopt, 1)));
  CHECK_FALSE(f.table.NextDeadline().has_value());
  CHECK(f.Expire(TimePoint::max()).empty());
  const std::optional<Binding> found = f.table.Find(TimePoint::max(), Port("a"), {});
  REQUIRE(found.has_value());
  CHECK_FALSE(found->expiry.has_value());
  CHECK(f.table.Remove(Port("a")) == BindingTable::EndedSession(1));
  CHECK_FALSE(f.table.Find(At(0), Port("a"), {}).has_value());
}

TEST_CASE("a refresh moves the end to either side, or takes it away", "[R65]") {
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port("later"), Until(At(10), 1)));
  REQUIRE(f.table.Put(At(0), Port("sooner"), Until(At(10), 2)));
  REQUIRE(f.table.Put(At(0), Port("never"), Until(At(10), 3)));
  REQUIRE(f.table.Put(At(0), Port("bounded"), Until(std::nullopt, 4)));
  CHECK(f.table.Refresh(At(1), Port("later"), At(4000)));
  CHECK(f.table.Refresh(At(1), Port("sooner"), At(5)));
  CHECK(f.table.Refresh(At(1), Port("never"), std::nullopt));
  CHECK(f.table.Refresh(At(1), Port("bounded"), At(7)));
  CHECK(f.table.NextDeadline() == At(5));
  CHECK(f.Expire(At(10)) == Sessions{2, 4});
  CHECK(f.SessionOf(At(10), Port("later")) == 1);
  CHECK(f.Expire(At(4000)) == Sessions{1});
  CHECK(f.SessionOf(At(1'000'000), Port("never")) == 3);
}

TEST_CASE("bindings are told of by their ends, however far apart", "[R65]") {
  Fixture f;
  const int64_t ends[] = {86'400, 1, 3600, 2, 315'360'000, 59, 60, 61, 3599};
  uint64_t session = 0;
  for (const int64_t end : ends) {
    ++session;
    (void)f.table.Put(At(-50), LinkLayer(session), Until(At(end), session));
  }
  CHECK(f.table.NextDeadline() == At(1));
  CHECK(f.Expire(At(1)) == Sessions{2});
  CHECK(f.table.NextDeadline() == At(2));
  CHECK(f.Expire(At(3600)) == Sessions{4, 6, 7, 8, 9, 3});
  CHECK(f.table.NextDeadline() == At(86'400));
  CHECK(f.Expire(TimePoint::max()) == Sessions{1, 5});
}

TEST_CASE("a storm of equal ends is swept in steps of bounded work", "[R65]") {
  Fixture f;
  constexpr uint32_t kNodes = 20'000;
  constexpr size_t kSteps = 64;
  for (uint32_t i = 0; i < kNodes; ++i) (void)f.table.Put(At(0), LinkLayer(i), Until(At(3600)));
  size_t told = 0;
  size_t largest = 0;
  size_t calls = 0;
  size_t found_meanwhile = 0;
  BindingTable::Expired expired;
  do {
    size_t visited = 0;
    expired = f.table.Expire(
        At(3600), [&](const AttachmentKey&, const Binding&) { ++visited; }, kSteps);
    told += visited;
    largest = std::max(largest, visited);
    ++calls;
    if (f.table.Find(At(3600), LinkLayer(calls), {}).has_value()) ++found_meanwhile;
  } while (expired.more && calls < kNodes);
  CHECK(told == kNodes);
  CHECK(largest <= kSteps);
  CHECK(calls <= 2 * kNodes / kSteps + 1);  // two steps each: down once, then out
  CHECK(found_meanwhile == 0);
  CHECK(f.table.size() == 0);
  CHECK(f.table.octets_stored() == 0);
}

TEST_CASE("a sweep without steps does nothing but say that there is more", "[R65]") {
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(10), 1)));
  const auto ignore = [](const AttachmentKey&, const Binding&) {};
  CHECK_FALSE(f.table.Expire(At(9), ignore, 0).more);
  CHECK(f.table.Expire(At(10), ignore, 0).more);
  CHECK(f.table.size() == 1);
}

TEST_CASE("whom a sweep tells of is out of the table already", "[R95]") {
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(10), 1)));
  bool found = true;
  std::string told;
  f.table.Expire(At(10), [&](const AttachmentKey& key, const Binding& binding) {
    found = f.table.Peek(At(0), key).has_value();
    told = TextOf(key.octets()) + " " + binding.networks[0].id.ToString();
    if (binding.expiry != At(10)) told += " with a wrong end";
  });
  CHECK_FALSE(found);
  CHECK(told == "a home.one.");
}

TEST_CASE("the ends of time are ordinary expiries", "[R65]") {
  Fixture f;
  REQUIRE(f.table.Put(TimePoint::min(), Port("first"), Until(TimePoint::min() + Duration(1), 1)));
  REQUIRE(f.table.Put(TimePoint::min(), Port("last"), Until(TimePoint::max(), 2)));
  REQUIRE(f.table.Put(TimePoint::min(), Port("zero"), Until(TimePoint(), 3)));
  CHECK(f.Expire(TimePoint::min()).empty());
  CHECK(f.Expire(At(0)) == Sessions{1, 3});
  CHECK(f.table.NextDeadline() == TimePoint::max());
  CHECK(f.Expire(TimePoint::max() - Duration(1)).empty());
  CHECK(f.Expire(TimePoint::max()) == Sessions{2});
}

}}  // namespace mip6boot::test::binding
