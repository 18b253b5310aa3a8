// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/conformance.h"

#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/unit/diameter/conformance_testing.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;

TEST_CASE("messages that are as the RFCs want them are found fine", "[rfc6733][rfc4072][rfc5778]") {
  CHECK(OfMessage(kDer, kDerFields) == "fine");
  CHECK(OfMessage(kDea, kDeaFields) == "fine");
  CHECK(OfMessage(kDwr, kPeer) == "fine");
  CHECK(OfMessage(kDwa, kSuccess + kPeer) == "fine");
  CHECK(OfMessage(kMir, kMirFields + kNodeAuthentication) == "fine");
  CHECK(OfMessage(kMia, kMiaFields + kHomeAddress) == "fine");
  CHECK(OfMessage("6000010c 00000005", kSession + kPeer + kNotDelivered) == "fine");
}

TEST_CASE("an application is compared at the top and in a vendor's group there, and nowhere else",
          "[rfc6733][s6.11]") {
  const std::string vendor = "0000010a 4000000c 000028af";
  CHECK(OfMessage(kDer, kDerFields + "00000104 40000020" + vendor + kApplication5) == "fine");
  CHECK(OfMessage(kDer, kDerFields + "00000104 40000020" + vendor + kApplication7) ==
        "application-mismatch 258@120");
  // In a Service-Configuration, and one level further down.
  CHECK(OfMessage(kDer, kDerFields + "000001fb 40000014" + kApplication7).find("mismatch") ==
        std::string::npos);
  CHECK(OfMessage(kDer, kDerFields + "000001fb 40000028 00000104 40000020" + vendor + kApplication7)
            .find("mismatch") == std::string::npos);
}

TEST_CASE("a redirection that is not cached, or says for how long, is fine",
          "[rfc6733][s6.13][s6.14]") {
  const std::string host = "00000124 40000010 6161613a2f2f6878";
  const std::string start = kPeer + kRedirect + host;
  CHECK(OfMessage("6000010c 00000005", start + "00000105 4000000c 00000000") == "fine");
  CHECK(OfMessage("6000010c 00000005",
                  start + "00000105 4000000c 00000002" + "00000106 4000000c 0000003c") == "fine");
}

TEST_CASE("the vectors break the rules that they were made to break, and no other", "[vectors]") {
  std::string found;
  for (const test::Vector& vector : test::AllVectors()) {
    std::string of_this = "fine";
    if (vector.protocol == "diameter-message") {
      const Result<MessageView> message = MessageView::Parse(vector.octets);
      if (message) of_this = Of(*message);
    } else if (vector.protocol == "diameter-avp") {
      const Result<AvpRange> avps = AvpRange::Parse(vector.octets);
      if (avps) of_this = Of(*avps);
    }
    if (of_this != "fine") found += vector.name + ": " + of_this + '\n';
  }
  CHECK(found ==
        "bad_avp486_empty: home-agent-unnamed 486@0\n"
        "bad_avp486_prefix_only: home-agent-unnamed 486@0\n"
        "bad_avp486_three_addresses: too-many 334@52\n"
        "bad_avp348_no_host: missing 293@0\n");
}

