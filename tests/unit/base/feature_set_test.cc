// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/feature_set.h"

#include <string>

#include "tests/support/catch.h"

namespace mip6boot { namespace {

TEST_CASE("IPv4 home addresses alone need PMIPv6 and exclude the other kind", "[rfc6572][s4.1]") {
  const FeatureSet only = FeatureBit::kIp4HoaOnlySupported;
  CHECK(only.IsContradictory());
  CHECK(!(only | FeatureBit::kPmip6Supported).IsContradictory());
  CHECK((only | FeatureBit::kPmip6Supported | FeatureBit::kIp4HoaSupported).IsContradictory());
  CHECK(!FeatureSet(FeatureBit::kIp4HoaSupported).IsContradictory());
}

TEST_CASE("sets of features are joined, cut and inverted", "[features]") {
  const FeatureSet both = FeatureBit::kMip6Integrated | FeatureBit::kGtpv2Supported;
  CHECK((both & FeatureBit::kGtpv2Supported) == FeatureSet(0x0000400000000000));
  CHECK((both & ~FeatureSet(FeatureBit::kGtpv2Supported)) == FeatureBit::kMip6Integrated);
  CHECK(both != FeatureSet(FeatureBit::kGtpv2Supported));
  CHECK_FALSE(both != (FeatureSet(FeatureBit::kGtpv2Supported) | FeatureBit::kMip6Integrated));
  CHECK(std::string(FeatureName(FeatureBit::kGtpv2Supported)) == "GTPv2_SUPPORTED");
  CHECK(FeatureName(static_cast<FeatureBit>(4)) == nullptr);
}

}}  // namespace mip6boot
