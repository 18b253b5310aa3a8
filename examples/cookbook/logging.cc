// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <fmt/format.h>

#include <vector>

#include "mip6boot/format/dhcpv6.h"
#include "mip6boot/status.h"

using namespace mip6boot;

// In a program that speaks absl::Status.
static absl::Status Take(Bytes datagram) {
  const auto message = ToStatusOr(dhcpv6::MessageView::Parse(datagram));
  if (!message.ok()) return message.status();
  fmt::print("{}\n", *message);
  return absl::OkStatus();
}

int main() {
  const std::vector<uint8_t> request = {0x0b, 0xa1, 0xb2, 0xc3, 0, 49, 0, 3, 1, 'a', 0};
  const absl::Status taken = Take(request);
  const absl::Status refused = Take(Bytes(request).subspan(0, 10));
  fmt::print("{}\n", refused.ToString());
  // INFORMATION-REQUEST a1b2c3 {OPTION_MIP6_HNIDF a.}
  // INVALID_ARGUMENT: OPTION_MIP6_HNIDF (49) at offset 4: needs 7 octets, 6 left
  // [mip6boot/reason='truncated']
  return taken.ok() && !refused.ok() ? 0 : 1;
}
