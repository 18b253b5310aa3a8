// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_CLIENT_FQDN (39), RFC 4704 section 4: the name of a client, and who enters it into the
// DNS.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_CLIENT_FQDN (39)    |           option-len          |
//     +---------+-+-+-+---------------+-------------------------------+
//     |   MBZ   |N|O|S|                  domain-name                 ...
//     +---------+-+-+-+-----------------------------------------------+
//
// The name is in DNS wire form, not compressed. A client that does not know its zone sends only the
// first labels, without the root; one that wants a name from the server sends none. `name` shares
// the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_CLIENT_FQDN_H_
#define MIP6BOOT_DHCPV6_CLIENT_FQDN_H_

#include <cstdint>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct ClientFqdn {
  static constexpr OptionCode kCode = OptionCode::kClientFqdn;
  // Bits of the flags octet (RFC 4704 4.1).
  enum Flag : uint8_t { kS = 1, kO = 2, kN = 4 };

  bool server_updates_aaaa = false;  // S: the server is to enter the AAAA record, or does
  bool server_overrides = false;     // O: from the server: S is not what the client asked for
  bool no_updates = false;           // N: the server is to enter nothing at all, or does not
  PartialDomainNameView name;

  // The octet that holds them, its other bits zero.
  constexpr uint8_t flags() const {
    return static_cast<uint8_t>((server_updates_aaaa ? kS : 0) | (server_overrides ? kO : 0) |
                                (no_updates ? kN : 0));
  }

  // Reserved flags are ignored, as RFC 4704 4.1 says. Errors: kTooShort, kBadFlags (S together with
  // N), and those of `PartialDomainNameView::Parse`, at the octet of the data where the name goes
  // wrong.
  MIP6BOOT_EXPORT static Result<ClientFqdn> Decode(const OptionView& option,
                                                   const DecodePolicy& = {});
  // Errors: kBadFlags (S together with N).
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const ClientFqdn& a, const ClientFqdn& b) {
    return a.flags() == b.flags() && a.name == b.name;
  }
  friend bool operator!=(const ClientFqdn& a, const ClientFqdn& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_CLIENT_FQDN_H_
