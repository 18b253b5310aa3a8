#!/bin/bash -eu
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Builds the fuzzers as OSS-Fuzz wants them: with its compiler and flags ($CC, $CXX, $CFLAGS, $CXXFLAGS), linked with
# $LIB_FUZZING_ENGINE, from $SRC/mip6boot through $WORK into $OUT. Abseil and the others come from their pinned commits
# where the machine has none: they must be built with the same flags and the same standard library.

build=$WORK/mip6boot
cmake -S "$SRC/mip6boot" -B "$build" -DCMAKE_BUILD_TYPE=None -DMIP6BOOT_BUILD_FUZZERS=ON -DMIP6BOOT_FUZZ_CAPTURES=ON \
  -DMIP6BOOT_BUILD_{TESTS,EXAMPLES,TOOLS,BENCHMARKS}=OFF -DMIP6BOOT_INSTALL=OFF
cmake --build "$build" --target mip6boot_fuzzers -j "$(nproc)"

for fuzzer in "$build"/fuzz/*_fuzzer; do
  name=$(basename "$fuzzer")
  # It needs libpcap, which the machines that run fuzzers do not have. It is there for the seeds that captures make.
  [[ $name == capture_fuzzer ]] && continue
  cp "$fuzzer" "$fuzzer.options" "$OUT/"
  if [[ -f $fuzzer.dict ]]; then cp "$fuzzer.dict" "$OUT/"; fi
  # What was found once is a seed, too.
  (cd "$build/fuzz" && zip -q -j -r "$OUT/${name}_seed_corpus.zip" "${name}_seed_corpus")
  found=$SRC/mip6boot/fuzz/regressions/${name%_fuzzer}
  if [[ -d $found ]]; then zip -q -j -r "$OUT/${name}_seed_corpus.zip" "$found"; fi
done
