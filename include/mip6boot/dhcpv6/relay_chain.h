// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A message inside the relay messages that carried it (RFC 8415 9, 19): a relay's or a server's way
// to the innermost message, and an answer's way back.

#ifndef MIP6BOOT_DHCPV6_RELAY_CHAIN_H_
#define MIP6BOOT_DHCPV6_RELAY_CHAIN_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/base/attributes.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/dhcpv6/relay_view.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// One relay message, and those of its options that steer relaying. Of an option that stands twice
// the first counts, but for OPTION_RELAY_MSG, which must be there exactly once (RFC 8415
// table 4: singletons).
struct RelayLevel {
  RelayView relay;
  OptionView relay_msg;                    // OPTION_RELAY_MSG (9)
  std::optional<OptionView> interface_id;  // OPTION_INTERFACE_ID (18)
  std::optional<OptionView> rsoo;          // OPTION_RSOO (66)
  std::optional<OptionView> relay_port;    // OPTION_RELAY_PORT (135)

  // One pass over the level's options. Errors: kMissing or kDuplicate for OPTION_RELAY_MSG.
  MIP6BOOT_EXPORT static Result<RelayLevel> Decode(const RelayView& relay);
};

// The most levels that any policy can allow: hop-count 0..32 of RFC 3315.
inline constexpr size_t kMaxRelayLevels = 33;
// Outermost first.
using RelayLevels = BoundedVector<RelayLevel, kMaxRelayLevels>;

// The relay messages of a datagram, and the message that is left inside them, unread. It views the
// datagram.
struct OpenedRelayLevels {
  using MustBeNamed = void;  // see Result

  RelayLevels levels;
  Bytes message;
  uint32_t message_offset = 0;
};

// For a relay that must not judge the client's message (R82): reads what `RelayChain::Parse`
// refuses for that message's sake. A message that came bare has no levels. Errors: those of
// `RelayChain::Parse`, but for MessageView's.
MIP6BOOT_EXPORT Result<OpenedRelayLevels> OpenRelayLevels(
    Bytes datagram ABSL_ATTRIBUTE_LIFETIME_BOUND, const Limits& limits = Limits());

// The levels, outermost first, and the message inside. All view the datagram. `levels()` and
// `message()` are references into the chain: they live no longer than it does, so a chain, or the
// Result that holds one, gets a name before it is looked into;
// `for (... : RelayChain::Parse(datagram)->levels())` does not compile. Copies of a RelayLevel or a
// MessageView live as long as the datagram.
class RelayChain {
 public:
  using MustBeNamed = void;  // see Result

  static constexpr size_t kMaxLevels = kMaxRelayLevels;

  // Opens `datagram` level by level, without recursion. A message that came bare has no levels. All
  // levels are of the type of the first. Errors: those of RelayView, RelayLevel and MessageView;
  // kTooDeep past `limits.relay_depth` levels; kNotAllowed for a Relay-reply in a Relay-forward or
  // the reverse. Offsets count from the start of `datagram`.
  MIP6BOOT_EXPORT static Result<RelayChain> Parse(Bytes datagram ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                                  const Limits& limits = Limits());

  // Outermost first; empty if the message came bare.
  const RelayLevels& levels() const& ABSL_ATTRIBUTE_LIFETIME_BOUND { return levels_; }
  const RelayLevels& levels() const&& = delete;
  // The innermost message.
  const MessageView& message() const& ABSL_ATTRIBUTE_LIFETIME_BOUND { return *message_; }
  const MessageView& message() const&& = delete;
  // Whether the message came through a relay.
  bool relayed() const { return !levels_.empty(); }

  // Writes what a server sends back through the Relay-forwards of this chain (RFC 8415 19.3): for
  // each a Relay-reply with its hop-count, addresses, INTERFACE_ID and RELAY_PORT, never its RSOO
  // (R52), and inside them the message that `message(out)` writes, header and all; that message
  // alone, if the request came bare. The lengths are patched in from the innermost outwards.
  // Errors, at `out.Finish()`: kNoSpace; kLengthOverflow for a relayed message of more than 65,535
  // octets.
  //
  //     chain.WriteRelayReplies(writer, [&](OptionWriter& out) {
  //       out.MessageHeader(MessageType::kReply, chain.message().transaction_id());
  //       out.Add(ServerId{duid});
  //     });
  template <typename Message>
  ABSL_ATTRIBUTE_ALWAYS_INLINE void WriteRelayReplies(OptionWriter& out, Message&& message) const {
    BoundedVector<OptionWriter::Mark, kMaxLevels> open;
    for (const RelayLevel& level : levels_) (void)open.TryPushBack(BeginRelayReply(level, out));
    message(out);
    for (size_t i = open.size(); i-- > 0;) out.End(open[i]);
  }

 private:
  // A Relay-reply up to the message in it.
  static OptionWriter::Mark BeginRelayReply(const RelayLevel& level, OptionWriter& out) {
    out.RelayHeader(MessageType::kRelayReply, level.relay.hop_count(), level.relay.link_address(),
                    level.relay.peer_address());
    if (level.interface_id.has_value()) out.Raw(*level.interface_id);
    if (level.relay_port.has_value()) out.Raw(*level.relay_port);
    return out.Begin(OptionCode::kRelayMsg);
  }

  std::optional<Error> Open(Bytes datagram, const Limits& limits);

  RelayLevels levels_;
  std::optional<MessageView> message_;
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_RELAY_CHAIN_H_
