// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/conformance.h"

#include <string>
#include <vector>

#include "mip6boot/dhcpv6/relay_chain.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::VectorOctets;

// "name code@offset" each, comma between; "fine" if none.
class Said {
 public:
  void Add(const Violation& violation) {
    if (!text_.empty()) text_ += ", ";
    text_ += Describe(violation.kind).name;
    text_ += ' ' + std::to_string(static_cast<unsigned>(violation.option)) + '@' +
             std::to_string(violation.offset);
  }
  std::string text() const { return text_.empty() ? "fine" : text_; }

 private:
  std::string text_;
};

template <typename View, typename... RsooEnabled>
std::string Of(const View& view, const RsooEnabled&... rsoo_enabled) {
  Said said;
  FindViolations(view, rsoo_enabled...,
                 [&said](const Violation& violation) { said.Add(violation); });
  return said.text();
}

// Of a message of this type between client and server, whose options start at 4.
std::string OfMessage(MessageType type, const std::string& options) {
  std::vector<uint8_t> wire = FromHex("00a1b2c3" + options);
  wire[0] = static_cast<uint8_t>(type);
  return Of(*MessageView::Parse(wire));
}

// Of a relay message, whose options start at 34.
std::vector<uint8_t> Relayed(const char* type_and_hop_count, const std::string& options) {
  return FromHex(type_and_hop_count + std::string(64, '0') + options);
}
std::string OfRelayForward(const std::string& options) {
  const std::vector<uint8_t> wire = Relayed("0c00", options);
  return Of(*RelayView::Parse(wire));
}
std::string OfRelayReply(const std::string& options) {
  const std::vector<uint8_t> wire = Relayed("0d00", options);
  return Of(*RelayView::Parse(wire));
}

// Of a vector, level by level.
std::string OfVector(const char* name) {
  const Result<RelayChain> chain = RelayChain::Parse(VectorOctets(name));
  if (!chain) return chain.error().ToString();
  Said said;
  const auto add = [&said](const Violation& violation) { said.Add(violation); };
  for (const RelayLevel& level : chain->levels()) FindViolations(level.relay, add);
  FindViolations(chain->message(), add);
  return said.text();
}

constexpr char kClient[] = "0001000a 00030001020000000001";
constexpr char kHnidf[] = "00310005 036d737000";  // "msp."
constexpr char kHaa[] = "00480010 20010db8000000000000000000000001";
constexpr char kIdinf[] = "0045001d 00310005 036d737000 00480010 20010db8000000000000000000000001";
constexpr char kVdinf[] = "00320014 00480010 20010db8000000000000000000000001";
constexpr char kWholeRequest[] = "00060010 0020 0031 0045 0047 0048 0049 0052 0053";

TEST_CASE("a message that is as RFC 6610 wants it is found fine", "[rfc6610]") {
  CHECK(OfMessage(MessageType::kInformationRequest,
                  std::string(kClient) + kWholeRequest + kHnidf + "00080002 0000") == "fine");
  CHECK(OfMessage(MessageType::kReply, std::string(kClient) + "0002000a 000200007ed90badc0de" +
                                           kIdinf + kVdinf) == "fine");
  CHECK(OfRelayForward(std::string("00120001 01") + "00420021" + kIdinf + "00090000") == "fine");
  CHECK(OfRelayReply("00120001 01 00090000") == "fine");
}

