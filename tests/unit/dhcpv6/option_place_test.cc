// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_place.h"

#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

std::vector<unsigned> TypesWith(OptionCode option) {
  std::vector<unsigned> types;
  for (unsigned type = 1; type <= 13; ++type) {
    if (MayStand(option, static_cast<MessageType>(type))) types.push_back(type);
  }
  return types;
}

std::vector<unsigned> ContainersOf(OptionCode option) {
  std::vector<unsigned> containers;
  for (unsigned code = 0; code <= 148; ++code) {
    if (MayStandInside(option, static_cast<OptionCode>(code))) containers.push_back(code);
  }
  return containers;
}

using Numbers = std::vector<unsigned>;

TEST_CASE("of the first code behind the table, nothing is known", "[rfc8415][R82]") {
  constexpr auto kNext =
      static_cast<OptionCode>(static_cast<unsigned>(OptionCode::kAddrRegEnable) + 1);
  CHECK(TypesWith(kNext).size() == 13);
}

TEST_CASE("an HNIDF stands in messages that ask, and in an IDINF", "[rfc6610][s4.1.1]") {
  CHECK(TypesWith(OptionCode::kMip6Hnidf) == Numbers{1, 3, 5, 6, 11});
  CHECK(ContainersOf(OptionCode::kMip6Hnidf) == Numbers{69});
}

TEST_CASE("home network information stands in answers, and in an RSOO", "[rfc6610][s4.2][s4.3]") {
  const OptionCode code =
      GENERATE(OptionCode::kMip6Vdinf, OptionCode::kMip6Idinf, OptionCode::kMip6Udinf);
  CHECK(TypesWith(code) == Numbers{2, 7});
  CHECK(ContainersOf(code) == Numbers{66});
}

TEST_CASE("prefix, address and name of a home agent stand inside containers only",
          "[rfc6610][s4.1.2][R13]") {
  const OptionCode code =
      GENERATE(OptionCode::kMip6Hnp, OptionCode::kMip6Haa, OptionCode::kMip6Haf);
  CHECK(TypesWith(code) == Numbers{});
  CHECK(ContainersOf(code) == Numbers{50, 69, 70});
}

TEST_CASE("an RSOO stands in a Relay-forward only", "[rfc6422][s4]") {
  CHECK(TypesWith(OptionCode::kRsoo) == Numbers{12});
  CHECK(ContainersOf(OptionCode::kRsoo) == Numbers{});
}

TEST_CASE("an ORO stands where clients ask, and where a relay does",
          "[rfc8415][B][rfc4994][s4][R19]") {
  CHECK(TypesWith(OptionCode::kOro) == Numbers{1, 3, 5, 6, 11, 12});
}

TEST_CASE("the options of RFC 8415 stand where its appendices B and C say", "[rfc8415][B][C]") {
  CHECK(TypesWith(OptionCode::kClientId) == Numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  CHECK(TypesWith(OptionCode::kServerId) == Numbers{2, 3, 5, 7, 8, 9, 10, 11});
  CHECK(TypesWith(OptionCode::kIaNa) == Numbers{1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(TypesWith(OptionCode::kIaPd) == Numbers{1, 2, 3, 5, 6, 7, 8, 9});
  CHECK(TypesWith(OptionCode::kElapsedTime) == Numbers{1, 3, 4, 5, 6, 8, 9, 11});
  CHECK(TypesWith(OptionCode::kRelayMsg) == Numbers{12, 13});
  CHECK(TypesWith(OptionCode::kStatusCode) == Numbers{2, 7});
  CHECK(TypesWith(OptionCode::kInterfaceId) == Numbers{12, 13});
  CHECK(TypesWith(OptionCode::kReconfMsg) == Numbers{10});
  CHECK(TypesWith(OptionCode::kInformationRefreshTime) == Numbers{7});
  CHECK(ContainersOf(OptionCode::kStatusCode) == Numbers{3, 4, 5, 25, 26, 138});
  CHECK(ContainersOf(OptionCode::kIaAddr) == Numbers{3, 4});
  CHECK(ContainersOf(OptionCode::kIaPrefix) == Numbers{25});
}

TEST_CASE("options of other RFCs stand where those say", "[dhcpv6]") {
  CHECK(TypesWith(OptionCode::kVendorOpts) == Numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13});
  CHECK(TypesWith(OptionCode::kDomainList) == Numbers{1, 2, 3, 5, 6, 7, 11});  // RFC 3646 5
  CHECK(TypesWith(OptionCode::kRemoteId) == Numbers{12, 13});                  // RFC 4649 3
  CHECK(TypesWith(OptionCode::kClientFqdn) == Numbers{1, 2, 3, 5, 6, 7});      // RFC 4704 5, 6
  CHECK(ContainersOf(OptionCode::kPdExclude) == Numbers{26});                  // RFC 6603 4.2
  CHECK(ContainersOf(OptionCode::kS46PortParams) == Numbers{89, 92});          // RFC 7598 4.5
  CHECK(ContainersOf(OptionCode::k4rdMapRule) == Numbers{97});                 // RFC 7600 4.9
  CHECK(ContainersOf(OptionCode::kLladdr) == Numbers{138});                    // RFC 8947 11.2
}

TEST_CASE("options of leasequery and failover stand in no message of RFC 8415",
          "[rfc5007][rfc8156]") {
  const OptionCode code = GENERATE(OptionCode::kLqQuery, OptionCode::kClientData,
                                   OptionCode::kFBindingStatus, OptionCode::kDhcpv4Msg);
  CHECK(TypesWith(code) == Numbers{});
  CHECK(ContainersOf(code) == Numbers{});
  CHECK(MayStand(code, static_cast<MessageType>(14)));  // LEASEQUERY
}

TEST_CASE("an option whose place is unknown may stand in any message", "[dhcpv6]") {
  CHECK(TypesWith(OptionCode::kGeoconfCivic).size() == 13);
  CHECK(ContainersOf(OptionCode::kGeoconfCivic) == Numbers{});
}

TEST_CASE("what no document speaks of may stand anywhere but in an RSOO", "[rfc8415][s16]") {
  const OptionCode unknown = static_cast<OptionCode>(0xfedc);
  CHECK(TypesWith(unknown).size() == 13);
  CHECK(ContainersOf(unknown) ==
        Numbers{3, 4, 5, 25, 26, 50, 69, 70, 84, 89, 92, 94, 95, 96, 97, 138});
  CHECK(MayStand(OptionCode::kRsoo, static_cast<MessageType>(99)));
}

}}  // namespace mip6boot::dhcpv6
