// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/binding_table.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/unit/roles/binding_table_harness.h"

namespace mip6boot::test::binding { namespace {

TEST_CASE("a binding gives back the home networks it was put in with, from the table's own memory",
          "[rfc6611][s4.2.1][R65]") {
  Fixture f;
  std::string name = kHomeOne;
  std::string run = kRunOne;
  Binding binding;
  binding.networks = {Identified(name, run), Visited(kRunTwo), Identified(kHomeTwo, "")};
  binding.expiry = At(100);
  binding.session = 0xfedcba9876543210;
  REQUIRE(f.table.Put(At(0), Port("eth1/7"), binding));
  std::fill(name.begin(), name.end(), 'x');
  std::fill(run.begin(), run.end(), 'x');

  const std::optional<Binding> found = f.table.Find(At(99), Port("eth1/7"), {});
  REQUIRE(found.has_value());
  CHECK(found->expiry == At(100));
  CHECK(found->session == 0xfedcba9876543210);
  CHECK(found->pinned_duid.empty());
  REQUIRE(found->networks.size() == 3);
  CHECK(found->networks[0].kind == HomeNetworkKind::kIdentified);
  CHECK(found->networks[0].id.ToString() == "home.one.");
  CHECK(TextOf(found->networks[0].options) == kRunOne);
  CHECK(found->networks[1].kind == HomeNetworkKind::kVisited);
  CHECK(found->networks[1].id.empty());
  CHECK(TextOf(found->networks[1].options) == kRunTwo);
  CHECK(found->networks[2].id.ToString() == "home.two.");
  CHECK(found->networks[2].options.empty());
}

TEST_CASE("an unknown attachment has no binding", "[rfc6611][s4.2.1][R28]") {
  Fixture f;
  CHECK_FALSE(f.table.Find(At(0), Port("a"), {}).has_value());
  CHECK_FALSE(f.table.Refresh(At(0), Port("a"), At(9)));
  CHECK_FALSE(f.table.Remove(Port("a")).has_value());
  CHECK_FALSE(f.table.NextDeadline().has_value());
  CHECK(f.Expire(At(1000)).empty());
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(9))));
  CHECK_FALSE(f.table.Find(At(0), Port("b"), {}).has_value());
}

TEST_CASE("keys that differ only in kind, or where one begins the other, are different attachments",
          "[rfc6610][s5][R86]") {
  Fixture f;
  const Bytes octets = BytesOf(kRunOne);
  const AttachmentKey keys[] = {*AttachmentKey::From(AttachmentKind::kPort, octets),
                                *AttachmentKey::From(AttachmentKind::kLinkLayerAddress, octets),
                                *AttachmentKey::From(AttachmentKind::kOther, octets),
                                *AttachmentKey::From(AttachmentKind::kPort, octets.subspan(0, 19))};
  uint64_t session = 0;
  for (const AttachmentKey& key : keys) (void)f.table.Put(At(0), key, Until(At(9), ++session));
  CHECK(f.table.size() == 4);
  CHECK(f.SessionOf(At(0), keys[0]) == 1);
  CHECK(f.SessionOf(At(0), keys[1]) == 2);
  CHECK(f.SessionOf(At(0), keys[2]) == 3);
  CHECK(f.SessionOf(At(0), keys[3]) == 4);
  CHECK(keys[0] != keys[1]);
  CHECK(keys[1].kind() == AttachmentKind::kLinkLayerAddress);
  CHECK(keys[1].octets() == octets);
}

TEST_CASE("a key has 1 to 130 octets", "[R86]") {
  const std::string longest(AttachmentKey::kMaxSize, 'k');
  CHECK(AttachmentKey::From(AttachmentKind::kOther, {}).error().reason == Reason::kMissing);
  CHECK(AttachmentKey::From(AttachmentKind::kOther, BytesOf(longest + "k")).error().reason ==
        Reason::kTooLong);
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port(longest), Until(At(9), 7)));
  CHECK(f.SessionOf(At(0), Port(longest)) == 7);
}

