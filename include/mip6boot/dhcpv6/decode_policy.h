// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Named leniency: what a decoder takes beyond the RFCs, because a real peer needs it. Everything is
// off by default. Encoding is always canonical.

#ifndef MIP6BOOT_DHCPV6_DECODE_POLICY_H_
#define MIP6BOOT_DHCPV6_DECODE_POLICY_H_

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct DecodePolicy {
  // Several names one after the other in one OPTION_MIP6_HNIDF, where RFC 6610 3.1 has one name an
  // option: ISC dhclient 4.4.3 sends its home networks so (vector `bad_hnidf_two_names`).
  bool hnidf_name_list = false;
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_DECODE_POLICY_H_
