// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <string>
#include <vector>

#include "mip6boot/diameter/mip6_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

TEST_CASE("a feature vector is 64 bits", "[rfc5447][s4.2.5]") {
  const TestAvp avp("0000007c 40000010 0000000000000003");
  const Result<Mip6FeatureVector> features = avp.As<Mip6FeatureVector>();
  REQUIRE(features.has_value());
  CHECK(features->value.Has(FeatureBit::kMip6Integrated));
  CHECK(features->value.Has(FeatureBit::kLocalHomeAgentAssignment));
  CHECK(!features->value.Has(FeatureBit::kPmip6Supported));
  CHECK(Encoded(Mip6FeatureVector{FeatureBit::kMip6Integrated |
                                  FeatureBit::kLocalHomeAgentAssignment}) ==
        "0000007c400000100000000000000003");
}

TEST_CASE("a feature vector of zero is legal", "[rfc5447][s4.2.5]") {
  CHECK(Reencoded<Mip6FeatureVector>("0000007c 40000010 0000000000000000") ==
        "0000007c400000100000000000000000");
}

TEST_CASE("bits without a name are kept", "[rfc5447][s4.2.5]") {
  CHECK(Reencoded<Mip6FeatureVector>("0000007c 40000010 8000410000030001") ==
        "0000007c400000108000410000030001");
}

TEST_CASE("a feature vector of another size has a wrong length", "[rfc6733][s7.1.5]") {
  CHECK(Refusal<Mip6FeatureVector>("0000007c 4000000c 00000001") ==
        "MIP6-Feature-Vector (124) at offset 108: length 4, must be 8 -> 5014");
  CHECK(Refusal<Mip6FeatureVector>("0000007c 40000014 0000000000000001 00000000") ==
        "MIP6-Feature-Vector (124) at offset 108: length 12, must be 8 -> 5014");
}

}}  // namespace mip6boot::diameter
