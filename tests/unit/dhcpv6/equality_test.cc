// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When two options of a type are equal.

#include "tests/support/equality.h"

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/violation.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

// One of each type, with all its fields in it.
constexpr const char* kOptions[] = {
    "0001 000a 00030001020000000001",        // CLIENTID
    "0002 000a 000200007ed90badc0de",        // SERVERID
    "0003 000c 00000001 00000e10 00001518",  // IA_NA
    "0003 0012 00000001 00000e10 00001518 000d 0002 0000",
    "0004 0004 00000001",  // IA_TA
    "0004 000a 00000001 000d 0002 0000",
    "0005 0018 20010db8000000000000000000000005 00000e10 00001c20",  // IAADDR
    "0005 001e 20010db8000000000000000000000005 00000e10 00001c20 000d 0002 0000",
    "0006 0004 0045 0046",                                                      // ORO
    "0007 0001 ff",                                                             // PREFERENCE
    "0008 0002 0064",                                                           // ELAPSED_TIME
    "0009 0004 0ba1b2c3",                                                       // RELAY_MSG
    "000b 001c 03 01 00 0000000000000001 01 000102030405060708090a0b0c0d0e0f",  // AUTH
    "000b 000f 03 01 01 0000000000000001 01020304",
    "000c 0010 20010db8000000000000000000000001",                                   // UNICAST
    "000d 0006 0001 696e7661",                                                      // STATUS_CODE
    "000e 0000",                                                                    // RAPID_COMMIT
    "000f 0009 0003 6c6162 0002 0102",                                              // USER_CLASS
    "0010 000d 00007ed9 0003 6c6162 0002 0102",                                     // VENDOR_CLASS
    "0011 000e 00007ed9 0001 0001 61 0002 0001 62",                                 // VENDOR_OPTS
    "0012 0004 65746831",                                                           // INTERFACE_ID
    "0013 0001 0b",                                                                 // RECONF_MSG
    "0014 0000",                                                                    // RECONF_ACCEPT
    "0017 0020 20010db8000000000000000000000053 20010db8000000000000000000000054",  // DNS_SERVERS
    "0018 0010 0161 076578616d706c65 00 036c6162 00",                               // DOMAIN_LIST
    "0019 000c 00000001 00000e10 00001518",                                         // IA_PD
    "0019 0012 00000001 00000e10 00001518 000d 0002 0000",
    "001a 0019 00000e10 00001c20 38 20010db8000001000000000000000000",  // IAPREFIX
    "001a 001f 00000e10 00001c20 38 20010db8000001000000000000000000 000d 0002 0006",
    "0020 0004 00001c20",                                    // INFORMATION_REFRESH_TIME
    "0025 0006 00007ed9 7031",                               // REMOTE_ID
    "0026 0002 7331",                                        // SUBSCRIBER_ID
    "0027 0006 01 0161 0162 00",                             // CLIENT_FQDN
    "0027 0003 04 0161",                                     // of a part of a name
    "0031 0005 01 61 01 62 00",                              // MIP6_HNIDF
    "0032 0014 0048 0010 20010db8000000000000000000000001",  // MIP6_VDINF
    "0035 000e 0001 0001 0000000f 020000000001",             // RELAY_ID
    "0041 0005 0161 0162 00",                                // ERP_LOCAL_DOMAIN_NAME
    "0042 0014 0048 0010 20010db8000000000000000000000001",  // RSOO
    "0045 001b 0031 0003 016100 0048 0010 20010db8000000000000000000000001",  // MIP6_IDINF
    "0046 0014 0048 0010 20010db8000000000000000000000001",                   // MIP6_UDINF
    "0047 0011 40 20010db8000000000000000000000000",                          // MIP6_HNP
    "0047 0009 40 20010db800000000",                                          // in the short form
    "0048 0010 20010db8000000000000000000000001",                             // MIP6_HAA
    "0049 0005 01 61 01 62 00",                                               // MIP6_HAF
    "004f 0008 0001 02005e005301",                 // CLIENT_LINKLAYER_ADDR
    "0050 0010 20010db8000000000000000000000001",  // LINK_ADDRESS
    "0052 0004 00000e10",                          // SOL_MAX_RT
    "0053 0004 00000e10",                          // INF_MAX_RT
    "0087 0002 060b",                              // RELAY_PORT
};

template <typename T, typename = void>
constexpr bool kComparable = false;
template <typename T>
constexpr bool
    kComparable<T, std::void_t<decltype(std::declval<const T&>() == std::declval<const T&>())>> =
        true;

TEST_CASE("options are equal exactly when they are written alike", "[dhcpv6]") {
  std::vector<OptionCode> seen;
  std::string faults;
  for (const char* const hex : kOptions) {
    const std::vector<uint8_t> octets = test::FromHex(hex);
    const OptionCode code = (*OptionRange::Parse(octets)->begin()).code;
    seen.push_back(code);
    faults += DispatchOption(code, [&](auto type) -> std::string {
      using Type = typename decltype(type)::Type;
      if constexpr (kComparable<Type>)
        return test::CompareWithChanged<Type, OptionWriter, OptionRange>(octets, kOptionHeaderSize);
      return std::is_same_v<Type, UntypedOption> ? std::string(" no type for ") + hex : "";
    });
  }
  CHECK(faults == "");

  std::string missing;
  ForEachOptionType([&](auto type) {
    constexpr OptionCode kCode = decltype(type)::Type::kCode;
    for (const OptionCode code : seen) {
      if (code == kCode) return;
    }
    missing += std::string(" ") + OptionName(kCode);
  });
  CHECK(missing == "");
}

TEST_CASE("a prefix in the short form differs from the same in full", "[rfc6610][s3.3]") {
  const TestOption full("0047 0011 40 20010db8000000000000000000000000");
  const TestOption brief("0047 0009 40 20010db800000000");
  CHECK(*full.As<HomeNetworkPrefix>() != *brief.As<HomeNetworkPrefix>());
}

TEST_CASE("violations are equal in kind, option and place", "[dhcpv6]") {
  const Violation one{ViolationKind::kMisplaced, OptionCode::kIaNa, 20};
  Violation other = one;
  CHECK(one == other);
  CHECK_FALSE(one != other);
  other.offset = 21;
  CHECK(one != other);
  other = one;
  other.option = OptionCode::kIaTa;
  CHECK(one != other);
  other = one;
  other.kind = ViolationKind::kDuplicateSingleton;
  CHECK(one != other);
}

}}  // namespace mip6boot::dhcpv6
