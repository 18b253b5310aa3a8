// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What each DHCPv6 option holds, as text behind the option's name. A new option type prints as raw
// octets until it has its
//
//     inline void AppendData(formatting::Text& out, const StatusCode& status);
//
// here; the text begins with a blank. Part of mip6boot/format/dhcpv6.h, which is what to include.

#ifndef MIP6BOOT_FORMAT_DHCPV6_OPTION_DATA_H_
#define MIP6BOOT_FORMAT_DHCPV6_OPTION_DATA_H_

#include <cstdint>

#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/format/base.h"
#include "mip6boot/format/dhcpv6_codes.h"
#include "mip6boot/format/fields.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// In dhcpv6.h.
void AppendText(formatting::Text& out, const OptionRange& options);
void AppendRelayed(formatting::Text& out, const RelayMessage& relayed);

namespace internal {

inline void AppendDuid(formatting::Text& out, Bytes octets) {
  const Result<DuidView> duid = DuidView::Parse(octets);
  out += " ";
  if (duid) {
    AppendText(out, *duid);
  } else {
    out.Hex(octets);
  }
}

inline void AppendSeconds(formatting::Text& out, uint32_t seconds) {
  if (seconds == 0xffffffff) {
    out += "infinity";
  } else {
    out.Append("{} s", seconds);
  }
}

// IA_NA and IA_PD: " iaid 1 t1 3600 s t2 infinity {...}"
template <typename Ia>
void AppendIa(formatting::Text& out, const Ia& ia) {
  out.Append(" iaid {} t1 ", ia.iaid);
  AppendSeconds(out, ia.t1);
  out += " t2 ";
  AppendSeconds(out, ia.t2);
  out += " ";
  AppendText(out, ia.options);
}

// IAADDR and IAPREFIX: " preferred 3600 s valid infinity {...}"
template <typename Lease>
void AppendLifetimes(formatting::Text& out, const Lease& leased) {
  out += " preferred ";
  AppendSeconds(out, leased.preferred_lifetime);
  out += " valid ";
  AppendSeconds(out, leased.valid_lifetime);
  out += " ";
  AppendText(out, leased.options);
}

}  // namespace internal

// The names, classes and sub-options that some options list.
inline void AppendText(formatting::Text& out, ClassData classes) {
  formatting::AppendList(out, classes);
}
inline void AppendText(formatting::Text& out, DomainNameRange names) {
  formatting::AppendList(out, names);
}
inline void AppendText(formatting::Text& out, const VendorSubOption& option) {
  out.Append("{} ", option.code);
  out.WordsOrHex(option.data);
}
inline void AppendText(formatting::Text& out, const VendorSubOptions& options) {
  formatting::AppendList(out, options);
}
// The good run, and the error that ended it.
inline void AppendText(formatting::Text& out, const VendorSubOptions::Scanned& scanned) {
  AppendText(out, scanned.sub_options);
  if (scanned.error.has_value()) out.Append(" [{}]", *scanned.error);
}

