// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A message between client and server (RFC 8415 8).
//
//     +---------------+-----------------------------------------------+
//     |   msg-type    |                transaction-id                 |
//     +---------------+-----------------------------------------------+
//     |                            options                           ...

#ifndef MIP6BOOT_DHCPV6_MESSAGE_VIEW_H_
#define MIP6BOOT_DHCPV6_MESSAGE_VIEW_H_

#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/option_view.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// 24 bits that tie an answer to its request.
enum class TransactionId : uint32_t {};

// A message between client and server: a view of `wire`, whose life it shares. It takes any
// msg-type but the two of the relay layout.
class MessageView {
 public:
  static constexpr size_t kHeaderSize = 4;

  struct Scanned;

  // Whether the octets can hold this layout, by the first of them.
  static bool Matches(Bytes wire) {
    return !wire.empty() && !HasRelayLayout(static_cast<MessageType>(wire[0]));
  }

  // The header and the good run of options behind it, and beside them the error that ended the run.
  // Only a header that is not there, or of the relay layout, gives no view. Errors: kTruncated,
  // kNotAllowed (the other layout), and those of OptionRange.
  static Result<Scanned> Scan(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND, uint32_t base_offset = 0,
                              const Limits& limits = Limits());
  // The same, all or nothing.
  static Result<MessageView> Parse(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                   uint32_t base_offset = 0, const Limits& limits = Limits());

  // msg-type, any but those of the relay layout.
  MessageType type() const { return static_cast<MessageType>(wire_[0]); }
  // 24 bits.
  TransactionId transaction_id() const {
    return static_cast<TransactionId>(LoadBigEndian24(wire_.data() + 1));
  }
  // By value, so that it may be iterated over straight from a temporary.
  OptionRange options() const { return options_; }
  // The octets given, those behind the good run included.
  Bytes wire() const { return wire_; }

 private:
  MessageView(Bytes wire, const OptionRange& options) : wire_(wire), options_(options) {}

  Bytes wire_;
  OptionRange options_;
};

// What `Scan` gives: the header and the good options, and the error that ended them.
struct MessageView::Scanned {
  MessageView message;
  std::optional<Error> error;
};

// ---- details ----

namespace internal {

// Why `wire` has not the header of a message between client and server (or a relay one, if
// `relay`).
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error HeaderError(Bytes wire, uint32_t base_offset, bool relay);

}  // namespace internal

inline Result<MessageView::Scanned> MessageView::Scan(Bytes wire, uint32_t base_offset,
                                                      const Limits& limits) {
  if (ABSL_PREDICT_FALSE(wire.size() < kHeaderSize || !Matches(wire))) {
    return Unexpected(internal::HeaderError(wire, base_offset, false));
  }
  const OptionRange::Scanned options = OptionRange::Scan(
      wire.subspan(kHeaderSize), base_offset + static_cast<uint32_t>(kHeaderSize), 0, limits);
  return Scanned{MessageView(wire, options.options), options.error};
}

inline Result<MessageView> MessageView::Parse(Bytes wire, uint32_t base_offset,
                                              const Limits& limits) {
  if (ABSL_PREDICT_FALSE(wire.size() < kHeaderSize || !Matches(wire))) {
    return Unexpected(internal::HeaderError(wire, base_offset, false));
  }
  const Result<OptionRange> options = OptionRange::Parse(
      wire.subspan(kHeaderSize), base_offset + static_cast<uint32_t>(kHeaderSize), 0, limits);
  if (!options) return Unexpected(options.error());
  return MessageView(wire, *options);
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MESSAGE_VIEW_H_
