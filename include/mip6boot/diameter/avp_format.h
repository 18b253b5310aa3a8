// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the data of an AVP can look like (RFC 6733 4.2, 4.3): the codecs under the typed AVPs, and
// for AVPs of your own.
//
//     Result<uint32_t> port = DecodeAs<Unsigned32Format<>>(avp);
//
// Each format has `Value`, `kDataFormat`, `Decode(data, value)` that says whether the data fits,
// `Refusal(avp)` that says why it does not (out of line and cold), and `Encode(writer, key, flags,
// value)`, which refuses what `Decode` would. Text and octets are views into the message. Families
// with formats of their own have them in nas_format.h and mip6_format.h.

#ifndef MIP6BOOT_DIAMETER_AVP_FORMAT_H_
#define MIP6BOOT_DIAMETER_AVP_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/text.h"
#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/diameter_uri.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// The data of `avp` as a `Format`. Errors: those of the format.
template <typename Format>
inline Result<typename Format::Value> DecodeAs(const AvpView& avp) {
  typename Format::Value value{};
  if (ABSL_PREDICT_FALSE(!Format::Decode(avp.data, value))) return Unexpected(Format::Refusal(avp));
  return value;
}

// The text rule of RFC 6733 4.3.1 for a DiameterIdentity, in full: an FQDN or realm of labels
// of 1..63 letters, digits, hyphens and underscores (which real names hold), 255 octets at most; a
// final dot is taken. Decoding checks only that all octets are printable ASCII. Errors: kNameEmpty,
// kNameTooLong, kLabelTooLong, kBadText; offsets count from the text's start.
MIP6BOOT_EXPORT Result<void> CheckDiameterIdentity(std::string_view text);

// Whether two identities or realms are one: ASCII case does not count (RFC 6733 5.6.4), nor does a
// final dot.
MIP6BOOT_EXPORT bool EqualIdentity(std::string_view a, std::string_view b);

// Seconds since 1900-01-01 UTC modulo 2^32 (RFC 6733 4.3.1, RFC 5905).
struct Time {
  uint32_t ntp_seconds = 0;

  // Seconds since 1970-01-01 UTC. Values without the high bit are those after February 2036.
  constexpr int64_t UnixSeconds() const {
    constexpr int64_t k1970 = 2208988800;
    return int64_t{ntp_seconds} - k1970 + ((ntp_seconds & 0x80000000) != 0 ? 0 : int64_t{1} << 32);
  }
  friend constexpr bool operator==(Time a, Time b) { return a.ntp_seconds == b.ntp_seconds; }
  friend constexpr bool operator!=(Time a, Time b) { return !(a == b); }
};

namespace internal {

// Why the data is none of the format's. What they look at again is what `Decode` looked at.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseSize(const AvpView& avp, size_t want);
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseIdentity(const AvpView& avp);
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseUtf8(const AvpView& avp);
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseAscii(const AvpView& avp);
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseAddress(const AvpView& avp);

// A value that its own format would refuse is not written.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD void FailValue(AvpWriter& out, AvpKey key, Bytes data,
                                                   Error (*refusal)(const AvpView&));

// Text is written if its format would take it.
template <typename Format>
inline void EncodeText(AvpWriter& out, AvpKey key, uint8_t flags, std::string_view value) {
  const Bytes data = AsBytes(value);
  if (ABSL_PREDICT_FALSE(!Format::Decode(data, value))) {
    return FailValue(out, key, data, Format::Refusal);
  }
  out.Raw(key, flags, data);
}

// Whether `bad(word)` is zero for each eight octets of the text; the last eight may overlap those
// before.
template <typename Bad>
inline bool EveryWord(Bytes text, Bad bad) {
  const uint8_t* p = text.data();
  size_t left = text.size();
  uint64_t word = 0;
  if (left < 8) {
    for (; left != 0; --left) word = (word << 8) | p[left - 1];
    // The octets that are not there count as good ones.
    return bad(word | (uint64_t{0x3030303030303030} << (8 * text.size()))) == 0;
  }
  uint64_t found = 0;
  for (; left > 8; left -= 8, p += 8) {
    std::memcpy(&word, p, 8);
    found |= bad(word);
  }
  std::memcpy(&word, p + left - 8, 8);
  return (found | bad(word)) == 0;
}
// The high bit of an octet is set if it is, or follows, one that is not 0x21..0x7e.
inline constexpr uint64_t NotPrintable(uint64_t word) {
  return (word | (word - 0x2121212121212121) | (word + 0x0101010101010101)) & 0x8080808080808080;
}
inline constexpr uint64_t NotAscii(uint64_t word) { return word & 0x8080808080808080; }

}  // namespace internal

// Numbers of four octets. Errors: kBadLength.
//
// `V` is what a value is: an integer or an open enumeration of 32 bits.
template <typename V, DataFormat kFormat>
struct Number32Format {
  static_assert(sizeof(V) == 4, "32 bits");
  static constexpr DataFormat kDataFormat = kFormat;
  using Value = V;
  static bool Decode(Bytes data, Value& value) {
    if (ABSL_PREDICT_FALSE(data.size() != 4)) return false;
    value = static_cast<V>(LoadBigEndian32(data.data()));
    return true;
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseSize(avp, 4); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    if (uint8_t* p = out.AppendAvp(key, flags, 4)) {
      StoreBigEndian32(p, static_cast<uint32_t>(value));
    }
  }
};
template <typename V = uint32_t>
using Unsigned32Format = Number32Format<V, DataFormat::kUnsigned32>;
template <typename V = int32_t>
using Integer32Format = Number32Format<V, DataFormat::kInteger32>;
// RFC 6733 4.3.1 derives it from Integer32; no value known is negative.
template <typename V>
using EnumeratedFormat = Number32Format<V, DataFormat::kEnumerated>;

