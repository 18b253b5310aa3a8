// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The answers that a server keeps (RFC 6733 3, R97), beside a list that keeps the same: whose they
// are, for how long, how many.

#ifndef MIP6BOOT_FUZZ_KEPT_ANSWERS_H_
#define MIP6BOOT_FUZZ_KEPT_ANSWERS_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/proxy_infos.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/time.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/roles/answered_requests.h"
#include "mip6boot/roles/home_aaa.h"

namespace mip6boot::fuzz {

// The request by another way: with another hop-by-hop id, and a Proxy-Info behind what there was.
inline std::vector<uint8_t> ByAnotherWay(Bytes message) {
  constexpr uint32_t kOtherId = 0x55667788;
  std::vector<uint8_t> other(message.begin(), message.end());
  other.insert(other.end(), std::begin(kProxyInfo), std::end(kProxyInfo));
  StoreBigEndian32(&other[0], uint32_t{1} << 24 | static_cast<uint32_t>(other.size()));
  StoreBigEndian32(&other[12], kOtherId);
  return other;
}
// RFC 6733 6.2: the answer goes back the way that the request at hand came: with its hop-by-hop id,
// and its Proxy-Info behind all that was answered.
inline std::vector<uint8_t> ByWayOf(Bytes request, Bytes answer) {
  constexpr uint32_t kProxyInfoCode = 284;
  std::vector<uint8_t> sent(answer.begin(), answer.begin() + 20);
  const auto add = [&sent](Bytes message, bool proxies) {
    for (Bytes left = message.subspan(20); left.size() >= 8;) {
      const size_t size = LoadBigEndian24(&left[5]);
      if ((LoadBigEndian32(&left[0]) == kProxyInfoCode) == proxies) {
        sent.insert(sent.end(), left.begin(), left.begin() + static_cast<std::ptrdiff_t>(size));
        sent.resize((sent.size() + 3) & ~size_t{3});
      }
      left = left.subspan(std::min(left.size(), (size + 3) & ~size_t{3}));
    }
  };
  add(answer, false);
  add(request, true);
  StoreBigEndian32(&sent[0], uint32_t{1} << 24 | static_cast<uint32_t>(sent.size()));
  std::copy_n(&request[12], 4, &sent[12]);
  return sent;
}

class KeptAnswers {
 public:
  // Few, so that they give way.
  static constexpr uint32_t kMost = 4;
  // 4 minutes at least: or so many seconds more.
  explicit KeptAnswers(uint8_t more) : keep_(std::chrono::minutes(4) + std::chrono::seconds(more)) {
    roles::AnsweredRequestsConfig config;
    config.max_requests = kMost;
    config.keep = keep_;
    Require(config.Validate().has_value(), "a configuration that is refused");
    answered_ = roles::AnsweredRequests(config);
  }

