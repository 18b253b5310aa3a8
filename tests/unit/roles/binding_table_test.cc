// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/binding_table.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace mip6boot { inline namespace v0 { namespace roles { namespace {

class SeededRandom final : public RandomSource {
 public:
  explicit SeededRandom(uint32_t seed) : engine_(seed) {}
  uint32_t Next() override { return static_cast<uint32_t>(engine_()); }
  uint32_t Below(uint32_t bound) { return Next() % bound; }

 private:
  std::mt19937 engine_;
};

TimePoint At(int64_t seconds) { return TimePoint(std::chrono::seconds(seconds)); }

Bytes BytesOf(const std::string& text) {
  return Bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}
std::string TextOf(Bytes octets) { return std::string(octets.begin(), octets.end()); }

AttachmentKey Port(const std::string& name) {
  return *AttachmentKey::From(AttachmentKind::kPort, BytesOf(name));
}

AttachmentKey LinkLayer(uint64_t address) {
  uint8_t octets[8];
  StoreBigEndian64(octets, address);
  return *AttachmentKey::From(AttachmentKind::kLinkLayerAddress, Bytes(octets + 2, 6));
}

const std::string kHomeOne("\4home\3one\0", 10);
const std::string kHomeTwo("\4home\3two\0", 10);
// OPTION_MIP6_HAA 2001:db8::1 and ::2
const std::string kRunOne("\x00\x48\x00\x10\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01", 20);
const std::string kRunTwo("\x00\x48\x00\x10\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x02", 20);

SuppliedHomeNetwork Identified(const std::string& name, const std::string& run) {
  SuppliedHomeNetwork network;
  network.kind = HomeNetworkKind::kIdentified;
  network.id = *DomainNameView::Parse(BytesOf(name));
  network.options = BytesOf(run);
  return network;
}

SuppliedHomeNetwork Visited(const std::string& run) {
  SuppliedHomeNetwork network;
  network.kind = HomeNetworkKind::kVisited;
  network.options = BytesOf(run);
  return network;
}

Binding Until(std::optional<TimePoint> expiry, uint64_t session = 0) {
  Binding binding;
  binding.networks = {Identified(kHomeOne, kRunOne)};
  binding.expiry = expiry;
  binding.session = session;
  return binding;
}

// A table with what most tests need of it.
struct Fixture {
  explicit Fixture(const BindingTableConfig& config = {}) : table(config, random) {}

  // The sessions of all that is over, in the order in which they were told.
  std::vector<uint64_t> Expire(TimePoint now) {
    std::vector<uint64_t> sessions;
    while (table
               .Expire(now, [&](const AttachmentKey&,
                                const Binding& binding) { sessions.push_back(binding.session); })
               .more) {
    }
    return sessions;
  }
  // The session bound to `key`, 0 if there is none.
  uint64_t SessionOf(TimePoint now, const AttachmentKey& key) const {
    const std::optional<Binding> found = table.Peek(now, key);
    return found.has_value() ? found->session : 0;
  }

  SeededRandom random{1};
  BindingTable table;
};

using Sessions = std::vector<uint64_t>;

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

// ---- against a model ----

struct Modelled {
  std::optional<TimePoint> expiry;
  uint64_t session;
  std::string duid;
  std::string run;

  bool OverAt(TimePoint now) const { return expiry.has_value() && *expiry <= now; }
};