TEST_CASE("the vectors break the rules that they were made to break, and no other", "[vectors]") {
  struct Judged {
    const char* vector;
    const char* found;
  };
  std::string wrong;
  for (const Judged& judged : {
           Judged{"infreq_identified", "fine"},
           Judged{"infreq_visited", "fine"},
           Judged{"infreq_unrestricted", "fine"},
           Judged{"infreq_both_visited_and_identified", "fine"},
           Judged{"infreq_two_identified", "fine"},
           Judged{"solicit_identified", "fine"},
           Judged{"relayforw_rsoo_idinf", "fine"},
           Judged{"relayforw_two_levels_conflicting_rsoo", "fine"},
           Judged{"relayforw_rsoo_with_not_permitted_option", "not-rsoo-enabled 23@38"},
           Judged{"relayforw_two_targets", "fine"},
           Judged{"relayforw_nine_levels", "fine"},
           Judged{"infreq_with_rsoo", "rsoo-misplaced 66@42"},
           Judged{"reply_identified", "fine"},
           Judged{"relayrepl_identified", "fine"},
           Judged{"reply_visited", "fine"},
           Judged{"reply_with_parts_to_discard", "dropped-by-client 72@79"},
           Judged{"reply_nothing_available", "fine"},
           Judged{"reply_unspecfail", "fine"},
           Judged{"infreq_with_ia_na_invalid", "ia-in-information-request 3@24"},
           Judged{"bad_infreq_two_clientid", "duplicate-singleton 1@42"},
       }) {
    const std::string found = OfVector(judged.vector);
    if (found != judged.found) wrong += std::string(judged.vector) + ": " + found + "\n";
  }
  CHECK(wrong == "");
  // Two RELAY_MSG: no chain, but a level to be judged.
  CHECK(Of(*RelayView::Parse(VectorOctets("bad_relayforw_two_relay_msg"))) ==
        "duplicate-singleton 9@102");
}

TEST_CASE("parts of home network information at the top of an answer are dropped by the client",
          "[rfc6610][s4.1.2][R13]") {
  const MessageType answer = GENERATE(MessageType::kAdvertise, MessageType::kReply);
  CHECK(OfMessage(answer, kHaa) == "dropped-by-client 72@4");
  CHECK(OfMessage(answer, std::string(kHnidf) + "00470001 00" + kHaa + "00490005 0268610000") ==
        "dropped-by-client 49@4, dropped-by-client 71@13, dropped-by-client 72@18, "
        "dropped-by-client 73@38");
}

TEST_CASE("home network information stands in no client's message", "[rfc6610][s4.1.1]") {
  CHECK(OfMessage(MessageType::kInformationRequest, kVdinf) == "misplaced 50@4");
  CHECK(OfMessage(MessageType::kInformationRequest, kHaa) == "misplaced 72@4");
}

TEST_CASE("an HNIDF stands in no message that cannot ask", "[rfc6610][s4.1][R19]") {
  const MessageType type =
      GENERATE(MessageType::kConfirm, MessageType::kRelease, MessageType::kDecline);
  CHECK(OfMessage(type, std::string(kClient) + kHnidf) == "misplaced 49@18");
  CHECK(OfMessage(MessageType::kRenew, std::string(kClient) + kHnidf) == "fine");
}

TEST_CASE("an IDINF that names no home network, or several, is found",
          "[rfc6610][s3.1][R12][R26]") {
  CHECK(OfMessage(MessageType::kReply, std::string("00450014") + kHaa) ==
        "home-network-unnamed 69@4");
  CHECK(OfMessage(MessageType::kReply, "00450000") ==
        "home-network-unnamed 69@4, home-network-incomplete 69@4");
  CHECK(OfMessage(MessageType::kReply, std::string("00450012") + kHnidf + kHnidf) ==
        "home-network-ambiguous 69@4, home-network-incomplete 69@4");
  CHECK(OfRelayForward(std::string("00420018") + "00450014" + kHaa + "00090000") ==
        "home-network-unnamed 69@38");
  // Cut in its first option: whether it names one is not seen.
  CHECK(OfMessage(MessageType::kReply, "00450005 00310005 03") == "fine");
}

TEST_CASE("an HNIDF stands in no other container", "[rfc6610][s3.1]") {
  CHECK(OfMessage(MessageType::kReply, std::string("0032001d") + kHaa + kHnidf) ==
        "misplaced 49@28");
}

