// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/relay_chain.h"

#include <algorithm>

#include "absl/base/attributes.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

namespace {

// Opens `message`, at `offset`, until it is none of a relay's. Inlined: each step begins with it.
ABSL_ATTRIBUTE_ALWAYS_INLINE inline std::optional<Error> OpenLevels(const Limits& limits,
                                                                    RelayLevels& levels,
                                                                    Bytes& message,
                                                                    uint32_t& offset) {
  const size_t max_levels = std::min<size_t>(limits.relay_depth, kMaxRelayLevels);
  while (RelayView::Matches(message)) {
    if (levels.size() == max_levels) {
      return MakeError(Reason::kTooDeep, offset, max_levels + 1, max_levels);
    }
    const Result<RelayView> relay = RelayView::Parse(message, offset, limits);
    if (!relay) return relay.error();
    if (!levels.empty() && levels.front().relay.type() != relay->type()) {
      return OptionHeaderError(levels.back().relay_msg, Reason::kNotAllowed);
    }
    const Result<RelayLevel> level = RelayLevel::Decode(*relay);
    if (!level) return level.error();
    (void)levels.TryPushBack(*level);
    message = level->relay_msg.data;
    offset = level->relay_msg.offset + static_cast<uint32_t>(kOptionHeaderSize);
  }
  return std::nullopt;
}

}  // namespace

// The decoders fill the value where it is returned from: a level is large, a chain of them more
// so.

Result<RelayLevel> RelayLevel::Decode(const RelayView& relay) {
  Result<RelayLevel> decoded(RelayLevel{relay, {}, std::nullopt, std::nullopt, std::nullopt});
  RelayLevel& level = *decoded;
  size_t relay_messages = 0;
  for (const OptionView option : relay.options()) {
    switch (option.code) {
      case OptionCode::kRelayMsg:
        if (++relay_messages == 1) level.relay_msg = option;
        if (relay_messages == 2) {
          decoded = Unexpected(OptionHeaderError(option, Reason::kDuplicate, 2, 1));
          return decoded;
        }
        break;
      case OptionCode::kInterfaceId:
        if (!level.interface_id.has_value()) level.interface_id = option;
        break;
      case OptionCode::kRsoo:
        if (!level.rsoo.has_value()) level.rsoo = option;
        break;
      case OptionCode::kRelayPort:
        if (!level.relay_port.has_value()) level.relay_port = option;
        break;
      default:
        break;
    }
  }
  if (relay_messages == 0) {
    decoded = Unexpected(MissingOption(OptionCode::kRelayMsg, relay.options().base_offset(), 0));
  }
  return decoded;
}

Result<OpenedRelayLevels> OpenRelayLevels(Bytes datagram, const Limits& limits) {
  Result<OpenedRelayLevels> opened(std::in_place);
  opened->message = datagram;
  const std::optional<Error> error =
      OpenLevels(limits, opened->levels, opened->message, opened->message_offset);
  if (error.has_value()) opened = Unexpected(*error);
  return opened;
}

Result<RelayChain> RelayChain::Parse(Bytes datagram, const Limits& limits) {
  Result<RelayChain> parsed(std::in_place);
  const std::optional<Error> error = parsed->Open(datagram, limits);
  if (error.has_value()) parsed = Unexpected(*error);
  return parsed;
}

std::optional<Error> RelayChain::Open(Bytes datagram, const Limits& limits) {
  Bytes wire = datagram;
  uint32_t offset = 0;
  if (std::optional<Error> error = OpenLevels(limits, levels_, wire, offset)) return error;
  const Result<MessageView> message = MessageView::Parse(wire, offset, limits);
  if (!message) return message.error();
  message_ = *message;
  return std::nullopt;
}

}}}  // namespace mip6boot::v0_1::dhcpv6
