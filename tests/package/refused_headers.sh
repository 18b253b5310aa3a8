#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether each public header, included first in a source for C++14, is taken or refused with one sentence:
# refused_headers.sh <compiler> <include folder>

set -eu
compiler=$1
cd "$2"
refused=0
for header in mip6boot/*.h mip6boot/*/*.h; do
  if said=$(printf '#include "%s"\n' "$header" | "$compiler" -std=c++14 -I. -fsyntax-only -x c++ - 2>&1); then continue; fi
  refused=$((refused + 1))
  if ! printf '%s' "$said" | grep -qF 'mip6boot needs C++17: compile with -std=c++17 or newer' ||
    [ "$(printf '%s\n' "$said" | grep -c 'error: ')" -gt 2 ]; then
    printf '%s is refused in other words:\n%s\n' "$header" "$said" >&2
    exit 1
  fi
done
[ "$refused" -gt 100 ] || { echo "only $refused headers were refused: what was looked at?" >&2 && exit 1; }
