// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Streams of Diameter messages, in any cut, beside a model that keeps all of a stream: the same
// messages come out, and the same error, however it is cut and whenever the framer is asked.
//
//     limit (1)   number of cuts (1)   of each: what is done behind it, size (2)   the stream

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/stream_framer.h"

namespace mip6boot::fuzz { namespace {

using diameter::StreamFramer;

// The upper two bits of what stands for a part of the stream.
enum class Asks : uint8_t { kAll, kNothing, kOnce, kTwice };

// RFC 6733 3: version (1), length (3) of the whole message.
class Model {
 public:
  explicit Model(size_t limit) : limit_(limit) {}

  void Feed(Bytes octets) {
    if (!refused_.has_value()) stream_.insert(stream_.end(), octets.begin(), octets.end());
  }
  // The next message. Empty: there is none yet, or none any more.
  std::vector<uint8_t> Next() {
    const Bytes left = Bytes(stream_).subspan(position_);
    if (refused_.has_value() || left.empty()) return {};
    if (left[0] != 1) return Refuse(Reason::kBadVersion, 0);
    if (left.size() < 4) return {};
    const size_t length = left[1] * 65536U + left[2] * 256U + left[3];
    if (length < 20) return Refuse(Reason::kTooShort, 1);
    if (length % 4 != 0) return Refuse(Reason::kBadMultiple, 1);
    if (length > limit_) return Refuse(Reason::kTooLong, 1);
    if (length > left.size()) return {};
    position_ += length;
    return {left.begin(), left.begin() + static_cast<std::ptrdiff_t>(length)};
  }
  size_t pending() const { return refused_.has_value() ? 0 : stream_.size() - position_; }
  // Why, and at which octet of the stream.
  const std::optional<std::pair<Reason, size_t>>& refused() const { return refused_; }

 private:
  std::vector<uint8_t> Refuse(Reason reason, size_t offset) {
    refused_ = {reason, position_ + offset};
    return {};
  }

  size_t limit_;
  std::vector<uint8_t> stream_;
  size_t position_ = 0;  // of the next message
  std::optional<std::pair<Reason, size_t>> refused_;
};

Limits LimitsOf(size_t limit) {
  Limits limits;
  limits.diameter_message_octets = static_cast<uint32_t>(limit);
  return limits;
}

class Framing {
 public:
  explicit Framing(size_t limit) : framer_(LimitsOf(limit)), model_(limit) {}

  // Each part lies in memory of its own, of its size. It is gone as soon as it may be.
  void Feed(Bytes part) {
    CheckMessage();
    std::unique_ptr<uint8_t[]> octets(new uint8_t[part.size()]);
    std::copy(part.begin(), part.end(), octets.get());
    framer_.Feed({octets.get(), part.size()});
    model_.Feed(part);
    part_ = std::move(octets);
    message_ = {};
    expected_.clear();
    Require(framer_.pending() == model_.pending(), "another number of octets is kept");
  }
  // False: there are no more messages now.
  bool Ask() {
    CheckMessage();
    const Result<std::optional<Bytes>> next = framer_.Next();
    expected_ = model_.Next();
    Require(next.has_value() == !model_.refused().has_value(), "the end of a stream is another");
    Require(framer_.pending() == model_.pending(), "another number of octets is kept");
    message_ = next ? next->value_or(Bytes()) : Bytes();
    CheckMessage();
    if (!next) {
      const auto& [reason, offset] = *model_.refused();
      Require(next.error().reason == reason && next.error().offset == offset,
              "a stream is refused for something else");
    }
    if (message_.empty()) {
      part_.reset();
      return false;
    }
    Require(diameter::MessageView::Scan(message_).has_value(), "what was framed has no header");
    return true;
  }
  void AskForAll() {
    while (Ask()) {
    }
  }

 private:
  // The message handed out last lives until the next call.
  void CheckMessage() const { Require(message_ == Bytes(expected_), "another message"); }

  StreamFramer framer_;
  Model model_;
  std::unique_ptr<uint8_t[]> part_;
  Bytes message_;
  std::vector<uint8_t> expected_;
};

void Run(Bytes input) {
  const size_t cuts = std::min<size_t>(input[1], (input.size() - 2) / 2);
  Bytes left = input.subspan(2 + 2 * cuts);
  const size_t limit = input[0] == 0 ? Limits().diameter_message_octets : input[0] * size_t{8};
  Framing framing(limit);
  for (size_t i = 0; i < cuts; ++i) {
    const uint16_t how = LoadBigEndian16(&input[2 + 2 * i]);
    const Bytes part = left.subspan(0, how & 0x3fff);
    left = left.subspan(part.size());
    framing.Feed(part);
    switch (static_cast<Asks>(how >> 14)) {
      case Asks::kAll:
        framing.AskForAll();
        break;
      case Asks::kNothing:
        break;
      case Asks::kTwice:
        (void)framing.Ask();
        [[fallthrough]];
      case Asks::kOnce:
        (void)framing.Ask();
        break;
    }
  }
  framing.Feed(left);
  framing.AskForAll();
  (void)framing.Ask();  // the same again
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size >= 2) mip6boot::fuzz::Run({data, size});
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterStreamInParts)
