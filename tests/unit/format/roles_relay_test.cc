// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/format/roles_relay.h"

#include <vector>

#include "mip6boot/format/roles_steps.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::roles { namespace {

using test::FromHex;

const std::vector<uint8_t> kPort = {'e', 't', 'h', '1'};

TEST_CASE("where a client is attached prints", "[format]") {
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