TEST_CASE("each violation is found in a message that has it alone",
          "[rfc6733][rfc4072][rfc5447][rfc5778][R58][R64][R96]") {
  struct Shown {
    std::string start;
    std::string avps;
    std::string found;
  };
  const std::vector<Shown> all = {
      // The header
      {"a0000118 00000000", kPeer, "error-bit-in-request 0@0"},
      {"5000010c 00000005", kDeaFields, "retransmitted-answer 0@0"},
      {"81000118 00000000", kPeer, "reserved-flags 0@0"},
      {"c0000118 00000000", kPeer, "proxiable-bit-unexpected 0@0"},
      {"8000010c 00000005", kDerFields, "proxiable-bit-missing 0@0"},
      // The grammar
      {kDwr, kOriginHost, "missing 296@0"},
      {kDwr, kPeer + kOriginRealm, "too-many 296@44"},
      {"00000112 00000005", "",
       "proxiable-bit-missing 0@0, missing 268@0, missing 264@0, missing "
       "296@0"},
      {"40000112 00000005", kSuccess + kSession + kPeer, "session-id-not-first 263@32"},
      {kDea, kDeaFields + kDestinationRealm, "destination-misplaced 283@92"},
      {"40000109 00000001",
       kSession + kApplication1 + kAuthorizeAuthenticate + kSuccess + kPeer +
           "0000011a 40000009 78000000",
       "route-record-misplaced 282@92"},
      // Results: Experimental-Result is 10415, 5001
      {kDea,
       kSession + kApplication5 + kAuthorizeAuthenticate + kPeer +
           "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 00001389",
       "result-code-missing 268@0"},
      {"4000010c 01000032",
       kSession + "00000102 4000000c 01000032" + kAuthorizeAuthenticate + kSuccess + kPeer +
           "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 00001389",
       "result-ambiguous 297@92"},
      {kDea, kSession + kPeer + kNotDelivered, "error-bit-missing 268@56"},
      {"6000010c 00000005", kSession + kPeer + kSuccess, "error-bit-unexpected 268@56"},
      {"6000010c 00000005", kPeer + kRedirect, "redirect-host-missing 292@0"},
      {"6000010c 00000005",
       kPeer + kRedirect + "00000124 40000010 6161613a2f2f6878" + "00000105 4000000c 00000002",
       "redirect-time-missing 262@0"},
      // Flags and padding of an AVP
      {kDwr, kPeer + "00000116 0000000c 00000001", "mandatory-bit-missing 278@44"},
      {kDwa, kSuccess + kPeer + "00000119 40000009 65000000", "mandatory-bit-unexpected 281@56"},
      {kDwr, kPeer + "00000116 6000000c 00000001", "protected-bit 278@44"},
      {kDwr, kPeer + "00000116 4100000c 00000001", "reserved-avp-flags 278@44"},
      {kDwr, kPeer + "00000116 c0000010 00000000 00000001", "vendor-zero 278@44"},
      {kDea, kDeaFields + "0000014e c0000012 000028af 0001 c0000202 0000",
       "vendor-unexpected 334@92"},
      {kDwr, "00000108 4000000b 682e7801" + kOriginRealm, "padding 264@20"},
      // Applications
      {kDer,
       kSession + kApplication1 + kPeer + kDestinationRealm + kAuthorizeAuthenticate + kEapPayload,
       "application-mismatch 258@32"},
      {kDwr, kPeer + "00000104 40000014 0000010a 4000000c 00000000", "application-unnamed 260@44"},
      {kDwr,
       kPeer + "00000104 4000002c 0000010a 4000000c 00000000 00000102 4000000c 00000000 00000103 "
               "4000000c 00000000",
       "application-ambiguous 260@44"},
      // Mobile IPv6
      {kDer, kDerFields + "000001e6 40000008", "home-agent-unnamed 486@100"},
      {"4000010c 00000007",
       kSession + kApplication7 + kAuthorizeAuthenticate + kMultiRound + kPeer + kAgent,
       "assigned-too-early 486@92"},
      {"c000010c 00000007",
       kSession + kApplication7 + kPeer + kDestinationRealm + kAuthorizeOnly + kEapPayload,
       "not-to-authorize 274@80"},
      {kMir, kMirFields,
       "auth-data-missing 341@0, auth-data-missing 488@0, auth-data-missing 489@0"},
      {kMia, kMiaFields, "home-address-missing 333@0"},
      {kMia, kMiaFields + kHomeAddress + kAssociation,
       "security-association-incomplete 491@108, security-association-incomplete 345@108"},
  };
  std::string wrong;
  std::string said;
  for (const Shown& shown : all) {
    const std::string found = OfMessage(shown.start, shown.avps);
    if (found != shown.found) wrong += shown.found + ": " + found + '\n';
    said += shown.found + ' ';
  }
  CHECK(wrong == "");
  std::string without_message;
  for (const char* const name : {
#define MIP6BOOT_VIOLATION(enumerator, name, rule, source, text) name,
#include "mip6boot/diameter/violation.def"
#undef MIP6BOOT_VIOLATION
       }) {
    if (said.find(std::string(name) + ' ') == std::string::npos) without_message += name;
  }
  CHECK(without_message == "");
}

