// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A message between relay agents and servers (RFC 8415 9): RELAY-FORW and RELAY-REPL.
//
//     +---------------+---------------+
//     |   msg-type    |   hop-count   |
//     +---------------+---------------+-------------------------------+
//     |                   link-address (16 octets)                    |
//     |                   peer-address (16 octets)                    |
//     |                            options                           ...
//
// OPTION_RELAY_MSG among the options holds the relayed message, which may be a relay message again.

#ifndef MIP6BOOT_DHCPV6_RELAY_VIEW_H_
#define MIP6BOOT_DHCPV6_RELAY_VIEW_H_

#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_view.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// RFC 8415 7.6: a Relay-forward that arrives with this hop-count is not relayed on (R31). RFC 3315
// had 32.
inline constexpr uint8_t kHopCountLimit = 8;

// A Relay-forward or Relay-reply: a view of `wire`, whose life it shares; one level, the relayed
// message is opened by the caller.
class RelayView {
 public:
  static constexpr size_t kHeaderSize = 34;

  struct Scanned;

  // Whether the octets can hold this layout, by the first of them.
  static bool Matches(Bytes wire) {
    return !wire.empty() && HasRelayLayout(static_cast<MessageType>(wire[0]));
  }

  // As `MessageView::Scan`.
  static Result<Scanned> Scan(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND, uint32_t base_offset = 0,
                              const Limits& limits = Limits());
  // The same, all or nothing.
  static Result<RelayView> Parse(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND, uint32_t base_offset = 0,
                                 const Limits& limits = Limits());

  // kRelayForward or kRelayReply.
  MessageType type() const { return static_cast<MessageType>(wire_[0]); }
  // In a Relay-forward, how many relays it has passed before the one that sent it.
  uint8_t hop_count() const { return wire_[1]; }
  // An address on the client's link, or :: (RFC 8415 19.1).
  Ipv6Address link_address() const { return Ipv6Address::Load(wire_.data() + 2); }
  // Where the relayed message came from, or goes to.
  Ipv6Address peer_address() const { return Ipv6Address::Load(wire_.data() + 18); }
  // By value, so that it may be iterated over straight from a temporary.
  OptionRange options() const { return options_; }
  // The octets given, those behind the good run included.
  Bytes wire() const { return wire_; }

 private:
  RelayView(Bytes wire, const OptionRange& options) : wire_(wire), options_(options) {}

  Bytes wire_;
  OptionRange options_;
};

// What `Scan` gives: the header and the good options, and the error that ended them.
struct RelayView::Scanned {
  RelayView message;
  std::optional<Error> error;
};

// ---- details ----

inline Result<RelayView::Scanned> RelayView::Scan(Bytes wire, uint32_t base_offset,
                                                  const Limits& limits) {
  if (ABSL_PREDICT_FALSE(wire.size() < kHeaderSize || !Matches(wire))) {
    return Unexpected(internal::HeaderError(wire, base_offset, true));
  }
  const OptionRange::Scanned options = OptionRange::Scan(
      wire.subspan(kHeaderSize), base_offset + static_cast<uint32_t>(kHeaderSize), 0, limits);
  return Scanned{RelayView(wire, options.options), options.error};
}

inline Result<RelayView> RelayView::Parse(Bytes wire, uint32_t base_offset, const Limits& limits) {
  if (ABSL_PREDICT_FALSE(wire.size() < kHeaderSize || !Matches(wire))) {
    return Unexpected(internal::HeaderError(wire, base_offset, true));
  }
  const Result<OptionRange> options = OptionRange::Parse(
      wire.subspan(kHeaderSize), base_offset + static_cast<uint32_t>(kHeaderSize), 0, limits);
  if (!options) return Unexpected(options.error());
  return RelayView(wire, *options);
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_RELAY_VIEW_H_
