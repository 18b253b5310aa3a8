// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the value of an attribute can look like (RFC 2865 5, RFC 3162 2, RFC 6572 4), and the typed
// attributes made of that: attributes.h has one for each row of attribute.def.
//
// Each format has `Value`; `kMinSize` and `kMaxSize`, the octets that it takes; `Decode(octets,
// value)`, which says whether so many octets are one; `Refusal(attribute)`, which says why they are
// not (out of line and cold); `Size(value)` and `Store(value, octets)`. Text and strings are views
// into the packet.

#ifndef MIP6BOOT_RADIUS_ATTRIBUTE_FORMAT_H_
#define MIP6BOOT_RADIUS_ATTRIBUTE_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/text.h"
#include "mip6boot/radius/attribute_type.h"
#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"
#include "mip6boot/radius/ipv4_home_address.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

using InterfaceId = Ipv6InterfaceId;

namespace internal {

inline constexpr size_t kMaxValue = kAttributeMaxSize - kAttributeHeaderSize;

// Why the value is none of the format's. What they look at again is what `Decode` looked at.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseLength(const AttributeView& attribute,
                                                       size_t min_length, size_t max_length);
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseText(const AttributeView& attribute);
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefusePrefix(const AttributeView& attribute);
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseIpv4HomeAddress(const AttributeView& attribute);

}  // namespace internal

// UTF-8. Errors: kBadText.
struct TextFormat {
  using Value = std::string_view;
  static constexpr size_t kMinSize = 1;
  static constexpr size_t kMaxSize = internal::kMaxValue;
  static bool Decode(Bytes octets, Value& value) {
    value = AsText(octets);
    return IsUtf8(octets);
  }
  static Error Refusal(const AttributeView& attribute) { return internal::RefuseText(attribute); }
  static size_t Size(Value value) { return value.size(); }
  static void Store(Value value, uint8_t* octets) {
    std::memcpy(octets, value.data(), value.size());
  }
};

// Any octets.
struct StringFormat {
  using Value = Bytes;
  static constexpr size_t kMinSize = 1;
  static constexpr size_t kMaxSize = internal::kMaxValue;
  static bool Decode(Bytes octets, Value& value) {
    value = octets;
    return true;
  }
  static Error Refusal(const AttributeView& attribute) {
    return AttributeError(attribute, Reason::kBadValue);
  }
  static size_t Size(Value value) { return value.size(); }
  static void Store(Value value, uint8_t* octets) {
    std::memcpy(octets, value.data(), value.size());
  }
};

namespace internal {

// A number or an address: any octets are one.
template <typename V, size_t kSize>
struct FixedFormat {
  using Value = V;
  static constexpr size_t kMinSize = kSize;
  static constexpr size_t kMaxSize = kSize;
  static Error Refusal(const AttributeView& attribute) {
    return AttributeError(attribute, Reason::kBadValue);
  }
  static size_t Size(const Value&) { return kSize; }
};

}  // namespace internal

// 32 bits; also the enumerations, any value of which is legal here.
struct IntegerFormat : internal::FixedFormat<uint32_t, 4> {
  static bool Decode(Bytes octets, Value& value) {
    value = LoadBigEndian32(octets.data());
    return true;
  }
  static void Store(Value value, uint8_t* octets) { StoreBigEndian32(octets, value); }
};

// 64 bits (RFC 3162 2.2).
struct InterfaceIdFormat : internal::FixedFormat<InterfaceId, 8> {
  static bool Decode(Bytes octets, Value& value) {
    value = static_cast<InterfaceId>(LoadBigEndian64(octets.data()));
    return true;
  }
  static void Store(Value value, uint8_t* octets) {
    StoreBigEndian64(octets, static_cast<uint64_t>(value));
  }
};

// Four octets (RFC 2865 5).
struct Ipv4AddressFormat : internal::FixedFormat<Ipv4Address, 4> {
  static bool Decode(Bytes octets, Value& value) {
    value = Ipv4Address({octets[0], octets[1], octets[2], octets[3]});
    return true;
  }
  static void Store(const Value& value, uint8_t* octets) {
    std::memcpy(octets, value.octets().data(), value.octets().size());
  }
};

