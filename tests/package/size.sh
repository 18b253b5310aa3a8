#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# What it costs to take the library: size.sh <folder to work in>. The time to build it from nothing on two cores; of programs that
# use it their size, stripped, the shared libraries that they load, and their lines (neither empty nor comment).

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$1
unset CMAKE_CXX_COMPILER_LAUNCHER  # a cache would answer for the compiler

rm -rf "$work"
mkdir -p "$work"
export CCACHE_DISABLE=1

# build NAME CMAKE_ARGUMENT...: prints how long it took.
build() {
  local name=$1 real cpu
  shift
  cmake -S "$root" -B "$work/$name" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" \
    -DMIP6BOOT_BUILD_{TESTS,EXAMPLES,TOOLS,BENCHMARKS}=OFF "$@" >"$work/$name.log"
  TIMEFORMAT='%R %U %S'
  { time cmake --build "$work/$name" -j 2 >>"$work/$name.log" 2>&1; } 2>"$work/time" || { cat "$work/$name.log" >&2 && exit 1; }
  read -r real cpu < <(awk '{ printf "%.0f %.0f\n", $1, $2 + $3 }' "$work/time")
  printf '%-57s %4d s, processor time %d s\n' "build the library, $name, two cores" "$real" "$cpu"
  cmake --install "$work/$name" --prefix "$work/$name/prefix" >>"$work/$name.log"
}

# program HOW WHAT SOURCE: of a program that pkg-config links.
program() {
  local how=$1 what=$2 source=$3 out prefix=$work/$1/prefix libdir flags loads
  libdir=$(dirname "$(find "$prefix" -name pkgconfig)")
  out=$work/$how-$(basename "$source" .cc)
  flags=$(PKG_CONFIG_PATH=$libdir/pkgconfig pkg-config --cflags --libs mip6boot)
  # shellcheck disable=SC2086  # several flags
  "${CXX:-g++}" -std=c++17 -O2 -DNDEBUG "$source" -o "$out" $flags -Wl,-rpath,"$libdir" -Wl,--as-needed
  strip "$out"
  "$out" >/dev/null || { echo "$out fails" >&2 && exit 1; }
  loads=$(ldd "$out" | awk '$2 == "=>" { sub(/\.so.*/, "", $1); print $1 }' | sort | tr '\n' ' ')
  printf '%-57s %4d KiB  %3d lines  loads %d: %s\n' "$what, $how" $((($(stat -c %s "$out") + 1023) / 1024)) \
    "$(grep -cvE '^[[:space:]]*(//.*)?$' "$source")" "$(wc -w <<<"$loads")" "$loads"
}

echo 'int main() {}' >"$work/nothing.cc"
build static
build shared -DBUILD_SHARED_LIBS=ON
for how in static shared; do
  program $how "a program that does nothing" "$work/nothing.cc"
  program $how "one codec: print the home agent of a Reply" "$root/tests/package/room_consumer/dhcpv6.cc"
  program $how "one codec: print the home agent of an AAA answer" "$root/tests/package/room_consumer/diameter.cc"
  program $how "a role: the mobile node" "$root/examples/cookbook/mobile_node.cc"
done
