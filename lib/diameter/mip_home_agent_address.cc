// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/mip_home_agent_address.h"

#include "mip6boot/diameter/avp_format.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

Error MipHomeAgentAddress::Refusal(const AvpView& avp, const DecodePolicy&) {
  return internal::RefuseAddress(avp);
}

void MipHomeAgentAddress::EncodeField(AvpWriter& out, const Field& field) {
  if (!field.is_ipv4() && !field.is_ipv6()) {
    AvpView avp;
    avp.key = kKey;
    avp.offset = static_cast<uint32_t>(out.size());
    out.Fail(AvpHeaderError(avp, Reason::kBadFamily, static_cast<size_t>(field.family()),
                            field.octets().size()));
    return;
  }
  AddressFormat::Encode(out, kKey, kFlags, field);
}

}}}  // namespace mip6boot::v0::diameter
