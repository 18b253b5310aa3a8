// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/validation.h"

#include <optional>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;

// A run of options in front of which a message header goes.
constexpr char kClient[] = "0001000a 00030001020000000001";
constexpr char kOtherClient[] = "0001000a 00030001020000000002";
constexpr char kServer[] = "0002000a 000200007ed90badc0de";
constexpr char kOtherServer[] = "0002000a 000200007ed90badc0df";
constexpr char kIaNa[] = "0003000c 000000010000000000000000";
constexpr char kAuth[] = "000b000b 0301000000000000000001";
constexpr char kReconfigure[] = "00130001 0b";

const std::vector<uint8_t> kClientDuid = {0, 3, 0, 1, 2, 0, 0, 0, 0, 1};
const std::vector<uint8_t> kServerDuid = {0, 2, 0, 0, 0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde};
constexpr TransactionId kId{0xa1b2c3};

std::vector<uint8_t> Message(MessageType type, const std::string& options) {
  std::vector<uint8_t> wire = FromHex("00a1b2c3" + options);
  wire[0] = static_cast<uint8_t>(type);
  return wire;
}

// "name@offset", or "fine". The message stands 50 octets into its datagram.
std::string Show(const std::optional<Violation>& violation) {
  if (!violation.has_value()) return "fine";
  return std::string(Describe(violation->kind).name) + "@" + std::to_string(violation->offset);
}
std::string ForServer(MessageType type, const std::string& options, bool unicast = false,
                      bool allowed = false) {
  const std::vector<uint8_t> wire = Message(type, options);
  return Show(ValidateForServer(*MessageView::Parse(wire, 50),
                                ServerValidation{kServerDuid, unicast, allowed}));
}
std::string ForReply(const std::string& options, Bytes sent = kClientDuid,
                     MessageType type = MessageType::kReply, TransactionId id = kId) {
  const std::vector<uint8_t> wire = Message(type, options);
  return Show(ValidateReply(*MessageView::Parse(wire, 50), sent, id));
}
std::string ForAdvertise(const std::string& options, MessageType type = MessageType::kAdvertise,
                         TransactionId id = kId) {
  const std::vector<uint8_t> wire = Message(type, options);
  return Show(ValidateAdvertise(*MessageView::Parse(wire, 50), kClientDuid, id));
}
std::string ForReconfigure(const std::string& options, bool unicast = true,
                           bool authenticated = true,
                           MessageType type = MessageType::kReconfigure) {
  const std::vector<uint8_t> wire = Message(type, options);
  return Show(ValidateReconfigure(*MessageView::Parse(wire, 50),
                                  ReconfigureValidation{kClientDuid, unicast, authenticated}));
}

using Strings = std::vector<std::string>;

// What is said of a message of each type 0..14 with the layout of clients and servers.
Strings OfEachType(std::string (*validate)(MessageType)) {
  Strings said;
  for (unsigned type = 0; type <= 14; ++type) {
    if (HasRelayLayout(static_cast<MessageType>(type))) continue;
    said.push_back(std::to_string(type) + " " + validate(static_cast<MessageType>(type)));
  }
  return said;
}

TEST_CASE("a server takes what clients send and nothing else", "[rfc8415][s16]") {
  CHECK(OfEachType([](MessageType type) { return ForServer(type, kClient); }) ==
        Strings{"0 unknown-type@50", "1 fine", "2 not-for-server@50", "3 server-id-missing@50",
                "4 fine", "5 server-id-missing@50", "6 fine", "7 not-for-server@50",
                "8 server-id-missing@50", "9 server-id-missing@50", "10 not-for-server@50",
                "11 fine", "14 unknown-type@50"});
}

TEST_CASE("Request, Renew, Release and Decline name this server, Solicit, Confirm and Rebind none",
          "[rfc8415][s16.2][s16.4][R91]") {
  CHECK(OfEachType([](MessageType type) {
          return ForServer(type, std::string(kClient) + kServer);
        }) == Strings{"0 unknown-type@50", "1 server-id-unexpected@68", "2 not-for-server@50",
                      "3 fine", "4 server-id-unexpected@68", "5 fine", "6 server-id-unexpected@68",
                      "7 not-for-server@50", "8 fine", "9 fine", "10 not-for-server@50", "11 fine",
                      "14 unknown-type@50"});
  CHECK(OfEachType([](MessageType type) {
          return ForServer(type, std::string(kClient) + kOtherServer);
        }) == Strings{"0 unknown-type@50", "1 server-id-unexpected@68", "2 not-for-server@50",
                      "3 server-id-foreign@68", "4 server-id-unexpected@68",
                      "5 server-id-foreign@68", "6 server-id-unexpected@68", "7 not-for-server@50",
                      "8 server-id-foreign@68", "9 server-id-foreign@68", "10 not-for-server@50",
                      "11 server-id-foreign@68", "14 unknown-type@50"});
}

