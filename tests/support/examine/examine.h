// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Reads all that can be reached from the octets of an input, as whatever it may be, and says what
// does not hold: that what was read is written as it was, or else is read as the same value and
// written so again, and the canonical form has no other; that `Scan`, `Parse` and the typed
// messages agree; that each refusal names its place.

#ifndef MIP6BOOT_TESTS_SUPPORT_EXAMINE_EXAMINE_H_
#define MIP6BOOT_TESTS_SUPPORT_EXAMINE_EXAMINE_H_

#include "tests/support/examine/findings.h"

namespace mip6boot::test {

// A datagram, of either layout.
void ExamineDhcpv6Message(Findings& findings);
// A run of options.
void ExamineDhcpv6Options(Findings& findings);

void ExamineDiameterMessage(Findings& findings);
// A run of AVPs.
void ExamineDiameterAvps(Findings& findings);

// A run of attributes.
void ExamineRadiusAttributes(Findings& findings);

void ExamineBindingRecord(Findings& findings);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_EXAMINE_EXAMINE_H_
