#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A consumer without CMake, built against an installed tree that was moved: pkg_config.sh <compiler> <prefix>
# <libdir below it> <folder to work in>

set -eu
compiler=$1 prefix=$2 libdir=$3 folder=$4
main=$(dirname "$0")/installed_consumer/main.cc

rm -rf "$folder"
mkdir -p "$folder"
cp -R "$prefix" "$folder/moved"
moved=$folder/moved
PKG_CONFIG_PATH=$moved/$libdir/pkgconfig
export PKG_CONFIG_PATH
flags=$(pkg-config --cflags --libs mip6boot)
case $flags in
  *"$prefix/"*)
    echo "mip6boot.pc leads out of the tree that it lies in: $flags" >&2
    exit 1
    ;;
esac
# shellcheck disable=SC2086  # several flags
"$compiler" -std=c++17 "$main" -o "$folder/consumer" $flags "-Wl,-rpath,$moved/$libdir"
"$folder/consumer"
