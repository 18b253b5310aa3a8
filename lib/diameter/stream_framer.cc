// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/stream_framer.h"

#include <algorithm>

#include "mip6boot/diameter/message_view.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

constexpr size_t kLengthEnd = 4;  // version and Message Length

Error StreamError(Reason reason, uint32_t offset, size_t have, size_t want) {
  Error error = MakeError(reason, offset, have, want);
  error.kind = ElementKind::kDiameterMessage;
  return error;
}

}  // namespace

void StreamFramer::Feed(Bytes octets) {
  if (error_.has_value()) return;  // nothing is made of them any more
  if (!input_.empty()) MoveToHeld(input_.size());
  input_ = octets;
}

Result<std::optional<size_t>> StreamFramer::Measure(Bytes start) const {
  if (start.empty()) return std::optional<size_t>();
  if (start[0] != kVersion) {
    return Unexpected(StreamError(Reason::kBadVersion, position_, start[0], kVersion));
  }
  if (start.size() < kLengthEnd) return std::optional<size_t>();
  const size_t length = LoadBigEndian24(start.data() + 1);
  if (length < MessageView::kHeaderSize) {
    return Unexpected(
        StreamError(Reason::kTooShort, position_ + 1, length, MessageView::kHeaderSize));
  }
  if (length % 4 != 0) {
    return Unexpected(StreamError(Reason::kBadMultiple, position_ + 1, length, 4));
  }
  if (length > limits_.diameter_message_octets) {
    return Unexpected(
        StreamError(Reason::kTooLong, position_ + 1, length, limits_.diameter_message_octets));
  }
  return std::optional<size_t>(length);
}

void StreamFramer::MoveToHeld(size_t count) {
  held_.Append(input_.subspan(0, count));
  input_.remove_prefix(count);
}

Result<std::optional<Bytes>> StreamFramer::Next() {
  taken_ += handed_out_;
  handed_out_ = 0;
  // Half of it at least, so that moving the rest is paid for by what was taken.
  if (taken_ != 0 && taken_ >= held_.size() - taken_) {
    constexpr size_t kKept = 65536;  // memory for the next cut message
    if (taken_ == held_.size() && held_.capacity() > kKept) {
      held_ = WipedOctets();
    } else {
      held_.RemovePrefix(taken_);
    }
    taken_ = 0;
  }
  while (!error_.has_value()) {
    const bool cut = taken_ != held_.size();
    const Bytes start = cut ? Bytes(held_).subspan(taken_) : input_;
    const Result<std::optional<size_t>> length = Measure(start);
    if (!length) {
      // R103: what cannot be framed is the end of the stream.
      error_ = length.error();
      input_ = {};
      held_ = WipedOctets();
      taken_ = 0;
      break;
    }
    if (length->has_value() && **length <= start.size()) {
      if (cut) {
        handed_out_ = **length;
      } else {
        input_.remove_prefix(**length);
      }
      position_ += static_cast<uint32_t>(**length);
      return std::optional<Bytes>(start.subspan(0, **length));
    }
    if (input_.empty()) return std::optional<Bytes>();
    // The message is cut: what is there of it is copied together.
    const size_t wanted = length->has_value() ? **length : kLengthEnd;
    MoveToHeld(std::min(wanted - (cut ? start.size() : 0), input_.size()));
  }
  return Unexpected(*error_);
}

}}}  // namespace mip6boot::v0_1::diameter
