// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_MIP6_HNIDF (49), RFC 6610 section 3.1: the name of a home network.
//
//     +-------------------------------+-------------------------------+
//     |     OPTION_MIP6_HNIDF (49)    |           option-len          |
//     +-------------------------------+-------------------------------+
//     |             Home Network Identifier FQDN (2..255)            ...
//
// One fully qualified name in DNS wire form, not compressed. A mobile node names the networks that
// it wants a home agent in, one option a name; an IDINF (69) holds exactly one, which says what
// network it is about. `name` shares the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_MIP6_HNIDF_H_
#define MIP6BOOT_DHCPV6_MIP6_HNIDF_H_

#include <cstddef>

#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct HomeNetworkId {
  static constexpr OptionCode kCode = OptionCode::kMip6Hnidf;

  DomainNameView name;

  // One name, whatever the policy. Errors: those of `DomainNameView::Parse`, at the octet of the
  // data where the name goes wrong. A name that is empty, or the root alone, is not defined by RFC
  // 6610 and refused (kNameEmpty).
  MIP6BOOT_EXPORT static Result<HomeNetworkId> Decode(const OptionView& option,
                                                      const DecodePolicy& = {});
  // The octets of `name` as they are: relay and server echo the client's identically (RFC 6610 4.2,
  // R26). Errors: kNameEmpty.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const HomeNetworkId& a, const HomeNetworkId& b) {
    return a.name == b.name;
  }
  friend bool operator!=(const HomeNetworkId& a, const HomeNetworkId& b) { return !(a == b); }
};

// Names that one option may hold under `DecodePolicy::hnidf_name_list`.
inline constexpr size_t kMaxHomeNetworkIdNames = 16;
using HomeNetworkIdNames = BoundedVector<DomainNameView, kMaxHomeNetworkIdNames>;

// The names in `option`, an OPTION_MIP6_HNIDF: exactly one or, under `policy.hnidf_name_list`, one
// or more in a row. One bad name refuses the option. Errors: kWrongType, those of
// `HomeNetworkId::Decode`, kTooMany.
MIP6BOOT_EXPORT Result<HomeNetworkIdNames> DecodeHomeNetworkIdNames(
    const OptionView& option, const DecodePolicy& policy = {});

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MIP6_HNIDF_H_
