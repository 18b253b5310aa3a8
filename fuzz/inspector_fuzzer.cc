// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The inspector: capture files from their first octet to the text and the JSON of each message.

#include <cstdio>
#include <ostream>

#include "examples/capture/read_error.h"
#include "examples/inspect/inspector.h"
#include "fuzz/finding.h"
#include "fuzz/nowhere.h"

namespace {

void Inspect(bool json, const uint8_t* data, size_t size) {
  mip6boot::fuzz::Nowhere nowhere;
  std::ostream out(&nowhere);
  mip6boot::inspect::Settings settings;
  settings.json = json;
  settings.roundtrip = true;
  mip6boot::inspect::Inspector inspector(settings, out);
  std::FILE* const file = fmemopen(const_cast<uint8_t*>(data), size, "rb");
  try {
    inspector.InspectCapture(file, "capture");
  } catch (const mip6boot::capture::ReadError&) {
    // Said as it should be.
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  Inspect(false, data, size);
  Inspect(true, data, size);
  return 0;
}
