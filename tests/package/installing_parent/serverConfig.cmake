# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

include(CMakeFindDependencyMacro)
find_dependency(fmt)
find_dependency(mip6boot)
include(${CMAKE_CURRENT_LIST_DIR}/serverTargets.cmake)
