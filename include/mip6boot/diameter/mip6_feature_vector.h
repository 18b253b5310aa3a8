// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP6-Feature-Vector (124), RFC 5447 4.2.5: what mobility a NAS supports, and what of it the AAA
// server authorises (R54, R57).

#ifndef MIP6BOOT_DIAMETER_MIP6_FEATURE_VECTOR_H_
#define MIP6BOOT_DIAMETER_MIP6_FEATURE_VECTOR_H_

#include "mip6boot/base/feature_set.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

// What every protocol calls them.
using mip6boot::FeatureBit;
using mip6boot::FeatureName;
using mip6boot::FeatureSet;

// Errors: kBadLength.
struct Mip6FeatureVector {
  static constexpr AvpKey kKey = AvpKey::kMip6FeatureVector;
  static constexpr uint8_t kFlags = FlagsToSend(AvpKey::kMip6FeatureVector);
  using Field = FeatureSet;

  FeatureSet value;

  static bool DecodeField(const AvpView& avp, const DecodePolicy&, Field& field) {
    return Unsigned64Format<FeatureSet>::Decode(avp.data, field);
  }
  static Error Refusal(const AvpView& avp, const DecodePolicy&) {
    return Unsigned64Format<FeatureSet>::Refusal(avp);
  }
  static void EncodeField(AvpWriter& out, const Field& field) {
    Unsigned64Format<>::Encode(out, kKey, kFlags, field.bits());
  }

  static Result<Mip6FeatureVector> Decode(const AvpView& avp, const DecodePolicy& policy = {}) {
    Mip6FeatureVector typed;
    if (ABSL_PREDICT_TRUE(DecodeField(avp, policy, typed.value))) return typed;
    return Unexpected(Refusal(avp, policy));
  }
  void Encode(AvpWriter& out) const { EncodeField(out, value); }

  friend constexpr bool operator==(Mip6FeatureVector a, Mip6FeatureVector b) {
    return a.value == b.value;
  }
  friend constexpr bool operator!=(Mip6FeatureVector a, Mip6FeatureVector b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0::diameter

#endif  // MIP6BOOT_DIAMETER_MIP6_FEATURE_VECTOR_H_