TEST_CASE("a binding with a pinned DUID answers no other client on its attachment",
          "[rfc8415][s22][R86]") {
  Fixture f;
  const std::string duid("\x00\x03\x00\x01\x02\x00\x5e\x10\x00\x01", 10);
  const std::string other("\x00\x03\x00\x01\x02\x00\x5e\x10\x00\x02", 10);
  Binding binding = Until(At(100), 5);
  binding.pinned_duid = BytesOf(duid);
  REQUIRE(f.table.Put(At(0), Port("a"), binding));
  CHECK(f.table.Find(At(1), Port("a"), BytesOf(duid)).has_value());
  CHECK_FALSE(f.table.Find(At(1), Port("a"), BytesOf(other)).has_value());
  CHECK_FALSE(f.table.Find(At(1), Port("a"), BytesOf(duid).subspan(0, 9)).has_value());
  CHECK_FALSE(f.table.Find(At(1), Port("a"), {}).has_value());
  // The access server itself sees it, and whom it is for.
  const std::optional<Binding> seen = f.table.Peek(At(1), Port("a"));
  REQUIRE(seen.has_value());
  CHECK(TextOf(seen->pinned_duid) == duid);
  // The right DUID on the wrong attachment is worth nothing.
  CHECK_FALSE(f.table.Find(At(1), Port("b"), BytesOf(duid)).has_value());
}

TEST_CASE("a new authorisation replaces the old one whole and names the session it ended",
          "[rfc6733][s8.9][R95]") {
  Fixture f;
  const std::string duid(kMaxDuidSize, 'd');
  Binding first = Until(At(10), 1);
  first.networks = {Identified(kHomeOne, kRunOne), Visited(kRunOne)};
  first.pinned_duid = BytesOf(duid);
  const auto none = f.table.Put(At(0), Port("a"), first);
  REQUIRE(none);
  CHECK_FALSE(none->has_value());

  Binding second = Until(At(20), 2);
  second.networks = {Identified(kHomeTwo, kRunTwo)};
  const auto ended = f.table.Put(At(1), Port("a"), second);
  REQUIRE(ended);
  CHECK(*ended == BindingTable::EndedSession(1));

  CHECK(f.table.size() == 1);
  const std::optional<Binding> found = f.table.Find(At(15), Port("a"), {});
  REQUIRE(found.has_value());
  REQUIRE(found->networks.size() == 1);
  CHECK(found->networks[0].id.ToString() == "home.two.");
  CHECK(f.table.NextDeadline() == At(20));
  CHECK(f.Expire(At(19)).empty());
  CHECK(f.Expire(At(20)) == Sessions{2});
}

TEST_CASE("a binding can be put in again from what the table itself gave", "[R95]") {
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(10), 1)));
  Binding again = *f.table.Peek(At(0), Port("a"));
  (void)again.networks.TryPushBack(again.networks[0]);
  REQUIRE(f.table.Put(At(0), Port("a"), again));
  const std::optional<Binding> found = f.table.Peek(At(0), Port("a"));
  REQUIRE(found.has_value());
  REQUIRE(found->networks.size() == 2);
  CHECK(TextOf(found->networks[1].options) == kRunOne);
  CHECK(found->networks[1].id.ToString() == "home.one.");
}

TEST_CASE("a detached or aborted node loses its binding at once and is not told of again",
          "[rfc6733][s8.5][R95]") {
  Fixture f;
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(10), 1)));
  REQUIRE(f.table.Put(At(0), Port("b"), Until(At(10), 2)));
  CHECK(f.table.Remove(Port("a")) == BindingTable::EndedSession(1));
  CHECK_FALSE(f.table.Remove(Port("a")).has_value());
  CHECK_FALSE(f.table.Find(At(0), Port("a"), {}).has_value());
  CHECK(f.Expire(At(10)) == Sessions{2});
  // One that is over but was not swept is told of here, since Expire will not.
  REQUIRE(f.table.Put(At(10), Port("c"), Until(At(11), 3)));
  CHECK_FALSE(f.table.Find(At(12), Port("c"), {}).has_value());
  CHECK(f.table.Remove(Port("c")) == BindingTable::EndedSession(3));
  CHECK(f.Expire(At(12)).empty());
}

