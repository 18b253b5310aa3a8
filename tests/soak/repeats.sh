#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# repeats.sh MIP6_SOAK: one seed is one run in two processes too, whose addresses differ; and a run is shown as a ladder.

set -euo pipefail

soak=$1
once=$("$soak" --harsh --seed 3 --node 0)
again=$("$soak" --harsh --seed 3 --node 0)

# How long it took on the wall clock is no part of it.
without_time() { grep -v '^time ' <<<"$1"; }

if [[ $(without_time "$once") != "$(without_time "$again")" ]]; then
  diff <(without_time "$once") <(without_time "$again") | head -n 20
  echo "seed 3 is not the same run twice" >&2
  exit 1
fi
grep -q 'INFORMATION-REQUEST' <<<"$once" || { echo "no ladder of node 0" >&2 && exit 1; }
