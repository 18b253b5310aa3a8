// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The binding table from a thousand bindings to ten million.

#ifndef MIP6BOOT_TESTS_BENCH_BINDING_TABLE_H_
#define MIP6BOOT_TESTS_BENCH_BINDING_TABLE_H_

#include <cstdint>

namespace mip6boot::bench {

// Prints what each operation costs at each power of ten up to `largest` bindings, as one JSON
// object a line. 0 if no binding was lost.
void MeasureBindingTable(uint32_t largest);

}  // namespace mip6boot::bench

#endif  // MIP6BOOT_TESTS_BENCH_BINDING_TABLE_H_
