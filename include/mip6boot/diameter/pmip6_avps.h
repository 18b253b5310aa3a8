// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The AVPs of Proxy Mobile IPv6 (RFC 5779 5): a type for each line of pmip6_avp.def. What the types
// have in common: avp_types.def, typed_avp.h.

#ifndef MIP6BOOT_DIAMETER_PMIP6_AVPS_H_
#define MIP6BOOT_DIAMETER_PMIP6_AVPS_H_

#include <cstdint>
#include <optional>

#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/typed_avp.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

#define MIP6BOOT_AVP_FAMILY "mip6boot/diameter/pmip6_avp.def"
#include "mip6boot/diameter/avp_types.def"

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_PMIP6_AVPS_H_
