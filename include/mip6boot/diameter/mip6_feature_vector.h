// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP6-Feature-Vector (124), RFC 5447 4.2.5: what mobility a NAS supports, and what of it the AAA
// server authorises (R54, R57).

#ifndef MIP6BOOT_DIAMETER_MIP6_FEATURE_VECTOR_H_
#define MIP6BOOT_DIAMETER_MIP6_FEATURE_VECTOR_H_

#include <cstdint>

#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

// Bits of feature_bit.def. Open.
enum class FeatureBit : uint64_t {
#define MIP6BOOT_FEATURE(value, enumerator, name, source) enumerator = value,
#include "mip6boot/diameter/feature_bit.def"
#undef MIP6BOOT_FEATURE
};

// "MIP6_INTEGRATED"; null for a bit without a name.
MIP6BOOT_EXPORT const char* FeatureName(FeatureBit bit);

// A set of bits. Bits without a name are kept, and mean nothing here.
class FeatureSet {
 public:
  constexpr FeatureSet() = default;
  constexpr explicit FeatureSet(uint64_t bits) : bits_(bits) {}
  constexpr FeatureSet(FeatureBit bit)  // NOLINT(google-explicit-constructor)
      : bits_(static_cast<uint64_t>(bit)) {}

  constexpr uint64_t bits() const { return bits_; }
  constexpr bool Has(FeatureBit bit) const { return (bits_ & static_cast<uint64_t>(bit)) != 0; }
  // RFC 6572: IP4_HOA_ONLY_SUPPORTED needs PMIP6_SUPPORTED and excludes IP4_HOA_SUPPORTED.
  constexpr bool IsContradictory() const {
    return Has(FeatureBit::kIp4HoaOnlySupported) &&
           (!Has(FeatureBit::kPmip6Supported) || Has(FeatureBit::kIp4HoaSupported));
  }

  constexpr FeatureSet& operator|=(FeatureSet other) { return *this = *this | other; }
  friend constexpr FeatureSet operator|(FeatureSet a, FeatureSet b) {
    return FeatureSet(a.bits_ | b.bits_);
  }
  friend constexpr FeatureSet operator&(FeatureSet a, FeatureSet b) {
    return FeatureSet(a.bits_ & b.bits_);
  }
  friend constexpr FeatureSet operator~(FeatureSet a) { return FeatureSet(~a.bits_); }
  friend constexpr bool operator==(FeatureSet a, FeatureSet b) { return a.bits_ == b.bits_; }
  friend constexpr bool operator!=(FeatureSet a, FeatureSet b) { return !(a == b); }

 private:
  uint64_t bits_ = 0;
};
constexpr FeatureSet operator|(FeatureBit a, FeatureBit b) { return FeatureSet(a) | FeatureSet(b); }

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
