#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A project that installs us with itself: installing_parent.sh <our sources> <folder to work in> <CMake option>... It is built and
# installed, its licence and ours lie side by side, and who finds its package needs nothing else.

set -eu
source=$1 work=$2
shift 2
parent=$source/tests/package/installing_parent prefix=$work/prefix

rm -rf "$prefix" "$work/consumer"
cmake -S "$parent" -B "$work/parent" -DMIP6BOOT_SOURCE="$source" "$@"
cmake --build "$work/parent"
cmake --install "$work/parent" --prefix "$prefix" >/dev/null
echo "the parent's" | diff - "$prefix/share/doc/installing_parent/LICENSE"
cmp "$source/LICENSE" "$prefix/share/doc/mip6boot/LICENSE"
if grep -r of_the_parent "$prefix" --include=mip6boot.pc; then
  exit 1
fi

cmake -S "$parent/consumer" -B "$work/consumer" -DCMAKE_PREFIX_PATH="$prefix" "$@"
cmake --build "$work/consumer"
"$work/consumer/consumer"
