// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/dhcp_server.h"

#include <algorithm>

#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/ia.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"
#include "mip6boot/dhcpv6/max_rt.h"
#include "mip6boot/dhcpv6/message_survey.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/rapid_commit.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "mip6boot/dhcpv6/validation.h"
#include "mip6boot/roles/home_network_options.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::MessageSurvey;
using dhcpv6::MessageType;
using dhcpv6::MessageView;
using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::OptionWriter;
using dhcpv6::RelayChain;
using dhcpv6::RelayLevel;
using dhcpv6::SurveyedOption;

Bytes OwnId(const DhcpServerConfig& config) {
  return Bytes(config.server_id.data(), config.server_id.size());
}

// A message that is going to be answered.
struct Request {
  explicit Request(const RelayChain& opened) : chain(opened) {}

  const RelayChain& chain;
  std::optional<OptionView> client_id;
  std::optional<OptionView> oro;
  bool rapid_commit = false;
  // Unless kSuccess, it is answered with that status alone, for the violation.
  dhcpv6::StatusCodeValue refusal = dhcpv6::StatusCodeValue::kSuccess;
  dhcpv6::Violation violation;
  uint16_t rsoo_refused = 0;  // as in Outcome, all of these
  uint16_t withheld = 0;
  uint16_t ignored = 0;
  std::optional<Error> ignored_error;
  DhcpServerNeed need;

  const MessageView& message() const { return chain.message(); }
  // The same as if the client had not asked for it (R47, R89).
  void Withhold(HomeNetworkKinds allowed) {
    withheld = static_cast<uint16_t>(withheld + roles::Withhold(allowed, need.request));
  }
  bool refused() const { return refusal != dhcpv6::StatusCodeValue::kSuccess; }
  bool Asks(OptionCode code) const {
    if (!oro.has_value()) return false;
    const Result<dhcpv6::OptionRequest> codes = dhcpv6::OptionRequest::Decode(*oro);
    return codes.has_value() && codes->Contains(code);
  }
};

bool IsServed(MessageType type) {
  return type == MessageType::kInformationRequest || type == MessageType::kSolicit ||
         type == MessageType::kRequest || type == MessageType::kRenew ||
         type == MessageType::kRebind;
}

// RFC 8415 13.1: the innermost link-address that says anything, else the receiving interface (R88).
ClientLink LinkOf(const RelayChain& chain, const ReceivedDatagram& received) {
  ClientLink link;
  link.interface = received.interface;
  for (const RelayLevel& level : chain.levels()) {
    const Ipv6Address address = level.relay.link_address();
    if (!address.IsUnspecified()) link.link_address = address;
  }
  return link;
}

// The status that a message is refused with that must be discarded; kSuccess: silence.
dhcpv6::StatusCodeValue RefusalOf(const DhcpServerConfig& config, dhcpv6::ViolationKind violation) {
  switch (violation) {
    case dhcpv6::ViolationKind::kSentByUnicast:
      // RFC 8415 18.4: told to use multicast, where that is all that is wrong (R48).
      if (config.answer_use_multicast) return dhcpv6::StatusCodeValue::kUseMulticast;
      break;
    case dhcpv6::ViolationKind::kIaInInformationRequest:
    case dhcpv6::ViolationKind::kServerIdUnexpected:
      // RFC 8415 16: known options that are invalid for the message (R49).
      if (config.answer_unspec_fail) return dhcpv6::StatusCodeValue::kUnspecFail;
      break;
    default:  // another server's business, or nobody's
      break;
  }
  return dhcpv6::StatusCodeValue::kSuccess;
}

void WithholdWhatIsNotFor(const DhcpServerConfig& config, const ReceivedDatagram& received,
                          Request& request) {
  Requester requester;
  requester.link = request.need.link;
  if (request.chain.relayed()) requester.relay = received.source.address;
  requester.client_id = request.need.client_id;
  request.withheld =
      static_cast<uint16_t>(Withhold(AllowedKinds(config.access, requester), request.need.request));
}

// RSOO that the relay may not supply is as none at all (R89).
void RefuseRsooFromOthers(const DhcpServerConfig& config, const ReceivedDatagram& received,
                          Request& request) {
  if (MaySupplyOptions(config.rsoo_sources, received.source.address)) return;
  for (const RelayLevel& level : request.chain.levels()) {
    if (level.rsoo.has_value()) ++request.rsoo_refused;
  }
}

