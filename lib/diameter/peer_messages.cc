// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a peer connection says, and what it makes of what the peer says of itself.

#include <algorithm>
#include <iterator>
#include <utility>

#include "mip6boot/base/text.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/peer_connection.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

// The whole message, in memory of its size. `more` appends AVPs that have no field.
template <typename Message, typename More>
WipedOctets Written(const Message& message, More&& more) {
  MessageWriter counting = MessageWriter::Counting(message.header);
  counting.Add(message);
  more(counting);
  WipedOctets octets(counting.size());
  MessageWriter out(absl::MakeSpan(octets), message.header);
  out.Add(message);
  more(out);
  if (!out.Finish()) return WipedOctets();
  return octets;
}
template <typename Message>
WipedOctets Written(const Message& message) {
  return Written(message, [](AvpWriter&) {});
}

// A message whose run of AVPs is broken is rejected as a whole (RFC 6733 7.1.5).
template <typename Message>
Result<Message> Decoded(const MessageView::Scanned& scanned, const Limits& limits) {
  if (scanned.error.has_value()) return Unexpected(*scanned.error);
  // RFC 6733 4.1: what must be understood is.
  const Result<void> known = CheckMandatoryAvps(scanned.message.avps(), {}, limits);
  if (!known) return Unexpected(known.error());
  return Message::Decode(scanned.message, DecodePolicy{limits});
}

// What we say of ourselves, in CER and CEA. `Validate` saw that the lists are long enough.
template <typename Capabilities>
void Introduce(const PeerConfig& config, Capabilities& ours) {
  ours.origin_host = config.origin_host;
  ours.origin_realm = config.origin_realm;
  for (const Address& address : config.host_ip_addresses) {
    (void)ours.host_ip_addresses.TryPushBack(address);
  }
  ours.vendor_id = config.vendor_id;
  ours.product_name = config.product_name;
  ours.origin_state_id = config.origin_state_id;
  ours.firmware_revision = config.firmware_revision;
  for (const PeerApplication& application : config.applications) {
    if (application.vendor != 0) {
      VendorSpecificApplicationId specific;
      specific.vendor_id = application.vendor;
      (application.accounting ? specific.acct_application_id : specific.auth_application_id) =
          application.id;
      (void)ours.vendor_specific_application_ids.TryPushBack(specific);
      const auto& vendors = ours.supported_vendor_ids;
      if (std::find(vendors.begin(), vendors.end(), application.vendor) == vendors.end()) {
        (void)ours.supported_vendor_ids.TryPushBack(application.vendor);
      }
    } else if (application.accounting) {
      (void)ours.acct_application_ids.TryPushBack(application.id);
    } else {
      (void)ours.auth_application_ids.TryPushBack(application.id);
    }
  }
}

// All that the peer advertises. RFC 6733 5.3: the Vendor-Id beside an application has no say.
template <typename Capabilities>
std::vector<ApplicationId> ApplicationsOf(const Capabilities& theirs) {
  std::vector<ApplicationId> all(theirs.auth_application_ids.begin(),
                                 theirs.auth_application_ids.end());
  all.insert(all.end(), theirs.acct_application_ids.begin(), theirs.acct_application_ids.end());
  for (const VendorSpecificApplicationId& specific : theirs.vendor_specific_application_ids) {
    if (specific.auth_application_id.has_value()) all.push_back(*specific.auth_application_id);
    if (specific.acct_application_id.has_value()) all.push_back(*specific.acct_application_id);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool Holds(const std::vector<ApplicationId>& applications, ApplicationId id) {
  return std::binary_search(applications.begin(), applications.end(), id);
}

// Of two sorted lists. RFC 6733 5.3: a relay has everything in common with everybody. The base
// protocol, which all speak (2.4), is no application that they have in common.
std::vector<ApplicationId> Common(const std::vector<ApplicationId>& ours,
                                  const std::vector<ApplicationId>& theirs) {
  const bool we_relay = Holds(ours, ApplicationId::kRelay);
  const bool they_relay = Holds(theirs, ApplicationId::kRelay);
  std::vector<ApplicationId> common;
  if (we_relay && they_relay) {
    common = {ApplicationId::kRelay};
  } else if (we_relay || they_relay) {
    common = we_relay ? theirs : ours;
  } else {
    std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                          std::back_inserter(common));
  }
  common.erase(std::remove(common.begin(), common.end(), ApplicationId::kBase), common.end());
  return common;
}

bool HasNoCommonSecurity(const CapabilitiesExchangeRequest& cer) {
  const auto& offered = cer.inband_security_ids;
  return !offered.empty() && std::find(offered.begin(), offered.end(),
                                       InbandSecurityId::kNoInbandSecurity) == offered.end();
}

}  // namespace