// Sixteen octets (RFC 3162 2.1).
struct Ipv6AddressFormat : internal::FixedFormat<Ipv6Address, Ipv6Address::kSize> {
  static bool Decode(Bytes octets, Value& value) {
    value = Ipv6Address::Load(octets.data());
    return true;
  }
  static void Store(const Value& value, uint8_t* octets) {
    std::memcpy(octets, value.octets().data(), Ipv6Address::kSize);
  }
};

// RFC 3162 2.3: the reserved octet is ignored, and written as zero; the prefix is read from as many
// octets as there are, and written in full. Errors: kTooShort (fewer octets than the length needs),
// kPrefixTooLong, kStrayBits.
struct Ipv6PrefixFormat {
  using Value = Ipv6Prefix;
  static constexpr size_t kMinSize = 2;
  static constexpr size_t kMaxSize = mip6boot::internal::kFramedIpv6PrefixSize;
  static bool Decode(Bytes octets, Value& value) {
    return mip6boot::internal::LoadFramedIpv6Prefix(octets, value);
  }
  static Error Refusal(const AttributeView& attribute) { return internal::RefusePrefix(attribute); }
  static size_t Size(const Value&) { return kMaxSize; }
  static void Store(const Value& value, uint8_t* octets) {
    mip6boot::internal::StoreFramedIpv6Prefix(value, octets);
  }
};

// RFC 6572 4.8: as `Ipv6PrefixFormat`, and "::", which asks for a prefix, has length 128 always.
// Errors: also kBadValue, for "::" with another length.
struct HomeNetworkPrefixFormat : Ipv6PrefixFormat {
  static bool Decode(Bytes octets, Value& value) {
    return Ipv6PrefixFormat::Decode(octets, value) &&
           (value.length() == 128 || !value.address().IsUnspecified());
  }
  static void Store(const Value& value, uint8_t* octets) {
    Ipv6PrefixFormat::Store(value, octets);
    if (value.address().IsUnspecified()) octets[1] = 128;
  }
};

// An `Ipv4HomeAddress`, six octets. Errors: kBadValue.
struct Ipv4HomeAddressFormat : internal::FixedFormat<Ipv4HomeAddress, 6> {
  static bool Decode(Bytes octets, Value& value) {
    return Ipv4HomeAddress::Load(octets.data(), value);
  }
  static Error Refusal(const AttributeView& attribute) {
    return internal::RefuseIpv4HomeAddress(attribute);
  }
  static void Store(const Value& value, uint8_t* octets) { value.Store(octets); }
};

// An attribute whose value is a `Format`. Errors: kBadLength, kTooShort or kTooLong for a Length
// that its row does not allow, and those of the format; of encoding too.
template <AttributeType kAttributeType, size_t kMinLength, size_t kMaxLength, typename Format>
struct TypedAttribute {
  static constexpr AttributeType kType = kAttributeType;
  using Value = typename Format::Value;

  static_assert(kMinLength >= kAttributeHeaderSize + Format::kMinSize &&
                    kMaxLength <= kAttributeHeaderSize + Format::kMaxSize,
                "the format takes what the row allows");

  Value value{};

  static Result<TypedAttribute> Decode(const AttributeView& attribute, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(attribute.length() < kMinLength || attribute.length() > kMaxLength)) {
      return Unexpected(internal::RefuseLength(attribute, kMinLength, kMaxLength));
    }
    TypedAttribute typed;
    if (ABSL_PREDICT_TRUE(Format::Decode(attribute.value, typed.value))) return typed;
    return Unexpected(Format::Refusal(attribute));
  }
  void Encode(AttributeWriter& out) const {
    const size_t size = Format::Size(value);
    const size_t length = kAttributeHeaderSize + size;
    if (ABSL_PREDICT_FALSE(length < kMinLength)) {
      return out.FailAttribute(kType, Reason::kTooShort, length, kMinLength);
    }
    if (ABSL_PREDICT_FALSE(length > kMaxLength)) {
      return out.FailAttribute(kType, Reason::kTooLong, length, kMaxLength);
    }
    if (uint8_t* p = out.Reserve(kType, size)) Format::Store(value, p);
  }

  friend bool operator==(const TypedAttribute& a, const TypedAttribute& b) {
    return a.value == b.value;
  }
  friend bool operator!=(const TypedAttribute& a, const TypedAttribute& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_ATTRIBUTE_FORMAT_H_