TEST_CASE("an answer that reports a failure may lack what is only expected",
          "[rfc6733][s7.2][R99]") {
  // Session-Id, Auth-Application-Id and Auth-Request-Type are.
  CHECK(OfMessage(kDea, kSuccess + kPeer) == "missing 263@0, missing 258@0, missing 274@0");
  CHECK(OfMessage(kDea, kRejected + kPeer) == "fine");
  CHECK(OfMessage(kDea, kRejected + kOriginHost) == "missing 296@0");
  // With the E bit the command's grammar does not hold, but that of answers to errors.
  CHECK(OfMessage("6000010c 00000005", kPeer) == "missing 268@0");
  CHECK(OfMessage("6000010c 00000005", kUnableToComply + kPeer) == "fine");
  CHECK(OfMessage("2000010c 00000005", kUnableToComply + kPeer) == "fine");
}

TEST_CASE("each surplus AVP is found, and any number where the grammar sets none",
          "[rfc6733][s3.2]") {
  CHECK(OfMessage(kDwr, kPeer + kOriginHost + kOriginHost) == "too-many 264@44, too-many 264@56");
  // Class, of which DEA takes any number.
  const std::string classes = "00000019 40000009 aa000000 00000019 40000009 aa000000";
  CHECK(OfMessage(kDea, kDeaFields + classes) == "fine");
  // Three addresses of the node, of which DEA takes two (RFC 5778 5.1.2).
  CHECK(OfMessage(kDea, kDeaFields + kHomeAddress + kHomeAddress + kHomeAddress) ==
        "too-many 333@124");
}

TEST_CASE("a message that is cut lacks nothing that anyone can tell of", "[rfc6733][s3.2]") {
  // Origin-Realm runs past the end.
  const TestMessage message(kDwr, kOriginHost + "00000128 40000010 78000000");
  CHECK(Of(message.scanned().message) == "fine");
  // So does what is in a home agent's host; the padding in front is seen.
  CHECK(OfMessage(kDea, kDeaFields + "0000015c 4000001c 0000011b 40000009 78000001 00000125 "
                                     "40000009") == "padding 283@100");
}

TEST_CASE("of commands that are not known the common part is judged", "[rfc6733][s6.3][s8.8]") {
  CHECK(OfMessage("c000013c 01000023", kOriginHost) == "missing 296@0");
  CHECK(OfMessage("8000013c 01000023", kPeer + kSession) == "session-id-not-first 263@44");
}

// Rx (3GPP TS 29.214) has an AAR of its own.
TEST_CASE("a vendor's command is not judged by the IETF's grammar of the same code", "[3gpp]") {
  CHECK(OfMessage("c0000109 01000014", kSession + kPeer + kDestinationRealm) == "fine");
}

TEST_CASE("a destination stands in no request between neighbours", "[rfc6733][s6.1]") {
  CHECK(OfMessage(kDwr, kPeer + kDestinationRealm) == "destination-misplaced 283@44");
  CHECK(OfMessage(kDwr, kPeer + "00000125 40000009 78000000") == "destination-misplaced 293@44");
  // In a home agent's host it says something else.
  CHECK(OfMessage(kDea, kDeaFields + "0000015c 40000020 0000011b 40000009 78000000 00000125 "
                                     "40000009 79000000") == "fine");
}

TEST_CASE("DEA may hold a Route-Record, other answers may not", "[rfc4072][s5.1]") {
  const std::string route_record = "0000011a 40000009 78000000";
  CHECK(OfMessage(kDea, kDeaFields + route_record) == "fine");
  CHECK(OfMessage(kDwa, kSuccess + kPeer + route_record) == "route-record-misplaced 282@56");
}

TEST_CASE("the P bit of an answer with the E bit is the request's", "[rfc6733][s7.2]") {
  CHECK(OfMessage("2000010c 00000005", kPeer + kNotDelivered) == "fine");
  CHECK(OfMessage("60000118 00000000", kPeer + kNotDelivered) == "fine");
}