TEST_CASE("a relay offers home network information inside an RSOO only", "[rfc6610][s4.2][R25]") {
  CHECK(OfRelayForward(std::string("00090000") + kVdinf + kIdinf + "00460000" + kHnidf) ==
        "outside-rsoo 50@38, outside-rsoo 69@62, outside-rsoo 70@95, outside-rsoo 49@99");
  CHECK(OfRelayReply(std::string("00090000") + kVdinf) == "misplaced 50@38");
}

TEST_CASE("an RSOO stands in a Relay-forward, once, and holds something",
          "[rfc6422][s3][s4][R27][R28][R30][R37]") {
  const std::string rsoo = std::string("00420018") + kVdinf;
  CHECK(OfMessage(MessageType::kInformationRequest, rsoo) == "rsoo-misplaced 66@4");
  CHECK(OfMessage(MessageType::kReply, rsoo) == "rsoo-misplaced 66@4");
  CHECK(OfRelayReply("00090000" + rsoo) == "rsoo-misplaced 66@38");
  CHECK(OfRelayForward("00090000" + rsoo) == "fine");
  CHECK(OfRelayForward("00090000" + rsoo + rsoo) == "duplicate-singleton 66@66");
  CHECK(OfRelayForward("00090000 00420000") == "rsoo-empty 66@38");
  CHECK(OfMessage(MessageType::kReply, "00320004 00420000") ==
        "home-network-incomplete 50@4, rsoo-misplaced 66@8");
}

TEST_CASE("what is not RSOO-enabled must not stand in an RSOO", "[rfc6422][s6][R27][R37]") {
  // DNS_SERVERS, HAA, RSOO, an option unknown to us; ERP_LOCAL_DOMAIN_NAME may
  CHECK(OfRelayForward(std::string("00090000 0042 0025 00170000") + kHaa +
                       "00420000 fedc0000 00410001 00") ==
        "not-rsoo-enabled 23@42, not-rsoo-enabled 72@46, not-rsoo-enabled 66@66, "
        "not-rsoo-enabled 65244@70");
}

TEST_CASE("what a server lets relays supply may be said by the caller", "[rfc6422][s6][R37]") {
  const OptionCode enabled[] = {OptionCode::kDnsServers, OptionCode::kMip6Idinf};
  const std::vector<uint8_t> wire =
      Relayed("0c00", std::string("00090000 0042 001c 00170000") + kVdinf);
  CHECK(Of(*RelayView::Parse(wire), absl::MakeConstSpan(enabled)) == "not-rsoo-enabled 50@46");
  CHECK(Of(*RelayView::Parse(wire), absl::Span<const OptionCode>()) ==
        "not-rsoo-enabled 23@42, not-rsoo-enabled 50@46");
}

TEST_CASE("an Information-request holds no IA", "[rfc8415][s16.12][R48]") {
  CHECK(OfMessage(MessageType::kInformationRequest,
                  "0003000c 000000010000000000000000 00040004 00000001"
                  "0019000c 000000010000000000000000") ==
        "ia-in-information-request 3@4, ia-in-information-request 4@20, "
        "ia-in-information-request 25@28");
}

TEST_CASE("an ORO lists nothing that cannot be asked for", "[rfc8415][s21.7][R9][R76]") {
  // CLIENTID, VENDOR_OPTS, DNS_SERVERS, IA_PD, RSOO and one unknown to us
  CHECK(OfMessage(MessageType::kSolicit, "0006000c 0001 0011 0017 0019 0042 fedc") ==
        "not-to-be-requested 1@4, not-to-be-requested 25@4, not-to-be-requested 66@4");
  CHECK(OfMessage(MessageType::kSolicit, "00060002 0020") == "refresh-time-requested 32@4");
  CHECK(OfMessage(MessageType::kInformationRequest, "00060002 0020") == "fine");
  CHECK(OfMessage(MessageType::kRelease, "00060002 0001") == "misplaced 6@4");
  CHECK(OfMessage(MessageType::kSolicit, "00060002 0017 00060002 0001") ==
        "duplicate-singleton 6@10");
  // A relay asks for what relays need (RFC 4994 4).
  CHECK(OfRelayForward("00060002 0025 00090000") == "fine");
}