// Plays `rounds` random operations on a table and on a map; what differs first, or nothing.
std::string DiffersFromModel(uint32_t seed, int rounds) {
  SeededRandom random(seed);
  BindingTableConfig config;
  config.max_bindings = 150;
  config.max_binding_octets = 600;
  BindingTable table(config, random);
  std::map<std::string, Modelled> model;
  TimePoint latest = TimePoint::min();
  int64_t clock = 1'000'000;

  const auto node = [&] {
    const uint32_t i = random.Below(200);
    return std::string(1 + i % 5, static_cast<char>('a' + i % 3)) + std::to_string(i);
  };
  // Ends from microseconds to days ahead, many of them equal, some past.
  const auto end = [&](TimePoint now) -> std::optional<TimePoint> {
    if (random.Below(8) == 0) return std::nullopt;
    const int64_t ahead = static_cast<int64_t>(random.Below(4)) << random.Below(38);
    return now + Duration(random.Below(10) == 0 ? -ahead : ahead);
  };

  for (int round = 0; round < rounds; ++round) {
    const auto failed = [&](const char* what) {
      return std::string(what) + ", seed " + std::to_string(seed) + ", round " +
             std::to_string(round);
    };
    // Mostly forward, now and then by a day, now and then back.
    clock += static_cast<int64_t>(random.Below(1000))
             << random.Below(random.Below(20) == 0 ? 28 : 14);
    if (random.Below(10) == 0) clock -= random.Below(5'000'000);
    const TimePoint now{Duration(clock)};
    const TimePoint told = std::max(latest, now);
    const std::string name = node();
    const AttachmentKey key = Port(name);
    const auto known = model.find(name);
    const bool live = known != model.end() && !known->second.OverAt(told);

    switch (random.Below(8)) {
      case 0:
      case 1:
      case 2: {
        const Modelled put{end(told), random.Next(), std::string(random.Below(3) * 10, 'd'),
                           std::string(random.Below(620), static_cast<char>('a' + round % 26))};
        Binding binding;
        binding.networks = {Visited(put.run)};
        if (random.Below(2) == 0) binding.networks = {Identified(kHomeOne, ""), Visited(put.run)};
        binding.expiry = put.expiry;
        binding.session = put.session;
        binding.pinned_duid = BytesOf(put.duid);
        const auto ended = table.Put(now, key, binding);
        latest = told;
        const size_t payload =
            put.run.size() + (binding.networks.size() == 2 ? kHomeOne.size() : 0);
        if (payload > 600) {
          if (ended || ended.error().reason != Reason::kTooLong)
            return failed("a large binding was taken");
        } else if (known == model.end() && model.size() == config.max_bindings) {
          if (ended || ended.error().reason != Reason::kTooMany)
            return failed("too many bindings were taken");
        } else {
          if (!ended) return failed("a binding was refused");
          if (ended->has_value() != (known != model.end()))
            return failed("Put ended a wrong session");
          if (ended->has_value() && **ended != known->second.session)
            return failed("Put ended a wrong session");
          model.insert_or_assign(name, put);
        }
        break;
      }
      case 3:
      case 4: {
        const std::optional<Binding> found =
            table.Find(now, key, known == model.end() ? Bytes() : BytesOf(known->second.duid));
        if (found.has_value() != live)
          return failed("Find missed a live binding or found one that is over");
        if (live &&
            (found->session != known->second.session || found->expiry != known->second.expiry ||
             TextOf(found->networks.back().options) != known->second.run)) {
          return failed("Find gave something else");
        }
        break;
      }
      case 5: {
        const std::optional<TimePoint> expiry = end(told);
        if (table.Refresh(now, key, expiry) != live)
          return failed("Refresh took what is over, or refused a live one");
        latest = told;
        if (live) known->second.expiry = expiry;
        break;
      }
      case 6: {
        const auto ended = table.Remove(key);
        if (ended.has_value() != (known != model.end())) return failed("Remove knew another table");
        if (ended.has_value() && *ended != known->second.session)
          return failed("Remove ended a wrong session");
        if (known != model.end()) model.erase(known);
        break;
      }
      case 7: {
        latest = told;
        bool sound = true;
        const auto visit = [&](const AttachmentKey& over, const Binding& binding) {
          const auto at = model.find(TextOf(over.octets()));
          sound = sound && at != model.end() && at->second.OverAt(told) &&
                  at->second.session == binding.session && binding.expiry == at->second.expiry;
          if (at != model.end()) model.erase(at);
        };
        const auto expired = table.Expire(now, visit, random.Below(40));
        if (!sound) return failed("Expire told of what is not over");
        bool more = false;
        std::optional<TimePoint> next;
        for (const auto& [ignored, modelled] : model) {
          more = more || modelled.OverAt(told);
          if (modelled.expiry.has_value())
            next = std::min(next.value_or(*modelled.expiry), *modelled.expiry);
        }
        const std::optional<TimePoint> deadline = table.NextDeadline();
        if (more && !expired.more) return failed("Expire left out what is over");
        if (deadline.has_value() != next.has_value())
          return failed("there is no deadline, or one for nothing");
        if (deadline.has_value() && !more && *deadline > *next)
          return failed("the deadline is late");
        if (expired.more != (deadline.has_value() && *deadline <= told))
          return failed("`more` is not the deadline's");
        break;
      }
    }
    if (table.size() != model.size()) return failed("the sizes differ");
  }

  // Whatever happened, it all comes out.
  (void)table.Expire(
      TimePoint::max(),
      [&](const AttachmentKey& key, const Binding&) { model.erase(TextOf(key.octets())); },
      100'000);
  for (const auto& [name, modelled] : model) {
    if (table.Remove(Port(name)) != BindingTable::EndedSession(modelled.session))
      return "a binding was lost";
  }
  return table.size() == 0 && table.octets_stored() == 0 ? "" : "something was left";
}

TEST_CASE("whatever is done to it, a table is a map with ends", "[R65][R95][R28]") {
  std::string differs;
  for (uint32_t seed = 1; seed <= 40 && differs.empty(); ++seed)
    differs = DiffersFromModel(seed, 4000);
  CHECK(differs == "");
}

// ---- cost ----

struct Growth {
  size_t most_a_node = 0;      // octets besides key and payload, from the 5,000th node on
  size_t largest_at_once = 0;  // octets that one insert added
};

// Fills a table with `nodes` bindings under keys of `key_size` octets.
Growth Fill(uint32_t nodes, size_t key_size, const Binding& binding) {
  SeededRandom random(7);
  BindingTableConfig config;
  config.max_binding_octets = kMaxBindingOctets;
  BindingTable table(config, random);
  Growth growth;
  std::vector<uint8_t> key(key_size, 'k');
  size_t before = table.octets_in_use();
  for (uint32_t i = 0; i < nodes; ++i) {
    StoreBigEndian32(key.data(), i);
    (void)table.Put(At(0), *AttachmentKey::From(AttachmentKind::kPort, key), binding);
    const size_t after = table.octets_in_use();
    growth.largest_at_once = std::max(growth.largest_at_once, after - before);
    if (table.size() >= 5000) {
      growth.most_a_node =
          std::max(growth.most_a_node, (after - table.octets_stored()) / table.size());
    }
    before = after;
  }
  return growth;
}

// A chunk of the slab, a chunk of the index, and a directory of chunks that doubles.
constexpr size_t kLargestGrowth = 131'072 + 16'384 + 32'768;

TEST_CASE(
    "a node costs little besides its own at every point of growth, and no insert pays for all",
    "[design][s5]") {
  Binding binding = Until(At(3600));
  binding.networks = {Identified(kHomeOne, kRunOne)};
  const Growth growth = Fill(1'000'000, 6, binding);
  CHECK(growth.most_a_node <= 128);
  CHECK(growth.largest_at_once <= kLargestGrowth);
}

TEST_CASE("a node with the largest of bindings costs at most 256 octets besides its own",
          "[design][s5]") {
  const std::string longest(130, 'k');
  const std::string run(kMaxBindingOctets - (kMaxHomeNetworks - 1) * 10, 'r');
  Binding binding = Until(At(3600));
  binding.pinned_duid = BytesOf(longest);
  binding.networks = {Visited(run)};
  while (binding.networks.TryPushBack(Identified(kHomeOne, ""))) {
  }
  const Growth growth = Fill(20'000, AttachmentKey::kMaxSize, binding);
  CHECK(growth.most_a_node <= 256);
  CHECK(growth.largest_at_once <= kLargestGrowth);
}

TEST_CASE("memory of bindings that went is used by bindings of any other size", "[design][s5]") {
  SeededRandom random(7);
  BindingTable table({}, random);
  size_t in_use = 0;
  for (const size_t size :
       {size_t{900}, size_t{20}, size_t{450}, size_t{100}, size_t{1000}, size_t{900}}) {
    const std::string run(size, 'r');
    Binding binding = Until(At(10));
    binding.networks = {Visited(run)};
    for (uint32_t i = 0; i < 5000; ++i) (void)table.Put(At(0), LinkLayer(i), binding);
    in_use = std::max(in_use, table.octets_in_use());
    for (uint32_t i = 0; i < 5000; ++i) (void)table.Remove(LinkLayer(i * 7 % 5000));
  }
  CHECK(table.size() == 0);
  CHECK(in_use <= 5000 * (1000 + 256));
}

}}}}  // namespace mip6boot::v0::roles
