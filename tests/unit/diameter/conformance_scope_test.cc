// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How far the rules reach: what FindViolations does not say.

#include <string>

#include "tests/support/catch.h"
#include "tests/unit/diameter/conformance_testing.h"

namespace mip6boot::diameter { namespace {

const std::string kExperimental =
    "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 000007d1";
const std::string kAuthorizeOnlyInApp5 =
    kSession + kApplication5 + kPeer + kDestinationRealm + kAuthorizeOnly + kEapPayload;

TEST_CASE("what is asked of an answer to MIR is not asked of MIR, nor of other answers",
          "[rfc5778][s5.2][s6.4]") {
  CHECK(OfMessage(kMir, kMirFields + kNodeAuthentication + kAssociation) == "fine");
  CHECK(OfMessage(kDea, kDeaFields + kAssociation) == "fine");
  CHECK(OfBare(kAssociation) == "fine");
  // In a group of the answer it is somebody else's.
  CHECK(OfMessage(kMia, kMiaFields + kHomeAddress + "000001fb 40000028" + kAssociation) == "fine");
  CHECK(OfMessage(kMia, kMiaFields + kHomeAddress + "0000011a 40000009 78000000") == "fine");
}

TEST_CASE("what is asked of MIR is not asked of its answer, nor of other requests",
          "[rfc5778][s5.2][s6]") {
  CHECK(OfMessage(kDer, kDerFields + kMode) == "fine");
  CHECK(OfMessage(kDer, kAuthorizeOnlyInApp5) == "fine");
  CHECK(OfMessage(kMia, kSession + kApplication8 + kSuccess + kPeer + kAuthorizeOnly +
                            kHomeAddress + kMode) == "fine");
  CHECK(OfMessage("4000010c 00000007",
                  kSession + kApplication7 + kAuthorizeOnly + kSuccess + kPeer) == "fine");
  CHECK(OfMessage("c0000109 00000007",
                  kSession + kApplication7 + kPeer + kDestinationRealm + kAuthorizeOnly) == "fine");
  CHECK(OfMessage(kMir, kSession + kApplication8 + "00000001 40000009 6e000000" +
                            kDestinationRealm + kPeer + kAuthorizeOnly + kMode + kHomeAddress +
                            kAgent + kNodeAuthentication) == "not-to-authorize 274@92");
  CHECK(OfMessage("40000109 00000007", kSession + kApplication7 + kAuthorizeAuthenticate +
                                           kMultiRound + kPeer + kAgent) == "fine");
}

TEST_CASE("what may stand in a request may not in an answer, and the other way about",
          "[rfc6733][s3][s6.7.1]") {
  CHECK(OfMessage("d000010c 00000005", kDerFields) == "fine");  // T
  const std::string route_record = "0000011a 40000009 78000000";
  CHECK(OfMessage(kDer, kDerFields + route_record) == "fine");
  CHECK(OfMessage("c0000113 00000005", kSession + kPeer + kDestinationRealm + kApplication5 +
                                           "00000127 4000000c 00000001" + route_record) == "fine");
  // A Result-Code in a request says nothing.
  CHECK(OfMessage(kDwr, kPeer + kNotDelivered) == "fine");
  CHECK(OfMessage("c000010c 01000032", kSession + "00000102 4000000c 01000032" + kPeer +
                                           kDestinationRealm + kAuthorizeAuthenticate +
                                           kEapPayload + kSuccess + kExperimental) == "fine");
}

TEST_CASE("an answer with the E bit takes any number of what the command's own does not",
          "[rfc6733][s7.2]") {
  CHECK(OfMessage("6000010c 00000005",
                  kPeer + kUnableToComply + kHomeAddress + kHomeAddress + kHomeAddress) == "fine");
}

TEST_CASE("whose grammar a message is held to", "[rfc6733][s1.3.4][3gpp]") {
  const std::string without_payload = kPeer + kDestinationRealm + kAuthorizeAuthenticate;
  // A vendor's application that we know, and one of the IETF's that we do not.
  CHECK(OfMessage("c000010c 01000022", kSession + "00000102 4000000c 01000022" + without_payload) ==
        "missing 462@0");
  CHECK(OfMessage("c000010c 00000063", kSession + "00000102 4000000c 00000063" + without_payload) ==
        "missing 462@0");
  // The first number of those of vendors.
  CHECK(OfMessage("00000118 01000000", kSuccess + kPeer + "00000116 0000000c 00000001") == "fine");
}

TEST_CASE("an Experimental-Result alone is enough for no answer of the IETF's applications",
          "[rfc6733][s7.6][R99]") {
  CHECK(OfMessage(kDea, kPeer + kExperimental) ==
        "missing 263@0, missing 258@0, missing 274@0, result-code-missing 268@0");
  CHECK(OfMessage(kDwa, kPeer + kExperimental) == "result-code-missing 268@0");
  CHECK(OfMessage("40000113 00000005", kSession + kPeer + kExperimental) ==
        "result-code-missing 268@0");
  CHECK(OfMessage("6000010c 00000005", kPeer + kExperimental) == "missing 268@0");
  // An application id of 0 in RAA and ASA may stand for any.
  CHECK(OfMessage("40000102 00000000", kSession + kPeer + kExperimental) == "fine");
  CHECK(OfMessage("40000112 00000000", kSession + kPeer + kExperimental) == "fine");
}

TEST_CASE("a redirection is one with the E bit alone", "[rfc6733][s6.12]") {
  CHECK(OfMessage(kDea, kSession + kApplication5 + kAuthorizeAuthenticate + kRedirect + kPeer) ==
        "error-bit-missing 268@56");
}

TEST_CASE("of Session-Ids the first is judged for its place, the others for their number",
          "[rfc6733][s8.8]") {
  CHECK(OfMessage("40000112 00000005", kSession + kOriginHost + kSession + kOriginRealm + kSuccess +
                                           kSession) == "too-many 263@44, too-many 263@80");
  CHECK(OfMessage("40000112 00000005", kSuccess + kSession + kSession + kPeer) ==
        "session-id-not-first 263@32, too-many 263@44");
}

TEST_CASE("octets that look like AVPs are not judged", "[rfc6733][s4.2]") {
  CHECK(OfMessage(kDea, kDeaFields + "00000019 40000014 00000116 6000000c 00000001") == "fine");
}

TEST_CASE("values that cannot be read break no rule about values", "[rfc6733]") {
  CHECK(OfMessage("c000010c 00000007", kSession + kApplication7 + kPeer + kDestinationRealm +
                                           "00000112 4000000a 00020000" + kEapPayload) == "fine");
  CHECK(OfMessage(kDer, kSession + "00000102 4000000a 00070000" + kPeer + kDestinationRealm +
                            kAuthorizeAuthenticate + kEapPayload) == "fine");
  CHECK(OfMessage(kDwa, "0000010c 4000000a 0bba0000" + kPeer) == "fine");
}

TEST_CASE("both applications are too many in a vendor's alone", "[rfc6733][s6.11]") {
  CHECK(OfMessage(kDer, kDerFields + "000001fb 40000020" + kApplication5 +
                            "00000103 4000000c 00000005") == "fine");
}

TEST_CASE("the M bit of Mobile IPv6's groups that nobody takes apart is not judged either",
          "[rfc5778][s6]") {
  CHECK(OfMessage(kDea, kDeaFields + "000001fc 00000008") == "fine");  // QoS-Resources
  CHECK(OfBare("000001fc 00000008") == "fine");
}

}}  // namespace mip6boot::diameter
