# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Says in one sentence what a hundred errors would say otherwise. The oldest compilers are the oldest that tests build with.

set(mip6boot_oldest_GNU 11)
set(mip6boot_oldest_Clang 14)

set(oldest ${mip6boot_oldest_${CMAKE_CXX_COMPILER_ID}})
if(oldest AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS oldest)
  message(FATAL_ERROR "mip6boot needs GCC ${mip6boot_oldest_GNU}, Clang ${mip6boot_oldest_Clang} or newer, and "
    "${CMAKE_CXX_COMPILER} is ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}: name another with "
    "-DCMAKE_CXX_COMPILER=<compiler>, in a new build folder.")
endif()

# CMAKE_CXX_STANDARD is raised for our targets and for those that link them; a flag would win over that.
get_directory_property(options COMPILE_OPTIONS)
string(TOUPPER "CMAKE_CXX_FLAGS_${CMAKE_BUILD_TYPE}" flags)
string(REGEX MATCHALL "-std=[a-z]+[+][+][0-9a-z]+" standards "${CMAKE_CXX_FLAGS} ${${flags}} ${options}")
list(POP_BACK standards standard)
if(standard MATCHES "[+](98|03|0x|11|1y|14)$")
  message(FATAL_ERROR "mip6boot needs C++17, and ${standard} is among the flags for all targets (CMAKE_CXX_FLAGS, "
    "add_compile_options): take it out, or write -std=c++17.")
endif()
