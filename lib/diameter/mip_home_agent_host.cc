// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/mip_home_agent_host.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

// Walks as `DecodeField` does, and says where that stopped.
Error MipHomeAgentHost::Refusal(const AvpView& avp, const DecodePolicy& policy) {
  const Result<AvpRange> group = AvpRange::Inside(avp, policy.limits);
  if (!group) return group.error();
  bool realm = false;
  bool host = false;
  std::string_view name;
  for (const AvpView inner : *group) {
    if (inner.key == DestinationRealm::kKey) {
      if (realm) return AvpHeaderError(inner, Reason::kDuplicate, 2, 1);
      if (!DestinationRealm::DecodeField(inner, policy, name)) {
        return DestinationRealm::Refusal(inner, policy);
      }
      realm = true;
    } else if (inner.key == DestinationHost::kKey) {
      if (host) return AvpHeaderError(inner, Reason::kDuplicate, 2, 1);
      if (!DestinationHost::DecodeField(inner, policy, name)) {
        return DestinationHost::Refusal(inner, policy);
      }
      host = true;
    }
  }
  return MissingAvp(realm ? DestinationHost::kKey : DestinationRealm::kKey, group->base_offset(),
                    group->depth());
}

}}}  // namespace mip6boot::v0::diameter