TEST_CASE("who asks for home network information asks for its parts too", "[rfc6610][s4.1.1][R2]") {
  CHECK(OfMessage(MessageType::kInformationRequest, "00060002 0032") == "request-incomplete 6@4");
  CHECK(OfMessage(MessageType::kInformationRequest, "00060008 0046 0031 0047 0048") ==
        "request-incomplete 6@4");
  CHECK(OfMessage(MessageType::kInformationRequest, "0006000a 0031 0032 0047 0048 0049") == "fine");
  // OPTION_MIP6_UDINF beside OPTION_MIP6_IDINF alone.
  CHECK(OfMessage(MessageType::kInformationRequest,
                  "0006000c 0045 0046 0031 0047 0048 0049 00310012 04686f6d65 076578616d706c65 "
                  "036f7267 00") == "request-undecided 6@4");
  // A type that nobody has defined.
  CHECK(OfMessage(MessageType{0}, "00060002 0020") == "fine");
  CHECK(OfMessage(MessageType{0}, std::string(kClient) + kClient) == "fine");
}

TEST_CASE("each part that is not asked for makes the request incomplete", "[rfc6610][s4.1.1][R2]") {
  const std::string end = std::string(kHnidf);
  const auto of = [&](const char* codes) {
    return OfMessage(MessageType::kInformationRequest, "0006000a" + std::string(codes) + end);
  };
  CHECK(OfMessage(MessageType::kInformationRequest, "0006000a 0032 0031 0047 0048 0049" + end) ==
        "fine");
  CHECK(of("0032 0047 0048 0049 0017") == "request-incomplete 6@4");
  CHECK(of("0032 0031 0048 0049 0017") == "request-incomplete 6@4");
  CHECK(of("0032 0031 0047 0049 0017") == "request-incomplete 6@4");
  CHECK(of("0032 0031 0047 0048 0017") == "request-incomplete 6@4");
}

TEST_CASE("an ORO that cannot be read says nothing of what is asked", "[rfc8415][s21.7]") {
  CHECK(OfMessage(MessageType::kInformationRequest, "00060003 003200") == "fine");
}

TEST_CASE("containers without a type are opened behind their fixed fields", "[rfc7078][rfc8947]") {
  // OPTION_ADDRSEL: one octet of flags; OPTION_IA_LL: IAID, T1, T2.
  CHECK(OfMessage(MessageType::kReply, "00540015 00" + std::string(kHaa)) == "misplaced 72@9");
  CHECK(OfMessage(MessageType::kReply, "008a0020 000000010000000200000003" + std::string(kHaa)) ==
        "misplaced 72@20");
}

TEST_CASE("what else stands at the top of a Relay-forward by mistake is just misplaced",
          "[rfc8415][table4]") {
  CHECK(OfRelayForward(kClient) == "misplaced 1@34");
}

TEST_CASE("who asks for an identified home network names it", "[rfc6610][s4.1.1][R3]") {
  CHECK(OfMessage(MessageType::kInformationRequest, kWholeRequest) == "request-unnamed 6@4");
  CHECK(OfMessage(MessageType::kInformationRequest, std::string(kWholeRequest) + kHnidf) == "fine");
}

TEST_CASE("a singleton that stands again is found in whatever run it does", "[rfc8415][table4]") {
  CHECK(OfMessage(MessageType::kSolicit, std::string(kClient) + "fedc0000 fedc0000" + kClient +
                                             "00080002 0000 00080002 0000") ==
        "duplicate-singleton 1@26, duplicate-singleton 8@46");
  CHECK(OfMessage(MessageType::kReply,
                  "0003001c 000000010000000000000000 000d0002 0000 000d0006 000266696e65") ==
        "duplicate-singleton 13@26");
  // What RFC 6610 lets repeat
  CHECK(OfMessage(MessageType::kReply, std::string(kVdinf) + kVdinf) == "fine");
}

