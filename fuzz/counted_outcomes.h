// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_FUZZ_COUNTED_OUTCOMES_H_
#define MIP6BOOT_FUZZ_COUNTED_OUTCOMES_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "fuzz/finding.h"
#include "mip6boot/roles/home_aaa_outcome.h"

namespace mip6boot::fuzz {

// The counters of a home AAA server, beside sums of what its outcomes say.
class CountedOutcomes {
 public:
  void Record(const roles::AaaOutcome& outcome) {
    using roles::AaaEvent;
    const bool asks = outcome.event == AaaEvent::kAsked;
    const bool changes = outcome.event != AaaEvent::kBufferTooSmall;
    ++events_[static_cast<size_t>(outcome.event)];
    if (changes && !asks) ++received_;
    if (outcome.transmits()) {
      ++sent_;
      home_agents_ += outcome.home_agents;
      // Classes that nobody has defined count as 5.
      const uint32_t thousands = static_cast<uint32_t>(outcome.result_code) / 1000;
      if (!asks) ++classes_[thousands >= 1 && thousands <= 4 ? thousands - 1 : 4];
    }
    if (changes) {
      local_withheld_ += outcome.local_withheld;
      left_out_ += outcome.left_out;
      without_host_ += outcome.without_host;
    }
    const uint64_t received = counters_.received_commands().count(outcome.command);
    const uint64_t sent = counters_.sent_commands().count(outcome.command);
    counters_.Record(outcome);
    Require(counters_.received_commands().count(outcome.command) - received ==
                    (changes && !asks ? 1 : 0) &&
                counters_.sent_commands().count(outcome.command) - sent ==
                    (outcome.transmits() ? 1 : 0),
            "a message is counted with those of another command, or not at all");
    roles::AaaCounters twice = counters_;
    twice += counters_;
    RequireSums(counters_, 1);
    RequireSums(twice, 2);
  }

 private:
  void RequireSums(const roles::AaaCounters& counters, uint64_t times) const {
    for (size_t i = 0; i < roles::kAaaEvents; ++i) {
      Require(counters.count(static_cast<roles::AaaEvent>(i)) == times * events_[i],
              "an outcome is counted as another, or not at all");
    }
    for (size_t i = 0; i < classes_.size(); ++i) {
      Require(counters.sent(static_cast<diameter::ResultClass>(i)) == times * classes_[i],
              "an answer is counted with those of another class, or not at all");
    }
    Require(counters.received() == times * received_ && counters.sent() == times * sent_ &&
                counters.home_agents() == times * home_agents_ &&
                counters.local_withheld() == times * local_withheld_ &&
                counters.left_out() == times * left_out_ &&
                counters.without_host() == times * without_host_,
            "messages, or home agents, are counted otherwise");
  }

  roles::AaaCounters counters_;
  std::array<uint64_t, roles::kAaaEvents> events_{};
  std::array<uint64_t, 5> classes_{};
  uint64_t received_ = 0, sent_ = 0;
  uint64_t home_agents_ = 0, local_withheld_ = 0, left_out_ = 0, without_host_ = 0;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_COUNTED_OUTCOMES_H_
