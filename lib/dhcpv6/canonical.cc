// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/canonical.h"

#include <type_traits>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/relay_view.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

// Recursion is bounded: containers by Limits::option_depth, as each is opened one deeper than the
// one around it; relayed messages by `level`.
class CanonicalWriter {
 public:
  CanonicalWriter(OptionWriter& out, const Limits& limits) : out_(out), limits_(limits) {}

  void Message(Bytes wire, uint32_t offset) {
    if (RelayView::Matches(wire)) {
      if (level_ >= limits_.relay_depth) return FailTooDeep(offset);
      const Result<RelayView> relay = RelayView::Parse(wire, offset, limits_);
      if (!relay) return out_.Fail(relay.error());
      out_.RelayHeader(relay->type(), relay->hop_count(), relay->link_address(),
                       relay->peer_address());
      Options(relay->options());
    } else {
      // Also inside a message that is no relay's: nobody sends that, and it is as deep.
      if (level_ > limits_.relay_depth) return FailTooDeep(offset);
      const Result<MessageView> message = MessageView::Parse(wire, offset, limits_);
      if (!message) return out_.Fail(message.error());
      out_.MessageHeader(message->type(), message->transaction_id());
      Options(message->options());
    }
  }

  void Options(const OptionRange& options) {
    for (const OptionView option : options) {
      if (!out_.ok()) return;
      DispatchOption(option.code, [&](auto type) {
        using Type = typename decltype(type)::Type;
        if constexpr (std::is_same_v<Type, UntypedOption>) {
          out_.Raw(option);
        } else {
          const Result<Type> typed = option.As<Type>();
          if (!typed) return out_.Fail(typed.error());
          if constexpr (std::is_same_v<Type, HomeAgentAddress>) {
            // Encode would name the place where it does not write it.
            if (!typed->IsSendable()) {
              return out_.Fail(OptionError(option, Reason::kUnusableAddress));
            }
          }
          Typed(*typed);
        }
      });
    }
  }

 private:
  template <typename T>
  void Typed(const T& value) {
    if constexpr (kHoldsOptions<T> && kOptionsStart<T> != 0) {
      // The fixed fields alone, then the canonical form of what is behind them.
      const OptionWriter::Mark mark{out_.size(), T::kCode};
      T fixed = value;
      fixed.options = OptionRange();
      out_.Add(fixed);
      Options(value.options);
      out_.End(mark);
    } else if constexpr (kHoldsOptions<T>) {
      out_.Nest(T::kCode, [&](OptionWriter&) { Options(value.options); });
    } else {
      out_.Add(value);
    }
  }
  void Typed(const RelayMessage& relayed) {
    const OptionWriter::Mark mark = out_.Begin(RelayMessage::kCode);
    ++level_;
    Message(relayed.message, relayed.offset);
    --level_;
    out_.End(mark);
  }

  void FailTooDeep(uint32_t offset) {
    out_.Fail(MakeError(Reason::kTooDeep, offset, level_ + size_t{1}, limits_.relay_depth));
  }

  OptionWriter& out_;
  const Limits& limits_;
  unsigned level_ = 0;  // messages around this one
};

}  // namespace

void WriteCanonical(const OptionRange& options, OptionWriter& out, const Limits& limits) {
  CanonicalWriter(out, limits).Options(options);
}

void WriteCanonicalMessage(Bytes message, OptionWriter& out, uint32_t base_offset,
                           const Limits& limits) {
  CanonicalWriter(out, limits).Message(message, base_offset);
}

}}}  // namespace mip6boot::v0_1::dhcpv6
