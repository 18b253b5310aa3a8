// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/message_view.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;

TEST_CASE("a message has its length, flags, command, application and ids", "[rfc6733][s3]") {
  const TestMessage message("c000010c 00000005", "00000107 40000009 73000000");
  const MessageView view = message.view();
  CHECK(view.flags() == 0xc0);
  CHECK(view.is_request());
  CHECK(view.is_proxiable());
  CHECK(!view.is_error());
  CHECK(!view.is_retransmitted());
  CHECK(view.command() == CommandCode::kDiameterEap);
  CHECK(view.application() == ApplicationId::kEap);
  CHECK(view.hop_by_hop() == HopByHopId{0x11111111});
  CHECK(view.end_to_end() == EndToEndId{0x22220001});
  CHECK(view.avps().base_offset() == 20);
  CHECK(view.avps().begin().operator*().offset == 20);
}

TEST_CASE("a header that is not whole gives no view, and says why", "[rfc6733][s3]") {
  const auto refusal = [](std::string_view hex) {
    const std::vector<uint8_t> wire = FromHex(hex);
    const Result<MessageView::Scanned> scanned = MessageView::Scan(wire);
    if (scanned.has_value()) return std::string("taken");
    return scanned.error().ToString() + " -> " +
           std::to_string(static_cast<unsigned>(ResultCodeFor(scanned.error())));
  };
  CHECK(refusal("") == "Diameter message (0) at offset 0: needs 20 octets, 0 left -> 5015");
  CHECK(refusal("01000014 80000118 00000000 77777777 888800") ==
        "Device-Watchdog-Request (280) at offset 0: needs 20 octets, 19 left -> 5015");
  CHECK(refusal("02000014 80000118 00000000 77777777 88880002") ==
        "Diameter message (0) at offset 0: version 2, must be 1 -> 5011");
  CHECK(refusal("01000010 80000118 00000000 77777777 88880002") ==
        "Device-Watchdog-Request (280) at offset 1: length 16, must be at least 20 -> 5015");
  CHECK(refusal("01000015 80000118 00000000 77777777 88880002") ==
        "Device-Watchdog-Request (280) at offset 1: length 21 is not a multiple of 4 -> 5015");
  CHECK(refusal("01000018 80000118 00000000 77777777 88880002") ==
        "Device-Watchdog-Request (280) at offset 1: needs 24 octets, 20 left -> 5015");
  CHECK(refusal("01000014 80000118 00000000 77777777 88880002 00000108") ==
        "Device-Watchdog-Request (280) at offset 1: length 20, must be 24 -> 5015");
  CHECK(refusal("01000014 80000118 00000000 77777777 88880002") == "taken");
}

TEST_CASE("of a header that is cut the command is told if it is there", "[rfc6733][s3]") {
  const auto refusal = [](std::string_view hex) {
    return MessageView::Parse(FromHex(hex)).error().ToString();
  };
  CHECK(refusal("01000014 80000118") ==
        "Device-Watchdog-Request (280) at offset 0: needs 20 octets, 8 left");
  CHECK(refusal("01000014 00000118") ==
        "Device-Watchdog-Answer (280) at offset 0: needs 20 octets, 8 left");
  CHECK(refusal("01000014 000001") == "Diameter message (0) at offset 0: needs 20 octets, 7 left");
}

TEST_CASE("a message is as long as its length says, and a multiple of four", "[rfc6733][s3]") {
  std::vector<uint8_t> wire = FromHex("01000015 80000118 00000000 77777777 88888888 00");
  CHECK(MessageView::Parse(wire).error().reason == Reason::kBadMultiple);
}

TEST_CASE("a message of 2^24 octets is not one of 24 bits", "[rfc6733][s3]") {
  std::vector<uint8_t> wire(0x1000014);
  wire[0] = 1;
  StoreBigEndian24(wire.data() + 1, 0x14);
  CHECK(MessageView::Parse(wire).error().reason == Reason::kBadLength);
}

TEST_CASE("a broken AVP ends the run and leaves those before it", "[rfc6733][s7.1.5]") {
  const TestMessage message("80000118 00000000",
                            "00000108 40000009 61000000 00000128 40000044 62000000");
  const MessageView::Scanned scanned = message.scanned();
  CHECK(scanned.message.avps().Count(AvpKey::kOriginHost) == 1);
  REQUIRE(scanned.error.has_value());
  CHECK(scanned.error->ToString() == "Origin-Realm (296) at offset 32: needs 68 octets, 12 left");
  CHECK(!MessageView::Parse(message.wire()).has_value());
}

TEST_CASE("the header of an answer copies ids and P, and clears R, E and T",
          "[rfc6733][s6.2][R96]") {
  const MessageHeader request{0xf0, CommandCode::kAa, ApplicationId::kNasreq, HopByHopId{1},
                              EndToEndId{2}};
  const MessageHeader answer = request.Answer();
  CHECK(answer.flags == 0x40);
  CHECK(answer.command == CommandCode::kAa);
  CHECK(answer.application == ApplicationId::kNasreq);
  CHECK(answer.hop_by_hop == HopByHopId{1});
  CHECK(answer.end_to_end == EndToEndId{2});
}

TEST_CASE("a header's flags are told one by one", "[rfc6733][s3]") {
  const auto flags = [](uint8_t octet) {
    MessageHeader header;
    header.flags = octet;
    return std::string(header.is_request() ? "R" : "") + (header.is_proxiable() ? "P" : "") +
           (header.is_error() ? "E" : "") + (header.is_retransmitted() ? "T" : "");
  };
  CHECK(flags(0x00).empty());
  CHECK(flags(0x80) == "R");
  CHECK(flags(0x40) == "P");
  CHECK(flags(0x20) == "E");
  CHECK(flags(0x10) == "T");
}

TEST_CASE("a size that Message Length cannot tell is no message", "[rfc6733][s3]") {
  // With the version in front, 2^24 + 20 reads like version 1 and a length of 20.
  std::vector<uint8_t> wire((size_t{1} << 24) + 20);
  wire[0] = 1;
  wire[3] = 20;
  CHECK_FALSE(MessageView::Parse(wire).has_value());
  CHECK(MessageView::Parse(Bytes(wire).subspan(0, 20)).has_value());
}

}}  // namespace mip6boot::diameter
