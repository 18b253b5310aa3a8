// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets as text, without the keys that may be in them (R101).

#ifndef MIP6BOOT_EXAMPLES_INSPECT_OCTETS_TEXT_H_
#define MIP6BOOT_EXAMPLES_INSPECT_OCTETS_TEXT_H_

#include <cstddef>
#include <string>

#include "mip6boot/base/bytes.h"

namespace mip6boot::inspect {

// "(16 octets hidden)"
std::string HiddenText(size_t size);

// "0b a1..": hex digits without blanks.
std::string HexText(Bytes octets);

// Whether somewhere in these octets, sound or not, there may be a key: an OPTION_AUTH (11) with
// information that is not the digest of RFC 8415 20.4, or one of the AVPs or attributes that hold
// keys (avp_code.def, attribute.def). It may err on the side of hiding.
bool MayHoldDhcpv6Key(Bytes octets);
bool MayHoldDiameterKey(Bytes octets);
bool MayHoldRadiusKey(Bytes octets);

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_OCTETS_TEXT_H_
