// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/limits.h"

#include "tests/support/catch.h"

namespace mip6boot { namespace {

TEST_CASE("without a word of the caller, what is legal is read and more is not", "[base][R31]") {
  const Limits limits;
  CHECK(limits.relay_depth == 9);
  CHECK(limits.option_depth == 8);
  CHECK(limits.avp_depth == 16);
  CHECK(limits.elements == 131072);
  CHECK(limits.diameter_message_octets == 65536);
}

}}  // namespace mip6boot
