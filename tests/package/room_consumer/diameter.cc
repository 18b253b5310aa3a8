// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Prints the home agent of an answer, with the Diameter codec alone.

#include <cstdio>
#include <vector>

#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"

int main() {
  const std::vector<uint8_t> answer = {
      0x01, 0x00, 0x00, 0x38, 0x40, 0x00, 0x01, 0x0c, 0,    0,    0, 5, 0, 0, 0, 1, 0, 0, 0, 2,
      0x00, 0x00, 0x01, 0xe6, 0x40, 0x00, 0x00, 0x24,  // 486
      0x00, 0x00, 0x01, 0x4e, 0x40, 0x00, 0x00, 0x1a,  // 334
      0x00, 0x02, 0x20, 0x01, 0x0d, 0xb8, 0x60, 0x00, 0x03, 0x02, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0};
  const auto message = mip6boot::diameter::MessageView::Parse(answer);
  if (!message) {
    std::puts(message.error().ToString().c_str());
    return 1;
  }
  const auto info = message->avps().Find<mip6boot::diameter::Mip6AgentInfo>();
  if (!info) {
    std::puts(info.error().ToString().c_str());
    return 1;
  }
  const auto address = mip6boot::diameter::Ipv6AddressOf(*info);
  if (address) std::puts(address->ToString().c_str());
  return address && address->ToString() == "2001:db8:6000:302::1" ? 0 : 1;
}
