#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A consumer without CMake: pkg_config.sh <compiler> <installed libdir> <program to make>

set -eu
compiler=$1 libdir=$2 program=$3
main=$(dirname "$0")/installed_consumer/main.cc

PKG_CONFIG_PATH=$libdir/pkgconfig
export PKG_CONFIG_PATH
flags=$(pkg-config --cflags --libs mip6boot)
# shellcheck disable=SC2086  # several flags
"$compiler" -std=c++17 "$main" -o "$program" $flags "-Wl,-rpath,$libdir"
"$program"
