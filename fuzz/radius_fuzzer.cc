// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// RADIUS attributes: all that can be read of a run of them, and the same as the reference reads.

#include "fuzz/finding.h"
#include "fuzz/tlv_mutator.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/reference.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::test::Findings attributes({data, size});
  ExamineRadiusAttributes(attributes);
  CompareRadius(attributes);
  mip6boot::fuzz::Require(attributes);
  return 0;
}

MIP6BOOT_MUTATE_AS(RadiusAttributes)