// ---- capabilities ----

PeerInput PeerConnection::Refuse(PeerFailure why, std::optional<ResultCode> code,
                                 const std::optional<Error>& error) {
  verdict_ = {why, code, error};
  return PeerInput::kRefused;
}

template <typename Capabilities>
PeerInput PeerConnection::Judge(const Capabilities& theirs) {
  const auto is_theirs = [&theirs](const std::string& name) {
    return EqualIdentity(name, theirs.origin_host);
  };
  // RFC 6733 2.2, 13: who says he is somebody has proven to be it (R100).
  if (!proven_names_.empty() &&
      std::none_of(proven_names_.begin(), proven_names_.end(), is_theirs)) {
    return Refuse(PeerFailure::kNotProven, ResultCode::kUnknownPeer);
  }
  if (!config_.accepted_peers.empty() &&
      std::none_of(config_.accepted_peers.begin(), config_.accepted_peers.end(), is_theirs)) {
    return Refuse(PeerFailure::kUnknownPeer, ResultCode::kUnknownPeer);
  }
  std::vector<ApplicationId> ours;
  for (const PeerApplication& application : config_.applications) ours.push_back(application.id);
  std::sort(ours.begin(), ours.end());
  ours.erase(std::unique(ours.begin(), ours.end()), ours.end());
  common_ = Common(ours, ApplicationsOf(theirs));
  if (common_.empty()) {
    return Refuse(PeerFailure::kNoCommonApplication, ResultCode::kNoCommonApplication);
  }
  peer_host_ = std::string(theirs.origin_host);
  peer_realm_ = std::string(theirs.origin_realm);
  peer_origin_state_id_ = theirs.origin_state_id;
  return config_.reopened ? PeerInput::kAcceptedAgain : PeerInput::kAccepted;
}

PeerInput PeerConnection::JudgeCer(const MessageView::Scanned& cer) {
  const auto refuse = [this](const Error& error) {
    ++counters_.malformed;
    return Refuse(PeerFailure::kMalformed, ResultCodeFor(error), error);
  };
  const Result<CapabilitiesExchangeRequest> request =
      Decoded<CapabilitiesExchangeRequest>(cer, config_.limits);
  if (!request) return refuse(request.error());
  // RFC 6733 5.3: 5017 (R100). TLS in the old way, after the exchange, is not done here.
  if (HasNoCommonSecurity(*request)) {
    return Refuse(PeerFailure::kNoCommonSecurity, ResultCode::kNoCommonSecurity);
  }
  return Judge(*request);
}

PeerInput PeerConnection::JudgeCea(const MessageView::Scanned& cea) {
  const auto refuse = [this](const Error& error) {
    ++counters_.malformed;
    return Refuse(PeerFailure::kMalformed, std::nullopt, error);
  };
  const Result<CapabilitiesExchangeAnswer> answer =
      Decoded<CapabilitiesExchangeAnswer>(cea, config_.limits);
  if (!answer) return refuse(answer.error());
  // RFC 6733 5.3.2: the grammar of a CEA has a Result-Code, and no Experimental-Result. 7.6 has
  // that one for the answers of vendors' applications: here it neither overrules the other nor
  // replaces it.
  if (!answer->result_code.has_value()) {
    const AvpRange avps = cea.message.avps();
    return refuse(MissingAvp(AvpKey::kResultCode, avps.base_offset(), avps.depth()));
  }
  if (!IsSuccess(*answer->result_code)) {
    return Refuse(PeerFailure::kRefusedByPeer, answer->result_code);
  }
  return Judge(*answer);
}

bool PeerConnection::IsCommon(ApplicationId application) const {
  // RFC 4072 3 sends RAR, ASR and STR with 0, RFC 6733 3 with the session's application: both are
  // taken.
  return application == ApplicationId::kBase || Holds(common_, application) ||
         Holds(common_, ApplicationId::kRelay);
}

// ---- messages of ours ----

MessageHeader PeerConnection::NewRequest(CommandCode command) {
  // RFC 6733 5.3, 5.4, 5.5: application 0, never proxied.
  return {kFlagRequest, command, ApplicationId::kBase, NextHopByHopId(), NextEndToEndId()};
}

void PeerConnection::Queue(WipedOctets message) {
  transmit_octets_ += message.size();
  transmits_.push_back(std::move(message));
}

void PeerConnection::SendCer() {
  CapabilitiesExchangeRequest cer;
  cer.header = NewRequest(CommandCode::kCapabilitiesExchange);
  own_cer_ = cer.header.hop_by_hop;
  Introduce(config_, cer);
  Queue(Written(cer));
}

