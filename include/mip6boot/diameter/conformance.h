// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whether a message is as the RFCs want it, as far as one message shows it: its flags, how often
// which AVP stands where, and what must, or must not, stand together.
//
// For inspectors, test tools and those who build messages. No role judges messages so: a receiver
// goes by the typed messages and by CheckMandatoryAvps (messages.h), which refuse only what must be
// refused.

#ifndef MIP6BOOT_DIAMETER_CONFORMANCE_H_
#define MIP6BOOT_DIAMETER_CONFORMANCE_H_

#include "absl/functional/function_ref.h"
#include "mip6boot/base/export.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/violation.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

using ViolationVisitor = absl::FunctionRef<void(const Violation&)>;

// Calls `visit` for each violation: those of the message and of what it misses first, then those of
// its AVPs in wire order; of a group and of what it misses before those of what stands in it. Of
// the grammars of grammar.h:
// - an AVP that is missing, from the message or from a group (kMissing): not where the octets of
//   the one or the other go wrong behind the good run, so that it may be there. Of an answer with
//   the E bit the grammar of RFC 6733 7.2 holds, and one that reports a failure otherwise may go
//   without what is only expected;
// - an AVP that stands more often than it may (kTooMany): the first surplus one and each further.
// The other kinds are those of violation.def. Groups are opened down to the limit of
// `Limits::avp_depth`; not Failed-AVP, which quotes what was wrong. The work grows with the octets
// given, and nothing is allocated.
//
// Nothing is said where the RFCs contradict each other, or leave it to those who come after:
// - of the M bit (kMandatoryBit...) in applications of vendors, which have rules of their own for
//   the AVPs that they take (RFC 6733 4.1), of vendors' own AVPs, and of those of MRule::kMay; nor
//   of that of the AVPs of mip6_avp.def outside the applications of RFC 5778, whose rule it is: RFC
//   5447 has none, and what is added to an older application has it clear by RFC 6733 1.3.4;
// - of application 0 in the header of RAR, ASR, STR and their answers (RFC 4072 3);
// - of the P bit of an answer with the E bit: it is the request's;
// - of mobility AVPs beside DIAMETER_MULTI_ROUND_AUTH outside of RFC 5778's application, since
//   RFC 4072 2.2 allows them (R64); of Route-Record in DEA, since RFC 4072 5.1 does; of a
//   MIP-Home-Agent-Address of all zeros, since RFC 5779 4.2.2 sends it (R63);
// - of Failed-AVP in an answer of success, since RFC 6733 7.5 does not forbid it.
MIP6BOOT_EXPORT void FindViolations(const MessageView& message, ViolationVisitor visit);
// Of bare AVPs, about whose message nothing is known: any may stand at their top. The M bit is
// judged as in the IETF's applications.
MIP6BOOT_EXPORT void FindViolations(const AvpRange& avps, ViolationVisitor visit);

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_CONFORMANCE_H_