TEST_CASE("only an Information-request may come without a CLIENTID",
          "[rfc8415][s16][s18.3.6][R50][R91]") {
  CHECK(OfEachType([](MessageType type) { return ForServer(type, kServer); }) ==
        Strings{"0 unknown-type@50", "1 client-id-missing@50", "2 not-for-server@50",
                "3 client-id-missing@50", "4 client-id-missing@50", "5 client-id-missing@50",
                "6 client-id-missing@50", "7 not-for-server@50", "8 client-id-missing@50",
                "9 client-id-missing@50", "10 not-for-server@50", "11 fine", "14 unknown-type@50"});
}

TEST_CASE("a server discards an Information-request that holds an IA", "[rfc8415][s16.12][R48]") {
  CHECK(ForServer(MessageType::kInformationRequest, std::string(kClient) + kIaNa) ==
        "ia-in-information-request@68");
  CHECK(ForServer(MessageType::kInformationRequest, std::string(kClient) + "00040004 00000001") ==
        "ia-in-information-request@68");
  CHECK(ForServer(MessageType::kInformationRequest, "0019000c 000000010000000000000000") ==
        "ia-in-information-request@54");
  CHECK(ForServer(MessageType::kSolicit, std::string(kClient) + kIaNa) == "fine");
}

TEST_CASE("a client's unicast is taken only where the server hands that out",
          "[rfc8415][s18.4][R48]") {
  const std::string asks = std::string(kClient) + kServer;
  CHECK(ForServer(MessageType::kInformationRequest, asks, true, false) == "sent-by-unicast@50");
  CHECK(ForServer(MessageType::kInformationRequest, asks, true, true) == "fine");
  CHECK(ForServer(MessageType::kRenew, asks, true, false) == "sent-by-unicast@50");
  CHECK(ForServer(MessageType::kRenew, asks, true, true) == "fine");
  CHECK(ForServer(MessageType::kSolicit, kClient, true, true) == "sent-by-unicast@50");
  CHECK(ForServer(MessageType::kRebind, kClient, true, true) == "sent-by-unicast@50");
  CHECK(ForServer(MessageType::kConfirm, kClient, true, true) == "sent-by-unicast@50");
  // What is answered with UseMulticast is otherwise sound.
  CHECK(ForServer(MessageType::kRenew, std::string(kClient) + kOtherServer, true) ==
        "server-id-foreign@68");
}

TEST_CASE("two of a singleton that tells who speaks are refused at the second", "[rfc8415][R48]") {
  CHECK(ForServer(MessageType::kInformationRequest, std::string(kClient) + kOtherClient) ==
        "duplicate-singleton@68");
  CHECK(ForServer(MessageType::kInformationRequest, std::string(kClient) + "fedc0000" + kClient) ==
        "duplicate-singleton@72");
  CHECK(ForServer(MessageType::kRequest, std::string(kClient) + kServer + kServer) ==
        "duplicate-singleton@82");
  CHECK(ForServer(MessageType::kInformationRequest, "00090000 00090000") ==
        "duplicate-singleton@58");
  CHECK(ForReply(std::string(kServer) + kClient + kOtherClient) == "duplicate-singleton@82");
  CHECK(ForReply(std::string(kServer) + kServer + kClient) == "duplicate-singleton@68");
  CHECK(ForReply(std::string(kServer) + kServer + kServer + kClient) == "duplicate-singleton@68");
  CHECK(ForAdvertise(std::string(kServer) + kClient + kClient) == "duplicate-singleton@82");
  CHECK(ForReconfigure(std::string(kServer) + kServer + kClient + kReconfigure + kAuth) ==
        "duplicate-singleton@68");
}

TEST_CASE("one OPTION_RELAY_MSG in a client's message is no reason to discard", "[rfc8415]") {
  CHECK(ForServer(MessageType::kSolicit, std::string(kClient) + "00090000") == "fine");
}

TEST_CASE("another singleton that stands twice is no reason to discard", "[rfc8415]") {
  CHECK(ForServer(MessageType::kInformationRequest,
                  "00080002 0000 00080002 0001 00060000 00060000") == "fine");
}

TEST_CASE("unknown options never make a message invalid", "[rfc8415][s16][R82]") {
  CHECK(ForServer(MessageType::kInformationRequest, "fedc0003 616263 ffff0000") == "fine");
  CHECK(ForReply(std::string("fedc0003 616263") + kServer + kClient + "ffff0000") == "fine");
}

TEST_CASE("a survey made before serves as well", "[dhcpv6]") {
  const std::vector<uint8_t> wire = Message(MessageType::kSolicit, kClient);
  const MessageView message = *MessageView::Parse(wire);
  const MessageSurvey survey(message.options());
  CHECK(Show(ValidateForServer(message, survey, ServerValidation{kServerDuid})) == "fine");
}

TEST_CASE("a client takes a Reply of its server to its own request", "[rfc8415][s16.10]") {
  const std::string sound = std::string(kServer) + kClient;
  CHECK(ForReply(sound) == "fine");
  CHECK(ForReply(kClient) == "server-id-missing@50");
  CHECK(ForReply(kServer) == "client-id-missing@50");
  CHECK(ForReply(std::string(kServer) + kOtherClient) == "client-id-foreign@68");
  CHECK(ForReply(kServer, Bytes()) == "fine");
  CHECK(ForReply(sound, Bytes()) == "client-id-unexpected@68");
  CHECK(ForReply(sound, kClientDuid, MessageType::kReply, TransactionId{0xa1b2c4}) ==
        "transaction-id-mismatch@50");
}

