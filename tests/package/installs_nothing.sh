#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether a project that embeds us, and installs nothing, installs nothing: installs_nothing.sh <cmake> <folder> <build folder>
# <option>... Where there were rules, there would be nothing yet to install by them, and CMake would fail.

set -eu
cmake=$1 folder=$2 build=$3
shift 3
rm -rf "$build"
"$cmake" -S "$folder" -B "$build" "$@" >/dev/null
"$cmake" --install "$build" --prefix "$build/prefix"
[ ! -e "$build/prefix" ] || { find "$build/prefix" && exit 1; }
