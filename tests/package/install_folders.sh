#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# The libraries of a build, installed with other folders or under other names than there: install_folders.sh <our sources> <build
# folder> postfix=[<of libraries>] <folder to work in> <folder of libraries> <CMake option>... Who takes them finds them, with CMake
# and without.

set -eu
source=$1 build=$2 postfix=${3#postfix=} work=$4 libdir=$5
shift 5
consumer=$source/tests/package/installed_consumer

rm -rf "$work"
cmake -S "$source" -B "$work/build" -DMIP6BOOT_BUILD_TESTS=OFF -DMIP6BOOT_BUILD_TOOLS=OFF -DMIP6BOOT_BUILD_EXAMPLES=OFF \
  -DMIP6BOOT_BUILD_BENCHMARKS=OFF "$@" >"$work.log"
mkdir -p "$work/build/lib"
for library in "$build"/lib/libmip6boot*; do  # built once is enough
  name=$(basename "$library")
  cp -P "$library" "$work/build/lib/${name%%.*}$postfix.${name#*.}"
done
cmake --install "$work/build" >>"$work.log"

cmake -S "$consumer" -B "$work/consumer" -Dmip6boot_DIR="$libdir/cmake/mip6boot" "$@" >>"$work.log"
cmake --build "$work/consumer"
"$work/consumer/consumer"

PKG_CONFIG_PATH=$libdir/pkgconfig
export PKG_CONFIG_PATH
# shellcheck disable=SC2046  # several flags
"${CXX:-c++}" -std=c++17 "$consumer/main.cc" -o "$work/plain" $(pkg-config --cflags --libs mip6boot) "-Wl,-rpath,$libdir"
"$work/plain"