void PeerConnection::SendCea(const MessageView& cer) {
  CapabilitiesExchangeAnswer cea;
  cea.header = cer.header().Answer();
  cea.result_code = ResultCode::kSuccess;
  Introduce(config_, cea);
  Queue(Written(cea));
}

void PeerConnection::SendRefusingCea(const MessageView& cer) {
  const ResultCode code = verdict_.result_code.value_or(ResultCode::kUnableToComply);
  if (ErrorBitFor(code) == ErrorBit::kAlways) return SendRefusal(cer, code, verdict_.error);
  CapabilitiesExchangeAnswer cea;
  cea.header = cer.header().Answer();
  cea.result_code = code;
  Introduce(config_, cea);
  Queue(Written(cea, [&](AvpWriter& out) {
    if (verdict_.error.has_value()) WriteFailedAvp(cer, *verdict_.error, out);
  }));
}

void PeerConnection::SendDwr() {
  DeviceWatchdogRequest dwr;
  dwr.header = NewRequest(CommandCode::kDeviceWatchdog);
  dwr.origin_host = config_.origin_host;
  dwr.origin_realm = config_.origin_realm;
  dwr.origin_state_id = config_.origin_state_id;
  own_dwr_ = dwr.header.hop_by_hop;
  ++counters_.watchdogs_sent;
  Queue(Written(dwr));
  StartWatchdog();
}

void PeerConnection::SendDpr() {
  DisconnectPeerRequest dpr;
  dpr.header = NewRequest(CommandCode::kDisconnectPeer);
  dpr.origin_host = config_.origin_host;
  dpr.origin_realm = config_.origin_realm;
  dpr.disconnect_cause = own_cause_;
  own_dpr_ = dpr.header.hop_by_hop;
  Queue(Written(dpr));
}

void PeerConnection::AnswerDwr(const MessageView::Scanned& scanned) {
  const MessageView& dwr = scanned.message;
  const Result<DeviceWatchdogRequest> request =
      Decoded<DeviceWatchdogRequest>(scanned, config_.limits);
  if (!request) {
    ++counters_.malformed;
    return SendRefusal(dwr, ResultCodeFor(request.error()), request.error());
  }
  DeviceWatchdogAnswer dwa;
  dwa.header = dwr.header().Answer();
  dwa.result_code = ResultCode::kSuccess;
  dwa.origin_host = config_.origin_host;
  dwa.origin_realm = config_.origin_realm;
  dwa.origin_state_id = config_.origin_state_id;
  Queue(Written(dwa));
}

// A DPR that breaks its grammar is refused; that the peer will not stay is clear all the same.
void PeerConnection::AnswerDpr(const MessageView::Scanned& scanned) {
  const MessageView& dpr = scanned.message;
  PeerEvent event;
  event.id = PeerEventId::kDisconnecting;
  const Result<DisconnectPeerRequest> request =
      Decoded<DisconnectPeerRequest>(scanned, config_.limits);
  if (request) {
    event.disconnect_cause = request->disconnect_cause;
    DisconnectPeerAnswer dpa;
    dpa.header = dpr.header().Answer();
    dpa.result_code = ResultCode::kSuccess;
    dpa.origin_host = config_.origin_host;
    dpa.origin_realm = config_.origin_realm;
    Queue(Written(dpa));
  } else {
    ++counters_.malformed;
    SendRefusal(dpr, ResultCodeFor(request.error()), request.error());
  }
  Tell(event);
}

void PeerConnection::SendRefusal(const MessageView& request, ResultCode code,
                                 const std::optional<Error>& error) {
  ++counters_.refused_requests;
  Answerer self;
  self.origin_host = config_.origin_host;
  self.origin_realm = config_.origin_realm;
  self.origin_state_id = config_.origin_state_id;
  std::vector<uint8_t> answer;
  const Result<void> composed = error.has_value()
                                    ? ComposeErrorAnswer(request, self, *error, answer)
                                    : ComposeErrorAnswer(request, self, code, answer);
  if (composed) Queue(WipedOctets(answer));
}

bool WinsElection(std::string_view own_host, std::string_view peer_host) {
  using mip6boot::internal::Lower;
  const Bytes peers = AsBytes(peer_host);
  const Bytes own = AsBytes(own_host);
  return std::lexicographical_compare(peers.begin(), peers.end(), own.begin(), own.end(),
                                      [](uint8_t a, uint8_t b) { return Lower(a) < Lower(b); });
}

}}}  // namespace mip6boot::v0_1::diameter
