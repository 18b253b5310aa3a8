// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The table beside a map that does the same without any care for cost.

#include <algorithm>
#include <map>
#include <string>

#include "mip6boot/roles/binding_table.h"
#include "tests/support/catch.h"
#include "tests/unit/roles/binding_table_harness.h"

namespace mip6boot::test::binding { namespace {

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

}}  // namespace mip6boot::test::binding
