#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# What README.md shows of a program is what the program prints: samples_match.sh <folder of the programs>.
#
# A sample is a block whose first line is "$ build/bin/PROGRAM ARGUMENT..."; the rest of it is the output, all of it.

set -euo pipefail
programs=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

failed=0
samples=0
while read -r line; do
  command=$(sed -n "${line}s/^\$ //p" README.md)
  shown=$(awk -v first="$line" 'NR > first && /^```$/ { exit } NR > first' README.md)
  printed=$(bash -c "$(printf '%q' "$programs")/${command#build/bin/}" || true)  # a sample may end in an error
  samples=$((samples + 1))
  if [[ $shown != "$printed" ]]; then
    echo "README.md shows of: $command"
    diff -u --label README.md --label "what it prints" <(echo "$shown") <(echo "$printed") || true
    failed=1
  fi
done < <(grep -n '^\$ build/bin/' README.md | cut -d: -f1)
((samples > 0)) || { echo "README.md has no sample" && failed=1; }
exit $failed
