// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/client_fqdn.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

// RFC 4704 4.1: with N set, S must not be.
bool AskForAllAndNothing(unsigned flags) {
  constexpr unsigned kBoth = ClientFqdn::kN | ClientFqdn::kS;
  return (flags & kBoth) == kBoth;
}

}  // namespace

Result<ClientFqdn> ClientFqdn::Decode(const OptionView& option, const DecodePolicy&) {
  if (option.data.empty()) return Unexpected(OptionError(option, Reason::kTooShort, 0, 1));
  const uint8_t flags = option.data[0];
  if (AskForAllAndNothing(flags)) {
    return Unexpected(OptionError(option, Reason::kBadFlags, flags));
  }
  const Result<PartialDomainNameView> name = PartialDomainNameView::Parse(option.data.subspan(1));
  if (!name) {
    Error error = name.error();
    error.offset += 1;
    return Unexpected(OptionError(option, error));
  }
  return ClientFqdn{(flags & kS) != 0, (flags & kO) != 0, (flags & kN) != 0, *name};
}

void ClientFqdn::Encode(OptionWriter& out) const {
  if (AskForAllAndNothing(flags())) return out.FailOption(kCode, Reason::kBadFlags, flags());
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U8(flags());
    body.octets().Copy(name.wire());
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
