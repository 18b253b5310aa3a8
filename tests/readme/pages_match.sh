#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Each page of code in README.md is a program of examples/readme, word for word: the compiler reads what the reader does.
#
# In README.md a page is a ```cpp block behind the line <!-- examples/readme/NAME.cc -->; in NAME.cc it starts with the first
# #include. A program without a page, or a page without a program, is an error too.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

page() {
  awk -v marker="<!-- $1 -->" '
    $0 == marker { wanted = 1; next }
    wanted && /^```cpp$/ { inside = 1; next }
    inside && /^```$/ { exit }
    inside { print }' README.md
}

failed=0
for program in examples/readme/*.cc; do
  if ! diff -u --label "README.md" --label "$program" <(page "$program") <(sed -n '/^#include/,$p' "$program"); then
    failed=1
  fi
done
while read -r program; do
  [[ -f $program ]] || { echo "README.md shows $program, which is not there" && failed=1; }
done < <(sed -n 's/^<!-- \(examples\/readme\/.*\.cc\) -->$/\1/p' README.md)
exit $failed
