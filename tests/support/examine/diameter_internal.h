// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What looks at runs of AVPs and what looks at messages have in common.

#ifndef MIP6BOOT_TESTS_SUPPORT_EXAMINE_DIAMETER_INTERNAL_H_
#define MIP6BOOT_TESTS_SUPPORT_EXAMINE_DIAMETER_INTERNAL_H_

#include "absl/types/span.h"
#include "mip6boot/base/error.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/grammar.h"
#include "mip6boot/diameter/message_view.h"
#include "tests/support/examine/findings.h"

namespace mip6boot::test {

// A refusal names its place, and the AVP or the message that it is about.
void RefuseDiameter(const Error& error, Findings& findings);

// Whether the AVPs that have no line in the grammar are the same in both runs, in their order.
bool HaveSameOthers(absl::Span<const diameter::OccurrenceRule> grammar,
                    const diameter::AvpRange& one, const diameter::AvpRange& other);

// An answer to the refused request can be written, and is what it must be (error_answer.h).
void ExamineErrorAnswer(const diameter::MessageView& request, const Error& error,
                        Findings& findings);

// As each type of message that it may be.
void ExamineTypedMessages(const diameter::MessageView& view, Findings& findings);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_EXAMINE_DIAMETER_INTERNAL_H_
