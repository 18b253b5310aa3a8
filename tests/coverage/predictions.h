// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The predictions of Abseil as functions, in front of every source of the coverage build: what
// stands in the arguments of a macro counts for no branch, and most refusals do.

#ifndef MIP6BOOT_TESTS_COVERAGE_PREDICTIONS_H_
#define MIP6BOOT_TESTS_COVERAGE_PREDICTIONS_H_

#include "absl/base/optimization.h"

#undef ABSL_PREDICT_FALSE
#undef ABSL_PREDICT_TRUE

template <typename T>
constexpr bool ABSL_PREDICT_FALSE(const T& condition) {
  return static_cast<bool>(condition);
}
template <typename T>
constexpr bool ABSL_PREDICT_TRUE(const T& condition) {
  return static_cast<bool>(condition);
}

#endif  // MIP6BOOT_TESTS_COVERAGE_PREDICTIONS_H_
