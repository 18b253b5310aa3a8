#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# What the cookbook says that its programs print is what they print: cookbook_prints.sh <folder of the programs>. The output of
# examples/cookbook/NAME.cc is the ```text block behind it.

set -euo pipefail
programs=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cookbook=lib/docs/cookbook.md

failed=0
seen=0
while read -r name; do
  shown=$(awk -v marker="<!-- examples/cookbook/$name.cc -->" '
    $0 == marker { wanted = 1; next }
    /^<!-- / { wanted = 0 }
    wanted && /^```text$/ { inside = 1; next }
    inside && /^```$/ { exit }
    inside { print }' "$cookbook")
  printed=$("$programs/cookbook_$name") || { echo "cookbook_$name fails" && failed=1; }
  if [[ -z $shown || $shown != "$printed" ]]; then
    diff -u --label "$cookbook" --label "cookbook_$name" <(echo "$shown") <(echo "$printed") || true
    failed=1
  fi
  seen=$((seen + 1))
done < <(sed -n 's/^<!-- examples\/cookbook\/\(.*\)\.cc -->$/\1/p' "$cookbook")
((seen > 0)) || { echo "$cookbook shows no program" && failed=1; }
exit $failed
