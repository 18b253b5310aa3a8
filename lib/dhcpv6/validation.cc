// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/validation.h"

#include <cstddef>

#include "absl/base/attributes.h"
#include "absl/base/optimization.h"
#include "mip6boot/dhcpv6/reconfigure.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

using Found = std::optional<Violation>;

// The message starts this far in front of its options.
uint32_t OffsetOf(const MessageView& message) {
  return message.options().base_offset() - static_cast<uint32_t>(MessageView::kHeaderSize);
}

Found AboutMessage(ViolationKind kind, const MessageView& message) {
  return Violation{kind, OptionCode{}, OffsetOf(message)};
}
Found AboutOption(ViolationKind kind, const OptionView& option) {
  return Violation{kind, option.code, option.offset};
}
Found AboutMissing(ViolationKind kind, OptionCode code, const MessageView& message) {
  return Violation{kind, code, OffsetOf(message)};
}

// The second option with `code`, which is there.
ABSL_ATTRIBUTE_COLD Found AboutSecond(const OptionRange& options, OptionCode code) {
  Violation violation{ViolationKind::kDuplicateSingleton, code, 0};
  size_t count = 0;
  for (const OptionView option : options) {
    if (option.code == code && ++count == 2) violation.offset = option.offset;
  }
  return violation;
}

// Two of a singleton: two readers that take different ones can be played against each other.
Found FindDuplicate(const MessageSurvey& survey) {
  if (ABSL_PREDICT_FALSE(survey.Count(SurveyedOption::kClientId) > 1)) {
    return AboutSecond(survey.options(), OptionCode::kClientId);
  }
  if (ABSL_PREDICT_FALSE(survey.Count(SurveyedOption::kServerId) > 1)) {
    return AboutSecond(survey.options(), OptionCode::kServerId);
  }
  if (ABSL_PREDICT_FALSE(survey.Count(SurveyedOption::kRelayMessage) > 1)) {
    return AboutSecond(survey.options(), OptionCode::kRelayMsg);
  }
  return std::nullopt;
}

// What the CLIENTID of an answer must be.
Found CheckClientId(const MessageView& message, const MessageSurvey& survey, Bytes expected) {
  const std::optional<OptionView> client_id = survey.First(SurveyedOption::kClientId);
  if (!client_id.has_value()) {
    return AboutMissing(ViolationKind::kClientIdMissing, OptionCode::kClientId, message);
  }
  if (client_id->data != expected) return AboutOption(ViolationKind::kClientIdForeign, *client_id);
  return std::nullopt;
}

Found CheckServerIdPresent(const MessageView& message, const MessageSurvey& survey) {
  if (survey.Has(SurveyedOption::kServerId)) return std::nullopt;
  return AboutMissing(ViolationKind::kServerIdMissing, OptionCode::kServerId, message);
}

// A client's message names no server, this one, or may do either.
enum class ServerIdRule : uint8_t { kNone, kOurs, kOursIfAny };

Found CheckServerId(const MessageView& message, const MessageSurvey& survey, ServerIdRule rule,
                    Bytes ours) {
  const std::optional<OptionView> server_id = survey.First(SurveyedOption::kServerId);
  if (!server_id.has_value()) {
    if (rule != ServerIdRule::kOurs) return std::nullopt;
    return AboutMissing(ViolationKind::kServerIdMissing, OptionCode::kServerId, message);
  }
  if (rule == ServerIdRule::kNone) {
    return AboutOption(ViolationKind::kServerIdUnexpected, *server_id);
  }
  if (server_id->data != ours) return AboutOption(ViolationKind::kServerIdForeign, *server_id);
  return std::nullopt;
}

Found CheckAwaitedType(const MessageView& message, MessageType awaited) {
  const MessageType type = message.type();
  if (type == awaited) return std::nullopt;
  if (ClientAccepts(type)) return AboutMessage(ViolationKind::kUnexpectedType, message);
  return AboutMessage(
      MessageTypeName(type) == nullptr ? ViolationKind::kUnknownType : ViolationKind::kNotForClient,
      message);
}

}  // namespace

