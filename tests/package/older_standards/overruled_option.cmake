# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A parent that has named its standard, and an older one before that.
add_compile_options(-std=c++11)
set(CMAKE_CXX_STANDARD 20)
