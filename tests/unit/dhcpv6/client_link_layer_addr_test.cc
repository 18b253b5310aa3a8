// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/client_link_layer_addr.h"

#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

TEST_CASE("a client's link-layer address has a hardware type", "[rfc6939][s4]") {
  const TestOption option("004f0008 0001 020000000001");
  const Result<ClientLinkLayerAddress> client = option.As<ClientLinkLayerAddress>();
  REQUIRE(client.has_value());
  CHECK(client->hardware_type == 1);
  CHECK(ToHex(client->address) == "020000000001");
  CHECK(Encoded(*client) == "004f00080001020000000001");
}

TEST_CASE("link-layer addresses are equal if their types and octets are", "[rfc6939][s4]") {
  const TestOption option("004f0003 0006 31");
  const std::vector<uint8_t> address = FromHex("31");
  const std::vector<uint8_t> other = FromHex("32");
  CHECK(*option.As<ClientLinkLayerAddress>() == ClientLinkLayerAddress{6, address});
  CHECK(*option.As<ClientLinkLayerAddress>() != ClientLinkLayerAddress{1, address});
  CHECK(*option.As<ClientLinkLayerAddress>() != ClientLinkLayerAddress{6, other});
}

TEST_CASE("a link-layer address of no octets is neither read nor written", "[rfc6939][s4][R86]") {
  CHECK(Refusal<ClientLinkLayerAddress>("004f0000") ==
        "OPTION_CLIENT_LINKLAYER_ADDR (79) at offset 104: length 0, must be at least 3");
  CHECK(Refusal<ClientLinkLayerAddress>("004f0002 0001") ==
        "OPTION_CLIENT_LINKLAYER_ADDR (79) at offset 104: length 2, must be at least 3");
  CHECK(Encoded(ClientLinkLayerAddress{1, {}}) ==
        "OPTION_CLIENT_LINKLAYER_ADDR (79) at offset 0: length 2, must be at least 3");
}

TEST_CASE("a link-layer address that does not fit is not written", "[rfc6939][s4]") {
  const std::vector<uint8_t> address(65534, 'x');
  CHECK(Encoded(ClientLinkLayerAddress{1, address}) ==
        "OPTION_CLIENT_LINKLAYER_ADDR (79) at offset 0: 65536 octets do not fit its length field, "
        "at most 65535");
}

}}  // namespace mip6boot::dhcpv6
