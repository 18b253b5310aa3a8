# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# No version: Debian's Abseil accepts only its own exact one. A project that has Abseil's targets already keeps them.
include(CMakeFindDependencyMacro)
if(NOT TARGET absl::span)
  find_dependency(absl)
endif()

include(${CMAKE_CURRENT_LIST_DIR}/mip6bootTargets.cmake)