TEST_CASE("a client takes an Advertise with a server and its own name", "[rfc8415][s16.3]") {
  const std::string sound = std::string(kServer) + kClient;
  CHECK(ForAdvertise(sound) == "fine");
  CHECK(ForAdvertise(kClient) == "server-id-missing@50");
  CHECK(ForAdvertise(kServer) == "client-id-missing@50");
  CHECK(ForAdvertise(std::string(kServer) + kOtherClient) == "client-id-foreign@68");
  CHECK(ForAdvertise(sound, MessageType::kAdvertise, TransactionId{1}) ==
        "transaction-id-mismatch@50");
}

TEST_CASE("a client discards what servers and relays take", "[rfc8415][s16]") {
  CHECK(OfEachType([](MessageType type) {
          return ForReply(std::string(kServer) + kClient, kClientDuid, type);
        }) == Strings{"0 unknown-type@50", "1 not-for-client@50", "2 unexpected-type@50",
                      "3 not-for-client@50", "4 not-for-client@50", "5 not-for-client@50",
                      "6 not-for-client@50", "7 fine", "8 not-for-client@50", "9 not-for-client@50",
                      "10 unexpected-type@50", "11 not-for-client@50", "14 unknown-type@50"});
  CHECK(ForAdvertise(std::string(kServer) + kClient, MessageType::kReply) == "unexpected-type@50");
  std::vector<unsigned> accepted;
  for (unsigned type = 0; type < 256; ++type) {
    if (ClientAccepts(static_cast<MessageType>(type))) accepted.push_back(type);
  }
  CHECK(accepted == std::vector<unsigned>{2, 7, 10});
}

TEST_CASE("a client takes an authenticated unicast Reconfigure for itself",
          "[rfc8415][s16.11][R78]") {
  const std::string names = std::string(kServer) + kClient;
  CHECK(ForReconfigure(names + kReconfigure + kAuth) == "fine");
  CHECK(ForReconfigure(names + kReconfigure + kAuth, false) == "not-sent-by-unicast@50");
  CHECK(ForReconfigure(std::string(kClient) + kReconfigure + kAuth) == "server-id-missing@50");
  CHECK(ForReconfigure(std::string(kServer) + kReconfigure + kAuth) == "client-id-missing@50");
  CHECK(ForReconfigure(std::string(kServer) + kOtherClient + kReconfigure + kAuth) ==
        "client-id-foreign@68");
  CHECK(ForReconfigure(names + kAuth) == "reconfigure-message-missing@50");
  CHECK(ForReconfigure(names + "00130001 03" + kAuth) == "reconfigure-message-invalid@82");
  CHECK(ForReconfigure(names + "00130000" + kAuth) == "reconfigure-message-invalid@82");
  CHECK(ForReconfigure(names + kReconfigure) == "not-authenticated@50");
  CHECK(ForReconfigure(names + kReconfigure + kAuth, true, false) == "not-authenticated@87");
  CHECK(ForReconfigure(names + kReconfigure + kAuth + kAuth) == "duplicate-singleton@102");
  CHECK(ForReconfigure(names + kReconfigure + kAuth, true, true, MessageType::kReply) ==
        "unexpected-type@50");
  CHECK(ForReconfigure(names + kReconfigure + kAuth, true, true, MessageType::kRelease) ==
        "not-for-client@50");
}

TEST_CASE("a relay carries a client's message whatever it is, but none that only servers send",
          "[rfc8415][s19][R33][R36][R82]") {
  std::vector<unsigned> refused;
  for (unsigned type = 0; type < 256; ++type) {
    if (ValidateForRelay(static_cast<MessageType>(type)).has_value()) refused.push_back(type);
  }
  CHECK(refused == std::vector<unsigned>{2, 7, 10});
  CHECK(Show(ValidateForRelay(MessageType::kReply)) == "not-for-relay@0");
}

TEST_CASE("a relay discards a Relay-forward that has passed eight relays",
          "[rfc8415][s19.1][R31]") {
  const auto carry = [](uint8_t hop_count, uint8_t limit) {
    return Show(ValidateForRelay(MessageType::kRelayForward, hop_count, limit));
  };
  CHECK(carry(7, kHopCountLimit) == "fine");
  CHECK(carry(8, kHopCountLimit) == "hop-count-exceeded@0");
  CHECK(carry(0xff, kHopCountLimit) == "hop-count-exceeded@0");
  CHECK(carry(31, 32) == "fine");
  CHECK(carry(32, 32) == "hop-count-exceeded@0");
  CHECK(Show(ValidateForRelay(MessageType::kRelayReply, 8)) == "fine");
}

}}  // namespace mip6boot::dhcpv6
