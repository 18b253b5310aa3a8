// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The random numbers of a product: transaction ids have to be hard to guess (R74), so they come
// from the system.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_SYSTEM_RANDOM_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_SYSTEM_RANDOM_H_

#include <random>

#include "mip6boot/base/random_source.h"

namespace mip6boot::scenario {

class SystemRandom final : public RandomSource {
 public:
  uint32_t Next() override { return device_(); }

 private:
  std::random_device device_;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_SYSTEM_RANDOM_H_
