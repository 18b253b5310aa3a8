// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/mip6_agent_info.h"

#include <utility>

#include "message_grammar_internal.h"
#include "mip6boot/diameter/avp_cursor.h"

namespace mip6boot { inline namespace v0 { namespace diameter {
namespace {

// What a refusal leaves to say, if somebody wants to know. The pass that decodes does not: it is
// compiled without.
struct Silent {
  template <typename Make>
  void operator()(Make&&) const {}
};
struct Explaining {
  Error* error;
  template <typename Make>
  void operator()(Make&& make) const {
    *error = make();
  }
};

Error Surplus(const AvpView& avp, size_t count, size_t most) {
  return AvpHeaderError(avp, Reason::kDuplicate, count, most);
}

// One pass over the AVPs of `group`. False: it is refused, and `explain` was told why.
template <typename Cursor, typename Explain>
ABSL_ATTRIBUTE_ALWAYS_INLINE inline bool Fill(const AvpView& group, const DecodePolicy& policy,
                                              Cursor& inner, Mip6AgentInfo& info,
                                              const Explain& explain) {
  size_t addresses = 0;
  while (inner.Next()) {
    const AvpKey key = inner.key();
    if (key == MipHomeAgentAddress::kKey) {
      Address address;
      // RFC 5447 4.2.1: at most two (R58).
      if (ABSL_PREDICT_FALSE(++addresses > Mip6AgentInfo::kMaxAddresses)) {
        explain([&] { return Surplus(*inner, addresses, Mip6AgentInfo::kMaxAddresses); });
        return false;
      }
      if (ABSL_PREDICT_FALSE(!MipHomeAgentAddress::DecodeField(*inner, policy, address))) {
        explain([&] { return MipHomeAgentAddress::Refusal(*inner, policy); });
        return false;
      }
      // RFC 5779 5.1: all zeros is no address (R63).
      if (!address.IsUnspecified()) (void)info.addresses.TryPushBack(address);
    } else if (key == MipHomeAgentHost::kKey) {
      if (ABSL_PREDICT_FALSE(info.host.has_value())) {
        explain([&] { return Surplus(*inner, 2, 1); });
        return false;
      }
      if (ABSL_PREDICT_FALSE(!MipHomeAgentHost::DecodeField(*inner, policy, info.host.emplace()))) {
        explain([&] { return MipHomeAgentHost::Refusal(*inner, policy); });
        return false;
      }
    } else if (key == Mip6HomeLinkPrefix::kKey) {
      if (ABSL_PREDICT_FALSE(info.home_link_prefix.has_value())) {
        explain([&] { return Surplus(*inner, 2, 1); });
        return false;
      }
      Ipv6Prefix prefix;
      if (ABSL_PREDICT_FALSE(!Mip6HomeLinkPrefix::DecodeField(*inner, policy, prefix))) {
        explain([&] { return Mip6HomeLinkPrefix::Refusal(*inner, policy); });
        return false;
      }
      info.home_link_prefix = prefix;
    }
  }
  // RFC 5447 4.2.1: an address or a host, or both (R58).
  if (ABSL_PREDICT_FALSE(addresses == 0 && !info.host.has_value())) {
    explain([&] { return AvpError(group, Reason::kIncomplete); });
    return false;
  }
  return true;
}

}  // namespace

MIP6BOOT_FLATTEN bool Mip6AgentInfo::DecodeField(const AvpView& avp, const DecodePolicy& policy,
                                                 Field& field) {
  internal::AvpCursor<true> inner(avp, policy.limits);
  if (ABSL_PREDICT_FALSE(!Fill(avp, policy, inner, field, Silent()) || !inner.whole())) {
    return false;
  }
  field.avps = inner.range();
  return true;
}

Error Mip6AgentInfo::Refusal(const AvpView& avp, const DecodePolicy& policy) {
  const Result<AvpRange> group = AvpRange::Inside(avp, policy.limits);
  if (!group) return group.error();
  internal::AvpCursor<false> inner(*group);
  Mip6AgentInfo info;
  Error error;
  (void)Fill(avp, policy, inner, info, Explaining{&error});
  return error;
}

Result<Mip6AgentInfo> Mip6AgentInfo::Decode(const AvpView& avp, const DecodePolicy& policy) {
  Result<Mip6AgentInfo> result(std::in_place);
  if (ABSL_PREDICT_FALSE(!DecodeField(avp, policy, *result))) {
    result = Unexpected(Refusal(avp, policy));
  }
  return result;
}

void Mip6AgentInfo::Encode(AvpWriter& out) const {
  if (addresses.empty() && !host.has_value()) {
    AvpView avp;
    avp.key = kKey;
    avp.offset = static_cast<uint32_t>(out.size());
    out.Fail(AvpHeaderError(avp, Reason::kIncomplete));
    return;
  }
  out.Nest(kKey, [this](AvpWriter& group) {
    for (const Address& address : addresses) group.Add(MipHomeAgentAddress{address});
    if (host.has_value()) group.Add(*host);
    if (home_link_prefix.has_value()) group.Add(Mip6HomeLinkPrefix{*home_link_prefix});
  });
}

}}}  // namespace mip6boot::v0::diameter