TEST_CASE("5xxx goes with the E bit and without it, and so does a class nobody has defined",
          "[rfc6733][s7.1.5][R99]") {
  const std::string start = GENERATE("40000112 00000005", "60000112 00000005");
  CHECK(OfMessage(start, kUnableToComply + kPeer) == "fine");
  CHECK(OfMessage(start, "0000010c 4000000c 00002328" + kPeer) == "fine");
}

TEST_CASE("two results may stand in an answer with the E bit, and in applications of the IETF",
          "[rfc6733][s7.2][s7.6]") {
  const std::string experimental =
      "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 00001389";
  CHECK(OfMessage("6000010c 01000032", kPeer + kUnableToComply + experimental) == "fine");
  CHECK(OfMessage(kDea, kDeaFields + experimental) == "fine");
  // One of the two is enough in an application of a vendor.
  CHECK(OfMessage("4000010c 01000032", kPeer + experimental) == "fine");
  // An application id of 0 in STA may stand for any.
  CHECK(OfMessage("40000113 00000000", kSession + kPeer + experimental) == "fine");
}

TEST_CASE("session commands may have application 0 in the header, others may not",
          "[rfc4072][s3][rfc6733][s6.8]") {
  const std::string terminated =
      kSession + kPeer + kDestinationRealm + kApplication5 + "00000127 4000000c 00000001";
  CHECK(OfMessage("c0000113 00000000", terminated) == "fine");
  CHECK(OfMessage("c0000113 00000005", terminated) == "fine");
  CHECK(OfMessage("c0000113 00000001", terminated) == "application-mismatch 258@68");
  CHECK(OfMessage("c000010c 00000000", kDerFields) == "application-mismatch 258@32");
  // In a CER it advertises.
  const std::string capabilities = kPeer +
                                   "00000101 4000000e 0001 c0000201 0000"
                                   "0000010a 4000000c 00000000"
                                   "0000010d 00000009 6d000000";
  CHECK(OfMessage("80000101 00000000", capabilities + kApplication5) == "fine");
  // Inside a Vendor-Specific-Application-Id, and Acct-Application-Id too.
  CHECK(OfMessage("c0000113 00000005",
                  terminated + "00000104 40000020 0000010a 4000000c 000028af 00000103 4000000c "
                               "00000003") == "application-mismatch 259@112");
}

TEST_CASE("the M bit is judged where an RFC rules it",
          "[rfc6733][s4.1][s1.3.4][rfc5447][rfc5778][s6]") {
  // MIP6-Feature-Vector: RFC 5778 rules it for its applications; in those of 3GPP it is 3GPP's.
  const std::string features = "0000007c 00000010 0000000000000001";
  CHECK(OfMessage(kDer, kDerFields + features) == "fine");
  CHECK(OfMessage(kMir, kMirFields + kNodeAuthentication + features) ==
        "mandatory-bit-missing 124@192");
  const std::string identity = "00000001 00000009 6e000000";
  CHECK(OfMessage(kDer, kDerFields + identity) == "mandatory-bit-missing 1@100");
  CHECK(OfMessage("c000010c 01000032", kSession + "00000102 4000000c 01000032" + kPeer +
                                           kDestinationRealm + kAuthorizeAuthenticate +
                                           kEapPayload + identity + features) == "fine");
  // MIP6-Home-Link-Prefix and EAP-Payload: no RFC says.
  CHECK(OfMessage(kMir, kMirFields + kNodeAuthentication +
                            "0000007d 00000019 40 20010db8000000000000000000000000 000000") ==
        "fine");
  CHECK(OfBare("000001ce 00000008 00000116 0000000c 00000001") == "mandatory-bit-missing 278@8");
  // A vendor's AVP with the number of one of the base protocol.
  CHECK(OfBare("00000116 80000010 000028af 00000001") == "fine");
}

