// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is examined alike in the rooms that mirror each other.

#ifndef MIP6BOOT_TESTS_SUPPORT_EXAMINE_MIRRORED_H_
#define MIP6BOOT_TESTS_SUPPORT_EXAMINE_MIRRORED_H_

#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/result.h"
#include "tests/support/examine/findings.h"

namespace mip6boot::test {

// What the view's room finds: in order, each at a place of the input.
template <typename View>
void ExamineViolations(const View& view, Findings& findings) {
  uint32_t last = 0;
  FindViolations(view, [&](const auto& violation) {
    findings.ExpectPlace(violation.offset, "a violation is out of place");
    findings.Expect(violation.offset >= last, "violations are out of order");
    last = violation.offset;
  });
}

// What `write(octets, out)` writes is canonical: written once more it is the same. Why it writes
// nothing, if so.
template <typename Writer, typename Write>
std::optional<Error> ExamineCanonical(Bytes wire, const Write& write, Findings& findings) {
  Buffer buffer(wire.size());
  Writer out{MutableBytes(buffer)};
  write(wire, out);
  const Result<Bytes> canonical = out.Finish();
  if (!canonical) return canonical.error();
  if (*canonical == wire) return std::nullopt;
  Buffer second(canonical->size());
  Writer again{MutableBytes(second)};
  write(*canonical, again);
  const Result<Bytes> rewritten = again.Finish();
  findings.Expect(rewritten.has_value() && *rewritten == *canonical,
                  "the canonical form has another canonical form");
  return std::nullopt;
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_EXAMINE_MIRRORED_H_
