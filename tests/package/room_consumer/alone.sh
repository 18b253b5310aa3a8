#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether a program uses one room of the library and has nothing of the others, and nothing of them was built beside it:
# alone.sh <nm> <program> <room>

set -eu
symbols=$("$1" -C "$2" | grep -o 'mip6boot::v0_1::[a-z0-9]*::' | cut -d: -f5 | sort | uniq -c)
echo "$symbols" | grep -q " $3\$" || {
  echo "$2 has nothing of $3: nothing was looked at" >&2
  exit 1
}
for room in dhcpv6 diameter radius roles; do
  if [ "$room" != "$3" ] && echo "$symbols" | grep " $room\$" >&2; then
    echo "symbols of $room in $2, which links mip6boot::$3 alone" >&2
    exit 1
  fi
  if [ "$room" != "$3" ] && find "$(dirname "$2")" -path "*/mip6boot_$room.dir/*.o" -print -delete | grep . >&2; then
    echo "$room was built for $2, which links mip6boot::$3 alone" >&2
    exit 1
  fi
done
