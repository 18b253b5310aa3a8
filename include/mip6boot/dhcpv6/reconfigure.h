// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_RECONF_MSG (19) and OPTION_RECONF_ACCEPT (20), RFC 8415 sections 21.19 and 21.20: a server
// makes a client ask again.
//
//     +-------------------------------+-------------------------------+
//     |     OPTION_RECONF_MSG (19)    |         option-len (1)        |
//     +---------------+---------------+-------------------------------+
//     |   msg-type    |
//
//     +-------------------------------+-------------------------------+
//     |   OPTION_RECONF_ACCEPT (20)   |         option-len (0)        |
//     +-------------------------------+-------------------------------+

#ifndef MIP6BOOT_DHCPV6_RECONFIGURE_H_
#define MIP6BOOT_DHCPV6_RECONFIGURE_H_

#include "absl/base/optimization.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// OPTION_RECONF_MSG (19): the message that the client is to answer a Reconfigure with.
struct ReconfigureMessage {
  static constexpr OptionCode kCode = OptionCode::kReconfMsg;

  MessageType type = MessageType::kInformationRequest;

  // RFC 8415 21.19: Renew, Rebind or Information-request (R78).
  static constexpr bool IsValidType(MessageType type) {
    return type == MessageType::kRenew || type == MessageType::kRebind ||
           type == MessageType::kInformationRequest;
  }

  // Errors: kBadLength, kBadValue.
  static Result<ReconfigureMessage> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.size() != 1)) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 1));
    }
    const MessageType type = static_cast<MessageType>(option.data[0]);
    if (ABSL_PREDICT_FALSE(!IsValidType(type))) {
      return Unexpected(OptionError(option, Reason::kBadValue, option.data[0]));
    }
    return ReconfigureMessage{type};
  }
  // Errors: kBadValue.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(!IsValidType(type))) {
      return out.FailOption(kCode, Reason::kBadValue, static_cast<size_t>(type));
    }
    if (uint8_t* p = out.Reserve(kCode, 1)) p[0] = static_cast<uint8_t>(type);
  }

  friend constexpr bool operator==(ReconfigureMessage a, ReconfigureMessage b) {
    return a.type == b.type;
  }
  friend constexpr bool operator!=(ReconfigureMessage a, ReconfigureMessage b) { return !(a == b); }
};

// OPTION_RECONF_ACCEPT (20): the client takes Reconfigure messages, or the server wants it to.
struct ReconfigureAccept {
  static constexpr OptionCode kCode = OptionCode::kReconfAccept;

  // Errors: kBadLength.
  static Result<ReconfigureAccept> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(!option.data.empty())) {
      return Unexpected(OptionError(option, Reason::kBadLength, option.data.size(), 0));
    }
    return ReconfigureAccept{};
  }
  void Encode(OptionWriter& out) const { out.Raw(kCode, Bytes()); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_RECONFIGURE_H_
