// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/reference/dhcpv6_receivers.h"

#include <algorithm>
#include <cstddef>

namespace mip6boot::reference {
namespace {

constexpr unsigned kClientId = 1, kServerId = 2, kRelayMsg = 9, kAuth = 11, kReconfMsg = 19;

std::size_t CountOf(const Dhcpv6Message& message, unsigned code) {
  return static_cast<std::size_t>(
      std::count_if(message.options.begin(), message.options.end(),
                    [code](const Dhcpv6Option& option) { return option.code == code; }));
}
bool Has(const Dhcpv6Message& message, unsigned code) { return CountOf(message, code) != 0; }
const Dhcpv6Option* FirstOf(const Dhcpv6Message& message, unsigned code) {
  const auto found =
      std::find_if(message.options.begin(), message.options.end(),
                   [code](const Dhcpv6Option& option) { return option.code == code; });
  return found == message.options.end() ? nullptr : &*found;
}
bool HasThis(const Dhcpv6Message& message, unsigned code, const Octets& data) {
  const Dhcpv6Option* const option = FirstOf(message, code);
  return option != nullptr && option->data == data;
}
bool IsAmbiguous(const Dhcpv6Message& message) {
  return CountOf(message, kClientId) > 1 || CountOf(message, kServerId) > 1 ||
         CountOf(message, kRelayMsg) > 1;
}

}  // namespace

bool IsForServer(const Dhcpv6Message& message, const Octets& server_id, bool by_unicast) {
  if (IsAmbiguous(message) || by_unicast) return false;
  switch (message.header[0]) {
    case 1:  // Solicit, Confirm, Rebind: to any server
    case 4:
    case 6:
      return Has(message, kClientId) && !Has(message, kServerId);
    case 3:  // Request, Renew, Release, Decline: to this one
    case 5:
    case 8:
    case 9:
      return Has(message, kClientId) && HasThis(message, kServerId, server_id);
    case 11:  // Information-request: to any or to this one, about no leases
      return (!Has(message, kServerId) || HasThis(message, kServerId, server_id)) &&
             !Has(message, 3) && !Has(message, 4) && !Has(message, 25);
    default:
      return false;
  }
}

bool IsAnswer(const Dhcpv6Message& message, unsigned type, const Octets& client_id,
              const Octets& transaction_id) {
  const bool for_client =
      client_id.empty() ? !Has(message, kClientId) : HasThis(message, kClientId, client_id);
  return message.header[0] == type && !IsAmbiguous(message) && for_client &&
         Has(message, kServerId) &&
         std::equal(message.header.begin() + 1, message.header.end(), transaction_id.begin(),
                    transaction_id.end());
}

bool IsReconfigure(const Dhcpv6Message& message, const Octets& client_id) {
  const Dhcpv6Option* const asked = FirstOf(message, kReconfMsg);
  return message.header[0] == 10 && !IsAmbiguous(message) && Has(message, kServerId) &&
         HasThis(message, kClientId, client_id) && asked != nullptr && asked->sound &&
         CountOf(message, kAuth) == 1;
}

}  // namespace mip6boot::reference
