// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a relay is told of the interface that a message arrived on.

#include <string>
#include <vector>

#include "mip6boot/roles/relay_agent.h"
#include "tests/support/catch.h"
#include "tests/unit/roles/relay_agent_harness.h"

namespace mip6boot::test::relay { namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionView;

const std::vector<uint8_t> kRemoteId = FromHex("00007ed9 0102");
const std::vector<uint8_t> kLinkLayerAddress = FromHex("0001 020000000001");

// The relay-message options in front of a client's message.
std::string OptionsOf(const Outcome& outcome, size_t message_size) {
  return ToHex(outcome.datagram.subspan(34, outcome.datagram.size() - 34 - 4 - message_size));
}

TEST_CASE_METHOD(Fixture, "options of the product's own stand beside the relayed message",
                 "[rfc8415][s19.1.1][R25][R29]") {
  const OptionView own[] = {{OptionCode::kRemoteId, kRemoteId},
                            {OptionCode::kClientLinkLayerAddr, kLinkLayerAddress},
                            {static_cast<OptionCode>(0xffee), {}}};
  link.options = own;
  REQUIRE(link.Validate());
  const std::vector<uint8_t>& request = VectorOctets("infreq_identified");
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kVisited, {}, kVisitedRun}};
  const Outcome outcome = Relay(FromClient(request), supplied);
  CHECK(outcome.event == Event::kRelayedToServerWithRsoo);
  CHECK(OptionsOf(outcome, request.size()) ==
        "0012000465746831"
        "0025000600007ed90102"
        "004f00080001020000000001"
        "ffee0000"
        "0042001800320014004800102001" +
            std::string("0db80001c0200000000000000001"));
  CHECK(ToHex(outcome.datagram.subspan(outcome.datagram.size() - request.size())) ==
        ToHex(request));
}

TEST_CASE_METHOD(Fixture, "a client's link-layer address is not said of what a relay relays",
                 "[rfc6939][s5][R86]") {
  const OptionView own[] = {{OptionCode::kClientLinkLayerAddr, kLinkLayerAddress},
                            {OptionCode::kRemoteId, kRemoteId}};
  link.options = own;
  link.interface_id = {};
  const std::vector<uint8_t> inner = FromHex(
      "0c00 20010db80002c02000000000000000ff fe80000000000000020000fffe000001"
      "0009 0018 0b a1b2c3 0001000a00030001020000000001 0006 0002 0032");
  CHECK(OptionsOf(Relay(FromRelay(inner)), inner.size()) == "0025000600007ed90102");
}

TEST_CASE_METHOD(Fixture, "no option of the product's own contradicts what the relay writes",
                 "[rfc8415][s19.1][R27][R29]") {
  const OptionView one = {OptionCode::kRemoteId, kRemoteId};
  const auto refusal = [this](std::initializer_list<OptionView> own) -> std::string {
    link.options = own;
    const Result<void> valid = link.Validate();
    const Outcome outcome = Relay(FromClient(VectorOctets("infreq_identified")));
    if (valid.has_value()) return outcome.transmits() ? "taken" : "not sent";
    // Who did not ask first gets nothing sent, and the reason.
    if (outcome.event != Event::kNotEncodable || outcome.transmits()) return "sent all the same";
    return outcome.error.reason == Reason::kNotAllowed  ? "not allowed"
           : outcome.error.reason == Reason::kDuplicate ? "duplicate"
                                                        : "refused otherwise";
  };
  CHECK(refusal({one}) == "taken");
  CHECK(refusal({{OptionCode::kRelayMsg, kRemoteId}}) == "not allowed");
  CHECK(refusal({{OptionCode::kInterfaceId, kRemoteId}}) == "not allowed");
  CHECK(refusal({one, {OptionCode::kRsoo, kRemoteId}}) == "not allowed");
  CHECK(refusal({{OptionCode::kRelayPort, kRemoteId}}) == "not allowed");
  CHECK(refusal({{OptionCode::kClientId, kRemoteId}}) == "not allowed");
  CHECK(refusal({{OptionCode::kMip6Vdinf, kVisitedRun}}) == "not allowed");
  CHECK(refusal({one, one}) == "duplicate");
  CHECK(refusal({{OptionCode::kVendorOpts, kRemoteId}, {OptionCode::kVendorOpts, kRemoteId}}) ==
        "taken");
  const OptionView twice[] = {one, one};
  link.options = twice;
  CHECK(link.Validate().error().ToString() == "relay.link.options[1]: stands 2 times, at most 1");
}