Found ValidateForServer(const MessageView& message, const MessageSurvey& survey,
                        const ServerValidation& validation) {
  ServerIdRule server_id_rule = ServerIdRule::kOurs;
  bool unicast_allowed = validation.unicast_allowed;
  const bool information_request = message.type() == MessageType::kInformationRequest;
  switch (message.type()) {
    case MessageType::kSolicit:
    case MessageType::kConfirm:
    case MessageType::kRebind:
      server_id_rule = ServerIdRule::kNone;
      unicast_allowed = false;  // RFC 8415 18.4: even if OPTION_UNICAST is configured
      break;
    case MessageType::kRequest:
    case MessageType::kRenew:
    case MessageType::kRelease:
    case MessageType::kDecline:
      break;
    case MessageType::kInformationRequest:
      server_id_rule = ServerIdRule::kOursIfAny;
      break;
    case MessageType::kAdvertise:
    case MessageType::kReply:
    case MessageType::kReconfigure:
      return AboutMessage(ViolationKind::kNotForServer, message);
    default:  // the types are open; those of relays make no MessageView
      return AboutMessage(ViolationKind::kUnknownType, message);
  }
  if (Found found = FindDuplicate(survey)) return found;
  // RFC 8415 16.2-16.9: all but an Information-request say who asks (R91, R50)
  if (!information_request && !survey.Has(SurveyedOption::kClientId)) {
    return AboutMissing(ViolationKind::kClientIdMissing, OptionCode::kClientId, message);
  }
  if (Found found = CheckServerId(message, survey, server_id_rule, validation.server_id)) {
    return found;
  }
  // RFC 8415 16.12: no leases without state (R48)
  if (information_request) {
    if (const std::optional<OptionView> ia = survey.First(SurveyedOption::kIdentityAssociation)) {
      return AboutOption(ViolationKind::kIaInInformationRequest, *ia);
    }
  }
  // Last, since it is answered: a message that is wrong in another way is not (R48).
  if (validation.received_by_unicast && !unicast_allowed) {
    return AboutMessage(ViolationKind::kSentByUnicast, message);
  }
  return std::nullopt;
}

Found ValidateReply(const MessageView& message, const MessageSurvey& survey, Bytes client_id_sent,
                    TransactionId transaction_id) {
  if (Found found = CheckAwaitedType(message, MessageType::kReply)) return found;
  if (message.transaction_id() != transaction_id) {
    return AboutMessage(ViolationKind::kTransactionIdMismatch, message);
  }
  if (Found found = FindDuplicate(survey)) return found;
  if (Found found = CheckServerIdPresent(message, survey)) return found;
  if (!client_id_sent.empty()) return CheckClientId(message, survey, client_id_sent);
  if (const std::optional<OptionView> client_id = survey.First(SurveyedOption::kClientId)) {
    return AboutOption(ViolationKind::kClientIdUnexpected, *client_id);
  }
  return std::nullopt;
}

Found ValidateAdvertise(const MessageView& message, const MessageSurvey& survey, Bytes client_id,
                        TransactionId transaction_id) {
  if (Found found = CheckAwaitedType(message, MessageType::kAdvertise)) return found;
  if (message.transaction_id() != transaction_id) {
    return AboutMessage(ViolationKind::kTransactionIdMismatch, message);
  }
  if (Found found = FindDuplicate(survey)) return found;
  if (Found found = CheckServerIdPresent(message, survey)) return found;
  return CheckClientId(message, survey, client_id);
}

Found ValidateReconfigure(const MessageView& message, const MessageSurvey& survey,
                          const ReconfigureValidation& validation) {
  if (Found found = CheckAwaitedType(message, MessageType::kReconfigure)) return found;
  if (!validation.received_by_unicast) {
    return AboutMessage(ViolationKind::kNotSentByUnicast, message);
  }
  if (Found found = FindDuplicate(survey)) return found;
  if (Found found = CheckServerIdPresent(message, survey)) return found;
  if (Found found = CheckClientId(message, survey, validation.client_id)) return found;
  const std::optional<OptionView> asked = survey.First(SurveyedOption::kReconfigureMessage);
  if (!asked.has_value()) {
    return AboutMissing(ViolationKind::kReconfigureMessageMissing, OptionCode::kReconfMsg, message);
  }
  if (!ReconfigureMessage::Decode(*asked)) {
    return AboutOption(ViolationKind::kReconfigureMessageInvalid, *asked);
  }
  if (!survey.Has(SurveyedOption::kAuthentication)) {
    return AboutMissing(ViolationKind::kNotAuthenticated, OptionCode::kAuth, message);
  }
  const OptionView authentication = *survey.First(SurveyedOption::kAuthentication);
  // RFC 8415 21.11: one a message
  if (survey.Count(SurveyedOption::kAuthentication) > 1) {
    return AboutSecond(message.options(), OptionCode::kAuth);
  }
  if (!validation.authenticated) {
    return AboutOption(ViolationKind::kNotAuthenticated, authentication);
  }
  return std::nullopt;
}

Found ValidateForRelay(MessageType type, uint8_t hop_count, uint8_t hop_count_limit) {
  switch (type) {
    case MessageType::kAdvertise:
    case MessageType::kReply:
    case MessageType::kReconfigure:
      // RFC 8415 16: a server's answer comes inside a Relay-reply, never bare (R36).
      return Violation{ViolationKind::kNotForRelay, OptionCode{}, 0};
    case MessageType::kRelayForward:
      if (hop_count < hop_count_limit) return std::nullopt;
      return Violation{ViolationKind::kHopCountExceeded, OptionCode{}, 0};  // (R31)
    default:                                                                // the types are open
      return std::nullopt;
  }
}

}}}  // namespace mip6boot::v0_1::dhcpv6
