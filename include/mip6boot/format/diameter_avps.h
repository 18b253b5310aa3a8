// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// fmt::formatter for AVPs: as views, typed, and in runs.
//
//     MIP6-Agent-Info {MIP-Home-Agent-Address 2001:db8::1, MIP6-Home-Link-Prefix 2001:db8::/64}
//
// An AVP is its IANA name and what it holds; a malformed one is the error, in brackets.
// avp_code.def says what is shown (R101): of a key, and of what says who somebody is, only the
// length; so of an AVP that is not in that table, since nobody knows what it holds. That counts in
// groups, in Failed-AVP and in typed AVPs and messages alike.

#ifndef MIP6BOOT_FORMAT_DIAMETER_AVPS_H_
#define MIP6BOOT_FORMAT_DIAMETER_AVPS_H_

#include <cstddef>
#include <type_traits>

#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/mip6_agent_info.h"
#include "mip6boot/diameter/mip6_feature_vector.h"
#include "mip6boot/diameter/mip6_home_link_prefix.h"
#include "mip6boot/diameter/mip_home_agent_address.h"
#include "mip6boot/diameter/mip_home_agent_host.h"
#include "mip6boot/format/base.h"
#include "mip6boot/format/diameter_codes.h"
#include "mip6boot/format/fields.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

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
  } else {
    AppendHidden(out, Avp::kKey, sizeof(field));
  }
}

}  // namespace internal

// "{Origin-Host a.example.org, Result-Code DIAMETER_SUCCESS}": the fields of a typed group or
// message that are there.
class AvpFields {
 public:
  explicit AvpFields(formatting::Text& out) : out_(out) { out_ += "{"; }
  AvpFields(const AvpFields&) = delete;
  AvpFields& operator=(const AvpFields&) = delete;
  ~AvpFields() { out_ += "}"; }

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

inline void AppendText(formatting::Text& out, const VendorSpecificApplicationId& application) {
  out.Append("{} ", VendorSpecificApplicationId::kKey);
  AvpFields(out)
      .Add<VendorId>(application.vendor_id)
      .Add<AuthApplicationId>(application.auth_application_id)
      .Add<AcctApplicationId>(application.acct_application_id);
}
inline void AppendText(formatting::Text& out, const ProxyInfo& info) {
  out.Append("{} ", ProxyInfo::kKey);
  AvpFields(out).Add<ProxyHost>(info.proxy_host).Add<ProxyState>(info.proxy_state);
}
inline void AppendText(formatting::Text& out, const ExperimentalResult& result) {
  out.Append("{} ", ExperimentalResult::kKey);
  AvpFields(out).Add<VendorId>(result.vendor_id).Add<ExperimentalResultCode>(result.code);
}
inline void AppendText(formatting::Text& out, const FailedAvp& failed) {
  out.Append("{} ", FailedAvp::kKey);
  AppendText(out, failed.avps);
}
inline void AppendText(formatting::Text& out, const MipHomeAgentHost& host) {
  out.Append("{} ", MipHomeAgentHost::kKey);
  AvpFields(out)
      .Add<DestinationRealm>(host.destination_realm)
      .Add<DestinationHost>(host.destination_host);
}
inline void AppendText(formatting::Text& out, const Mip6AgentInfo& info) {
  out.Append("{} ", Mip6AgentInfo::kKey);
  AvpFields(out)
      .Add<MipHomeAgentAddress>(info.addresses)
      .Add<MipHomeAgentHost>(info.host)
      .Add<Mip6HomeLinkPrefix>(info.home_link_prefix);
}

// ---- any AVP ----

namespace internal {

template <typename Format>
void AppendAs(formatting::Text& out, const AvpView& avp) {
  const Result<typename Format::Value> value = DecodeAs<Format>(avp);
  if (!value) return out.Append("[{}]", value.error());
  out.Append("{} ", avp.key);
  formatting::AppendValue(out, *value);
}

template <typename Avp>
bool AppendIfIs(formatting::Text& out, const AvpView& avp) {
  if (avp.key != Avp::kKey) return false;
  const Result<Avp> typed = Avp::Decode(avp);
  if (typed) {
    AppendText(out, *typed);
  } else {
    out.Append("[{}]", typed.error());
  }
  return true;
}

// Of the AVPs that are one value and have a type.
inline bool AppendTyped(formatting::Text& out, const AvpView& avp) {
#define MIP6BOOT_SIMPLE_AVP(Type, key, Format) \
  if (AppendIfIs<Type>(out, avp)) return true;
#include "mip6boot/diameter/base_avp.def"
#undef MIP6BOOT_SIMPLE_AVP
  return AppendIfIs<Mip6FeatureVector>(out, avp) || AppendIfIs<Mip6HomeLinkPrefix>(out, avp) ||
         AppendIfIs<MipHomeAgentAddress>(out, avp);
}

inline void AppendByFormat(formatting::Text& out, const AvpView& avp, DataFormat format) {
  switch (format) {
    case DataFormat::kUnsigned32:
    case DataFormat::kEnumerated:
      return AppendAs<Unsigned32Format<>>(out, avp);
    case DataFormat::kInteger32:
      return AppendAs<Unsigned32Format<int32_t>>(out, avp);
    case DataFormat::kUnsigned64:
      return AppendAs<Unsigned64Format<>>(out, avp);
    case DataFormat::kInteger64:
      return AppendAs<Unsigned64Format<int64_t>>(out, avp);
    case DataFormat::kTime:
      return AppendAs<TimeFormat>(out, avp);
    case DataFormat::kAddress:
      return AppendAs<AddressFormat>(out, avp);
    case DataFormat::kUtf8String:
    case DataFormat::kIpFilterRule:
      return AppendAs<Utf8StringFormat>(out, avp);
    case DataFormat::kDiameterIdentity:
    case DataFormat::kDiameterUri:
      return AppendAs<DiameterIdentityFormat>(out, avp);
    case DataFormat::kOctetString:
    case DataFormat::kFloat32:
    case DataFormat::kFloat64:
      return AppendAs<OctetStringFormat>(out, avp);
    case DataFormat::kGrouped: {
      const Result<AvpRange> avps = AvpRange::Inside(avp);
      if (!avps) return out.Append("[{}]", avps.error());
      out.Append("{} ", avp.key);
      return AppendText(out, *avps);
    }
  }
}

}  // namespace internal

inline void AppendText(formatting::Text& out, const AvpView& avp) {
  const AvpInfo* const info = FindAvpInfo(avp.key);
  if (info == nullptr || info->disclosure != Disclosure::kOpen) {
    return internal::AppendHidden(out, avp.key, avp.data.size());
  }
  if (!internal::AppendTyped(out, avp)) internal::AppendByFormat(out, avp, info->format);
}

}}}  // namespace mip6boot::v0::diameter

