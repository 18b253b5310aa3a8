#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# The library has no I/O, no clock, no thread, no exception and no run-time type information: no_io.sh <top folder>
# prints each line of include/ and lib/ that says otherwise.

set -eu
cd "$1"

# shellcheck disable=SC2016  # awk's own $0
find include lib -name '*.h' -o -name '*.cc' -o -name '*.def' | sort | xargs awk '
BEGIN {
  headers = "sys/|net/|netinet|arpa/|netdb[.]h|poll[.]h|unistd[.]h|fcntl[.]h|asio|pcap|" \
            "iostream|fstream|cstdio|stdio[.]h|print|syncstream|filesystem|" \
            "ctime|time[.]h|absl/time/|absl/log/|absl/synchronization/|" \
            "thread|stop_token|mutex|shared_mutex|condition_variable|future|semaphore|latch|barrier|pthread[.]h|" \
            "exception|stdexcept|system_error|typeinfo|typeindex"
  words = "throw|try|catch|dynamic_cast|typeid|thread_local|random_device|" \
          "system_clock|steady_clock|high_resolution_clock|utc_clock|clock_gettime|gettimeofday"
  include = "^[ \t]*#[ \t]*include[ \t]*[<\"](" headers ")"
  word = "(^|[^A-Za-z0-9_])(" words ")([^A-Za-z0-9_]|$)"
}
{
  code = $0
  gsub(/"([^"\\]|\\.)*"/, "\"\"", code)
  sub(/\/\/.*/, "", code)
  outside = $0 ~ /^[ \t]*#[ \t]*include[ \t]*"[.][.]\//  # a way around the folders that layering looks at
}
$0 ~ include || code ~ word || outside {
  print FILENAME ":" FNR ": " $0
  found = 1
}
END { exit found }
'
