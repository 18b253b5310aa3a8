// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The bounds on what a peer can make us do, in one place. Decoding work is linear in the octets
// given; these bound the rest. Pass another value where a decoder takes one.

#ifndef MIP6BOOT_BASE_LIMITS_H_
#define MIP6BOOT_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace mip6boot { inline namespace v0_1 {

struct Limits {
  // Relay-forward levels around a client's message. RFC 8415 19.1 lets hop-count run from 0 to 8,
  // so nine levels are legal (R31; vector `relayforw_nine_levels`). Relays of RFC 3315, ISC
  // dhcrelay among them, count up to 32: take 33 for a network of theirs.
  uint8_t relay_depth = 9;
  // Options inside options. RSOO { IDINF { HNP } } is three deep (vector `relayforw_rsoo_idinf`),
  // and so is IA_PD { IAPREFIX { STATUS_CODE } }, which servers send.
  uint8_t option_depth = 8;
  // Groups inside groups. Proxies that quote a request in Failed-AVP add a level each.
  uint8_t avp_depth = 16;
  // Options or AVPs in one run. 65,535 octets hold no more than 16,383 options; the AVPs of a large
  // routing or subscription answer are some thousands.
  uint32_t elements = 131072;
  // The largest Diameter message taken from a stream. The protocol's own ceiling is 16,777,212
  // octets.
  uint32_t diameter_message_octets = 65536;
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_LIMITS_H_
