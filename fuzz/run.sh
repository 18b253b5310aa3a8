#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Fuzzes, one fuzzer after the other, and prints a line for each: run.sh FOLDER all|NAME [SECONDS]
#
# FOLDER is where they were built. What is learnt stays there, for the next time: corpus/NAME; what is found too:
# findings/NAME. Each run starts from the seeds, from fuzz/regressions, and from what was learnt before.

set -euo pipefail

folder=$(cd "$1" && pwd)
what=$2
seconds=${3-60}
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)

[[ $seconds =~ ^[1-9][0-9]*$ ]] || { printf 'fuzz: seconds are a number above 0, not "%s"\n' "$seconds" >&2 && exit 2; }

names=()
for fuzzer in "$folder"/*_fuzzer; do
  name=$(basename "$fuzzer" _fuzzer)
  [[ $what == all || $what == "$name" ]] && names+=("$name")
done
if ((${#names[@]} == 0)); then
  printf 'fuzz: no fuzzer is called "%s"; there are:' "$what" >&2
  for fuzzer in "$folder"/*_fuzzer; do printf ' %s' "$(basename "$fuzzer" _fuzzer)" >&2; done
  printf '\n' >&2
  exit 2
fi

# The last number behind `word` in a log.
last() { grep -o "$1 [0-9]*" "$2" | tail -n 1 | grep -o '[0-9]*$' || printf '?'; }

status=0
printf '%-22s %12s %8s %8s %9s\n' fuzzer executions edges corpus findings
for name in "${names[@]}"; do
  fuzzer=$folder/${name}_fuzzer
  corpus=$folder/corpus/$name
  findings=$folder/findings/$name
  mkdir -p "$corpus" "$findings"
  folders=("$corpus" "${fuzzer}_seed_corpus")
  [[ -d $here/regressions/$name ]] && folders+=("$here/regressions/$name")
  options=(-max_total_time="$seconds" -max_len="$(sed -n 's/^max_len = //p' "$fuzzer.options")" -rss_limit_mb=2560
    -timeout=25 -print_final_stats=1 -artifact_prefix="$findings/")
  [[ -f $fuzzer.dict ]] && options+=(-dict="$fuzzer.dict")
  log=$findings/log
  result=0
  "$fuzzer" "${options[@]}" "${folders[@]}" >"$log" 2>&1 || result=$?
  found=$(find "$findings" -type f ! -name log | wc -l)
  printf '%-22s %12s %8s %8s %9s\n' "$name" "$(last stat::number_of_executed_units: "$log" | tr -d ' ')" \
    "$(last cov: "$log")" "$(find "$corpus" -type f | wc -l)" "$found"
  if ((result != 0)); then
    status=1
    { grep -m 3 -E '^finding:|^SUMMARY|runtime error:' "$log" || tail -n 1 "$log"; } | sed 's/^/    /'
    find "$findings" -type f ! -name log -newer "$fuzzer" -exec printf '    %s %s\n' "$fuzzer" {} \;
  fi
done
exit $status
