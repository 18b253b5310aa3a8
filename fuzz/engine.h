// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a fuzzing engine calls, and what it offers: the interface of libFuzzer, which others have
// taken over.

#ifndef MIP6BOOT_FUZZ_ENGINE_H_
#define MIP6BOOT_FUZZ_ENGINE_H_

#include <cstddef>
#include <cstdint>

extern "C" {
// Each fuzzer has these; the last two only where the input has a structure.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t* data1, size_t size1, const uint8_t* data2,
                                 size_t size2, uint8_t* out, size_t max_out_size, unsigned seed);

// The engine has this: changes octets in place, and gives their new number.
size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);
}

#endif  // MIP6BOOT_FUZZ_ENGINE_H_
