// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/status_code.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

const char* StatusCodeName(StatusCodeValue value) {
  switch (value) {
#define MIP6BOOT_STATUS(code, enumerator, name) \
  case StatusCodeValue::enumerator:             \
    return name;
#include "mip6boot/dhcpv6/status_code.def"
#undef MIP6BOOT_STATUS
  }
  return nullptr;
}

void StatusCode::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U16(static_cast<uint16_t>(value));
    body.octets().Copy(Bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
