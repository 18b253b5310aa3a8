// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/client_link_layer_addr.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

void ClientLinkLayerAddress::Encode(OptionWriter& out) const {
  if (address.empty()) return out.FailOption(kCode, Reason::kTooShort, 2, kMinSize);
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U16(hardware_type);
    body.octets().Copy(address);
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
