// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the lines of avp.def become: types that are read from an AVP and written as one.
//
//     const Result<OriginHost> host = message.avps().Find<OriginHost>();
//     const Result<Mip6AgentInfo> agent = avp.As<Mip6AgentInfo>();
//     out.Add(OriginHost{"nas1.asp.example.net"});
//
// Each type has `kKey`, `Field` (what a message or a group holds of it), `Decode(avp, policy)` and
// `Encode(writer)`; and, for the decoders of messages and groups, `DecodeField` and `EncodeField`
// of a `Field`, and `Refusal(avp, policy)`, which says why `DecodeField` gave false.

#ifndef MIP6BOOT_DIAMETER_TYPED_AVP_H_
#define MIP6BOOT_DIAMETER_TYPED_AVP_H_

#include <cstdint>
#include <optional>

#include "absl/base/optimization.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// An AVP that is one value, of a format of *_format.h. Errors: those of the format; they name the
// AVP. The code and vendor are `kKey`'s.
template <uint32_t kCode, uint32_t kVendor, typename Format>
struct TypedAvp {
  static constexpr AvpKey kKey{kVendor, kCode};
  static constexpr uint8_t kFlags = FlagsToSend(kKey);
  using Field = typename Format::Value;

  Field value{};

  static bool DecodeField(const AvpView& avp, const DecodePolicy&, Field& field) {
    return Format::Decode(avp.data, field);
  }
  static Error Refusal(const AvpView& avp, const DecodePolicy&) { return Format::Refusal(avp); }
  static void EncodeField(AvpWriter& out, const Field& field) {
    Format::Encode(out, kKey, kFlags, field);
  }
  static Result<TypedAvp> Decode(const AvpView& avp, const DecodePolicy& = {}) {
    TypedAvp typed;
    if (ABSL_PREDICT_TRUE(Format::Decode(avp.data, typed.value))) return typed;
    return Unexpected(Format::Refusal(avp));
  }
  void Encode(AvpWriter& out) const { EncodeField(out, value); }

  friend bool operator==(const TypedAvp& a, const TypedAvp& b) { return a.value == b.value; }
  friend bool operator!=(const TypedAvp& a, const TypedAvp& b) { return !(a == b); }
};

// A group kept as the run of AVPs that it is, a view into the message; written as that run. Errors:
// those of AvpRange.
template <uint32_t kCode, uint32_t kVendor>
struct AvpRun {
  static constexpr AvpKey kKey{kVendor, kCode};
  using Field = AvpRun;

  AvpRange avps;

  static bool DecodeField(const AvpView& avp, const DecodePolicy& policy, Field& field) {
    const Result<AvpRange> inside = AvpRange::Inside(avp, policy.limits);
    if (inside) field.avps = *inside;
    return inside.has_value();
  }
  static Error Refusal(const AvpView& avp, const DecodePolicy& policy) {
    return AvpRange::Inside(avp, policy.limits).error();
  }
  static void EncodeField(AvpWriter& out, const Field& field) { field.Encode(out); }
  static Result<AvpRun> Decode(const AvpView& avp, const DecodePolicy& policy = {}) {
    AvpRun run;
    if (ABSL_PREDICT_TRUE(DecodeField(avp, policy, run))) return run;
    return Unexpected(Refusal(avp, policy));
  }
  void Encode(AvpWriter& out) const {
    out.Nest(kKey, [this](AvpWriter& group) { group.RawRun(avps.wire()); });
  }

  friend bool operator==(const AvpRun& a, const AvpRun& b) {
    return a.avps.wire() == b.avps.wire();
  }
  friend bool operator!=(const AvpRun& a, const AvpRun& b) { return !(a == b); }
};

// Failed-AVP: AVPs as somebody found them, whatever was wrong with them. Any octets are one; they
// are written as they came, or else as the run is.
template <uint32_t kCode, uint32_t kVendor>
struct AvpQuote {
  static constexpr AvpKey kKey{kVendor, kCode};
  using Field = AvpQuote;

  AvpRange avps{};                            // the good run at the start
  Bytes octets = {};                          // all of it; empty if made by hand
  std::optional<Error> error = std::nullopt;  // that ended the run

  static bool DecodeField(const AvpView& avp, const DecodePolicy& policy, Field& field) {
    const AvpRange::Scanned scanned = AvpRange::Scan(avp.data, internal::DataOffset(avp),
                                                     internal::DepthInside(avp), policy.limits);
    field = {scanned.avps, avp.data, scanned.error};
    return true;
  }
  static Error Refusal(const AvpView& avp, const DecodePolicy&) {
    return AvpError(avp, Reason::kBadValue);
  }
  static void EncodeField(AvpWriter& out, const Field& field) { field.Encode(out); }
  static Result<AvpQuote> Decode(const AvpView& avp, const DecodePolicy& policy = {}) {
    AvpQuote quote;
    (void)DecodeField(avp, policy, quote);
    return quote;
  }
  void Encode(AvpWriter& out) const {
    out.Nest(kKey,
             [this](AvpWriter& group) { group.RawRun(octets.empty() ? avps.wire() : octets); });
  }

  friend bool operator==(const AvpQuote& a, const AvpQuote& b) {
    return (a.octets.empty() ? a.avps.wire() : a.octets) ==
           (b.octets.empty() ? b.avps.wire() : b.octets);
  }
  friend bool operator!=(const AvpQuote& a, const AvpQuote& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_TYPED_AVP_H_