MIP6BOOT_FORMATTER(mip6boot::diameter::AvpView)
MIP6BOOT_FORMATTER(mip6boot::diameter::AvpRange)
MIP6BOOT_FORMATTER(mip6boot::diameter::AvpRange::Scanned)
#define MIP6BOOT_SIMPLE_AVP(Type, key, Format) MIP6BOOT_FORMATTER(mip6boot::diameter::Type)
#include "mip6boot/diameter/base_avp.def"
#undef MIP6BOOT_SIMPLE_AVP
MIP6BOOT_FORMATTER(mip6boot::diameter::Mip6FeatureVector)
MIP6BOOT_FORMATTER(mip6boot::diameter::Mip6HomeLinkPrefix)
MIP6BOOT_FORMATTER(mip6boot::diameter::MipHomeAgentAddress)
MIP6BOOT_FORMATTER(mip6boot::diameter::VendorSpecificApplicationId)
MIP6BOOT_FORMATTER(mip6boot::diameter::ProxyInfo)
MIP6BOOT_FORMATTER(mip6boot::diameter::ExperimentalResult)
MIP6BOOT_FORMATTER(mip6boot::diameter::FailedAvp)
MIP6BOOT_FORMATTER(mip6boot::diameter::MipHomeAgentHost)
MIP6BOOT_FORMATTER(mip6boot::diameter::Mip6AgentInfo)

#endif  // MIP6BOOT_FORMAT_DIAMETER_AVPS_H_
