// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server alone: access_server.h.

#include "fuzz/access_server.h"
#include "fuzz/engine.h"
#include "fuzz/script.h"
#include "fuzz/tlv_mutator.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::RunScript<mip6boot::fuzz::AccessServer>({data, size});
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterScript)
