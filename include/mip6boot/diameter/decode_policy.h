// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How far a decoder goes. Decoding takes what the RFCs allow: M set or not on a known AVP, any
// octets as padding. A peer that needs more than that gets a switch here, named, off by default;
// none is known. Encoding is always canonical.

#ifndef MIP6BOOT_DIAMETER_DECODE_POLICY_H_
#define MIP6BOOT_DIAMETER_DECODE_POLICY_H_

#include "mip6boot/base/limits.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

struct DecodePolicy {
  // Bounds for the groups that are opened on the way.
  Limits limits;
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_DECODE_POLICY_H_
