#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Each program that README.md and the cookbook show is one of examples/cookbook, word for word: the compiler reads what the
# reader does.
#
# A program is shown as a ```cpp block behind the line <!-- examples/cookbook/NAME.cc -->; in NAME.cc it starts with the first
# #include. The cookbook shows all of them.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cookbook=lib/docs/cookbook.md

# shown PAGE PROGRAM
shown() {
  awk -v marker="<!-- $2 -->" '
    $0 == marker { wanted = 1; next }
    wanted && /^```cpp$/ { inside = 1; next }
    inside && /^```$/ { exit }
    inside { print }' "$1"
}

failed=0
for page in "$cookbook" README.md; do
  while read -r program; do
    if [[ ! -f $program ]]; then
      echo "$page shows $program, which is not there"
      failed=1
    elif ! diff -u --label "$page" --label "$program" <(shown "$page" "$program") <(sed -n '/^#include/,$p' "$program"); then
      failed=1
    fi
  done < <(sed -n 's/^<!-- \(examples\/cookbook\/.*\.cc\) -->$/\1/p' "$page")
done
for program in examples/cookbook/*.cc; do
  grep -qxF "<!-- $program -->" "$cookbook" || { echo "$cookbook does not show $program" && failed=1; }
done
exit $failed
