// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// MIP-Home-Agent-Host (348), RFC 4004 7.11, RFC 5447 4.2.3: a home agent by name, and the realm it
// serves.
//
//     MIP-Home-Agent-Host ::= < AVP Header: 348 >
//                             { Destination-Realm }
//                             { Destination-Host }
//                           * [ AVP ]
//
// RFC 4004's AVP table calls it a DiameterIdentity; its grammar and all implementations have the
// group.

#ifndef MIP6BOOT_DIAMETER_MIP_HOME_AGENT_HOST_H_
#define MIP6BOOT_DIAMETER_MIP_HOME_AGENT_HOST_H_

#include <string_view>

#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_cursor.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/base_avps.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

// The names are views into the message. Errors: kMissing (either name), kDuplicate, and those of
// the two names and of AvpRange.
struct MipHomeAgentHost {
  static constexpr AvpKey kKey = AvpKey::kMipHomeAgentHost;
  using Field = MipHomeAgentHost;

  std::string_view destination_realm;
  std::string_view destination_host;
  // All that stands in the group, the two names included; empty if made by hand. Not written by
  // `Encode`.
  AvpRange avps;

  static bool DecodeField(const AvpView& avp, const DecodePolicy& policy, Field& field);
  MIP6BOOT_EXPORT static Error Refusal(const AvpView& avp, const DecodePolicy& policy);
  static void EncodeField(AvpWriter& out, const Field& field) { field.Encode(out); }

  static Result<MipHomeAgentHost> Decode(const AvpView& avp, const DecodePolicy& policy = {}) {
    MipHomeAgentHost host;
    if (ABSL_PREDICT_TRUE(DecodeField(avp, policy, host))) return host;
    return Unexpected(Refusal(avp, policy));
  }
  void Encode(AvpWriter& out) const {
    out.Nest(kKey, [this](AvpWriter& group) {
      group.Add(DestinationRealm{destination_realm});
      group.Add(DestinationHost{destination_host});
    });
  }
};

// ---- details ----

inline bool MipHomeAgentHost::DecodeField(const AvpView& avp, const DecodePolicy& policy,
                                          Field& field) {
  bool realm = false;
  bool host = false;
  internal::AvpCursor<true> inner(avp, policy.limits);
  while (inner.Next()) {
    const AvpKey key = inner.key();
    if (key == DestinationRealm::kKey) {
      if (ABSL_PREDICT_FALSE(
              realm || !DestinationRealm::DecodeField(*inner, policy, field.destination_realm))) {
        return false;
      }
      realm = true;
    } else if (key == DestinationHost::kKey) {
      if (ABSL_PREDICT_FALSE(
              host || !DestinationHost::DecodeField(*inner, policy, field.destination_host))) {
        return false;
      }
      host = true;
    }
  }
  field.avps = inner.range();
  return realm && host && inner.whole();
}

}}}  // namespace mip6boot::v0::diameter

#endif  // MIP6BOOT_DIAMETER_MIP_HOME_AGENT_HOST_H_