// Decides on everything that needs no lookup. Returns the drop, or fills `request`.
std::optional<Outcome> ExamineMessage(const DhcpServerConfig& config,
                                      const ReceivedDatagram& received, Request& request) {
  const RelayChain& chain = request.chain;
  const MessageType type = request.message().type();
  if (chain.relayed() && chain.levels().front().relay.type() == MessageType::kRelayReply) {
    return Outcome::Drop<Event::kUnexpectedRelayReply>(type);
  }
  const MessageSurvey survey(request.message().options());
  dhcpv6::ServerValidation validation;
  validation.server_id = OwnId(config);
  validation.received_by_unicast = received.to_unicast && !chain.relayed();
  validation.unicast_allowed = config.accept_unicast;
  const std::optional<dhcpv6::Violation> violation =
      dhcpv6::ValidateForServer(request.message(), survey, validation);
  if (violation.has_value()) {
    request.refusal = RefusalOf(config, violation->kind);
    request.violation = *violation;
    if (!request.refused()) return Outcome::DropInvalid(*violation, type);
  }
  if (!IsServed(type) && !request.refused()) return Outcome::Drop<Event::kNotServed>(type);

  request.client_id = survey.First(SurveyedOption::kClientId);
  // What is no DUID identifies nobody, and the client would discard an answer that does not echo it
  // (R48): malformed, as a SERVERID without a DUID is to the mobile node.
  if (request.client_id.has_value()) {
    const Result<dhcpv6::ClientId> client_id = dhcpv6::ClientId::Decode(*request.client_id);
    if (!client_id) return Outcome::DropMalformed(client_id.error(), type);
  }
  request.oro = survey.First(SurveyedOption::kOptionRequest);
  request.rapid_commit = survey.Has(SurveyedOption::kRapidCommit);
  request.need.type = type;
  if (request.refused()) return std::nullopt;
  request.need.link = LinkOf(chain, received);
  // RFC 6611 4.2: the server identifies the client by its DUID; without one, nothing that depends
  // on who it is (R50).
  if (!request.client_id.has_value()) return std::nullopt;
  request.need.client_id = request.client_id->data;
  const ReadRequest read = ReadHomeNetworkRequest(request.message().options(), config.decode);
  request.need.request = read.request;
  request.ignored = read.ignored;
  request.ignored_error = read.error;
  request.need.request.identified = WantsIdentified(request.need.request, config.answer);
  if (!config.access.empty()) WithholdWhatIsNotFor(config, received, request);
  if (!config.rsoo_sources.empty()) RefuseRsooFromOthers(config, received, request);
  request.need.wanted = request.need.request.AsksAnything();
  return std::nullopt;
}

// RSOO-enabled options other than the home networks, such as OPTION_ERP_LOCAL_DOMAIN_NAME: asked
// for (R46), from the nearest level that has them (R39).
void WriteOtherSupplied(const Request& request, const AnswerPolicy& policy,
                        const RsooLevels& levels, OptionWriter& out) {
  for (const OptionCode code : policy.rsoo_enabled) {
    if (code == OptionCode::kMip6Vdinf || code == OptionCode::kMip6Idinf ||
        code == OptionCode::kMip6Udinf) {
      continue;
    }
    const OptionRange* const nearest =
        std::find_if(levels.begin(), levels.end(),
                     [code](const OptionRange& level) { return level.First(code).has_value(); });
    if (nearest == levels.end() || !request.Asks(code)) continue;
    for (const OptionView option : *nearest) {
      if (option.code == code) out.Raw(option);
    }
  }
}

// Each IA of the client's, with the word that there is nothing in it.
void WriteIas(const OptionRange& options, OptionWriter& out) {
  for (const OptionView option : options) {
    if (!dhcpv6::IsIdentityAssociation(option.code) ||
        option.data.size() < dhcpv6::IaTa::kFixedSize) {
      continue;
    }
    const bool prefixes = option.code == OptionCode::kIaPd;
    out.Nest(option.code, [&](OptionWriter& ia) {
      ia.octets().Copy(option.data.subspan(0, dhcpv6::IaTa::kFixedSize));  // IAID
      if (option.code != OptionCode::kIaTa) {
        ia.octets().Zeros(dhcpv6::IaNa::kFixedSize -  // T1, T2
                          dhcpv6::IaTa::kFixedSize);
      }
      ia.Add(dhcpv6::StatusCode{prefixes ? dhcpv6::StatusCodeValue::kNoPrefixAvail
                                         : dhcpv6::StatusCodeValue::kNoAddrsAvail,
                                {}});
    });
  }
}

MessageType AnswerType(const Request& request) {
  const bool advertise =
      request.need.type == MessageType::kSolicit && (!request.rapid_commit || request.refused());
  return advertise ? MessageType::kAdvertise : MessageType::kReply;
}

