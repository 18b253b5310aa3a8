// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What there is to say of an option of each type: one small function for each.
//
// A type that has none is shown as `value`, in hex, and with the options that it holds. To add one,
// write `SetFields` for the type: what it sets stands beside `value`.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_OPTION_FIELDS_H_
#define MIP6BOOT_EXAMPLES_INSPECT_OPTION_FIELDS_H_

#include "examples/inspect/dhcpv6_json.h"
#include "examples/inspect/json.h"
#include "mip6boot/dhcpv6/option_dispatch.h"

namespace mip6boot::inspect {

// An option on its way to JSON.
struct OptionFields {
  const dhcpv6::OptionView& option;
  Json& json;
  Dhcpv6Json& opener;  // of what is inside
};

// Whether the fields of this option say all that is in it, so that there is no `value`: the table
// of the README.
bool ReplacesValue(dhcpv6::OptionCode code);

// RFC 8415
void SetFields(const dhcpv6::ClientId& client_id, OptionFields& fields);
void SetFields(const dhcpv6::ServerId& server_id, OptionFields& fields);
void SetFields(const dhcpv6::IaNa& ia, OptionFields& fields);
void SetFields(const dhcpv6::IaTa& ia, OptionFields& fields);
void SetFields(const dhcpv6::IaPd& ia, OptionFields& fields);
void SetFields(const dhcpv6::IaAddress& leased, OptionFields& fields);
void SetFields(const dhcpv6::IaPrefix& leased, OptionFields& fields);
void SetFields(const dhcpv6::OptionRequest& request, OptionFields& fields);
void SetFields(const dhcpv6::Preference& preference, OptionFields& fields);
void SetFields(const dhcpv6::ElapsedTime& elapsed, OptionFields& fields);
void SetFields(const dhcpv6::RelayMessage& relayed, OptionFields& fields);
void SetFields(const dhcpv6::Authentication& auth, OptionFields& fields);
void SetFields(const dhcpv6::ServerUnicast& unicast, OptionFields& fields);
void SetFields(const dhcpv6::StatusCode& status, OptionFields& fields);
void SetFields(const dhcpv6::UserClass& user, OptionFields& fields);
void SetFields(const dhcpv6::VendorClass& vendor, OptionFields& fields);
void SetFields(const dhcpv6::VendorOptions& vendor, OptionFields& fields);
void SetFields(const dhcpv6::InterfaceId& interface_id, OptionFields& fields);
void SetFields(const dhcpv6::ReconfigureMessage& reconfigure, OptionFields& fields);
void SetFields(const dhcpv6::InformationRefreshTime& refresh, OptionFields& fields);
void SetFields(const dhcpv6::SolMaxRt& max_rt, OptionFields& fields);
void SetFields(const dhcpv6::InfMaxRt& max_rt, OptionFields& fields);
// RFC 3646, 4580, 4649, 4704, 5460, 6440, 6939, 6977, 8357
void SetFields(const dhcpv6::DnsServers& servers, OptionFields& fields);
void SetFields(const dhcpv6::SearchDomains& domains, OptionFields& fields);
void SetFields(const dhcpv6::RemoteId& remote, OptionFields& fields);
void SetFields(const dhcpv6::SubscriberId& subscriber, OptionFields& fields);
void SetFields(const dhcpv6::ClientFqdn& client, OptionFields& fields);
void SetFields(const dhcpv6::RelayId& relay, OptionFields& fields);
void SetFields(const dhcpv6::ErpLocalDomainName& erp, OptionFields& fields);
void SetFields(const dhcpv6::ClientLinkLayerAddress& client, OptionFields& fields);
void SetFields(const dhcpv6::LinkAddress& link, OptionFields& fields);
void SetFields(const dhcpv6::RelayPort& port, OptionFields& fields);
// RFC 6610
void SetFields(const dhcpv6::HomeNetworkId& id, OptionFields& fields);
void SetFields(const dhcpv6::HomeNetworkPrefix& prefix, OptionFields& fields);
void SetFields(const dhcpv6::HomeAgentAddress& address, OptionFields& fields);
void SetFields(const dhcpv6::HomeAgentFqdn& fqdn, OptionFields& fields);

// What `option` holds though it could not be decoded.
void SetFieldsOfMalformed(OptionFields& fields);

// ---- details ----

// Any other type: 50, 66, 69 and 70, which are what they hold, and those that nobody has written a
// function for.
template <typename T>
void SetFields(const T& value, OptionFields& fields) {
  if constexpr (dhcpv6::kHoldsOptions<T>) {
    fields.json["options"] = fields.opener.Options(value.options);
  }
}

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_OPTION_FIELDS_H_
