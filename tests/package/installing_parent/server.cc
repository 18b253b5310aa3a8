// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "server.h"

#include "mip6boot/format/dhcpv6.h"

std::string LineForTheLog(const mip6boot::dhcpv6::MessageView& message) {
  return fmt::format("{}", message);
}
