# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A parent whose CUDA sources are C++14.
add_compile_options($<$<COMPILE_LANGUAGE:CUDA>:-std=c++14>)
