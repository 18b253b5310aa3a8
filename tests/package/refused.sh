#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether a command fails and says why in the words that are expected, and nothing else beside them:
# refused.sh <words> <command> <argument>...

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
# A header says its sentence and ends the compiler's work with a second error.
errors=$(printf '%s\n' "$said" | grep -cE '^CMake Error|error: ' || true)
if [ "$errors" -gt 2 ]; then
  printf 'said %s errors where one sentence is enough:\n%s\n' "$errors" "$said" >&2
  exit 1
fi
