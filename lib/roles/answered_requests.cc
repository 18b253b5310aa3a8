// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/answered_requests.h"

#include <algorithm>
#include <list>
#include <map>
#include <string>
#include <utility>

#include "config_internal.h"
#include "mip6boot/base/text.h"
#include "mip6boot/base/wiped_octets.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::AvpKey;
using diameter::AvpView;
using diameter::MessageHeader;
using diameter::MessageView;
using diameter::MessageWriter;

// Lengths in front keep the parts of different requests from being the same octets. A host is the
// same in letters of either case, and with a final dot (diameter::EqualIdentity).
std::string KeyOf(const HomeAaaNeed& need) {
  std::string key;
  const auto add32 = [&key](uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      key.push_back(static_cast<char>((value >> shift) & 0xff));
    }
  };
  add32(static_cast<uint32_t>(need.end_to_end));
  add32(static_cast<uint32_t>(need.command));
  const Bytes host = AsBytes(mip6boot::internal::WithoutFinalDot(need.origin_host));
  add32(static_cast<uint32_t>(host.size()));
  for (const uint8_t octet : host) {
    key.push_back(static_cast<char>(mip6boot::internal::Lower(octet)));
  }
  key.append(need.session_id.data(), need.session_id.size());
  return key;
}

void WriteAgain(const MessageView& kept, const MessageView& request, MessageWriter& out) {
  for (const AvpView avp : kept.avps()) {
    if (avp.key != AvpKey::kProxyInfo) out.Raw(avp);
  }
  // RFC 6733 6.2: those of the request at hand, which may have come another way.
  for (const AvpView avp : request.avps()) {
    if (avp.key == AvpKey::kProxyInfo) out.Raw(avp);
  }
}

}  // namespace

class AnsweredRequests::Store {
 public:
  explicit Store(const AnsweredRequestsConfig& config) : config_(config) {
    if (const Result<void> valid = config.Validate(); !valid) config_error_ = valid.error();
  }

  Result<RequestStanding> Note(TimePoint now, const HomeAaaNeed& need) {
    if (config_error_.has_value()) return Unexpected(*config_error_);
    Expire(now);
    if (!need.wanted) return RequestStanding::kNew;
    // Ordered, since who sends requests chooses the keys: none can be chosen to collide.
    const auto [found, added] = entries_.try_emplace(KeyOf(need));
    if (!added) {
      const bool is_answered = !found->second.answer.empty();
      ++(is_answered ? counters_.again : counters_.early);
      return is_answered ? RequestStanding::kAnswered : RequestStanding::kBeingAnswered;
    }
    found->second.expiry = SaturatingAdd(now_, config_.keep);
    found->second.order = order_.insert(order_.end(), found);
    octets_ += found->first.size();
    while (entries_.size() > config_.max_requests || octets_ > config_.max_octets) ForgetOldest();
    return RequestStanding::kNew;
  }

  void Keep(TimePoint now, const HomeAaaNeed& need, const AaaOutcome& outcome) {
    Expire(now);
    if (!need.wanted || outcome.event == AaaEvent::kBufferTooSmall) return;
    const auto found = entries_.find(KeyOf(need));
    // Two answers to one request: the first one is out already.
    if (found == entries_.end() || !found->second.answer.empty()) {
      ++counters_.unknown;
      return;
    }
    if (!outcome.transmits()) return Erase(found);
    Entry& entry = found->second;
    entry.answer = WipedOctets(outcome.message);
    entry.command = outcome.command;
    entry.result_code = outcome.result_code;
    octets_ += entry.answer.size();
    ++counters_.kept;
    while (octets_ > config_.max_octets) ForgetOldest();
  }

  void Abandon(const HomeAaaNeed& need) {
    if (!need.wanted) return;
    const auto found = entries_.find(KeyOf(need));
    if (found == entries_.end() || !found->second.answer.empty()) {
      ++counters_.unknown;
      return;
    }
    Erase(found);
  }

  AaaOutcome AnswerAgain(const HomeAaaNeed& need, Bytes request, MutableBytes out) const {
    AaaOutcome outcome;
    if (config_error_.has_value()) {
      outcome.event = AaaEvent::kNotEncodable;
      outcome.error = *config_error_;
      return outcome;
    }
    outcome.event = AaaEvent::kNotARequest;
    const auto found = entries_.find(KeyOf(need));
    const Result<MessageView> duplicate = MessageView::Parse(request);
    if (found == entries_.end() || found->second.answer.empty() || !duplicate ||
        !duplicate->is_request()) {
      return outcome;
    }
    const Entry& entry = found->second;
    const Result<MessageView> kept = MessageView::Parse(entry.answer);
    if (!kept) return outcome;
    outcome.command = entry.command;
    MessageHeader header = kept->header();
    header.hop_by_hop = duplicate->hop_by_hop();
    MessageWriter writer(out, header);
    WriteAgain(*kept, *duplicate, writer);
    const Result<Bytes> message = writer.Finish();
    if (message) {
      outcome.event = AaaEvent::kAnsweredAgain;
      outcome.result_code = entry.result_code;
      outcome.message = *message;
      return outcome;
    }
    MessageWriter counting = MessageWriter::Counting(header);
    WriteAgain(*kept, *duplicate, counting);
    const bool too_small = message.error().reason == Reason::kNoSpace;
    outcome.event = too_small ? AaaEvent::kBufferTooSmall : AaaEvent::kNotEncodable;
    outcome.error = message.error();
    if (too_small) outcome.error.want = static_cast<uint32_t>(counting.size());
    return outcome;
  }

