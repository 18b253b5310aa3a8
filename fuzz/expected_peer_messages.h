// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a Diameter peer's own messages, CER, DWR, DPR and their answers, hold (RFC 6733 5.3 to 5.5).

#ifndef MIP6BOOT_FUZZ_EXPECTED_PEER_MESSAGES_H_
#define MIP6BOOT_FUZZ_EXPECTED_PEER_MESSAGES_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "fuzz/capabilities.h"
#include "fuzz/finding.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/peer_connection.h"
#include "tests/support/examine/error_answer.h"

namespace mip6boot::fuzz {

// A message that a connection has to send.
struct ExpectedMessage {
  enum class Kind : uint8_t { kCallers, kCer, kCea, kDwr, kDwa, kDpr, kDpa, kRefusal };

  Kind kind = Kind::kCallers;
  std::vector<uint8_t> octets;  // itself, or the request that it answers
  uint32_t hop_by_hop = 0;      // of a request of the connection's own
  uint32_t end_to_end = 0;
  uint32_t code = 0;
  std::optional<Error> error;
  diameter::DisconnectCause cause{};
};

// The messages of a peer that is set up so.
class PeerMessages {
 public:
  PeerMessages(const diameter::PeerConfig& config, const Applications& ours)
      : config_(config), ours_(ours) {}

  void RequireSent(const ExpectedMessage& expected, Bytes octets) const {
    const Bytes of_expected(expected.octets);
    if (expected.kind == ExpectedMessage::Kind::kCallers) {
      return Require(octets == of_expected, "a message of the caller's is sent as another");
    }
    if (expected.kind == ExpectedMessage::Kind::kRefusal) {
      return RequireRefusal(of_expected, octets, expected.code, expected.error);
    }
    const auto message = diameter::MessageView::Parse(octets);
    Require(message.has_value(), "what is sent is no message");
    if (expected.octets.empty()) {
      Require(message->flags() == diameter::kFlagRequest &&
                  message->application() == diameter::ApplicationId::kBase &&
                  message->hop_by_hop() == diameter::HopByHopId{expected.hop_by_hop} &&
                  message->end_to_end() == diameter::EndToEndId{expected.end_to_end},
              "a request with another header (R96)");
    } else {
      const auto request = diameter::MessageView::Scan(of_expected);
      Require(message->flags() == (request->message.flags() & diameter::kFlagProxiable) &&
                  octets.subspan(5, 15) == of_expected.subspan(5, 15),
              "an answer to another request (R96)");
    }
    switch (expected.kind) {
      case ExpectedMessage::Kind::kCer:
        return RequireCer(*message);
      case ExpectedMessage::Kind::kCea:
        return RequireCea(*message, expected.code, expected.error);
      case ExpectedMessage::Kind::kDwr:
        return RequireDwr(*message);
      case ExpectedMessage::Kind::kDwa:
        return RequireDwa(*message);
      case ExpectedMessage::Kind::kDpr:
        return RequireDpr(*message, expected.cause);
      default:
        return RequireDpa(*message);
    }
  }

 private:
  void RequireCer(const diameter::MessageView& message) const {
    const auto cer = diameter::CapabilitiesExchangeRequest::Decode(message);
    Require(cer.has_value(), "no CER");
    RequireIntroduced(*cer);
    Require(cer->inband_security_ids.empty(), "security inside of Diameter is offered (R100)");
  }
  void RequireCea(const diameter::MessageView& message, uint32_t code,
                  const std::optional<Error>& error) const {
    const auto cea = diameter::CapabilitiesExchangeAnswer::Decode(message);
    Require(cea.has_value(), "no CEA");
    RequireIntroduced(*cea);
    RequireResult(*cea, code);
    const bool blames = error.has_value() && error->kind == ElementKind::kDiameterAvp;
    Require(cea->failed_avp.has_value() == blames, "a refusal does not say what was wrong");
  }
  void RequireDwr(const diameter::MessageView& message) const {
    const auto dwr = diameter::DeviceWatchdogRequest::Decode(message);
    Require(dwr.has_value(), "no DWR");
    RequireOrigin(*dwr);
  }
  void RequireDwa(const diameter::MessageView& message) const {
    const auto dwa = diameter::DeviceWatchdogAnswer::Decode(message);
    Require(dwa.has_value(), "no DWA");
    RequireOrigin(*dwa);
    RequireResult(*dwa, 2001);
  }
  void RequireDpr(const diameter::MessageView& message, diameter::DisconnectCause cause) const {
    const auto dpr = diameter::DisconnectPeerRequest::Decode(message);
    Require(dpr.has_value() && dpr->disconnect_cause == cause, "no DPR, or for another cause");
    RequireOrigin(*dpr);
  }
  void RequireDpa(const diameter::MessageView& message) const {
    const auto dpa = diameter::DisconnectPeerAnswer::Decode(message);
    Require(dpa.has_value(), "no DPA");
    RequireOrigin(*dpa);
    RequireResult(*dpa, 2001);
  }
  void RequireRefusal(Bytes request, Bytes answer, uint32_t code,
                      const std::optional<Error>& error) const {
    test::Findings findings(request);
    JudgeErrorAnswer(diameter::MessageView::Scan(request)->message, answer,
                     {config_.origin_host, config_.origin_realm, code, error}, findings);
    Require(findings);
  }

  template <typename Message>
  void RequireOrigin(const Message& message) const {
    Require(
        message.origin_host == config_.origin_host && message.origin_realm == config_.origin_realm,
        "somebody else speaks");
  }
  template <typename Capabilities>
  void RequireIntroduced(const Capabilities& said) const {
    RequireOrigin(said);
    Require(std::equal(said.host_ip_addresses.begin(), said.host_ip_addresses.end(),
                       config_.host_ip_addresses.begin(), config_.host_ip_addresses.end()),
            "other addresses than this end has");
    Require(ApplicationsIn(said) == ours_, "other applications than ours");
  }
  template <typename Answer>
  static void RequireResult(const Answer& answer, uint32_t code) {
    Require(answer.result_code.has_value() && static_cast<uint32_t>(*answer.result_code) == code,
            "another Result-Code");
  }

  const diameter::PeerConfig& config_;
  const Applications& ours_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_PEER_MESSAGES_H_
