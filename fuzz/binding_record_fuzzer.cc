// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Records of bindings, out of a store that others write to.

#include "fuzz/finding.h"
#include "tests/support/examine/examine.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::test::Findings record({data, size});
  ExamineBindingRecord(record);
  mip6boot::fuzz::Require(record);
  return 0;
}
