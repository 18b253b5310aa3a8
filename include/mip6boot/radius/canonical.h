// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The canonical form of what was read: every attribute that has a type decoded and encoded again,
// the others as they came.
//
//     AttributeWriter out(buffer);
//     WriteCanonical(*AttributeRange::Parse(octets), out);
//     const Result<Bytes> canonical = out.Finish();
//
// Other octets come out where a prefix lay in fewer octets than 16, where reserved bits were set,
// or where a policy let something pass. For fuzzers, and for those who compare.

#ifndef MIP6BOOT_RADIUS_CANONICAL_H_
#define MIP6BOOT_RADIUS_CANONICAL_H_

#include "mip6boot/base/export.h"
#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"
#include "mip6boot/radius/decode_policy.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

// `out.Finish()` gives the first error: of an attribute that its type refuses, of `out` itself.
MIP6BOOT_EXPORT void WriteCanonical(const AttributeRange& attributes, AttributeWriter& out,
                                    const DecodePolicy& policy = {});

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_CANONICAL_H_
