// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef INSTALLING_PARENT_SERVER_H_
#define INSTALLING_PARENT_SERVER_H_

#include <string>

#include "mip6boot/dhcpv6/message_view.h"

std::string LineForTheLog(const mip6boot::dhcpv6::MessageView& message);

#endif  // INSTALLING_PARENT_SERVER_H_
