# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# What drives the fuzzers of fuzz/, and how the library is built for it. With MIP6BOOT_BUILD_FUZZERS:
# - $LIB_FUZZING_ENGINE is set, as OSS-Fuzz does: that is linked, and the flags of whoever set it instrument all code;
# - else, with clang: libFuzzer. The library is instrumented, with the address and undefined-behaviour sanitizers unless
#   MIP6BOOT_SANITIZE says otherwise;
# - else: a main() that runs each file that it is given. The tests build the fuzzers so, to replay what was found.

option(MIP6BOOT_BUILD_FUZZERS "Build the fuzzers, and the library instrumented for them" OFF)
set(MIP6BOOT_FUZZING_ENGINE "$ENV{LIB_FUZZING_ENGINE}" CACHE STRING
  "What fuzzers link; empty: libFuzzer of clang, or else a main() that replays files")
option(MIP6BOOT_FUZZ_CAPTURES "Fuzz the reading of capture files too, and make seeds of some; needs libpcap and fmt"
  ${MIP6BOOT_BUILD_TOOLS})

set(MIP6BOOT_FUZZING_LINK)  # empty: fuzz/replay.cc
if(MIP6BOOT_BUILD_FUZZERS AND MIP6BOOT_FUZZING_ENGINE)
  separate_arguments(MIP6BOOT_FUZZING_LINK NATIVE_COMMAND "${MIP6BOOT_FUZZING_ENGINE}")
elseif(MIP6BOOT_BUILD_FUZZERS AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
  include(CheckCXXSourceCompiles)
  set(CMAKE_REQUIRED_LINK_OPTIONS -fsanitize=fuzzer)
  check_cxx_source_compiles(
    "#include <cstddef>\n#include <cstdint>\nextern \"C\" int LLVMFuzzerTestOneInput(const uint8_t*, size_t) { return 0; }"
    MIP6BOOT_HAVE_LIBFUZZER)
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
  if(NOT MIP6BOOT_HAVE_LIBFUZZER)
    unset(MIP6BOOT_HAVE_LIBFUZZER CACHE)  # to be looked for again once it is there
    message(FATAL_ERROR "mip6boot's fuzzers need libFuzzer, and this clang has none: install its runtime (libclang-rt-14-dev on "
      "Debian 12), or name another engine with -DMIP6BOOT_FUZZING_ENGINE=<what to link>.")
  endif()
  set(MIP6BOOT_FUZZING_LINK -fsanitize=fuzzer)
  if(NOT MIP6BOOT_SANITIZE)
    set(MIP6BOOT_SANITIZE address undefined)
  endif()
  list(APPEND MIP6BOOT_SANITIZE fuzzer-no-link)
elseif(MIP6BOOT_BUILD_FUZZERS)
  message(STATUS "mip6boot's fuzzers run the files that they are given, once: ${CMAKE_CXX_COMPILER_ID} has no libFuzzer")
endif()
