// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/base_avps.h"

namespace mip6boot { inline namespace v0 { namespace diameter {
namespace {

// Takes the one `T` that a group may hold, into `field`; `taken` says whether there was one before.
// Nullopt: all is well.
template <typename T>
std::optional<Error> TakeOne(const AvpView& avp, const DecodePolicy& policy, bool& taken,
                             typename T::Field& field) {
  if (taken) return AvpHeaderError(avp, Reason::kDuplicate, 2, 1);
  taken = true;
  if (!T::DecodeField(avp, policy, field)) return T::Refusal(avp, policy);
  return std::nullopt;
}

Error MissingIn(const AvpRange& group, AvpKey key) {
  return MissingAvp(key, group.base_offset(), group.depth());
}

}  // namespace

Result<VendorSpecificApplicationId> VendorSpecificApplicationId::Decode(
    const AvpView& avp, const DecodePolicy& policy) {
  const Result<AvpRange> group = AvpRange::Inside(avp, policy.limits);
  if (!group) return Unexpected(group.error());
  VendorSpecificApplicationId id;
  bool vendor = false;
  bool auth = false;
  bool acct = false;
  ApplicationId application{};
  for (const AvpView inner : *group) {
    std::optional<Error> error;
    if (inner.key == VendorId::kKey) {
      error = TakeOne<VendorId>(inner, policy, vendor, id.vendor_id);
    } else if (inner.key == AuthApplicationId::kKey) {
      error = TakeOne<AuthApplicationId>(inner, policy, auth, application);
      id.auth_application_id = application;
    } else if (inner.key == AcctApplicationId::kKey) {
      error = TakeOne<AcctApplicationId>(inner, policy, acct, application);
      id.acct_application_id = application;
    }
    if (error.has_value()) return Unexpected(*error);
  }
  if (!auth && !acct) return Unexpected(MissingIn(*group, AuthApplicationId::kKey));
  return id;
}

void VendorSpecificApplicationId::Encode(AvpWriter& out) const {
  out.Nest(kKey, [this](AvpWriter& group) {
    group.Add(VendorId{vendor_id});
    if (auth_application_id.has_value()) group.Add(AuthApplicationId{*auth_application_id});
    if (acct_application_id.has_value()) group.Add(AcctApplicationId{*acct_application_id});
  });
}

Result<ProxyInfo> ProxyInfo::Decode(const AvpView& avp, const DecodePolicy& policy) {
  const Result<AvpRange> group = AvpRange::Inside(avp, policy.limits);
  if (!group) return Unexpected(group.error());
  ProxyInfo info;
  bool host = false;
  bool state = false;
  for (const AvpView inner : *group) {
    std::optional<Error> error;
    if (inner.key == ProxyHost::kKey) {
      error = TakeOne<ProxyHost>(inner, policy, host, info.proxy_host);
    } else if (inner.key == ProxyState::kKey) {
      error = TakeOne<ProxyState>(inner, policy, state, info.proxy_state);
    }
    if (error.has_value()) return Unexpected(*error);
  }
  if (!host || !state) {
    return Unexpected(MissingIn(*group, host ? ProxyState::kKey : ProxyHost::kKey));
  }
  return info;
}

void ProxyInfo::Encode(AvpWriter& out) const {
  out.Nest(kKey, [this](AvpWriter& group) {
    group.Add(ProxyHost{proxy_host});
    group.Add(ProxyState{proxy_state});
  });
}

Result<ExperimentalResult> ExperimentalResult::Decode(const AvpView& avp,
                                                      const DecodePolicy& policy) {
  const Result<AvpRange> group = AvpRange::Inside(avp, policy.limits);
  if (!group) return Unexpected(group.error());
  ExperimentalResult result;
  bool vendor = false;
  bool code = false;
  for (const AvpView inner : *group) {
    std::optional<Error> error;
    if (inner.key == VendorId::kKey) {
      error = TakeOne<VendorId>(inner, policy, vendor, result.vendor_id);
    } else if (inner.key == ExperimentalResultCode::kKey) {
      error = TakeOne<ExperimentalResultCode>(inner, policy, code, result.code);
    }
    if (error.has_value()) return Unexpected(*error);
  }
  if (!vendor || !code) {
    return Unexpected(MissingIn(*group, vendor ? ExperimentalResultCode::kKey : VendorId::kKey));
  }
  return result;
}

void ExperimentalResult::Encode(AvpWriter& out) const {
  out.Nest(kKey, [this](AvpWriter& group) {
    group.Add(VendorId{vendor_id});
    group.Add(ExperimentalResultCode{code});
  });
}

}}}  // namespace mip6boot::v0::diameter