// The answer to the client. Returns where the home networks in it came from.
AnswerSources WriteAnswer(const DhcpServerConfig& config, const Request& request,
                          const OwnHomeNetworks& found, OptionWriter& out) {
  out.MessageHeader(AnswerType(request), request.message().transaction_id());
  if (request.client_id.has_value()) out.Raw(*request.client_id);  // (R48)
  out.Raw(OptionCode::kServerId, OwnId(config));
  if (request.refused()) {
    out.Add(dhcpv6::StatusCode{request.refusal, {}});
    return {};
  }
  const bool stateless = request.need.type == MessageType::kInformationRequest;
  if (request.need.type == MessageType::kSolicit && request.rapid_commit) {
    out.Add(dhcpv6::RapidCommit{});
  }
  if (!stateless) WriteIas(request.message().options(), out);
  if (stateless && config.information_refresh_time.has_value() &&
      request.Asks(OptionCode::kInformationRefreshTime)) {
    out.Add(dhcpv6::InformationRefreshTime{*config.information_refresh_time});  // (R51)
  }
  if (config.sol_max_rt.has_value() && request.Asks(OptionCode::kSolMaxRt)) {
    out.Add(dhcpv6::SolMaxRt{*config.sol_max_rt});
  }
  if (config.inf_max_rt.has_value() && request.Asks(OptionCode::kInfMaxRt)) {
    out.Add(dhcpv6::InfMaxRt{*config.inf_max_rt});
  }
  if (!request.client_id.has_value()) return {};  // (R50)
  const RsooLevels levels =
      request.rsoo_refused == 0 ? ReadRsooLevels(request.chain.levels()) : RsooLevels();
  WriteOtherSupplied(request, config.answer, levels, out);
  return WriteHomeNetworkAnswer(request.need.request, found,
                                absl::MakeConstSpan(levels.data(), levels.size()), config.answer,
                                out);
}

// RFC 8415 18.3.10 (R87).
Destination AnswerDestination(const RelayChain& chain, const ReceivedDatagram& received) {
  Destination destination;
  destination.endpoint.address = received.source.address;
  destination.interface = received.interface;
  if (!chain.relayed()) {
    destination.endpoint.port = dhcpv6::kClientPort;
  } else {
    // RFC 8357 5.2: back to the port it came from, where the relay says that it is not 547.
    destination.endpoint.port =
        chain.levels().front().relay_port.has_value() ? received.source.port : dhcpv6::kServerPort;
  }
  return destination;
}

// The answer inside its Relay-replies.
AnswerSources WriteDatagram(const DhcpServerConfig& config, const Request& request,
                            const OwnHomeNetworks& found, OptionWriter& out) {
  AnswerSources sources;
  request.chain.WriteRelayReplies(
      out, [&](OptionWriter& answer) { sources = WriteAnswer(config, request, found, answer); });
  return sources;
}

Event EventOf(const Request& request, const AnswerSources& sources) {
  if (!request.refused()) {
    return sources.containers() != 0 ? Event::kAnsweredWithHomeNetworks : Event::kAnswered;
  }
  return request.refusal == dhcpv6::StatusCodeValue::kUseMulticast ? Event::kAnsweredUseMulticast
                                                                   : Event::kAnsweredUnspecFail;
}

Outcome Answered(const ReceivedDatagram& received, const Request& request,
                 const AnswerSources& sources, Bytes datagram) {
  Outcome outcome;
  outcome.received_type = request.need.type;
  outcome.event = EventOf(request, sources);
  outcome.sources = sources;
  if (request.refused()) outcome.violation = request.violation;
  outcome.withheld = request.withheld;
  outcome.rsoo_refused = request.rsoo_refused;
  outcome.ignored = request.ignored;
  outcome.ignored_error = request.ignored_error;
  outcome.sent_type = AnswerType(request);
  outcome.datagram = datagram;
  (void)outcome.destinations.TryPushBack(AnswerDestination(request.chain, received));
  return outcome;
}

Outcome Respond(const DhcpServerConfig& config, const ReceivedDatagram& received,
                const Request& request, const OwnHomeNetworks& found, MutableBytes out) {
  OptionWriter writer(out);
  const AnswerSources sources = WriteDatagram(config, request, found, writer);
  const Result<Bytes> datagram = writer.Finish();
  if (!datagram) {
    OptionWriter count = OptionWriter::Counting();
    (void)WriteDatagram(config, request, found, count);
    return Outcome::NotWritten(datagram.error(), count.size(), request.need.type);
  }
  return Answered(received, request, sources, *datagram);
}

}  // namespace

DhcpServerNeed DhcpServer::Examine(const DhcpServerConfig& config,
                                   const ReceivedDatagram& received) {
  const Result<RelayChain> chain = RelayChain::Parse(received.payload, config.limits);
  if (!chain) return DhcpServerNeed();
  Request request(*chain);
  if (ExamineMessage(config, received, request).has_value()) return DhcpServerNeed();
  return request.need;
}

Outcome DhcpServer::Answer(const DhcpServerConfig& config, const ReceivedDatagram& received,
                           const OwnHomeNetworks& found, MutableBytes out) {
  return Step(
      config, received, [&found](const DhcpServerNeed&) { return found; }, out);
}

Outcome DhcpServer::Step(const DhcpServerConfig& config, const ReceivedDatagram& received,
                         Lookup lookup, MutableBytes out) {
  const Result<RelayChain> chain = RelayChain::Parse(received.payload, config.limits);
  if (!chain) return Outcome::DropMalformed(chain.error());
  Request request(*chain);
  std::optional<Outcome> dropped = ExamineMessage(config, received, request);
  if (dropped.has_value()) return *dropped;
  const OwnHomeNetworks found = request.need.wanted ? lookup(request.need) : OwnHomeNetworks();
  if (!found.allowed.all()) request.Withhold(found.allowed);
  return Respond(config, received, request, found, out);
}

}}}  // namespace mip6boot::v0_1::roles