TEST_CASE("mobility AVPs with the vendor of 3GPP are the IETF's in disguise", "[rfc5447][s4.2]") {
  CHECK(OfBare("0000014e c0000012 000028af 0001 c0000202 0000"
               "0000015c c000000c 000028af 0000007d c000000c 000028af 0000007c c000000c 000028af"
               "000001e6 c000000c 000028af") ==
        "vendor-unexpected 334@0, vendor-unexpected 348@20, vendor-unexpected 125@32, "
        "vendor-unexpected 124@44, vendor-unexpected 486@56");
  // 3GPP-IMSI has the number of User-Name, by right; another vendor's 334 is its own.
  CHECK(OfBare("00000001 c000000d 000028af 31000000 0000014e c000000c 00000009") == "fine");
}

TEST_CASE("a home agent needs an address or a name, which may be zero and ignored",
          "[rfc5447][s4.2.1][rfc5779][s4.2.2][R58][R63]") {
  CHECK(OfMessage(kDea, kDeaFields + "000001e6 40000008") == "home-agent-unnamed 486@92");
  CHECK(OfMessage(kDea, kDeaFields + "000001e6 40000018 0000014e 4000000e 0001 00000000 0000") ==
        "fine");
  // In a group of a group; a prefix alone names nobody.
  CHECK(OfBare("000001fb 4000002c 000001e6 40000024 0000007d 40000019 40 "
               "20010db8000000000000000000000000 000000") == "home-agent-unnamed 486@8");
}

TEST_CASE("mobility AVPs beside 1001 are RFC 5778's matter, since RFC 4072 allows them",
          "[rfc5778][s5.1.2][rfc4072][s2.2][R64]") {
  const std::string all = kAgent + kHomeAddress +
                          "0000007c 40000010 0000000000000001"
                          "0000007d 40000019 40 20010db8000000000000000000000000 000000" +
                          kAssociation;
  CHECK(OfMessage("4000010c 00000007",
                  kSession + kApplication7 + kAuthorizeAuthenticate + kMultiRound + kPeer + all) ==
        "assigned-too-early 486@92, assigned-too-early 333@116, assigned-too-early 124@132, "
        "assigned-too-early 125@148, assigned-too-early 492@176");
  CHECK(OfMessage("4000010c 00000007", kSession + kApplication7 + kAuthorizeAuthenticate +
                                           kSuccess + kPeer + all) == "fine");
  CHECK(OfMessage(kDea, kSession + kApplication5 + kAuthorizeAuthenticate + kMultiRound + kPeer +
                            all) == "fine");
}

TEST_CASE("what MIP6_AUTH_MN_AAA asks for is asked for in its mode alone", "[rfc5778][s5.2][s6]") {
  const std::string other_mode = kSession + kApplication8 + "00000001 40000009 6e000000" +
                                 kDestinationRealm + kPeer + kAuthorizeOnly +
                                 "000001ee 4000000c 00000002" + kHomeAddress + kAgent;
  CHECK(OfMessage(kMir, other_mode) == "fine");
  CHECK(OfMessage(kMia, kSession + kApplication8 + "0000010c 4000000c 000007d9" + kPeer +
                            kAuthorizeAuthenticate) == "fine");  // 2009 needs no address
  CHECK(OfMessage(kMia, kMiaFields + kHomeAddress +
                            "000001ec 40000038 00000157 40000009 cc000000 0000016f 4000000c "
                            "00000e10 000001eb 4000000c 00000007 00000159 4000000c 00000002") ==
        "fine");
}

TEST_CASE("what Failed-AVP quotes is not judged, its own flags are", "[rfc6733][s7.5]") {
  CHECK(OfMessage(kDwa, kUnableToComply + kPeer + "00000117 40000010 000001e6 21000008") == "fine");
  CHECK(OfMessage(kDwa, kUnableToComply + kPeer + "00000117 00000010 000001e6 21000008") ==
        "mandatory-bit-missing 279@56");
  // RFC 6733 does not say that it goes with failures only.
  CHECK(OfMessage(kDwa, kSuccess + kPeer + "00000117 40000010 000001e6 21000008") == "fine");
}

