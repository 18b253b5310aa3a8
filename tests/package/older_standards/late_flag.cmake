# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A parent that forces C++14 on all it builds, when the compiler has been asked for its default already.
set(CMAKE_CXX_FLAGS -std=c++14)
