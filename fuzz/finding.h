// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How a fuzzer says that something does not hold: it ends, and the engine keeps the input.

#ifndef MIP6BOOT_FUZZ_FINDING_H_
#define MIP6BOOT_FUZZ_FINDING_H_

#include <cstdio>
#include <cstdlib>

#include "fuzz/engine.h"
#include "mip6boot/base/bytes.h"
#include "tests/support/examine/findings.h"

namespace mip6boot::fuzz {

// `what` says what is wrong where it does not hold.
inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "finding: %s\n", what);
  std::abort();
}
// Of octets that a role has sent, beside those that a model says.
inline void RequireSame(Bytes sent, Bytes expected, const char* what) {
  if (sent == expected) return;
  for (const Bytes octets : {sent, expected}) {
    for (const uint8_t octet : octets) std::fprintf(stderr, "%02x", octet);
    std::fprintf(stderr, "\n");
  }
  Require(false, what);
}
inline void Require(const test::Findings& findings) {
  Require(findings.clean(), findings.Text().c_str());
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_FINDING_H_
