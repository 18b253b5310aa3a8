// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Somebody else's program, which logs with fmt and returns absl::Status.

#include <vector>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/format/dhcpv6.h"
#include "mip6boot/status.h"

namespace {

using mip6boot::dhcpv6::MessageView;

absl::StatusOr<MessageView> Read(const std::vector<uint8_t>& datagram) {
  return mip6boot::ToStatusOr(MessageView::Parse(datagram));
}

}  // namespace

int main() {
  const std::vector<uint8_t> good = {0x0b, 0xa1, 0xb2, 0xc3, 0, 49, 0, 3, 1, 'a', 0};
  const std::vector<uint8_t> cut(good.begin(), good.end() - 1);
  const absl::StatusOr<MessageView> message = Read(good);
  if (!message.ok()) return 1;
  fmt::print("{}\n", *message);
  fmt::print("{}\n", Read(cut).status().ToString());
  return fmt::format("{}", *message) == "INFORMATION-REQUEST a1b2c3 {OPTION_MIP6_HNIDF a.}" &&
                 !Read(cut).ok()
             ? 0
             : 1;
}
