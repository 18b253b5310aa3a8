// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What receivers make of the valid vectors of protocol dhcpv6-message, as far as the codec says it:
// validation, the chain of relays, what may stand where.

#include <map>
#include <string>

#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/dhcpv6/option_place.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/rsoo.h"
#include "mip6boot/dhcpv6/validation.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/vectors/check.h"

namespace mip6boot::test { namespace {

using dhcpv6::MessageType;
using dhcpv6::MessageView;
using dhcpv6::OptionCode;
using dhcpv6::RelayChain;
using dhcpv6::RelayView;
using dhcpv6::TransactionId;
using dhcpv6::Violation;
using dhcpv6::ViolationKind;

constexpr TransactionId kTransactionId{0xa1b2c3};

std::string Shown(const std::optional<Violation>& violation) {
  return violation.has_value() ? violation->ToString() : "taken";
}

TEST_CASE("a server takes each client message of the vectors", "[vectors][rfc8415][s16]") {
  const std::vector<uint8_t> server = FromHex("0002 00007ed9 0badc0de");
  dhcpv6::ServerValidation validation;
  validation.server_id = server;
  for (const char* vector : {"infreq_identified", "infreq_visited", "infreq_unrestricted",
                             "infreq_both_visited_and_identified", "infreq_two_identified",
                             "infreq_with_rsoo", "solicit_identified"}) {
    CAPTURE(vector);
    const Result<MessageView> message = MessageView::Parse(VectorOctets(vector));
    REQUIRE(message.has_value());
    CHECK(Shown(ValidateForServer(*message, validation)) == "taken");
  }
}

TEST_CASE("a client takes each Reply of the vectors to its own request",
          "[vectors][rfc8415][s16]") {
  const std::vector<uint8_t> client = FromHex("0003 0001 020000000001");
  for (const char* vector : {"reply_identified", "reply_visited", "reply_with_parts_to_discard",
                             "reply_nothing_available", "reply_unspecfail"}) {
    CAPTURE(vector);
    const Result<MessageView> message = MessageView::Parse(VectorOctets(vector));
    REQUIRE(message.has_value());
    CHECK(Shown(ValidateReply(*message, client, kTransactionId)) == "taken");
    CHECK(ValidateReply(*message, {}, kTransactionId) ==
          Violation{ViolationKind::kClientIdUnexpected, OptionCode::kClientId, 4});
    CHECK(ValidateReply(*message, client, TransactionId{1}) ==
          Violation{ViolationKind::kTransactionIdMismatch, OptionCode{}, 0});
  }
}

TEST_CASE("a chain of relays opens down to the message that was relayed",
          "[vectors][rfc8415][s9]") {
  struct Relayed {
    const char* vector;
    size_t levels;
    const char* message;
  };
  for (const Relayed& relayed : {
           Relayed{"infreq_identified", 0, "infreq_identified"},
           Relayed{"relayforw_rsoo_idinf", 1, "infreq_identified"},
           Relayed{"relayforw_two_levels_conflicting_rsoo", 2, "infreq_identified"},
           Relayed{"relayforw_rsoo_with_not_permitted_option", 1, "infreq_identified"},
           Relayed{"relayforw_two_targets", 1, "infreq_two_identified"},
           Relayed{"relayforw_nine_levels", 9, "infreq_visited"},
           Relayed{"relayrepl_identified", 1, "reply_identified"},
       }) {
    CAPTURE(relayed.vector);
    const ExactCopy octets(VectorOctets(relayed.vector));
    const Result<RelayChain> chain = RelayChain::Parse(octets.bytes());
    if (!chain) FAIL(chain.error().ToString());
    CHECK(chain->levels().size() == relayed.levels);
    CHECK(ToHex(chain->message().wire()) == ToHex(VectorOctets(relayed.message)));
  }
  const Result<RelayChain> two =
      RelayChain::Parse(VectorOctets("relayforw_two_levels_conflicting_rsoo"));
  REQUIRE(two.has_value());
  CHECK(ToHex(two->levels().front().relay_msg.data) == ToHex(VectorOctets("relayforw_rsoo_idinf")));
}

// RFC 8415 19.1.1: hop-count 0..8 (R31)
TEST_CASE("nine relays are the most that a message can have passed", "[vectors][rfc8415][R31]") {
  const std::vector<uint8_t>& octets = VectorOctets("relayforw_nine_levels");
  const Result<RelayView> outermost = RelayView::Parse(octets);
  REQUIRE(outermost.has_value());
  CHECK(ValidateForRelay(outermost->type(), outermost->hop_count()) ==
        Violation{ViolationKind::kHopCountExceeded, OptionCode{}, 0});
  Limits eight;
  eight.relay_depth = 8;
  const Result<RelayChain> chain = RelayChain::Parse(octets, eight);
  REQUIRE_FALSE(chain.has_value());
  CHECK(chain.error().reason == Reason::kTooDeep);
  CHECK(chain.error().offset == 8 * (34 + 4));  // where the ninth starts
}

TEST_CASE("an option that must not stand where it does in a vector is known to",
          "[vectors][rfc6610][rfc6422]") {
  // infreq_with_rsoo (R30), reply_with_parts_to_discard (R13)
  CHECK_FALSE(MayStand(OptionCode::kRsoo, MessageType::kInformationRequest));
  CHECK_FALSE(MayStand(OptionCode::kMip6Haa, MessageType::kReply));
  // relayforw_rsoo_with_not_permitted_option (R37)
  const Result<RelayChain> chain =
      RelayChain::Parse(VectorOctets("relayforw_rsoo_with_not_permitted_option"));
  REQUIRE(chain.has_value());
  const auto rsoo = chain->levels().front().rsoo->As<dhcpv6::RelaySuppliedOptions>();
  REQUIRE(rsoo.has_value());
  std::map<unsigned, bool> permitted;
  for (const dhcpv6::OptionView option : rsoo->options) {
    permitted[static_cast<unsigned>(option.code)] = MayStandInside(option.code, OptionCode::kRsoo);
  }
  CHECK(permitted == std::map<unsigned, bool>{{23, false}, {69, true}});
}

}}  // namespace mip6boot::test
