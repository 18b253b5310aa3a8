// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whom a message is for, and who has to discard it (RFC 8415 16, 18.4). Two of CLIENTID, SERVERID
// or RELAY_MSG make it nobody's.

#ifndef MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_RECEIVERS_H_
#define MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_RECEIVERS_H_

#include "tests/support/reference/dhcpv6.h"

namespace mip6boot::reference {

// A server with this DUID takes it; `by_unicast`: it came to an address of the server's, which has
// not told anybody to send so.
bool IsForServer(const Dhcpv6Message& message, const Octets& server_id, bool by_unicast);

// A client takes it as the answer of type 2 or 7 to a request with this transaction-id and this
// CLIENTID; empty: with none.
bool IsAnswer(const Dhcpv6Message& message, unsigned type, const Octets& client_id,
              const Octets& transaction_id);

// A client takes it as a Reconfigure, once it was sent by unicast and is authentic.
bool IsReconfigure(const Dhcpv6Message& message, const Octets& client_id);

}  // namespace mip6boot::reference

#endif  // MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_RECEIVERS_H_
