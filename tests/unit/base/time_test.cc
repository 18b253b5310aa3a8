// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/time.h"

#include <chrono>

#include "tests/support/catch.h"

namespace mip6boot { namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)

TEST_CASE("a moment and a duration stay within time", "[base]") {
  STATIC_REQUIRE(SaturatingAdd(TimePoint(5s), 7s) == TimePoint(12s));
  CHECK(SaturatingAdd(TimePoint(5s), 7s) == TimePoint(12s));
  CHECK(SaturatingAdd(TimePoint(5s), -7s) == TimePoint(-2s));
  CHECK(SaturatingAdd(TimePoint(-5s), 7s) == TimePoint(2s));
  CHECK(SaturatingAdd(TimePoint(5s), Duration::max()) == TimePoint::max());
  CHECK(SaturatingAdd(TimePoint(0s), Duration::max()) == TimePoint::max());
  CHECK(SaturatingAdd(TimePoint(-1us), Duration::max()) == TimePoint::max() - 1us);
  CHECK(SaturatingAdd(TimePoint::max(), Duration::max()) == TimePoint::max());
  CHECK(SaturatingAdd(TimePoint::max(), 0s) == TimePoint::max());
  CHECK(SaturatingAdd(TimePoint::max(), Duration::min()) == TimePoint(-1us));
  CHECK(SaturatingAdd(TimePoint(-5s), Duration::min()) == TimePoint::min());
  CHECK(SaturatingAdd(TimePoint::min(), 0s) == TimePoint::min());
  CHECK(SaturatingAdd(TimePoint::min(), Duration::min()) == TimePoint::min());
}

}}  // namespace mip6boot