TEST_CASE("an option inside another is judged by where it stands", "[rfc8415][C]") {
  // IA_NA { IAADDR { IAADDR }, IAPREFIX }: a misplaced one is not opened
  CHECK(OfMessage(MessageType::kReply,
                  "00030049 000000010000000000000000"
                  "0005001c 20010db8000000000000000000000001 00000e1000000e10 00050000"
                  "001a0019 00000e1000000e10 40 20010db8000000000000000000000000") ==
        "misplaced 5@48, misplaced 26@52");
}

TEST_CASE("a container cut short is judged as far as it is sound", "[dhcpv6]") {
  CHECK(OfMessage(MessageType::kReply, "0032000a 00310002 0000 0048ffff") == "misplaced 49@8");
  CHECK(OfMessage(MessageType::kReply, "00030003 000000") == "fine");
}

TEST_CASE("of messages of other RFCs nothing is said", "[rfc5007]") {
  CHECK(OfMessage(static_cast<MessageType>(14), "002c0000 00420000") == "fine");
  CHECK(OfMessage(static_cast<MessageType>(0), kHaa) == "fine");
}

TEST_CASE("bare options are judged by what stands inside them and how often", "[rfc6610][R12]") {
  const auto of_bare = [](const std::string& hex) {
    const std::vector<uint8_t> wire = FromHex(hex);
    return Of(*OptionRange::Parse(wire));
  };
  // HAA; IDINF { HAA }: of the first nobody knows where it stands.
  const std::string haa = "0048 0010 20010db8000000000000000000000001";
  CHECK(of_bare(haa + "0045 0014" + haa) == "home-network-unnamed 69@20");
  // ORO { 69 }
  CHECK(of_bare("0006 0002 0045") == "fine");
  // CLIENTID twice
  CHECK(of_bare("0001 0003 000901 0001 0003 000901") == "duplicate-singleton 1@7");
}

TEST_CASE("home network information must lead to a home agent", "[rfc6610][s4.1.2][R14]") {
  // IDINF { HNIDF }; UDINF { an option that nobody knows }; VDINF { HNP }
  CHECK(OfMessage(MessageType::kReply,
                  "0045 0007 0031 0003 016100  0046 0004 03e7 0000  0032 0005 0047 0001 00") ==
        "home-network-incomplete 69@4, home-network-incomplete 70@15");
}

TEST_CASE("a client with a preference does not ask for what goes without one",
          "[rfc6610][s4.1.1][R4]") {
  // ORO { 70, 50, 49, 71, 72, 73 }
  CHECK(OfMessage(MessageType::kInformationRequest, "0006 000c 0046 0032 0031 0047 0048 0049") ==
        "request-undecided 6@4");
  CHECK(OfMessage(MessageType::kInformationRequest, "0006 000a 0046 0031 0047 0048 0049") ==
        "fine");
}

TEST_CASE("a Relay-forward says that eight relays passed it on at most", "[rfc8415][s19.1][R31]") {
  const std::vector<uint8_t> most = Relayed("0c08", "00090004 0ba1b2c3");
  CHECK(Of(*RelayView::Parse(most)) == "fine");
  const std::vector<uint8_t> more = Relayed("0c09", "00090004 0ba1b2c3");
  CHECK(Of(*RelayView::Parse(more)) == "hop-count-exceeded 0@0");
  CHECK(Of(*RelayView::Parse(more, 38)) == "hop-count-exceeded 0@38");
  // What a relay copies back is the server's to mind.
  const std::vector<uint8_t> reply = Relayed("0d09", "00090004 0ba1b2c3");
  CHECK(Of(*RelayView::Parse(reply)) == "fine");
}

}}  // namespace mip6boot::dhcpv6
