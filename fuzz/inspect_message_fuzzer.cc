// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The inspector, given one message or one run. The first octet says what it is taken for.

#include <ostream>

#include "examples/inspect/inspector.h"
#include "fuzz/finding.h"
#include "fuzz/nowhere.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mip6boot::inspect;  // NOLINT(google-build-using-namespace)
  if (size == 0 || size > 65535) return 0;
  mip6boot::fuzz::Nowhere nowhere;
  std::ostream out(&nowhere);
  Settings settings;
  settings.roundtrip = true;
  settings.json = (data[0] & 0x80) != 0;
  settings.show_keys = (data[0] & 0x40) != 0;
  Inspector inspector(settings, out);
  const mip6boot::Bytes octets(data + 1, size - 1);
  constexpr int kContents = static_cast<int>(Content::kRadiusAttributes) + 1;
  const int content = data[0] % (kContents + 1);
  if (content == kContents) {
    inspector.InspectMessage(octets);
  } else {
    inspector.InspectRun(static_cast<Content>(content), octets);
  }
  return 0;
}
