// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What may be shown of what a peer sent (R101).

#ifndef MIP6BOOT_BASE_DISCLOSURE_H_
#define MIP6BOOT_BASE_DISCLOSURE_H_

#include <cstdint>

namespace mip6boot { inline namespace v0_1 {

// What errors, events, logs and formatted text may show of the data of an AVP or attribute.
enum class Disclosure : uint8_t {
  kOpen,
  kSensitive,  // says who somebody is: not by default
  kKey,        // never
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_DISCLOSURE_H_
