// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Capture files: what the examples read packets, fragments and streams with.

#include <cstdio>
#include <optional>

#include "examples/capture/capture_reader.h"
#include "examples/capture/read_error.h"
#include "fuzz/finding.h"

using mip6boot::capture::Arrival;
using mip6boot::capture::CaptureReader;
using mip6boot::fuzz::Require;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  std::FILE* const file = fmemopen(const_cast<uint8_t*>(data), size, "rb");
  try {
    CaptureReader reader(file, "capture");
    size_t packet = 0;
    while (const std::optional<Arrival> arrival = reader.Next()) {
      Require(arrival->stamp.packet >= 1 && arrival->stamp.packet <= reader.packets(),
              "something arrives in a packet that was not read");
      Require(arrival->stamp.nanoseconds >= 0, "before 1970");
      Require(arrival->octets.size() <= size * 2 + 65536, "more octets than there are");
      packet = arrival->stamp.packet;
    }
    Require(packet <= reader.packets(), "packets are counted wrongly");
  } catch (const mip6boot::capture::ReadError&) {
    // Said as it should be.
  }
  return 0;
}