TEST_CASE("a full table refuses a new attachment, not a new authorisation", "[R95]") {
  BindingTableConfig config;
  config.max_bindings = 2;
  Fixture f(config);
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(10), 1)));
  REQUIRE(f.table.Put(At(0), Port("b"), Until(At(20), 2)));
  const auto refused = f.table.Put(At(1), Port("c"), Until(At(30), 3));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().reason == Reason::kTooMany);
  CHECK(refused.error().ToString() == "binding_table.max_bindings: more than 2 of them");
  CHECK(f.table.Put(At(1), Port("a"), Until(At(10), 4)));
  CHECK(f.SessionOf(At(1), Port("b")) == 2);
  CHECK(f.Expire(At(10)) == Sessions{4});
  CHECK(f.table.Put(At(10), Port("c"), Until(At(30), 3)));
}

TEST_CASE("a binding with more octets than configured is refused and the old one stays", "[R95]") {
  BindingTableConfig config;
  config.max_binding_octets = 30;
  Fixture f(config);
  REQUIRE(f.table.Put(At(0), Port("a"), Until(At(10), 1)));  // 10 + 20 octets
  const std::string run = kRunOne + "x";
  Binding larger = Until(At(10), 2);
  larger.networks = {Identified(kHomeOne, run)};
  const auto refused = f.table.Put(At(0), Port("a"), larger);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().ToString() ==
        "binding_table.max_binding_octets: length 31, must be at most 30");
  const std::string duid(kMaxDuidSize + 1, 'd');
  Binding pinned = Until(At(10), 3);
  pinned.pinned_duid = BytesOf(duid);
  const auto refused_duid = f.table.Put(At(0), Port("a"), pinned);
  REQUIRE_FALSE(refused_duid);
  CHECK(refused_duid.error().reason == Reason::kTooLong);
  CHECK(f.SessionOf(At(0), Port("a")) == 1);
}

TEST_CASE("a configuration beyond the ceiling is named, and bounded all the same", "[R95]") {
  BindingTableConfig config;
  config.max_binding_octets = kMaxBindingOctets;
  CHECK(ValidateBindingTableConfig(config));
  config.max_bindings = 0;
  CHECK(ValidateBindingTableConfig(config).error().ToString() ==
        "binding_table.max_bindings: value 0 is not allowed");
  config.max_bindings = 1;
  config.max_binding_octets = 0xffff;
  CHECK(ValidateBindingTableConfig(config).error().ToString() ==
        "binding_table.max_binding_octets: length 65535, must be at most 3072");

  Fixture f(config);
  const std::string longest(AttachmentKey::kMaxSize, 'k');
  const std::string run(kMaxBindingOctets - (kMaxHomeNetworks - 1) * 10, 'r');
  Binding largest = Until(At(10), 1);
  largest.pinned_duid = BytesOf(longest);
  largest.networks = {Visited(run)};
  while (largest.networks.TryPushBack(Identified(kHomeOne, ""))) {
  }
  REQUIRE(f.table.Put(At(0), Port(longest), largest));
  const std::optional<Binding> found = f.table.Find(At(0), Port(longest), BytesOf(longest));
  REQUIRE(found.has_value());
  REQUIRE(found->networks.size() == kMaxHomeNetworks);
  CHECK(TextOf(found->networks[0].options) == run);
  CHECK(found->networks.back().id.ToString() == "home.one.");
  (void)largest.networks.TryPushBack(Identified(kHomeOne, ""));
  const std::string one_more = run + "r";
  largest.networks[0] = Visited(one_more);
  CHECK(f.table.Put(At(0), Port(longest), largest).error().want == kMaxBindingOctets);
}

TEST_CASE("what the table tells does not depend on its hash key", "[R65]") {
  const auto sweep = [](uint32_t seed) {
    SeededRandom random(seed);
    BindingTable table({}, random);
    for (uint32_t i = 0; i < 500; ++i) (void)table.Put(At(0), LinkLayer(i), Until(At(i % 7), i));
    Sessions sessions;
    table.Expire(
        At(9),
        [&](const AttachmentKey&, const Binding& binding) { sessions.push_back(binding.session); },
        10'000);
    return sessions;
  };
  const Sessions sessions = sweep(1);
  CHECK(sessions.size() == 500);
  CHECK(sessions == sweep(2));
}

}}  // namespace mip6boot::test::binding
