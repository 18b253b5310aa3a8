# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Another part of the project adds the library too.
add_subdirectory(${MIP6BOOT_SOURCE} mip6boot_of_another EXCLUDE_FROM_ALL)
