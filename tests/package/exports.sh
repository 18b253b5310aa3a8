#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether a shared library exports its own public names, those of its version, and nothing else: exports.sh <nm> <library>
# <major>_<minor>. What templates of the standard library leave there is weak, and everybody's. Nothing of ours is weak: an
# inline function that is exported says that the library is not built with hidden visibility.

set -eu
exports=$("$1" -DC --defined-only "$2" | sed -n 's/^[0-9a-f]* [A-TX-Z] //p')
echo "$exports" | grep -q "^mip6boot::v$3::dhcpv6::" || {
  echo "$2 exports nothing of ours: nothing was looked at" >&2
  exit 1
}
weak=$("$1" -D --defined-only "$2" | sed -n 's/^[0-9a-f]* [WVu] //p' | grep -vE '^_ZZ?(N?K?S|N9__gnu_cxx)' || true)
[ -z "$weak" ] || {
  printf 'weak, and not of the standard library:\n%s\n' "$weak" >&2
  exit 1
}
! echo "$exports" | grep -v "^mip6boot::v$3::" >&2