  void Expire(TimePoint now) {
    now_ = std::max(now_, now);
    while (!order_.empty() && order_.front()->second.expiry <= now_) Erase(order_.front());
  }
  std::optional<TimePoint> NextDeadline() const {
    if (order_.empty()) return std::nullopt;
    return order_.front()->second.expiry;
  }

  size_t size() const { return entries_.size(); }
  size_t octets() const { return octets_; }
  const AnsweredRequestsCounters& counters() const { return counters_; }

 private:
  struct Entry;
  using Entries = std::map<std::string, Entry>;
  using Order = std::list<Entries::iterator>;
  struct Entry {
    TimePoint expiry;
    WipedOctets answer;  // empty: being answered
    diameter::CommandCode command{};
    diameter::ResultCode result_code{};
    Order::iterator order;
  };

  void Erase(Entries::iterator entry) {
    octets_ -= entry->first.size() + entry->second.answer.size();
    order_.erase(entry->second.order);
    entries_.erase(entry);
  }
  void ForgetOldest() {
    ++counters_.forgotten;
    Erase(order_.front());
  }

  AnsweredRequestsConfig config_;
  std::optional<Error> config_error_;
  TimePoint now_ = TimePoint::min();  // the caller's clock may start anywhere
  Entries entries_;
  Order order_;  // oldest first: all are kept for the same time
  size_t octets_ = 0;
  AnsweredRequestsCounters counters_;
};

Result<void> AnsweredRequestsConfig::Validate() const {
  // RFC 6733 3: for so long the same id is the same request (R96).
  if (const Result<void> valid =
          internal::ValidateDuration(keep, "answered_requests.keep", kLeastKeep);
      !valid) {
    return valid;
  }
  if (max_octets < kMinOctets) {
    return Unexpected(
        MakeConfigError(Reason::kTooShort, "answered_requests.max_octets", max_octets, kMinOctets));
  }
  return internal::ValidateNotZero(max_requests, "answered_requests.max_requests");
}

AnsweredRequests::AnsweredRequests(const AnsweredRequestsConfig& config)
    : store_(std::make_unique<Store>(config)) {}
AnsweredRequests::~AnsweredRequests() = default;
AnsweredRequests::AnsweredRequests(AnsweredRequests&&) noexcept = default;
AnsweredRequests& AnsweredRequests::operator=(AnsweredRequests&&) noexcept = default;

Result<RequestStanding> AnsweredRequests::Note(TimePoint now, const HomeAaaNeed& need) {
  return store_->Note(now, need);
}
void AnsweredRequests::Keep(TimePoint now, const HomeAaaNeed& need, const AaaOutcome& outcome) {
  store_->Keep(now, need, outcome);
}
void AnsweredRequests::Abandon(const HomeAaaNeed& need) { store_->Abandon(need); }
AaaOutcome AnsweredRequests::AnswerAgain(const HomeAaaNeed& need, Bytes request, MutableBytes out) {
  return store_->AnswerAgain(need, request, out);
}
void AnsweredRequests::Expire(TimePoint now) { store_->Expire(now); }
std::optional<TimePoint> AnsweredRequests::NextDeadline() const { return store_->NextDeadline(); }
size_t AnsweredRequests::size() const { return store_->size(); }
size_t AnsweredRequests::octets() const { return store_->octets(); }
const AnsweredRequestsCounters& AnsweredRequests::counters() const { return store_->counters(); }

AaaOutcome AnswerOnce(TimePoint now, const HomeAaaConfig& config, Bytes request,
                      HomeAaa::Lookup lookup, AnsweredRequests& answered, MutableBytes out) {
  const HomeAaaNeed need = HomeAaa::Examine(config, request);
  const Result<RequestStanding> standing = answered.Note(now, need);
  if (!standing) return answered.AnswerAgain(need, request, out);  // the error
  switch (*standing) {
    case RequestStanding::kAnswered:
      return answered.AnswerAgain(need, request, out);
    case RequestStanding::kBeingAnswered: {
      AaaOutcome outcome;
      outcome.event = AaaEvent::kBeingAnswered;
      outcome.command = need.command;
      return outcome;
    }
    case RequestStanding::kNew:
      break;
  }
  const AaaOutcome outcome =
      HomeAaa::Answer(config, request, need.wanted ? lookup(need) : HomeAaaFound(), out);
  answered.Keep(now, need, outcome);
  // Called again with a larger buffer, it is new again.
  if (outcome.event == AaaEvent::kBufferTooSmall) answered.Abandon(need);
  return outcome;
}

}}}  // namespace mip6boot::v0_1::roles
