// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/eap_avps.h"

#include "mip6boot/diameter/base_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("octets without a format of their own are taken as they are", "[rfc6733][s4.2]") {
  const TestAvp avp("000001ce 4000000c 03020004");
  CHECK(test::ToHex(avp.As<EapPayload>()->value) == "03020004");
  CHECK(TestAvp("00000019 40000008").As<Class>()->value.empty());
}

TEST_CASE("the octets of a key do not get into the error about it", "[R101]") {
  const TestAvp avp("000001d0 c0000010 000028af 73656372");
  CHECK(Refusal<EapMasterSessionKey>(avp) ==
        "AVP (464, vendor 10415) at offset 100: is not of vendor 0 -> 5012");
}

}}  // namespace mip6boot::diameter
