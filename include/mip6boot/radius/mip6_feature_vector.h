// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP6-Feature-Vector (124), RFC 5447 4.2.5, RFC 6572 4.1: what mobility a NAS supports, and what
// of it the AAA server authorises.
//
//     +---------------+---------------+-------------------------------
//     |   Type (124)  |  Length (10)  |  64 bits, most significant first
//     +---------------+---------------+-------------------------------
//
// Bits that contradict each other are decoded: see FeatureSet::IsContradictory.

#ifndef MIP6BOOT_RADIUS_MIP6_FEATURE_VECTOR_H_
#define MIP6BOOT_RADIUS_MIP6_FEATURE_VECTOR_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/optimization.h"
#include "mip6boot/base/feature_set.h"
#include "mip6boot/base/result.h"
#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

struct Mip6FeatureVector {
  static constexpr AttributeType kType = AttributeType::kMip6FeatureVector;
  static constexpr size_t kSize = 8;  // of the value
  using Value = FeatureSet;

  FeatureSet value;

  // Errors: kBadLength.
  static Result<Mip6FeatureVector> Decode(const AttributeView& attribute,
                                          const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(attribute.value.size() != kSize)) {
      return Unexpected(AttributeError(attribute, Reason::kBadLength, attribute.length(),
                                       kAttributeHeaderSize + kSize));
    }
    return Mip6FeatureVector{FeatureSet(LoadBigEndian64(attribute.value.data()))};
  }
  void Encode(AttributeWriter& out) const {
    if (uint8_t* p = out.Reserve(kType, kSize)) StoreBigEndian64(p, value.bits());
  }

  friend constexpr bool operator==(Mip6FeatureVector a, Mip6FeatureVector b) {
    return a.value == b.value;
  }
  friend constexpr bool operator!=(Mip6FeatureVector a, Mip6FeatureVector b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_MIP6_FEATURE_VECTOR_H_
