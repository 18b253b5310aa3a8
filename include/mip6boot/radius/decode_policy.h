// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Named leniency: what a decoder takes beyond the RFCs, because a real peer needs it. Everything is
// off by default. Encoding is always canonical.

#ifndef MIP6BOOT_RADIUS_DECODE_POLICY_H_
#define MIP6BOOT_RADIUS_DECODE_POLICY_H_

namespace mip6boot { inline namespace v0_1 { namespace radius {

struct DecodePolicy {
  // MIP6-Home-Link-Prefix (125) in the layout of Framed-IPv6-Prefix (RFC 3162 2.3): a reserved
  // octet of zero in front, and as few octets of prefix as one likes. RADIUS libraries send it so
  // whose dictionary has 125 as any other IPv6 prefix, liblcb for one (vector
  // `bad_radius125_reserved`).
  bool home_link_prefix_reserved_octet = false;
};

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_DECODE_POLICY_H_
