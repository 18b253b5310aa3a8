// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// An access server alone: access_server.h.

#include "fuzz/access_server.h"
#include "fuzz/engine.h"
#include "fuzz/script.h"
#include "fuzz/tlv_mutator.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Script script({data, size});
  const auto setup = script.Next();
  if (!setup.has_value()) return 0;
  mip6boot::fuzz::AccessServer server(setup->what);
  while (const auto step = script.Next()) server.Do(*step);
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterScript)
