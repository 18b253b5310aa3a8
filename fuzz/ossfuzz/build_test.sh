#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Runs build.sh as OSS-Fuzz does and looks at what it leaves: build_test.sh <top folder> <clang++>

set -euo pipefail

top=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src" "$work/work" "$work/out"
ln -s "$top" "$work/src/mip6boot"

export SRC=$work/src WORK=$work/work OUT=$work/out
export CC=${2%++} CXX=$2 LIB_FUZZING_ENGINE=-fsanitize=fuzzer SANITIZER=address
export CFLAGS='-O1 -fno-omit-frame-pointer -gline-tables-only -fsanitize=address -fsanitize=fuzzer-no-link'
export CXXFLAGS=$CFLAGS
bash "$top/fuzz/ossfuzz/build.sh" >"$work/log" 2>&1 || { tail -n 40 "$work/log" && exit 1; }

fail() { printf '%s\n' "$*" >&2 && exit 1; }

for source in "$top"/fuzz/*_fuzzer.cc; do
  name=$(basename "$source" .cc)
  [[ $name == inspect* || $name == capture_fuzzer ]] && continue  # of example programs
  [[ -x $OUT/$name ]] || fail "$name is not there"
  # Abseil is fetched there, and static; here it may be the installed one.
  needed=$(readelf -d "$OUT/$name" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | grep -v -E '^(libc|libm|libstdc\+\+|libgcc_s|ld-linux.*|libabsl_.*)\.so') || true
  [[ -z $needed ]] || fail "$name needs $needed, which the machines that run it do not have"
  grep -q '^max_len = ' "$OUT/$name.options" || fail "$name has no options"
  seeds=$work/seeds/$name
  mkdir -p "$seeds"
  cmake -E chdir "$seeds" cmake -E tar xf "$OUT/${name}_seed_corpus.zip" || fail "$name has no seeds"
  count=$(find "$seeds" -type f | wc -l)
  ((count > 0)) || fail "$name has no seeds"
  options=(-runs=1000 -artifact_prefix="$work/")
  [[ -f $OUT/$name.dict ]] && options+=(-dict="$OUT/$name.dict")
  "$OUT/$name" "${options[@]}" "$seeds" >"$work/log" 2>&1 || { tail -n 20 "$work/log" && fail "$name does not run"; }
  printf '%s: %d seeds\n' "$name" "$count"
done
[[ -f $OUT/dhcpv6_fuzzer.dict && -f $OUT/diameter_fuzzer.dict && -f $OUT/radius_fuzzer.dict ]] || fail "no dictionaries"
