// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The mobility features of MIP6-Feature-Vector (124), RFC 5447 4.2.5: the same 64 bits in an AVP
// and in a RADIUS attribute.

#ifndef MIP6BOOT_BASE_FEATURE_SET_H_
#define MIP6BOOT_BASE_FEATURE_SET_H_

#include <cstdint>

#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 {

// Bits of feature_bit.def. Open.
enum class FeatureBit : uint64_t {
#define MIP6BOOT_FEATURE(value, enumerator, name, source) enumerator = value,
#include "mip6boot/base/feature_bit.def"
#undef MIP6BOOT_FEATURE
};

// "MIP6_INTEGRATED"; null for a bit without a name.
MIP6BOOT_EXPORT const char* FeatureName(FeatureBit bit);

// A set of bits. Bits without a name are kept, and mean nothing here.
class FeatureSet {
 public:
  constexpr FeatureSet() = default;
  // All 64 bits as they stand in the AVP.
  constexpr explicit FeatureSet(uint64_t bits) : bits_(bits) {}
  // One bit alone.
  constexpr FeatureSet(FeatureBit bit)  // NOLINT(google-explicit-constructor)
      : bits_(static_cast<uint64_t>(bit)) {}

  // The 64 bits, those without a name included.
  constexpr uint64_t bits() const { return bits_; }
  // Whether the bit is set.
  constexpr bool Has(FeatureBit bit) const { return (bits_ & static_cast<uint64_t>(bit)) != 0; }
  // RFC 6572 4.1: IP4_HOA_ONLY_SUPPORTED needs PMIP6_SUPPORTED and excludes IP4_HOA_SUPPORTED. An
  // answer of such bits counts as a refusal, a request is refused.
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
// Both bits.
constexpr FeatureSet operator|(FeatureBit a, FeatureBit b) { return FeatureSet(a) | FeatureSet(b); }

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_FEATURE_SET_H_
