// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/message_view.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;

constexpr char kRequest[] = "0b a1b2c3 00080002 0000 0001000a 00030001020000000001";

TEST_CASE("a message between client and server has a type, a transaction-id and options",
          "[rfc8415][s8]") {
  const std::vector<uint8_t> wire = FromHex(kRequest);
  const Result<MessageView> message = MessageView::Parse(wire);
  REQUIRE(message.has_value());
  CHECK(message->type() == MessageType::kInformationRequest);
  CHECK(message->transaction_id() == TransactionId{0xa1b2c3});
  CHECK(message->options().First(OptionCode::kClientId)->offset == 10);
  CHECK(message->options().depth() == 0);
  CHECK(message->wire().data() == wire.data());
  CHECK(message->wire().size() == wire.size());
}

TEST_CASE("clients listen on port 546, servers and relays on 547", "[rfc8415][s7.2]") {
  CHECK(kClientPort == 546);
  CHECK(kServerPort == 547);
}

TEST_CASE("offsets in a relayed message count from the start of the datagram", "[rfc8415][s8]") {
  const std::vector<uint8_t> wire = FromHex(kRequest);
  CHECK(MessageView::Parse(wire, 38)->options().First(OptionCode::kClientId)->offset == 48);
}

TEST_CASE("a message without options, or of a type that we do not know, is taken",
          "[rfc8415][s8][R33]") {
  CHECK(MessageView::Parse(FromHex("07a1b2c3"))->options().empty());
  CHECK(MessageView::Parse(FromHex("ffa1b2c3"))->type() == static_cast<MessageType>(0xff));
  CHECK(MessageView::Parse(FromHex("00a1b2c3"))->type() == MessageType{});
}

// Why octets are no message; the error of Scan must be that of Parse.
std::string NoMessage(std::string_view hex, uint32_t base_offset = 0) {
  const std::vector<uint8_t> wire = FromHex(hex);
  const Result<MessageView> message = MessageView::Parse(wire, base_offset);
  if (message.has_value()) return "taken";
  const Result<MessageView::Scanned> scanned = MessageView::Scan(wire, base_offset);
  const Error scan_error = scanned.has_value() ? scanned->error.value_or(Error()) : scanned.error();
  return scan_error == message.error() ? message.error().ToString() : "Scan and Parse disagree";
}

TEST_CASE("octets that are no message between client and server are refused", "[rfc8415][s8]") {
  CHECK(NoMessage("") == "DHCPv6 message (0) at offset 0: needs 4 octets, 0 left");
  CHECK(NoMessage("0ba1b2") == "INFORMATION-REQUEST (11) at offset 0: needs 4 octets, 3 left");
  CHECK(NoMessage("ffa1b2", 38) == "DHCPv6 message (255) at offset 38: needs 4 octets, 3 left");
  CHECK(NoMessage("0ca1b2c3") == "RELAY-FORW (12) at offset 0: must not stand here");
  CHECK(NoMessage("0d") == "RELAY-REPL (13) at offset 0: must not stand here");
  CHECK(NoMessage("0ba1b2c3 00") == "octets at offset 4: needs 4 octets, 1 left");
  CHECK(NoMessage("0ba1b2c3 0008000200", 38) ==
        "OPTION_ELAPSED_TIME (8) at offset 42: needs 6 octets, 5 left");
}

TEST_CASE("a header alone is scanned", "[rfc8415][s8]") {
  const std::vector<uint8_t> wire = FromHex("0ba1b2c3");
  const Result<MessageView::Scanned> scanned = MessageView::Scan(wire);
  REQUIRE(scanned.has_value());
  CHECK(scanned->message.options().empty());
  CHECK(!scanned->error.has_value());
}

TEST_CASE("a message that is partly bad is scanned up to the bad part", "[rfc8415][s8]") {
  const std::vector<uint8_t> wire = FromHex("0ba1b2c3 00080002 0000 0001000a 0003");
  const Result<MessageView::Scanned> scanned = MessageView::Scan(wire);
  REQUIRE(scanned.has_value());
  CHECK(scanned->message.options().Count(OptionCode::kElapsedTime) == 1);
  CHECK(scanned->message.options().Count(OptionCode::kClientId) == 0);
  CHECK(scanned->message.wire().size() == wire.size());
  REQUIRE(scanned->error.has_value());
  CHECK(scanned->error->ToString() == "OPTION_CLIENTID (1) at offset 10: needs 14 octets, 6 left");
}

TEST_CASE("a message cut anywhere is refused but behind a whole option", "[rfc8415][s8]") {
  const std::vector<uint8_t> wire = FromHex(kRequest);
  std::vector<size_t> taken;
  std::vector<size_t> outside;
  for (size_t size = 0; size <= wire.size(); ++size) {
    const std::vector<uint8_t> cut(wire.begin(), wire.begin() + static_cast<ptrdiff_t>(size));
    const Result<MessageView> message = MessageView::Parse(cut);
    if (message.has_value()) {
      taken.push_back(size);
    } else if (message.error().offset > size) {
      outside.push_back(size);
    }
  }
  CHECK(taken == std::vector<size_t>{4, 10, 24});
  CHECK(outside == std::vector<size_t>{});
}

TEST_CASE("a scanned and a whole message are the same where nothing is wrong", "[rfc8415][s8]") {
  const std::vector<uint8_t> wire = FromHex(kRequest);
  const Result<MessageView::Scanned> scanned = MessageView::Scan(wire, 7);
  REQUIRE(scanned.has_value());
  CHECK(!scanned->error.has_value());
  CHECK(scanned->message.options().wire() == MessageView::Parse(wire, 7)->options().wire());
  CHECK(scanned->message.options().base_offset() == 11);
}

}}  // namespace mip6boot::dhcpv6
