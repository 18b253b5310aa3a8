// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When two AVPs of a type are equal.

#include "tests/support/equality.h"

#include <string>
#include <type_traits>
#include <vector>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/violation.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

// One of each format, and groups.
constexpr const char* kAvps[] = {
    "0000010c 4000000c 000007d1",                                    // Result-Code
    "00000037 4000000c e0000001",                                    // Event-Timestamp
    "0000007c 40000010 0000000000000001",                            // MIP6-Feature-Vector
    "00000107 4000000b 613b3100",                                    // Session-Id
    "00000108 4000000b 682e7800",                                    // Origin-Host
    "00000001 40000009 6e000000",                                    // User-Name
    "000001ce 4000000c 02000004",                                    // EAP-Payload
    "00000124 40000010 6161613a2f2f6878",                            // Redirect-Host
    "00000101 4000000e 0001 c0000201 0000",                          // Host-IP-Address
    "0000014e 4000001a 0002 20010db8600003020000000000000001 0000",  // MIP-Home-Agent-Address
    "0000007d 40000019 40 20010db8600003020000000000000000 000000",  // MIP6-Home-Link-Prefix
    "0000015c 40000020 0000011b 40000009 68000000 00000125 40000009 61000000",  // MIP-Home-Agent-Host
    "000001e6 40000018 0000014e 4000000e 0001 c0000202 0000",                   // MIP6-Agent-Info
    "000001fc 40000014 00000108 4000000b 682e7800",                             // QoS-Resources
    "00000117 40000014 00000108 4000000b 682e7800",                             // Failed-AVP
    "00000104 40000020 0000010a 4000000c 000028af 00000102 4000000c 00000005",  // 260
};

TEST_CASE("AVPs are equal exactly when they are written alike", "[diameter]") {
  std::string faults;
  for (const char* const hex : kAvps) {
    const std::vector<uint8_t> octets = test::FromHex(hex);
    faults += DispatchAvp((*AvpRange::Parse(octets)->begin()).key, [&](auto type) -> std::string {
      using Type = typename decltype(type)::Type;
      if constexpr (std::is_same_v<Type, UntypedAvp>) {
        return std::string(" no type for ") + hex;
      } else {
        return test::CompareWithChanged<Type, AvpWriter, AvpRange>(octets, kAvpHeaderSize);
      }
    });
  }
  CHECK(faults == "");
}

TEST_CASE("times and URIs differ if what they hold does", "[diameter]") {
  CHECK(Time{1} != Time{2});
  CHECK_FALSE(Time{1} != Time{1});
  const DiameterUri here = *DiameterUri::Parse("aaa://a");
  CHECK(here != *DiameterUri::Parse("aaa://b"));
  CHECK_FALSE(here != *DiameterUri::Parse("aaa://a"));
}

TEST_CASE("groups are equal if their fields are, whatever else is in them", "[diameter]") {
  const TestAvp one("000001fb 40000014 00000108 4000000b 682e7800");
  const TestAvp other("000001fb 40000014 00000108 4000000b 692e7800");
  CHECK(*one.As<ServiceConfiguration>() == *other.As<ServiceConfiguration>());
}

TEST_CASE("a Failed-AVP made by hand equals one that was read", "[diameter]") {
  const std::vector<uint8_t> octets = test::FromHex("00000108 4000000b 682e7800");
  const FailedAvp made{*AvpRange::Parse(octets)};
  const TestAvp read("00000117 40000014 00000108 4000000b 682e7800");
  CHECK(made == *read.As<FailedAvp>());
  CHECK(*read.As<FailedAvp>() == made);
  CHECK(made != FailedAvp());
}

TEST_CASE("Failed-AVPs are equal if all they quote is, good and bad", "[diameter]") {
  const TestAvp read("00000117 40000018 00000108 4000000b 682e7800 00000125");
  const TestAvp same("00000117 40000018 00000108 4000000b 682e7800 00000125");
  const TestAvp other("00000117 40000018 00000108 4000000b 682e7800 00000126");
  CHECK(*read.As<FailedAvp>() == *same.As<FailedAvp>());
  CHECK(*read.As<FailedAvp>() != *other.As<FailedAvp>());
}

TEST_CASE("keys are ordered by vendor, then by code, and none is before itself", "[diameter]") {
  constexpr AvpKey kLow{0, 5};
  constexpr AvpKey kHigh{0, 6};
  constexpr AvpKey kOfVendor{1, 4};
  CHECK(kLow < kHigh);
  CHECK(kHigh < kOfVendor);
  CHECK_FALSE(kHigh < kLow);
  CHECK_FALSE(kOfVendor < kHigh);
  const AvpKey same = kLow;  // at run time
  CHECK_FALSE(same < kLow);
}

TEST_CASE("violations are equal in kind, AVP and place", "[diameter]") {
  const Violation one{ViolationKind::kApplicationMismatch, AvpKey::kAuthApplicationId, 20};
  Violation other = one;
  CHECK(one == other);
  CHECK_FALSE(one != other);
  other.offset = 21;
  CHECK(one != other);
  other = one;
  other.avp = AvpKey::kAcctApplicationId;
  CHECK(one != other);
  other = one;
  other.kind = ViolationKind::kApplicationAmbiguous;
  CHECK(one != other);
}

}}  // namespace mip6boot::diameter
