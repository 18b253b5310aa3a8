// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/message_type.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

const char* MessageTypeName(MessageType type) {
  switch (type) {
#define MIP6BOOT_MESSAGE(code, enumerator, name) \
  case MessageType::enumerator:                  \
    return name;
#include "mip6boot/dhcpv6/message_type.def"
#undef MIP6BOOT_MESSAGE
  }
  return nullptr;
}

}}}  // namespace mip6boot::v0_1::dhcpv6
