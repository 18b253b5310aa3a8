// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Cuts a stream of octets (TCP, TLS) into Diameter messages.
//
//     framer.Feed(octets);
//     for (;;) {
//       const Result<std::optional<Bytes>> message = framer.Next();
//       if (!message) return Reset(message.error());
//       if (!message->has_value()) break;  // the rest is still to come
//       Handle(**message);
//     }

#ifndef MIP6BOOT_DIAMETER_STREAM_FRAMER_H_
#define MIP6BOOT_DIAMETER_STREAM_FRAMER_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/wiped_octets.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// Cuts a stream of octets into messages. A message that lies whole in the octets given is handed
// out where it lies; only one that is cut is copied together. What is kept grows with octets that
// have come, never with a length that was announced.
class StreamFramer {
 public:
  // Of `limits` only the octets of a message count.
  explicit StreamFramer(const Limits& limits = Limits()) : limits_(limits) {}

  // More octets of the stream, in any cut. They stay alive until `Next` has no more messages; what
  // it has not got to by the next `Feed` is copied.
  MIP6BOOT_EXPORT void Feed(Bytes octets);

  // The next whole message, alive until the next call; nullopt if more octets are needed. Octets
  // that cannot be framed end the stream (R103): the same error from then on. Errors: kBadVersion,
  // kTooShort (length below 20), kBadMultiple (not of 4), kTooLong
  // (`limits.diameter_message_octets`); each as soon as the octet that shows it is there, its
  // offset counted from the start of the stream, modulo 2^32. What is fed after that is dropped.
  MIP6BOOT_EXPORT Result<std::optional<Bytes>> Next();

  // Octets of a message that is not whole yet. Zero between messages: the right moment for a stream
  // to end.
  size_t pending() const { return held_.size() - taken_ - handed_out_ + input_.size(); }

 private:
  // The length of the message that starts with `start`; nullopt if that needs more octets.
  Result<std::optional<size_t>> Measure(Bytes start) const;
  void MoveToHeld(size_t count);

  Limits limits_;
  Bytes input_;       // of the last Feed, not looked at yet
  WipedOctets held_;  // copied octets; those before `taken_` are done with
  size_t taken_ = 0;
  size_t handed_out_ = 0;  // octets of `held_` that the message handed out last lies in
  uint32_t position_ = 0;  // in the stream, of the next message
  std::optional<Error> error_;
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_STREAM_FRAMER_H_
