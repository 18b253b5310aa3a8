// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/mip6_feature_vector.h"

#include "tests/support/catch.h"
#include "tests/unit/radius/attribute_testing.h"

namespace mip6boot::radius { namespace {

TEST_CASE("a feature vector is 64 bits", "[rfc5447][s4.2.5][rfc6572][s4.1]") {
  const TestAttribute attribute("7c0a 0001010000000003");
  const Result<Mip6FeatureVector> features = attribute.As<Mip6FeatureVector>();
  REQUIRE(features.has_value());
  CHECK(features->value == (FeatureBit::kMip6Integrated | FeatureBit::kLocalHomeAgentAssignment |
                            FeatureBit::kPmip6Supported | FeatureBit::kIp4HoaOnlySupported));
  CHECK(Encoded(*features) == "7c0a0001010000000003");
}

TEST_CASE("bits without a name are kept, and so are those that contradict each other",
          "[rfc5447][s4.2.5][rfc6572][s4.1]") {
  CHECK(Reencoded<Mip6FeatureVector>("7c0a 8000000000000010") == "7c0a8000000000000010");
  CHECK(Reencoded<Mip6FeatureVector>("7c0a 0001000000000000") == "7c0a0001000000000000");
}

TEST_CASE("a feature vector of another size has a wrong length", "[rfc5447][s4.2.5]") {
  CHECK(Refusal<Mip6FeatureVector>("7c06 00000001") ==
        "MIP6-Feature-Vector (124) at offset 102: length 6, must be 10");
  CHECK(Refusal<Mip6FeatureVector>("7c0b 0000000000000001 00") ==
        "MIP6-Feature-Vector (124) at offset 102: length 11, must be 10");
  CHECK(Refusal<Mip6FeatureVector>("7c02") ==
        "MIP6-Feature-Vector (124) at offset 102: length 2, must be 10");
}

}}  // namespace mip6boot::radius
