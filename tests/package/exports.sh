#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether a shared library exports its own public names and nothing else: exports.sh <nm> <library>. What templates of the
# standard library leave there is weak, and everybody's.

set -eu
exports=$("$1" -DC --defined-only "$2" | sed -n 's/^[0-9a-f]* [A-TX-Z] //p')
echo "$exports" | grep -q '^mip6boot::v0::dhcpv6::' || {
  echo "$2 exports nothing of ours: nothing was looked at" >&2
  exit 1
}
! echo "$exports" | grep -v '^mip6boot::v0::' >&2
