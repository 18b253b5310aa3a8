// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/remote_id.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

void RemoteId::Encode(OptionWriter& out) const {
  if (id.empty()) return out.FailOption(kCode, Reason::kTooShort, 4, kMinSize);
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(enterprise_number);
    body.octets().Copy(id);
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
