// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents that a node tries in order, beside a model that keeps the rules of RFC 5026 5.1. Each
// four octets are one call: what, which home agent or how many, how it failed, how long to wait.

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/roles/home_agent_trials.h"

namespace mip6boot::fuzz { namespace {

using roles::HomeAgentFailure;
using roles::HomeAgentTrials;

constexpr Duration kRetryWait = std::chrono::seconds(60);

// One character a candidate: 'u' untried, 's' silent, 'r' refused.
class Tried {
 public:
  explicit Tried(size_t candidates) : all_(candidates, 'u') {}

  void Fail(TimePoint now, size_t candidate, HomeAgentFailure failure) {
    if (candidate >= all_.size() || all_[candidate] != 'u') {
      ++ignored_;
      return;
    }
    all_[candidate] = failure == HomeAgentFailure::kRefused ? 'r' : 's';
    last_failure_ = now;
  }
  bool AreBack(TimePoint now) {
    if (!Deadline().has_value() || now < *Deadline()) {
      ++ignored_;
      return false;
    }
    std::replace(all_.begin(), all_.end(), 's', 'u');
    return true;
  }
  void StartAgain(size_t candidates) { all_.assign(candidates, 'u'); }

  void RequireSame(const HomeAgentTrials& trials) const {
    const size_t first = all_.find('u');
    Require(trials.current() == (first == std::string::npos ? std::optional<size_t>() : first),
            "another home agent is tried, or none");
    Require(trials.unrecoverable() ==
                (!all_.empty() && all_.find_first_not_of('r') == std::string::npos),
            "given up, or not, where it must be otherwise (R73)");
    Require(trials.NextDeadline() == Deadline(), "tried again at another time (R73)");
    Require(trials.ignored() == ignored_, "what changes nothing is not told");
  }

 private:
  // Where none is left to try, and one may still answer.
  std::optional<TimePoint> Deadline() const {
    if (all_.find('u') != std::string::npos || all_.find('s') == std::string::npos) return {};
    return last_failure_ + kRetryWait;
  }

  std::string all_;
  TimePoint last_failure_;
  uint64_t ignored_ = 0;
};

void Run(Bytes input) {
  constexpr size_t kMostCandidates = 6;
  HomeAgentTrials trials(3, kRetryWait);
  Tried expected(3);
  TimePoint now = At(0);
  for (; input.size() >= 4; input = input.subspan(4)) {
    const size_t whom = input[1] % (kMostCandidates + 2);
    const auto how = (input[2] & 1) != 0 ? HomeAgentFailure::kRefused : HomeAgentFailure::kNoAnswer;
    switch (input[0] % 5) {
      case 0:
      case 1: {  // mostly the one that is its turn
        const size_t failed = (input[0] & 1) == 0 ? trials.current().value_or(whom) : whom;
        trials.ReportFailed(now, failed, how);
        expected.Fail(now, failed, how);
        break;
      }
      case 2:
        Require(trials.HandleTimeout(now) == expected.AreBack(now), "back, or not (R73)");
        break;
      case 3:  // a clock may go back
        now += std::chrono::seconds((input[2] & 1) != 0 ? -int{input[3]} : int{input[3]});
        break;
      default:
        trials.Reset(whom % kMostCandidates);
        expected.StartAgain(whom % kMostCandidates);
        break;
    }
    expected.RequireSame(trials);
  }
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Run({data, size});
  return 0;
}
