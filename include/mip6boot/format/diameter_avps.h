// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for AVPs: as views, typed, and in runs.
//
//     MIP6-Agent-Info {MIP-Home-Agent-Address 2001:db8::1, MIP6-Home-Link-Prefix 2001:db8::/64}
//
// An AVP is its IANA name and what it holds; a malformed one is the error, in brackets.
// avp.def says what is shown (R101): of a key, and of what says who somebody is, only the
// length; so of an AVP that is not in that table, since nobody knows what it holds. That counts in
// groups, in Failed-AVP and in typed AVPs and messages alike.

#ifndef MIP6BOOT_FORMAT_DIAMETER_AVPS_H_
#define MIP6BOOT_FORMAT_DIAMETER_AVPS_H_

#include <cstddef>
#include <type_traits>

#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/format/base.h"
#include "mip6boot/format/diameter_codes.h"
#include "mip6boot/format/fields.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

void AppendText(formatting::Text& out, const AvpView& avp);

// "{Origin-Host a.example.org, Result-Code DIAMETER_SUCCESS}"
inline void AppendText(formatting::Text& out, const AvpRange& avps) {
  formatting::AppendList(out, avps);
}
// The good run, and the error that ended it.
inline void AppendText(formatting::Text& out, const AvpRange::Scanned& scanned) {
  AppendText(out, scanned.avps);
  if (scanned.error.has_value()) out.Append(" [{}]", *scanned.error);
}

namespace internal {

// "User-Name (20 octets hidden)"
inline void AppendHidden(formatting::Text& out, AvpKey key, size_t size) {
  out.Append("{} ", key);
  out.Hidden(size);
}
inline bool IsOpen(AvpKey key) {
  const AvpInfo* const info = FindAvpInfo(key);
  return info != nullptr && info->disclosure == Disclosure::kOpen;
}

// A value under the name of its AVP; groups have their name themselves.
template <typename Avp>
void AppendField(formatting::Text& out, const typename Avp::Field& field) {
  if constexpr (std::is_same_v<Avp, typename Avp::Field>) {
    AppendText(out, field);
  } else if (IsOpen(Avp::kKey)) {
    out.Append("{} ", Avp::kKey);
    if constexpr (std::is_same_v<Avp, ExperimentalResultCode>) {
      out.Append("{}", static_cast<uint32_t>(field));  // a vendor's, whose names are not ours
    } else {
      formatting::AppendValue(out, field);
    }
  } else if constexpr (formatting::kCanBeEmpty<typename Avp::Field>) {
    AppendHidden(out, Avp::kKey, field.size());
  } else if constexpr (std::is_same_v<typename Avp::Field, Address>) {
    AppendHidden(out, Avp::kKey, field.octets().size());
  } else {
    AppendHidden(out, Avp::kKey, sizeof(field));
  }
}

}  // namespace internal

// "{Origin-Host a.example.org, Result-Code DIAMETER_SUCCESS}": the fields of a typed group or
// message that are there.
class AvpFields {
 public:
  // Opens the brace in `out`, which outlives it; the end of its life closes it.
  explicit AvpFields(formatting::Text& out) : out_(out) { out_ += "{"; }
  AvpFields(const AvpFields&) = delete;
  AvpFields& operator=(const AvpFields&) = delete;
  ~AvpFields() { out_ += "}"; }

  // A field of the type that `Avp` is: one, an optional one, or a list. One that is not there is
  // left out.
  template <typename Avp, typename T>
  AvpFields& Add(const T& field) {
    if constexpr (std::is_same_v<T, typename Avp::Field>) {
      if constexpr (formatting::kCanBeEmpty<T>) {
        if (field.empty()) return *this;
      }
      if (!first_) out_ += ", ";
      first_ = false;
      internal::AppendField<Avp>(out_, field);
    } else if constexpr (formatting::kIsOptional<T>) {
      if (field.has_value()) Add<Avp>(*field);
    } else {
      for (const auto& item : field) Add<Avp>(item);
    }
    return *this;
  }

 private:
  formatting::Text& out_;
  bool first_ = true;
};

// ---- typed AVPs ----

// Those that are one value.
template <typename Avp, typename = typename Avp::Field, typename = decltype(Avp::value)>
void AppendText(formatting::Text& out, const Avp& avp) {
  internal::AppendField<Avp>(out, avp.value);
}

// Groups: their parts, or the run that they are.
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) \
  inline void AppendText(formatting::Text& out, const Type& run) {      \
    out.Append("{} ", Type::kKey);                                      \
    AppendText(out, run.avps);                                          \
  }
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  inline void AppendText(formatting::Text& out, const Type& group) {      \
    out.Append("{} ", Type::kKey);                                        \
    AvpFields fields(out);
#define MIP6BOOT_REQUIRED(field, Avp) fields.Add<Avp>(group.field);
#define MIP6BOOT_SENT(field, Avp) fields.Add<Avp>(group.field);
#define MIP6BOOT_OPTIONAL(field, Avp) fields.Add<Avp>(group.field);
#define MIP6BOOT_UP_TO(field, Avp, most) fields.Add<Avp>(group.field);
#define MIP6BOOT_END_GROUP(Type) }
#include "mip6boot/diameter/avp.def"

// ---- any AVP ----

namespace internal {

template <typename Avp>
void AppendAs(formatting::Text& out, const AvpView& avp) {
  if constexpr (std::is_same_v<Avp, UntypedAvp>) {
    AppendHidden(out, avp.key, avp.data.size());
  } else {
    // Of a group all that stands in it, each part with its own error.
    using Shown =
        std::conditional_t<kHoldsAvps<Avp>, AvpRun<Avp::kKey.code, Avp::kKey.vendor>, Avp>;
    const Result<Shown> typed = Shown::Decode(avp);
    if (!typed) return out.Append("[{}]", typed.error());
    if constexpr (kHoldsAvps<Avp>) {
      out.Append("{} ", avp.key);
      AppendText(out, typed->avps);
    } else {
      AppendText(out, *typed);
    }
  }
}

}  // namespace internal

inline void AppendText(formatting::Text& out, const AvpView& avp) {
  const AvpInfo* const info = FindAvpInfo(avp.key);
  if (info == nullptr || info->disclosure != Disclosure::kOpen) {
    return internal::AppendHidden(out, avp.key, avp.data.size());
  }
  DispatchAvp(avp.key,
              [&](auto type) { internal::AppendAs<typename decltype(type)::Type>(out, avp); });
}

}}}  // namespace mip6boot::v0_1::diameter

MIP6BOOT_FORMATTER(mip6boot::diameter::AvpView)
MIP6BOOT_FORMATTER(mip6boot::diameter::AvpRange)
MIP6BOOT_FORMATTER(mip6boot::diameter::AvpRange::Scanned)
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) \
  MIP6BOOT_FORMATTER(mip6boot::diameter::Type)
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) \
  MIP6BOOT_FORMATTER(mip6boot::diameter::Type)
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  MIP6BOOT_FORMATTER(mip6boot::diameter::Type)
#include "mip6boot/diameter/avp.def"

#endif  // MIP6BOOT_FORMAT_DIAMETER_AVPS_H_
