# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# For what looks at the version of CMake after project(): an old one.
set(CMAKE_VERSION 3.22.1)
