# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# With the policies of old, CMake names the standard behind all flags even where it is the default of the compiler.
if(NOT PROJECT_IS_TOP_LEVEL)
  return()  # included behind our project() as well
endif()
cmake_minimum_required(VERSION 3.10)
add_compile_options(-std=c++11)
set(CMAKE_CXX_STANDARD 17)
