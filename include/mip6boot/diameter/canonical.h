// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The canonical form of what was read: every AVP that avp.def knows is decoded to its type and, if
// it is a value, encoded again; of a group what it holds is, part by part and in the sender's
// order; the others stay as they came. Order and flags are the sender's and stay (but for reserved
// bits), padding becomes zeros.
//
//     AvpWriter out(buffer);
//     WriteCanonicalMessage(*MessageView::Parse(octets), out);
//     const Result<Bytes> canonical = out.Finish();
//
// For most messages that are the octets themselves. For fuzzers, and for those who compare.

#ifndef MIP6BOOT_DIAMETER_CANONICAL_H_
#define MIP6BOOT_DIAMETER_CANONICAL_H_

#include "mip6boot/base/export.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/decode_policy.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// `out.Finish()` gives the first error: of an AVP that is none of its type, of a group that
// cannot be opened, of `out` itself. What a Failed-AVP (279) holds may be as bad as it was and
// stays as it came.
MIP6BOOT_EXPORT void WriteCanonical(const AvpRange& avps, AvpWriter& out,
                                    const DecodePolicy& policy = {});

// The same for a whole message, at the start of what `out` writes.
MIP6BOOT_EXPORT void WriteCanonicalMessage(const MessageView& message, AvpWriter& out,
                                           const DecodePolicy& policy = {});

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_CANONICAL_H_