// Numbers of eight octets. Errors: kBadLength.
template <typename V, DataFormat kFormat>
struct Number64Format {
  static_assert(sizeof(V) == 8, "64 bits");
  static constexpr DataFormat kDataFormat = kFormat;
  using Value = V;
  static bool Decode(Bytes data, Value& value) {
    if (ABSL_PREDICT_FALSE(data.size() != 8)) return false;
    value = static_cast<V>(LoadBigEndian64(data.data()));
    return true;
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseSize(avp, 8); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    if (uint8_t* p = out.AppendAvp(key, flags, 8)) {
      StoreBigEndian64(p, static_cast<uint64_t>(value));
    }
  }
};
template <typename V = uint64_t>
using Unsigned64Format = Number64Format<V, DataFormat::kUnsigned64>;
template <typename V = int64_t>
using Integer64Format = Number64Format<V, DataFormat::kInteger64>;

// IEEE 754 numbers of single and double precision; NaNs and infinities too. Errors: kBadLength.
template <typename V, DataFormat kFormat, typename Bits>
struct FloatFormat {
  static_assert(std::numeric_limits<V>::is_iec559 && sizeof(V) == sizeof(typename Bits::Value),
                "IEEE 754, in as many octets");
  static constexpr DataFormat kDataFormat = kFormat;
  using Value = V;
  static bool Decode(Bytes data, Value& value) {
    typename Bits::Value bits = 0;
    if (!Bits::Decode(data, bits)) return false;
    std::memcpy(&value, &bits, sizeof value);
    return true;
  }
  static Error Refusal(const AvpView& avp) { return Bits::Refusal(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    typename Bits::Value bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    Bits::Encode(out, key, flags, bits);
  }
};
using Float32Format = FloatFormat<float, DataFormat::kFloat32, Unsigned32Format<>>;
using Float64Format = FloatFormat<double, DataFormat::kFloat64, Unsigned64Format<>>;

// A `Time`, four octets. Errors: kBadLength.
struct TimeFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kTime;
  using Value = Time;
  static bool Decode(Bytes data, Value& value) {
    return Unsigned32Format<>::Decode(data, value.ntp_seconds);
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseSize(avp, 4); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    Unsigned32Format<>::Encode(out, key, flags, value.ntp_seconds);
  }
};

// Any octets.
struct OctetStringFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kOctetString;
  using Value = Bytes;
  static bool Decode(Bytes data, Value& value) {
    value = data;
    return true;
  }
  static Error Refusal(const AvpView& avp) { return AvpError(avp, Reason::kBadValue); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    out.Raw(key, flags, value);
  }
};

// Text in UTF-8 (RFC 3629). Errors: kBadText.
struct Utf8StringFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kUtf8String;
  using Value = std::string_view;
  static bool Decode(Bytes data, Value& value) {
    value = AsText(data);
    return ABSL_PREDICT_TRUE(internal::EveryWord(data, internal::NotAscii)) || IsUtf8(data);
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseUtf8(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    internal::EncodeText<Utf8StringFormat>(out, key, flags, value);
  }
};

// A rule as text in ASCII, "permit in ip from any to assigned": not taken apart. Errors: kBadText.
struct IpFilterRuleFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kIpFilterRule;
  using Value = std::string_view;
  static bool Decode(Bytes data, Value& value) {
    value = AsText(data);
    return internal::EveryWord(data, internal::NotAscii);
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseAscii(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    internal::EncodeText<IpFilterRuleFormat>(out, key, flags, value);
  }
};

// A host or a realm, printable ASCII. Errors: kNameEmpty, kBadText.
struct DiameterIdentityFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kDiameterIdentity;
  using Value = std::string_view;
  static bool Decode(Bytes data, Value& value) {
    value = AsText(data);
    return !data.empty() && internal::EveryWord(data, internal::NotPrintable);
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseIdentity(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    internal::EncodeText<DiameterIdentityFormat>(out, key, flags, value);
  }
};

// A `DiameterUri`. Errors: those of it.
struct DiameterUriFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kDiameterUri;
  using Value = DiameterUri;
  static bool Decode(Bytes data, Value& value) {
    const Result<DiameterUri> uri = DiameterUri::Parse(AsText(data));
    if (uri.has_value()) value = *uri;
    return uri.has_value();
  }
  static Error Refusal(const AvpView& avp) {
    return AvpError(avp, DiameterUri::Parse(AsText(avp.data)).error());
  }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, const Value& value) {
    // One that was parsed is one; one that was not has no text.
    if (value.text().empty()) return internal::FailValue(out, key, {}, Refusal);
    out.Raw(key, flags, AsBytes(value.text()));
  }
};

// An `Address`. Errors: kTooFewOctets (no whole family), kBadFamily (IPv4 without 4 octets, IPv6
// without 16).
struct AddressFormat {
  static constexpr DataFormat kDataFormat = DataFormat::kAddress;
  using Value = Address;
  static bool Decode(Bytes data, Value& value) { return Address::Decode(data, value); }
  static Error Refusal(const AvpView& avp) { return internal::RefuseAddress(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, const Value& value) {
    const Bytes octets = value.octets();
    if (uint8_t* p = out.AppendAvp(key, flags, 2 + octets.size())) {
      StoreBigEndian16(p, static_cast<uint16_t>(value.family()));
      if (!octets.empty()) std::memcpy(p + 2, octets.data(), octets.size());
    }
  }
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_AVP_FORMAT_H_
