// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/format/roles_relay.h"

#include <chrono>
#include <vector>

#include "mip6boot/format/roles_steps.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::roles { namespace {

using test::FromHex;

const std::vector<uint8_t> kPort = {'e', 't', 'h', '1'};

TEST_CASE("what became of a held message prints", "[format]") {
  const AttachmentKey key = *AttachmentKey::From(AttachmentKind::kPort, kPort);
  CHECK(fmt::format("{}", RelayHoldEvent{RelayHoldEventId::kLateLetGo, key,
                                         dhcpv6::MessageType::kInformationRequest}) ==
        "late-let-go {attachment port \"eth1\", type INFORMATION-REQUEST}");
  RelayHoldCounters counters;
  counters.held = 2;
  counters.events[static_cast<size_t>(RelayHoldEventId::kAnswered)] = 1;
  CHECK(fmt::format("{}", counters) == "{held 2, event-answered 1}");
  CHECK(fmt::format("{}", RelayHoldQueue::Deadline{TimePoint(std::chrono::seconds(9)),
                                                   RelayHoldQueue::DeadlineReason::kHold}) ==
        "hold at 9 s");
  CHECK(fmt::format("{}", HeldEnd::kDrop) == "drop");
}

TEST_CASE("where a client is attached prints, and what it is bound to", "[format]") {
  const std::vector<uint8_t> duid = FromHex("00030001 02005e000001");
  const std::vector<uint8_t> address = FromHex("02005e530099");
  ClientAttachment attachment;
  attachment.relayed = true;
  attachment.relay_address = *Ipv6Address::FromText("2001:db8::1");
  attachment.interface_id = kPort;
  attachment.link_layer_address = dhcpv6::LinkLayerAddress{1, address};
  attachment.client_address = *Ipv6Address::FromText("fe80::1");
  attachment.client_id = duid;
  const std::string link_layer = fmt::format("{}", *attachment.link_layer_address);
  CHECK(fmt::format("{}", attachment) ==
        "{interface 0, relayed, relay 2001:db8::1, interface-id \"eth1\", link-layer " +
            link_layer + ", address fe80::1, client 0003000102005e000001}");
  CHECK(fmt::format("{}", AttachmentSource::kRelayPort) == "relay-port");
  CHECK(fmt::format("{}", SharedMoment{TimePoint(std::chrono::seconds(9)),
                                       std::chrono::seconds(3)}) == "{here 9 s, shared 3 s}");
  BindingRecord record{*AttachmentKey::From(AttachmentKind::kPort, kPort), Binding()};
  record.binding.session = 7;
  CHECK(fmt::format("{}", record) == "{attachment port \"eth1\", binding {session 7}}");
}

TEST_CASE("a relay's link prints its own options", "[format]") {
  const std::vector<uint8_t> remote_id = FromHex("00007ed9 0102");
  const dhcpv6::OptionView own[] = {{dhcpv6::OptionCode::kRemoteId, remote_id}};
  RelayLink link;
  link.interface_id = kPort;
  link.options = own;
  CHECK(fmt::format("{}", link).find("options {OPTION_REMOTE_ID") != std::string::npos);
}

}}  // namespace mip6boot::roles
