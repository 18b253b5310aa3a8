#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# What no_io.sh holds the sources to, in what was made of them: no_io_symbols.sh <nm> <library>... prints each symbol that a
# library without exceptions has from outside and that does I/O, tells the time, locks, throws, asks the environment or runs
# before main(). Headers of others can bring such a thing along that no line of ours names. Exit 77: there is no nm.

set -eu
nm=$1
shift
command -v "$nm" >/dev/null || exit 77

symbols=$(mktemp)
trap 'rm -f "$symbols"' EXIT
"$nm" -uCA "$@" >"$symbols"
grep -q 'operator new' "$symbols" || {
  echo "$nm lists no symbol that the library has from outside: nothing was looked at" >&2
  exit 1
}

awk '
BEGIN {
  io = "(socket(pair)?|connect|bind|listen|accept4?|send(to|msg|mmsg)?|recv(from|msg|mmsg)?|getaddrinfo|p?poll|p?select|" \
       "epoll_.*|(open|creat|fopen)(at)?(64)?|close|(p?read|p?write)v?|ioctl|fcntl|fclose|fread|fwrite|fputs|fputc|putc|" \
       "puts|putchar|perror|syslog|std(in|out|err)|(__)?[a-z]*printf(_chk)?|" \
       "std::(ios_base|basic_ios|basic_[a-z]*(stream|buf)|c(in|out|err|log)|locale|ctype|filesystem).*)"
  time = "(time|clock|clock_gettime|gettimeofday|timespec_get|(nano|u)?sleep|(local|gm)time(_r)?|std::chrono::.*::now.*)"
  threads = "(pthread_.*|thrd_.*|mtx_.*|sem_.*|fork|__tls_get_addr|__cxa_guard_.*|" \
            "std::(this_thread|j?thread|mutex|[a-z_]*_mutex|condition_variable|__future_base|call_once).*)"
  chance = "(s?rand(om)?|getrandom|getentropy|arc4random.*|std::random_device.*|(secure_)?getenv)"
  exceptions = "(__cxa_(re)?throw|std::__throw.*|absl::.*Throw.*|__cxa_.*catch|_Unwind_.*|__gxx_personality.*|" \
               "__dynamic_cast|typeinfo .*|vtable for __cxxabiv1.*)"
  statics = "(__cxa_atexit|atexit)"
  betrays = "^(" io "|" time "|" threads "|" chance "|" exceptions "|" statics ")$"

  # Where the containers of others end that run out of memory, or are asked for what they do not hold: not ours to replace.
  allowed = "^(std::__throw_[a-z_]*|absl::.*ThrowStd[A-Za-z]*)[(]"
}
match($0, /: *[A-Za-z] /) {
  symbol = substr($0, RSTART + RLENGTH)
  if (symbol ~ betrays && symbol !~ allowed) {
    print substr($0, 1, RSTART) " " symbol
    found = 1
  }
}
END { exit found }
' "$symbols"
