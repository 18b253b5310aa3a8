// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the data of an AVP can look like (RFC 6733 4.2, 4.3): the codecs under the typed AVPs, and
// for AVPs of your own.
//
//     Result<uint32_t> port = DecodeAs<Unsigned32Format<>>(avp);
//
// Each format has `Value`, `Decode(data, value)` that says whether the data fits, `Refusal(avp)`
// that says why it does not (out of line and cold), and `Encode(writer, key, flags, value)`. Text
// and octets are views into the message.

#ifndef MIP6BOOT_DIAMETER_AVP_FORMAT_H_
#define MIP6BOOT_DIAMETER_AVP_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/text.h"
#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

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
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error RefuseAddress(const AvpView& avp);

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

// Unsigned32, Integer32 and Enumerated. `V` is an integer or an open enumeration of 32 bits.
// Errors: kBadLength.
template <typename V = uint32_t>
struct Unsigned32Format {
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

// Errors: kBadLength.
template <typename V = uint64_t>
struct Unsigned64Format {
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

// Errors: kBadLength.
struct TimeFormat {
  using Value = Time;
  static bool Decode(Bytes data, Value& value) {
    return Unsigned32Format<>::Decode(data, value.ntp_seconds);
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseSize(avp, 4); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    Unsigned32Format<>::Encode(out, key, flags, value.ntp_seconds);
  }
};

// Anything.
struct OctetStringFormat {
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

// Also IPFilterRule. Errors: kBadText.
struct Utf8StringFormat {
  using Value = std::string_view;
  static bool Decode(Bytes data, Value& value) {
    value = AsText(data);
    return ABSL_PREDICT_TRUE(internal::EveryWord(data, internal::NotAscii)) || IsUtf8(data);
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseUtf8(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    out.Raw(key, flags, AsBytes(value));
  }
};

// Also DiameterURI. Errors: kNameEmpty, kBadText.
struct DiameterIdentityFormat {
  using Value = std::string_view;
  static bool Decode(Bytes data, Value& value) {
    value = AsText(data);
    return !data.empty() && internal::EveryWord(data, internal::NotPrintable);
  }
  static Error Refusal(const AvpView& avp) { return internal::RefuseIdentity(avp); }
  static void Encode(AvpWriter& out, AvpKey key, uint8_t flags, Value value) {
    out.Raw(key, flags, AsBytes(value));
  }
};

// Errors: kBadLength (no whole family), kBadFamily (IPv4 without 4 octets, IPv6 without 16).
struct AddressFormat {
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

}}}  // namespace mip6boot::v0::diameter

#endif  // MIP6BOOT_DIAMETER_AVP_FORMAT_H_
