// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for the types of mip6boot::roles.

#ifndef MIP6BOOT_FORMAT_ROLES_H_
#define MIP6BOOT_FORMAT_ROLES_H_

#include "mip6boot/format/roles_aaa.h"          // IWYU pragma: export
#include "mip6boot/format/roles_directory.h"    // IWYU pragma: export
#include "mip6boot/format/roles_mobile_node.h"  // IWYU pragma: export
#include "mip6boot/format/roles_nas.h"          // IWYU pragma: export
#include "mip6boot/format/roles_relay.h"        // IWYU pragma: export
#include "mip6boot/format/roles_steps.h"        // IWYU pragma: export
#include "mip6boot/format/roles_values.h"       // IWYU pragma: export

#endif  // MIP6BOOT_FORMAT_ROLES_H_