// OPTION_ERP_LOCAL_DOMAIN_NAME "a."
const std::vector<uint8_t> kErpDomain = FromHex("016100");

TEST_CASE_METHOD(Fixture, "other options that a relay supplies share its one RSOO",
                 "[rfc6422][s4][R27][R28]") {
  const OptionView erp[] = {{OptionCode::kErpLocalDomainName, kErpDomain}};
  link.rsoo_options = erp;
  REQUIRE(link.Validate());
  const std::vector<uint8_t>& request = VectorOctets("infreq_identified");
  const SuppliedHomeNetwork supplied[] = {{HomeNetworkKind::kVisited, {}, kVisitedRun}};
  Outcome outcome = Relay(FromClient(request), supplied);
  CHECK(outcome.event == Event::kRelayedToServerWithRsoo);
  CHECK(OptionsOf(outcome, request.size()) ==
        "0012000465746831"
        "0042001f"
        "003200140048001020010db80001c0200000000000000001"
        "00410003016100");
  // Without home networks too, but not around what cannot be read.
  outcome = Relay(FromClient(request));
  CHECK(outcome.event == Event::kRelayedToServerWithRsoo);
  CHECK(OptionsOf(outcome, request.size()) == "00120004657468310042000700410003016100");
  std::vector<uint8_t> cut = request;
  cut.pop_back();
  outcome = Relay(FromClient(cut));
  CHECK(outcome.event == Event::kRelayedToServer);
  CHECK(OptionsOf(outcome, cut.size()) == "0012000465746831");
}

TEST_CASE_METHOD(Fixture, "nothing goes into the RSOO that is not RSOO-enabled, or not the node's",
                 "[rfc6422][s4][rfc6610][s4.2][R26][R27]") {
  const OptionView erp = {OptionCode::kErpLocalDomainName, kErpDomain};
  const auto refusal = [this](std::initializer_list<OptionView> options) -> std::string {
    link.rsoo_options = options;
    const Result<void> valid = link.Validate();
    const Outcome outcome = Relay(FromClient(VectorOctets("infreq_identified")));
    if (valid) return outcome.transmits() ? "taken" : "not sent";
    return outcome.event == Event::kNotEncodable ? valid.error().ToString() : "sent all the same";
  };
  CHECK(refusal({erp}) == "taken");
  CHECK(refusal({{OptionCode::kDnsServers, kVisitedRun}}) ==
        "relay.link.rsoo_options[0]: must not stand here");
  CHECK(refusal({erp, {OptionCode::kMip6Vdinf, kVisitedRun}}) ==
        "relay.link.rsoo_options[1]: must not stand here");
  CHECK(refusal({{OptionCode::kMip6Idinf, kVisitedRun}}) ==
        "relay.link.rsoo_options[0]: must not stand here");
  CHECK(refusal({{OptionCode::kRsoo, kVisitedRun}}) ==
        "relay.link.rsoo_options[0]: must not stand here");
  CHECK(refusal({erp, erp}) == "relay.link.rsoo_options[1]: stands 2 times, at most 1");
}

TEST_CASE_METHOD(Fixture, "a link-local link-address does not name the link alone",
                 "[rfc8415][s19.1.1][R32]") {
  link.link_address = *Ipv6Address::FromText("fe80::ff");
  CHECK(link.Validate());
  const Outcome outcome = Relay(FromClient(VectorOctets("infreq_visited")));
  CHECK(outcome.event == Event::kRelayedToServer);
  CHECK(ToHex(outcome.datagram.subspan(2, 16)) == "fe8000000000000000000000000000ff");
  link.interface_id = {};
  CHECK(Relay(FromClient(VectorOctets("infreq_visited"))).event == Event::kLinkUnknown);
  CHECK(link.Validate().error().ToString() == "relay.link.interface_id: is missing");
  link.link_address = *Ipv6Address::FromText("ff02::1:2");
  CHECK(link.Validate().error().ToString() == "relay.link.link_address: value 255 is not allowed");
  // A unique local address is global enough (RFC 8415 19.1.1).
  link.link_address = *Ipv6Address::FromText("fd00::ff");
  CHECK(link.Validate());
  CHECK(Relay(FromClient(VectorOctets("infreq_visited"))).event == Event::kRelayedToServer);
  const std::vector<uint8_t> huge(0x10000);
  link.interface_id = huge;
  CHECK(link.Validate().error().ToString() ==
        "relay.link.interface_id: length 65536, must be at most 65535");
}

}}  // namespace mip6boot::test::relay
