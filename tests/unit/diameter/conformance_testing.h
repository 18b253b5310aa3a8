// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What FindViolations says of messages as tests write them, and the AVPs of those.

#ifndef MIP6BOOT_TESTS_UNIT_DIAMETER_CONFORMANCE_TESTING_H_
#define MIP6BOOT_TESTS_UNIT_DIAMETER_CONFORMANCE_TESTING_H_

#include <string>
#include <vector>

#include "mip6boot/diameter/conformance.h"
#include "tests/support/hex.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter {

// "name code@offset" each, comma between; "fine" if none.
template <typename View>
std::string Of(const View& view) {
  std::string text;
  FindViolations(view, [&text](const Violation& violation) {
    if (!text.empty()) text += ", ";
    text += Describe(violation.kind).name;
    text += ' ' + std::to_string(violation.avp.code) + '@' + std::to_string(violation.offset);
  });
  return text.empty() ? "fine" : text;
}

// `start`: flags, command code, application id. AVPs start at 20.
inline std::string OfMessage(const std::string& start, const std::string& avps) {
  return Of(TestMessage(start, avps).view());
}
inline std::string OfBare(const std::string& avps) {
  const std::vector<uint8_t> wire = test::FromHex(avps);
  return Of(*AvpRange::Parse(wire));
}

// 12 octets each, but for kEapPayload with 8.
inline const std::string kSession = "00000107 4000000b 613b3100";      // "a;1"
inline const std::string kOriginHost = "00000108 4000000b 682e7800";   // "h.x"
inline const std::string kOriginRealm = "00000128 40000009 78000000";  // "x"
inline const std::string kDestinationRealm = "0000011b 40000009 78000000";
inline const std::string kApplication1 = "00000102 4000000c 00000001";
inline const std::string kApplication5 = "00000102 4000000c 00000005";
inline const std::string kApplication7 = "00000102 4000000c 00000007";
inline const std::string kApplication8 = "00000102 4000000c 00000008";
inline const std::string kAuthorizeOnly = "00000112 4000000c 00000002";
inline const std::string kAuthorizeAuthenticate = "00000112 4000000c 00000003";
inline const std::string kEapPayload = "000001ce 40000008";
inline const std::string kSuccess = "0000010c 4000000c 000007d1";
inline const std::string kRejected = "0000010c 4000000c 00000fa1";        // 4001
inline const std::string kNotDelivered = "0000010c 4000000c 00000bba";    // 3002
inline const std::string kRedirect = "0000010c 4000000c 00000bbe";        // 3006
inline const std::string kMultiRound = "0000010c 4000000c 000003e9";      // 1001
inline const std::string kUnableToComply = "0000010c 4000000c 00001394";  // 5012
inline const std::string kPeer = kOriginHost + kOriginRealm;

inline const std::string kDer = "c000010c 00000005";
inline const std::string kDerFields = kSession + kApplication5 + kPeer + kDestinationRealm +
                                      kAuthorizeAuthenticate + kEapPayload;  // AVPs end at 100
inline const std::string kDea = "4000010c 00000005";
inline const std::string kDeaFields =
    kSession + kApplication5 + kAuthorizeAuthenticate + kSuccess + kPeer;  // end at 92
inline const std::string kDwr = "80000118 00000000";
inline const std::string kDwa = "00000118 00000000";

// MIP6-Auth-Mode 1, MIP-Mobile-Node-Address, MIP6-Agent-Info of an address.
inline const std::string kMode = "000001ee 4000000c 00000001";
inline const std::string kHomeAddress = "0000014d 4000000e 0001 c0000201 0000";
inline const std::string kAgent = "000001e6 40000018 0000014e 4000000e 0001 c0000202 0000";
inline const std::string kMir = "c0000145 00000008";
inline const std::string kMirFields = kSession + kApplication8 + "00000001 40000009 6e000000" +
                                      kDestinationRealm + kPeer + kAuthorizeAuthenticate + kMode +
                                      kHomeAddress + kAgent;  // end at 156
inline const std::string kNodeAuthentication =
    "00000155 4000000c 00000003"   // MIP-MN-AAA-SPI
    "000001e8 40000009 aa000000"   // MIP-Authenticator
    "000001e9 40000009 bb000000";  // MIP-MAC-Mobility-Data
inline const std::string kMia = "40000145 00000008";
inline const std::string kMiaFields =
    kSession + kApplication8 + kSuccess + kPeer + kAuthorizeAuthenticate;  // end at 92
// MIP-MN-HA-MSA: MIP-Session-Key, MIP-MSA-Lifetime.
inline const std::string kAssociation =
    "000001ec 40000020 00000157 40000009 cc000000 0000016f 4000000c "
    "00000e10";

}  // namespace mip6boot::diameter

#endif  // MIP6BOOT_TESTS_UNIT_DIAMETER_CONFORMANCE_TESTING_H_
