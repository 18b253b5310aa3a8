// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the decoding of one message goes by, and what it notes for the whole.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_CONTEXT_H_
#define MIP6BOOT_EXAMPLES_INSPECT_CONTEXT_H_

#include "examples/inspect/json.h"
#include "mip6boot/base/limits.h"

namespace mip6boot::inspect {

struct Context {
  bool show_keys = false;
  Limits limits;
  bool malformed = false;  // something was

  // The JSON of an error, noted.
  Json Malformed(const Error& error) {
    malformed = true;
    return ErrorJson(error);
  }
};

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_CONTEXT_H_
