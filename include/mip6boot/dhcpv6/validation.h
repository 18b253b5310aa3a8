// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whether a message of sound framing is for the one it reached (RFC 8415 section 16): for a server,
// a client, a relay.
//
// Each function gives the first violation it finds, or nullopt for a message to be taken. It walks
// over the options once; a caller that has surveyed them already hands the survey in. None minds
// options that it does not know (RFC 8415 16). That a relay message holds exactly one message is
// seen to where it is opened: RelayLevel::Decode (relay_chain.h).

#ifndef MIP6BOOT_DHCPV6_VALIDATION_H_
#define MIP6BOOT_DHCPV6_VALIDATION_H_

#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/dhcpv6/message_survey.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/dhcpv6/violation.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// ---- a server ----

// What a server knows about a message beside what is in it.
struct ServerValidation {
  Bytes server_id;  // the server's own DUID
  bool received_by_unicast =
      false;  // came bare, to a unicast address of ours; a relayed message never counts as that
  bool unicast_allowed = false;  // the server hands out OPTION_UNICAST (12)
};

// A message from a client, bare or out of the innermost Relay-forward. On kSentByUnicast a Reply
// (an Advertise to a Solicit) with status UseMulticast is due (R48), on any other at most
// UnspecFail (R49).
MIP6BOOT_EXPORT std::optional<Violation> ValidateForServer(const MessageView& message,
                                                           const MessageSurvey& survey,
                                                           const ServerValidation& validation);
inline std::optional<Violation> ValidateForServer(const MessageView& message,
                                                  const ServerValidation& validation) {
  return ValidateForServer(message, MessageSurvey(message.options()), validation);
}

// ---- a client ----

// Whether a client takes messages of this type at all: Advertise, Reply, Reconfigure.
constexpr bool ClientAccepts(MessageType type) {
  return type == MessageType::kAdvertise || type == MessageType::kReply ||
         type == MessageType::kReconfigure;
}

// An answer that must be a Reply. `client_id_sent`: the DUID of the CLIENTID in the request, empty
// if it had none.
MIP6BOOT_EXPORT std::optional<Violation> ValidateReply(const MessageView& message,
                                                       const MessageSurvey& survey,
                                                       Bytes client_id_sent,
                                                       TransactionId transaction_id);
inline std::optional<Violation> ValidateReply(const MessageView& message, Bytes client_id_sent,
                                              TransactionId transaction_id) {
  return ValidateReply(message, MessageSurvey(message.options()), client_id_sent, transaction_id);
}

// An answer to a Solicit that must be an Advertise.
MIP6BOOT_EXPORT std::optional<Violation> ValidateAdvertise(const MessageView& message,
                                                           const MessageSurvey& survey,
                                                           Bytes client_id,
                                                           TransactionId transaction_id);
inline std::optional<Violation> ValidateAdvertise(const MessageView& message, Bytes client_id,
                                                  TransactionId transaction_id) {
  return ValidateAdvertise(message, MessageSurvey(message.options()), client_id, transaction_id);
}

// What a client knows about a Reconfigure beside what is in it.
struct ReconfigureValidation {
  Bytes client_id;  // the client's own DUID
  bool received_by_unicast = false;
  bool authenticated =
      false;  // the caller has checked the message against the key that the server gave (RKAP)
};

// Whether a client may act on a Reconfigure (RFC 8415 16.11); nullopt: it may.
MIP6BOOT_EXPORT std::optional<Violation> ValidateReconfigure(
    const MessageView& message, const MessageSurvey& survey,
    const ReconfigureValidation& validation);
inline std::optional<Violation> ValidateReconfigure(const MessageView& message,
                                                    const ReconfigureValidation& validation) {
  return ValidateReconfigure(message, MessageSurvey(message.options()), validation);
}

// ---- a relay, about what comes from below ----

// A message is relayed whatever is in it and whether its type is known (R33, R82), but for those
// that only servers send (R36) and a Relay-forward that has passed too many relays (R31; 32 where
// RFC 3315 peers are served). `hop_count` is that of a Relay-forward; in others it is not looked
// at.
MIP6BOOT_EXPORT std::optional<Violation> ValidateForRelay(MessageType type, uint8_t hop_count = 0,
                                                          uint8_t hop_count_limit = kHopCountLimit);

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_VALIDATION_H_
