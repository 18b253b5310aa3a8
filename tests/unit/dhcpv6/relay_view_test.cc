// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/relay_view.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;

constexpr char kRelay[] =
    "0c 01 20010db80001c0200000000000000000 fe80000000000000020000fffe000001"
    "00120004 65746831 00090004 0ba1b2c3";

TEST_CASE("a relay message has a hop-count, two addresses and options", "[rfc8415][s9]") {
  const std::vector<uint8_t> wire = FromHex(kRelay);
  const Result<RelayView> relay = RelayView::Parse(wire);
  REQUIRE(relay.has_value());
  CHECK(relay->type() == MessageType::kRelayForward);
  CHECK(relay->hop_count() == 1);
  CHECK(relay->link_address().ToString() == "2001:db8:1:c020::");
  CHECK(relay->peer_address().ToString() == "fe80::200:ff:fe00:1");
  CHECK(relay->options().First(OptionCode::kRelayMsg)->offset == 42);
  CHECK(relay->wire().size() == wire.size());
  CHECK(RelayView::Parse(wire, 100)->options().First(OptionCode::kRelayMsg)->offset == 142);
}

std::string NoRelayMessage(std::string_view hex) {
  const std::vector<uint8_t> wire = FromHex(hex);
  const Result<RelayView> relay = RelayView::Parse(wire, 200);
  if (relay.has_value()) return "taken";
  const Result<RelayView::Scanned> scanned = RelayView::Scan(wire, 200);
  const Error scan_error = scanned.has_value() ? scanned->error.value_or(Error()) : scanned.error();
  return scan_error == relay.error() ? relay.error().ToString() : "Scan and Parse disagree";
}

TEST_CASE("octets that are no relay message are refused", "[rfc8415][s9]") {
  const std::string header = std::string(kRelay).substr(0, 71);
  CHECK(NoRelayMessage("") == "DHCPv6 message (0) at offset 200: needs 34 octets, 0 left");
  CHECK(NoRelayMessage("0c00") == "RELAY-FORW (12) at offset 200: needs 34 octets, 2 left");
  CHECK(NoRelayMessage("0ba1b2c3") ==
        "INFORMATION-REQUEST (11) at offset 200: must not stand here");
  CHECK(NoRelayMessage("0b" + header.substr(2)) ==
        "INFORMATION-REQUEST (11) at offset 200: must not stand here");
  CHECK(NoRelayMessage(header) == "taken");
  const std::vector<uint8_t> header_alone = FromHex(header);
  CHECK(RelayView::Scan(header_alone).has_value());
  CHECK(NoRelayMessage(header + "0009") == "octets at offset 234: needs 4 octets, 2 left");
  CHECK(NoRelayMessage(header + "00090001") ==
        "OPTION_RELAY_MSG (9) at offset 234: needs 5 octets, 4 left");
}

TEST_CASE("a relay message cut anywhere is refused but behind a whole option", "[rfc8415][s9]") {
  const std::vector<uint8_t> wire = FromHex(kRelay);
  std::vector<size_t> taken;
  for (size_t size = 0; size <= wire.size(); ++size) {
    const std::vector<uint8_t> cut(wire.begin(), wire.begin() + static_cast<ptrdiff_t>(size));
    if (RelayView::Parse(cut).has_value()) taken.push_back(size);
  }
  CHECK(taken == std::vector<size_t>{34, 42, 50});
}

TEST_CASE("a relay message that is partly bad is scanned up to the bad part", "[rfc8415][s9]") {
  std::vector<uint8_t> wire = FromHex(kRelay);
  wire.pop_back();
  const Result<RelayView::Scanned> scanned = RelayView::Scan(wire);
  REQUIRE(scanned.has_value());
  CHECK(scanned->message.options().Count(OptionCode::kInterfaceId) == 1);
  CHECK(scanned->error->ToString() == "OPTION_RELAY_MSG (9) at offset 42: needs 8 octets, 7 left");
}

TEST_CASE("the first octet tells the layout of a message", "[rfc8415][s8][s9]") {
  std::vector<unsigned> relay;
  std::vector<unsigned> both;
  for (unsigned type = 0; type < 256; ++type) {
    const std::vector<uint8_t> wire = {static_cast<uint8_t>(type)};
    if (RelayView::Matches(wire)) relay.push_back(type);
    if (RelayView::Matches(wire) == MessageView::Matches(wire)) both.push_back(type);
  }
  CHECK(relay == std::vector<unsigned>{12, 13});
  CHECK(both == std::vector<unsigned>{});
  CHECK(!RelayView::Matches(Bytes()));
  CHECK(!MessageView::Matches(Bytes()));
}

}}  // namespace mip6boot::dhcpv6