TEST_CASE("of bare AVPs any may stand at the top", "[rfc6733]") {
  CHECK(OfBare(kPeer + kPeer + kDestinationRealm + kSession + kApplication5) == "fine");
  CHECK(OfBare("00000129 40000014 0000010a 4000000c 000028af") == "missing 298@0");
  const std::vector<uint8_t> wire = FromHex("00000116 6000000c 00000001");
  CHECK(Of(*AvpRange::Parse(wire, 100)) == "protected-bit 278@100");
}

TEST_CASE("offsets count from where the message stands", "[diameter]") {
  const TestMessage message(kDwr, kOriginHost + kOriginHost);
  CHECK(Of(*MessageView::Parse(message.wire(), 1000)) == "missing 296@1000, too-many 264@1032");
}

// `count` times the same AVP.
std::string Repeated(const std::string& avp, size_t count) {
  std::string all;
  all.reserve(avp.size() * count);
  for (size_t i = 0; i < count; ++i) all += avp;
  return all;
}

TEST_CASE("100,000 AVPs are examined once each, whatever they are", "[limits]") {
  // What is looked up elsewhere in the message for each: the result, the mode, the first
  // Session-Id.
  const std::string avp =
      GENERATE("00000129 40000008", "00000112 4000000c 00000003", "00000107 4000000b 613b3100",
               "0000010c 4000000c 000007d1", "000001e6 40000008", "00000104 40000008",
               "000001ec 40000008", "ffffffff 00000008");
  const std::string start = GENERATE("40000145 01000032", "c0000145 00000008");
  const TestMessage message(start, Repeated(avp, 100000));
  size_t count = 0;
  uint32_t last = 0;
  bool in_order = true;
  FindViolations(message.view(), [&](const Violation& violation) {
    ++count;
    in_order = in_order && violation.offset >= last;
    last = violation.offset;
  });
  CHECK(in_order);
  CHECK(count <= size_t{6} * 100000);
}

TEST_CASE("groups are opened down to the limit of depth", "[limits]") {
  // Subscription-Data in one another, a Session-Timeout without M in the innermost.
  const auto nested = [](size_t levels) {
    std::string avps = "0000001b 0000000c 00000001";
    for (size_t size = 12; levels != 0; --levels) {
      size += 12;
      const std::vector<uint8_t> length = {static_cast<uint8_t>(size >> 8),
                                           static_cast<uint8_t>(size)};
      avps = "00000578 c000" + test::ToHex(length) + "000028af" + avps;
    }
    return avps;
  };
  CHECK(OfBare(nested(16)) == "mandatory-bit-missing 27@192");
  CHECK(OfBare(nested(17)) == "fine");
  CHECK(OfBare(nested(64)) == "fine");
}

TEST_CASE("whose M bit is judged: the base protocol's, and Mobile IPv6's in its own applications",
          "[rfc6733][s4.1][rfc5447][s4.1][rfc5778][s6]") {
  const std::string agent = "000001e6 00000018 0000014e 4000000e 0001 c0000202 0000";
  // Added to an older application, and in one that it was made for.
  CHECK(OfMessage(kDea, kDeaFields + agent) == "fine");
  CHECK(OfMessage("4000010c 00000007",
                  kSession + kApplication7 + kAuthorizeAuthenticate + kSuccess + kPeer + agent) ==
        "mandatory-bit-missing 486@92");
  // RAT-Type with M: 3GPP's applications say what of it.
  CHECK(OfMessage(kDea, kDeaFields + "00000408 c0000010 000028af 00000000") == "fine");
  // The relay application is nobody's.
  CHECK(OfMessage("00000118 ffffffff", kSuccess + kPeer + "00000116 0000000c 00000001")
            .find("mandatory-bit-missing 278@56") != std::string::npos);
  CHECK(OfMessage("00000118 01000022", kSuccess + kPeer + "00000116 0000000c 00000001")
            .find("mandatory-bit-missing") == std::string::npos);
}

TEST_CASE("of the answers to a command that nobody knows, nothing is said of the way it went",
          "[rfc6733][s6.7.1]") {
  CHECK(OfMessage("40ffffff 00000005",
                  kSession + kSuccess + kPeer + "0000011a 40000009 78000000") == "fine");
}

}}  // namespace mip6boot::diameter
