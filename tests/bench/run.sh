#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Prints for each case what it costs beside its floor, and fails if one exceeds its bound.
#
# The gate is the ratio of instructions, which callgrind counts exactly: one case run 100 and 1100 times, the difference divided
# by 1000, so that start-up and first use drop out. Times are medians of repetitions interleaved with the floor's; they are told
# and judge nothing. Allocations are counted, and must be none.
#
# Behind it the binding table, up to a million bindings. What a binding takes is judged, what it takes in time is told.
# run.sh binding [--full]: the binding table alone; --full: up to ten million.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bench=${MIP6BOOT_BENCH:-$root/build/bin/mip6boot_bench}

if [[ ${1-} == binding ]]; then
  largest=1000000
  [[ ${2-} == --full ]] && largest=10000000
  exec "$bench" --binding-table "$largest"
fi

instructions() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" --count "$1" "$2" 2>&1 |
    awk '/Collected/ { print $4 }'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$bench" --list | while read -r name floor bound; do
  few=$(instructions "$name" 100)
  many=$(instructions "$name" 1100)
  echo "$name $floor $bound $(((many - few) / 1000))"
done >"$work/instructions"

# name,iterations,real_time,cpu_time,time_unit,...,"allocations"
"$bench" --benchmark_repetitions=15 --benchmark_min_time=0.02 --benchmark_enable_random_interleaving=true \
  --benchmark_report_aggregates_only=true --benchmark_format=csv "$@" 2>"$work/said" >"$work/times" || {
  cat "$work/said" >&2
  exit 2
}

status=0
awk '
  FILENAME ~ /times$/ {
    split($0, field, ",")
    name = field[1]; gsub(/"/, "", name)
    if (sub(/_median$/, "", name)) { time[name] = field[4]; allocations[name] = field[split($0, field, ",")] }
    next
  }
  { order[++cases] = $1; floor[$1] = $2; bound[$1] = $3; count[$1] = $4 }
  END {
    printf "%-28s %12s %8s %7s %10s %8s %12s\n", "case", "instructions", "x floor", "bound", "ns", "x floor", "allocations"
    for (i = 1; i <= cases; ++i) {
      name = order[i]; base = floor[name]; over = ""
      ratio = base == "-" ? "" : sprintf("%.2f", count[name] / count[base])
      time_ratio = base == "-" ? "" : sprintf("%.2f", time[name] / time[base])
      limit = bound[name] == 0 ? "" : bound[name]
      if (limit != "" && count[name] > limit * count[base]) over = "  over its bound"
      if (allocations[name] != 0) over = over "  allocates"
      if (over != "") failed = 1
      printf "%-28s %12d %8s %7s %10.1f %8s %12g%s\n", name, count[name], ratio, limit, time[name], time_ratio, allocations[name], over
    }
    # Its bound has a constant part, which instructions cannot express: said, and nothing is judged by it.
    printf "reply/encode: %.1f ns, to be compared with 4 x memcpy + 40 ns = %.1f ns (not judged)\n", time["reply/encode"], 4 * time["reply/memcpy"] + 40
    exit failed
  }' "$work/times" "$work/instructions" || status=1

"$bench" --binding-table 1000000 || status=1
exit $status
