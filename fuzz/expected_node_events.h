// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node has to tell its owner, who listens when he likes: of home networks, of the DNS
// and of home agents to try again only the newest; everything else once each, or not at all if
// nobody has listened for long.

#ifndef MIP6BOOT_FUZZ_EXPECTED_NODE_EVENTS_H_
#define MIP6BOOT_FUZZ_EXPECTED_NODE_EVENTS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz/finding.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::fuzz {

class ExpectedNodeEvents {
 public:
  using Id = roles::MobileNodeEventId;

  void TellDropped(roles::MobileNodeDrop drop) {
    Told told{Id::kDropped};
    told.drop = drop;
    Tell(told);
  }
  void TellStatus(uint16_t status) {
    Told told{Id::kStatusFailure};
    told.status = static_cast<dhcpv6::StatusCodeValue>(status);
    Tell(told);
  }
  void TellReconfigured() { Tell(Told{Id::kReconfigured}); }
  void TellRetry() {
    Withdraw(Id::kHomeAgentsRetry, Id::kHomeAgentsRetry);
    Tell(Told{Id::kHomeAgentsRetry});
  }
  void TellFallback(roles::FallbackReason reason) {
    Withdraw(Id::kFallbackNeeded, Id::kFallbackNeeded);
    Told told{Id::kFallbackNeeded};
    told.fallback = reason;
    Tell(told);
  }
  // A Reply, or a state that was saved, has home networks, or none; others than before, or not.
  void TellHomeNetworks(bool any, bool others) {
    Withdraw(Id::kHomeNetworksLearnt, Id::kHomeNetworksGone);
    others_ = others_ || others;
    if (!any) {
      if (heard_of_any_) Tell(Told{Id::kHomeNetworksGone});  // R21
      return;
    }
    Withdraw(Id::kFallbackNeeded, Id::kFallbackNeeded);
    Tell(Told{!heard_of_any_ ? Id::kHomeNetworksLearnt
              : others_      ? Id::kHomeNetworksChanged
                             : Id::kHomeNetworksRefreshed});
  }
  // The home agent in use is in no home network any more.
  void Lose() { lost_agent_ = lost_agent_ || heard_of_any_; }

  // The owner hears all there is.
  void Hear(roles::MobileNode& node) {
    size_t heard = 0, next = 0, lost = 0;
    while (const auto event = node.PollEvent()) {
      Require(++heard <= 64, "events are kept without a bound");
      while (next < told_.size() && IsSmall(told_[next].id) && !told_[next].Is(*event)) {
        ++next;
        ++lost;
      }
      Require(next < told_.size() && told_[next].Is(*event),
              "another event than what happened, or in another order");
      ++next;
      RequireWhole(*event, node);
    }
    for (; next < told_.size(); ++next, ++lost) {
      Require(IsSmall(told_[next].id), "nobody is told what happened");
    }
    told_.clear();
    Require(lost == 0 || heard >= 24, "events are lost where there is room");
    lost_ += lost;
    Require(node.counters().events_lost == lost_, "events are lost, and not counted");
  }
  uint64_t count(Id id) const { return counts_[static_cast<size_t>(id)]; }

 private:
  struct Told {
    explicit Told(Id told_id) : id(told_id) {}
    bool Is(const roles::MobileNodeEvent& event) const {
      if (event.id != id) return false;
      if (id == Id::kFallbackNeeded) return event.fallback == fallback;
      if (id == Id::kStatusFailure) return event.status == status;
      return id != Id::kDropped || event.drop == drop;
    }

    Id id;
    roles::FallbackReason fallback{};
    dhcpv6::StatusCodeValue status{};
    roles::MobileNodeDrop drop{};
  };

  // What may be lost.
  static bool IsSmall(Id id) {
    return id == Id::kDropped || id == Id::kStatusFailure || id == Id::kReconfigured;
  }
  static bool IsAboutHomeNetworks(Id id) {
    return id == Id::kHomeNetworksLearnt || id == Id::kHomeNetworksChanged ||
           id == Id::kHomeNetworksRefreshed || id == Id::kHomeNetworksGone;
  }
  void Tell(const Told& told) {
    ++counts_[static_cast<size_t>(told.id)];
    told_.push_back(told);
  }
  void Withdraw(Id first, Id last) {
    told_.erase(
        std::remove_if(told_.begin(), told_.end(),
                       [&](const Told& told) { return told.id >= first && told.id <= last; }),
        told_.end());
  }
  // What an event says beside what happened.
  void RequireWhole(const roles::MobileNodeEvent& event, const roles::MobileNode& node) {
    if (event.id == Id::kDropped) {
      using Drop = roles::MobileNodeDrop;
      Require(event.error.has_value() == (event.drop == Drop::kMalformed) &&
                  event.violation.has_value() == (event.drop == Drop::kInvalid),
              "nobody is told what is wrong with a datagram");
    }
    const bool about_networks = IsAboutHomeNetworks(event.id);
    const bool any = about_networks && event.id != Id::kHomeNetworksGone;
    Require(!any || (event.networks.data() == node.home_networks().data() &&
                     event.networks.size() == node.home_networks().size()),
            "told of other home networks than are known");
    Require(any || event.networks.empty(), "home networks where none are told of");
    Require(event.home_agent_withdrawn == (about_networks && lost_agent_),
            "nobody is told that the home agent in use is gone, or in vain (R21)");
    if (!about_networks) return;
    heard_of_any_ = any;
    others_ = lost_agent_ = false;
  }

  std::vector<Told> told_;  // and not heard of
  std::array<uint64_t, roles::kMobileNodeEvents> counts_{};
  uint64_t lost_ = 0;
  bool heard_of_any_ = false;  // the last that was heard of home networks was that there are some
  bool others_ = false;        // than those that were heard of
  bool lost_agent_ = false;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_NODE_EVENTS_H_
