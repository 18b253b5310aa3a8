// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/relay_msg.h"

#include <vector>

#include "mip6boot/dhcpv6/message_view.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("a relayed message is opened where it lies in the datagram", "[rfc8415][s21.10]") {
  const TestOption option("00090008 0b a1b2c3 00080000");
  const Result<RelayMessage> relayed = option.As<RelayMessage>();
  REQUIRE(relayed.has_value());
  CHECK(relayed->offset == 104);
  const Result<MessageView> message = MessageView::Parse(relayed->message, relayed->offset);
  REQUIRE(message.has_value());
  CHECK(message->type() == MessageType::kInformationRequest);
  CHECK((*message->options().begin()).offset == 108);
}

TEST_CASE("a relayed message is carried whatever it is", "[rfc8415][s19][R29][R33]") {
  CHECK(Reencoded<RelayMessage>("00090005 ff00ff00ff") == "00090005ff00ff00ff");
  CHECK(Reencoded<RelayMessage>("00090000") == "00090000");
}

TEST_CASE("a message of more than 65,535 octets is not relayed", "[rfc8415][s21.10]") {
  const std::vector<uint8_t> longest(65535, 1);
  const std::vector<uint8_t> too_long(65536, 1);
  CHECK(Encoded(RelayMessage{longest, 0}).size() == 2 * (4 + 65535));
  CHECK(
      Encoded(RelayMessage{too_long, 0}) ==
      "OPTION_RELAY_MSG (9) at offset 0: 65536 octets do not fit its length field, at most 65535");
}

}}  // namespace mip6boot::dhcpv6
