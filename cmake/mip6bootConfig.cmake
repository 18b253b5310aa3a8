# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# The targets have their include folders in file sets; older ones would find none, and say nothing.
if(CMAKE_VERSION VERSION_LESS 3.23)
  set(mip6boot_FOUND FALSE)
  set(mip6boot_NOT_FOUND_MESSAGE
    "mip6boot needs CMake 3.23 or newer, and this is ${CMAKE_VERSION}: take a newer one, or link it with pkg-config.")
  return()
endif()

# No version: Debian's Abseil accepts only its own exact one. A project that has Abseil's targets already keeps them.
if(NOT TARGET absl::span)
  find_package(absl QUIET)
endif()
if(NOT TARGET absl::span)
  set(mip6boot_FOUND FALSE)
  set(mip6boot_NOT_FOUND_MESSAGE
    "mip6boot needs Abseil: install it (libabsl-dev on Debian), and have CMAKE_PREFIX_PATH lead there.")
  return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/mip6bootTargets.cmake)

# The library has no components; one that is asked for is not there.
foreach(component IN LISTS mip6boot_FIND_COMPONENTS)
  if(mip6boot_FIND_REQUIRED_${component})
    set(mip6boot_FOUND FALSE)
    set(mip6boot_NOT_FOUND_MESSAGE "mip6boot has no component ${component}; link a room such as mip6boot::dhcpv6")
  endif()
endforeach()
