// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// --roundtrip: a message written again, as it was seen and as it was understood.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_ROUNDTRIP_H_
#define MIP6BOOT_EXAMPLES_INSPECT_ROUNDTRIP_H_

#include "examples/inspect/json.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::inspect {

// What the octets are.
enum class Content : uint8_t {
  kDhcpv6Message,
  kDhcpv6Options,
  kDiameterMessage,
  kDiameterAvps,
  kRadiusAttributes,
};

struct RoundtripOptions {
  bool show_keys = false;
  bool malformed = false;  // something in it is: `roundtrip` is null
};

// Sets `reemit`: whether the raw parts that the views give, written out again, are the octets;
// `roundtrip`: whether typed values, encoded again, are; and, where they are not, `reencoded`.
// Where no octets could be had, `roundtrip` is null and `roundtrip_error` may say why.
void SetRoundtrip(Content content, Bytes octets, const RoundtripOptions& options, Json& json);

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_ROUNDTRIP_H_