  // Where the request stands; it is noted if it is new.
  roles::RequestStanding Note(TimePoint now, const roles::HomeAaaNeed& need) {
    const auto expected = Standing(now, need);
    const auto noted = answered_.Note(now, need);
    Require(noted.has_value() && *noted == expected,
            "a request is taken for another, or not for the same (R97)");
    switch (expected) {
      case roles::RequestStanding::kNew:
        Add(need);
        break;
      case roles::RequestStanding::kBeingAnswered:
        ++counted_.early;
        break;
      case roles::RequestStanding::kAnswered:
        ++counted_.again;
        break;
    }
    RequireAlike();
    return expected;
  }
  void Keep(TimePoint now, const roles::HomeAaaNeed& need, const roles::AaaOutcome& outcome) {
    Expire(now);
    answered_.Keep(now, need, outcome);
    Model(need, outcome);
    RequireAlike();
  }
  void Abandon(const roles::HomeAaaNeed& need) {
    answered_.Abandon(need);
    if (need.wanted) Drop(need);
    RequireAlike();
  }
  // RFC 6733 3: another server, session, id or command is another request; a host name is the same
  // in capitals, and with a final dot.
  void RequireApart(TimePoint now, const roles::HomeAaaNeed& need) {
    if (!need.wanted || kept_.size() == kMost) return;
    // As long, so that they differ in nothing else.
    std::string host(need.origin_host), session(need.session_id);
    if (!host.empty()) host.front() = host.front() == 'x' ? 'y' : 'x';
    if (!session.empty()) session.back() = session.back() == '0' ? '1' : '0';
    for (const int part : {0, 1, 2, 3}) {
      roles::HomeAaaNeed other = need;
      if (part == 0) other.origin_host = host;
      if (part == 1) other.session_id = session;
      if (part == 2) {
        other.end_to_end = diameter::EndToEndId{~static_cast<uint32_t>(need.end_to_end)};
      }
      if (part == 3) other.command = diameter::CommandCode{0xfffffe};
      if (Note(now, other) == roles::RequestStanding::kNew) Abandon(other);
    }
    std::string capitals(need.origin_host);
    for (char& letter : capitals) {
      if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
    if (capitals.empty() || capitals.back() != '.') capitals += '.';
    roles::HomeAaaNeed loud = need;
    loud.origin_host = capitals;
    Require(Note(now, loud) != roles::RequestStanding::kNew, "a server is two in capitals (R97)");
  }
  // What was answered is answered again, by another way; what was not is not.
  void RequireAnsweredAgain(const roles::HomeAaaNeed& need, Bytes request) {
    const std::vector<uint8_t> again = ByAnotherWay(request);
    const auto found = Find(need);
    if (found == kept_.end() || found->answer.empty()) {
      std::vector<uint8_t> buffer(2 * again.size() + roles::HomeAaa::kMaxAnswerSize);
      const auto sent = answered_.AnswerAgain(need, again, absl::MakeSpan(buffer));
      return Require(sent.event == roles::AaaEvent::kNotARequest && !sent.transmits(),
                     "answered again, and never was (R97)");
    }
    const std::vector<uint8_t> expected = ByWayOf(again, found->answer);
    for (const size_t room : {size_t{0}, expected.size() - 1}) {
      std::vector<uint8_t> small(room);
      const auto refused = answered_.AnswerAgain(need, again, absl::MakeSpan(small));
      Require(refused.event == roles::AaaEvent::kBufferTooSmall &&
                  refused.error.want == expected.size() && refused.message.empty(),
              "a buffer that is too small for what was answered before");
    }
    std::vector<uint8_t> enough(expected.size());
    const auto sent = answered_.AnswerAgain(need, again, absl::MakeSpan(enough));
    Require(sent.event == roles::AaaEvent::kAnsweredAgain && sent.message == Bytes(expected) &&
                sent.result_code == found->result_code && sent.command == need.command,
            "another answer to the same request (R97)");
  }
  // The request in one call: looked up if it is new, and then alone.
  void AnswerOnce(TimePoint now, const roles::HomeAaaConfig& config, Bytes request,
                  const roles::HomeAaaNeed& need, const roles::HomeAaaFound& found,
                  const roles::AaaOutcome& answer) {
    const auto standing = Standing(now, need);
    bool looked_up = false;
    std::vector<uint8_t> buffer(2 * roles::HomeAaa::kMaxAnswerSize + 2 * request.size());
    const auto outcome = roles::AnswerOnce(
        now, config, request,
        [&](const roles::HomeAaaNeed&) {
          looked_up = true;
          return found;
        },
        answered_, absl::MakeSpan(buffer));
    switch (standing) {
      case roles::RequestStanding::kNew:
        Require(looked_up == need.wanted && outcome.event == answer.event &&
                    outcome.message == answer.message && outcome.result_code == answer.result_code,
                "another answer to a new request");
        Add(need);
        Model(need, answer);
        break;
      case roles::RequestStanding::kBeingAnswered:
        ++counted_.early;
        Require(!looked_up && outcome.event == roles::AaaEvent::kBeingAnswered &&
                    !outcome.transmits() && outcome.command == need.command,
                "a request is looked up twice (R97)");
        break;
      case roles::RequestStanding::kAnswered:
        ++counted_.again;
        Require(!looked_up && outcome.event == roles::AaaEvent::kAnsweredAgain &&
                    outcome.message == Bytes(ByWayOf(request, Find(need)->answer)),
                "a request is looked up twice, or answered otherwise (R97)");
        break;
    }
    RequireAlike();
  }
  void Expire(TimePoint now) {
    answered_.Expire(now);
    Forget(now);
    RequireAlike();
  }

 private:
  struct Kept {
    uint32_t end_to_end = 0, command = 0;
    std::string origin_host, session_id;
    TimePoint expiry;
    std::vector<uint8_t> answer;  // empty: being answered
    diameter::ResultCode result_code{};
  };
  using Place = std::vector<Kept>::iterator;

  Place Find(const roles::HomeAaaNeed& need) {
    return std::find_if(kept_.begin(), kept_.end(), [&need](const Kept& kept) {
      return kept.end_to_end == static_cast<uint32_t>(need.end_to_end) &&
             kept.command == static_cast<uint32_t>(need.command) &&
             diameter::EqualIdentity(kept.origin_host, need.origin_host) &&
             kept.session_id == need.session_id;
    });
  }
  roles::RequestStanding Standing(TimePoint now, const roles::HomeAaaNeed& need) {
    Forget(now);
    // Refusing it changes nothing.
    const auto found = need.wanted ? Find(need) : kept_.end();
    if (found == kept_.end()) return roles::RequestStanding::kNew;
    return found->answer.empty() ? roles::RequestStanding::kBeingAnswered
                                 : roles::RequestStanding::kAnswered;
  }
  void Add(const roles::HomeAaaNeed& need) {
    if (!need.wanted) return;
    Kept kept;
    kept.end_to_end = static_cast<uint32_t>(need.end_to_end);
    kept.command = static_cast<uint32_t>(need.command);
    kept.origin_host = std::string(need.origin_host);
    kept.session_id = std::string(need.session_id);
    kept.expiry = now_ + keep_;
    kept_.push_back(kept);
    if (kept_.size() <= kMost) return;
    kept_.erase(kept_.begin());  // the oldest
    ++counted_.forgotten;
  }
  void Model(const roles::HomeAaaNeed& need, const roles::AaaOutcome& outcome) {
    if (!need.wanted || outcome.event == roles::AaaEvent::kBufferTooSmall) return;
    const auto found = Find(need);
    const bool waits = found != kept_.end() && found->answer.empty();
    if (!waits || !outcome.transmits()) return Drop(need);
    found->answer.assign(outcome.message.begin(), outcome.message.end());
    found->result_code = outcome.result_code;
    ++counted_.kept;
  }
  // It will not be answered.
  void Drop(const roles::HomeAaaNeed& need) {
    const auto found = Find(need);
    if (found == kept_.end() || !found->answer.empty()) {
      ++counted_.unknown;
    } else {
      kept_.erase(found);
    }
  }
  void Forget(TimePoint now) {
    now_ = std::max(now_, now);
    while (!kept_.empty() && kept_.front().expiry <= now_) kept_.erase(kept_.begin());
  }
  void RequireAlike() const {
    Require(answered_.size() == kept_.size(), "another number of requests is kept (R97)");
    const auto deadline = answered_.NextDeadline();
    Require(deadline.has_value() == !kept_.empty() &&
                (kept_.empty() || *deadline == kept_.front().expiry),
            "kept for another time than configured (R97)");
    // What tells a request from others is more than its names, but not by much.
    constexpr size_t kOthers = 64;
    size_t octets = 0;
    for (const Kept& kept : kept_) {
      octets += kept.origin_host.size() + kept.session_id.size() + kept.answer.size();
    }
    Require(answered_.octets() >= octets && answered_.octets() <= octets + kOthers * kept_.size(),
            "octets are kept, and not counted, or the reverse");
    const roles::AnsweredRequestsCounters& counters = answered_.counters();
    Require(counters.kept == counted_.kept && counters.again == counted_.again &&
                counters.early == counted_.early && counters.forgotten == counted_.forgotten &&
                counters.unknown == counted_.unknown,
            "what came of requests is counted otherwise");
  }

  Duration keep_;
  roles::AnsweredRequests answered_;
  TimePoint now_ = TimePoint::min();
  std::vector<Kept> kept_;  // oldest first
  roles::AnsweredRequestsCounters counted_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_KEPT_ANSWERS_H_
