// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/feature_set.h"

namespace mip6boot { inline namespace v0_1 {

const char* FeatureName(FeatureBit bit) {
  switch (bit) {
#define MIP6BOOT_FEATURE(value, enumerator, name, source) \
  case FeatureBit::enumerator:                            \
    return name;
#include "mip6boot/base/feature_bit.def"
#undef MIP6BOOT_FEATURE
  }
  return nullptr;
}

}}  // namespace mip6boot::v0_1