inline void AppendData(formatting::Text& out, const ClientId& id) {
  internal::AppendDuid(out, id.duid);
}
inline void AppendData(formatting::Text& out, const ServerId& id) {
  internal::AppendDuid(out, id.duid);
}
inline void AppendData(formatting::Text& out, const RelayId& id) {
  internal::AppendDuid(out, id.duid);
}
inline void AppendData(formatting::Text& out, const IaNa& ia) { internal::AppendIa(out, ia); }
inline void AppendData(formatting::Text& out, const IaTa& ia) {
  out.Append(" iaid {} ", ia.iaid);
  AppendText(out, ia.options);
}
inline void AppendData(formatting::Text& out, const IaPd& ia) { internal::AppendIa(out, ia); }
inline void AppendData(formatting::Text& out, const IaAddress& leased) {
  out.Append(" {}", leased.address);
  internal::AppendLifetimes(out, leased);
}
inline void AppendData(formatting::Text& out, const IaPrefix& leased) {
  out.Append(" {}", leased.prefix);
  internal::AppendLifetimes(out, leased);
}
inline void AppendData(formatting::Text& out, const OptionRequest& request) {
  out += " ";
  formatting::AppendList(out, request);
}
inline void AppendData(formatting::Text& out, const OptionRequestList& request) {
  out += " ";
  formatting::AppendList(out, request.codes);
}
inline void AppendData(formatting::Text& out, Preference preference) {
  out.Append(" {}", preference.value);
}
inline void AppendData(formatting::Text& out, ElapsedTime elapsed) {
  out.Append(" {} ms", uint32_t{elapsed.centiseconds} * 10);
}
inline void AppendData(formatting::Text& out, const RelayMessage& relayed) {
  out += " ";
  AppendRelayed(out, relayed);
}
// R101: in a Reply that starts RKAP, the information is the key.
inline void AppendData(formatting::Text& out, const Authentication& auth) {
  out.Append(" protocol {} algorithm {} RDM {} replay-detection {:016x} information ",
             auth.protocol, auth.algorithm, auth.replay_detection_method, auth.replay_detection);
  out.Hidden(auth.information.size());
}
inline void AppendData(formatting::Text& out, const ReconfigureKeyAuthentication& auth) {
  out.Append(" RKAP replay-detection {:016x} ", auth.replay_detection);
  AppendText(out, auth.key);
}
inline void AppendData(formatting::Text& out, const ServerUnicast& unicast) {
  out.Append(" {}", unicast.address);
}
inline void AppendData(formatting::Text& out, const StatusCode& status) {
  out += " ";
  AppendText(out, status.value);
  if (status.text.empty()) return;
  out += " ";
  out.Quoted(status.text);
}
inline void AppendData(formatting::Text&, RapidCommit) {}
inline void AppendData(formatting::Text& out, const UserClass& user) {
  out += " ";
  AppendText(out, user.classes);
}
inline void AppendData(formatting::Text& out, const UserClassList& user) {
  out += " ";
  formatting::AppendList(out, user.classes);
}
inline void AppendData(formatting::Text& out, const VendorClass& vendor) {
  out.Append(" {} ", vendor.enterprise_number);
  AppendText(out, vendor.classes);
}
inline void AppendData(formatting::Text& out, const VendorClassList& vendor) {
  out.Append(" {} ", vendor.enterprise_number);
  formatting::AppendList(out, vendor.classes);
}
inline void AppendData(formatting::Text& out, const VendorOptions& vendor) {
  out.Append(" {} ", vendor.enterprise_number);
  AppendText(out, vendor.ScanSubOptions());
}
inline void AppendData(formatting::Text& out, const VendorOptionsList& vendor) {
  out.Append(" {} ", vendor.enterprise_number);
  formatting::AppendList(out, vendor.sub_options);
}
inline void AppendData(formatting::Text& out, const InterfaceId& interface) {
  out += " ";
  out.WordsOrHex(interface.id);
}
inline void AppendData(formatting::Text& out, ReconfigureMessage reconfigure) {
  out += " ";
  AppendText(out, reconfigure.type);
}
inline void AppendData(formatting::Text&, ReconfigureAccept) {}
inline void AppendData(formatting::Text& out, const DnsServers& servers) {
  out += " ";
  formatting::AppendList(out, servers);
}
inline void AppendData(formatting::Text& out, const DnsServerList& servers) {
  out += " ";
  formatting::AppendList(out, servers.addresses);
}
inline void AppendData(formatting::Text& out, const SearchDomains& domains) {
  out += " ";
  AppendText(out, domains.names);
}
inline void AppendData(formatting::Text& out, const SearchDomainList& domains) {
  out += " ";
  formatting::AppendList(out, domains.names);
}
inline void AppendData(formatting::Text& out, const RemoteId& remote) {
  out.Append(" {} ", remote.enterprise_number);
  out.WordsOrHex(remote.id);
}
inline void AppendData(formatting::Text& out, const SubscriberId& subscriber) {
  out += " ";
  out.WordsOrHex(subscriber.id);
}
// The flags that are set, then the name.
inline void AppendData(formatting::Text& out, const ClientFqdn& client) {
  out.Append(" {}{}{}{}", client.server_updates_aaaa ? "S" : "", client.server_overrides ? "O" : "",
             client.no_updates ? "N" : "", client.flags() == 0 ? "" : " ");
  AppendText(out, client.name);
}
inline void AppendData(formatting::Text& out, const ErpLocalDomainName& erp) {
  out.Append(" {}", erp.name);
}
inline void AppendData(formatting::Text& out, const ClientLinkLayerAddress& client) {
  out += " ";
  AppendText(out, LinkLayerAddress{client.hardware_type, client.address});
}
inline void AppendData(formatting::Text& out, const LinkAddress& link) {
  out.Append(" {}", link.address);
}
inline void AppendData(formatting::Text& out, InformationRefreshTime time) {
  out += " ";
  internal::AppendSeconds(out, time.seconds);
}
inline void AppendData(formatting::Text& out, const HomeNetworkId& id) {
  out.Append(" {}", id.name);
}
inline void AppendData(formatting::Text& out, const VisitedHomeNetworkInformation& visited) {
  out += " ";
  AppendText(out, visited.options);
}
inline void AppendData(formatting::Text& out, const RelaySuppliedOptions& rsoo) {
  out += " ";
  AppendText(out, rsoo.options);
}
inline void AppendData(formatting::Text& out, const IdentifiedHomeNetworkInformation& identified) {
  out += " ";
  AppendText(out, identified.options);
}
inline void AppendData(formatting::Text& out,
                       const UnrestrictedHomeNetworkInformation& unrestricted) {
  out += " ";
  AppendText(out, unrestricted.options);
}
inline void AppendData(formatting::Text& out, const HomeNetworkPrefix& hnp) {
  out.Append(" {}", hnp.prefix);
  if (hnp.form != PrefixForm::kFull) out.Append(" ({} form)", PrefixFormName(hnp.form));
}
inline void AppendData(formatting::Text& out, const HomeAgentAddress& haa) {
  out.Append(" {}", haa.address);
  if (const auto ipv4 = haa.embedded_ipv4()) out.Append(" ({})", *ipv4);
}
inline void AppendData(formatting::Text& out, const HomeAgentFqdn& haf) {
  out.Append(" {}", haf.name);
}
inline void AppendData(formatting::Text& out, SolMaxRt max_rt) {
  out.Append(" {} s", max_rt.seconds);
}
inline void AppendData(formatting::Text& out, InfMaxRt max_rt) {
  out.Append(" {} s", max_rt.seconds);
}
inline void AppendData(formatting::Text& out, RelayPort port) {
  out.Append(" {}", port.downstream_port);
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_FORMAT_DHCPV6_OPTION_DATA_H_
