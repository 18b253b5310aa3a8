#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether a command fails and says why in the words that are expected: refused.sh <words> <command> <argument>...

set -eu
words=$1
shift
if said=$("$@" 2>&1); then
  echo "was not refused: $*" >&2
  exit 1
fi
# CMake breaks its lines as it likes.
if ! printf '%s' "$said" | tr -s '[:space:]' ' ' | grep -qF "$words"; then
  printf 'said something else than "%s":\n%s\n' "$words" "$said" >&2
  exit 1
fi
