# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A parent that forces C++14 on all it builds.
add_compile_options(-std=c++14)
