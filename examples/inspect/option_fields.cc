// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/option_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "examples/inspect/octets_text.h"

namespace mip6boot::inspect {
namespace {

using dhcpv6::OptionCode;

void SetDuid(Bytes octets, OptionFields& fields) {
  fields.json["duid"] = HexText(octets);
  const Result<dhcpv6::DuidView> duid = dhcpv6::DuidView::Parse(octets);
  if (!duid) return;
  fields.json["duid_type"] = static_cast<unsigned>(duid->type());
  if (const char* const name = dhcpv6::DuidTypeName(duid->type()))
    fields.json["duid_type_name"] = name;
  if (const auto link_layer = duid->link_layer_address()) {
    fields.json["hardware_type"] = link_layer->hardware_type;
    fields.json["link_layer_address"] = HexText(link_layer->address);
  }
  constexpr int64_t k2000 = 946684800;
  if (const auto time = duid->time()) fields.json["time"] = k2000 + *time;
  if (const auto enterprise = duid->enterprise_number()) fields.json["enterprise"] = *enterprise;
}

template <typename Ia>
void SetTimes(const Ia& ia, OptionFields& fields) {
  fields.json["t1"] = ia.t1;
  fields.json["t2"] = ia.t2;
}

template <typename Ia>
void SetInside(const Ia& ia, OptionFields& fields) {
  fields.json["options"] = fields.opener.Options(ia.options);
}

template <typename Lease>
void SetLifetimes(const Lease& leased, OptionFields& fields) {
  fields.json["preferred_lifetime"] = leased.preferred_lifetime;
  fields.json["valid_lifetime"] = leased.valid_lifetime;
}

// Octets that somebody meant to be read.
bool IsText(Bytes octets) {
  return !octets.empty() && std::all_of(octets.begin(), octets.end(), [](uint8_t octet) {
    return octet >= 0x20 && octet < 0x7f;
  });
}

void SetText(Bytes octets, OptionFields& fields) {
  if (IsText(octets)) fields.json["text"] = std::string(octets.begin(), octets.end());
}

// User or vendor classes, each in hex.
void SetClasses(dhcpv6::ClassData classes, OptionFields& fields) {
  Json list = Json::array();
  for (const Bytes one : classes) list.push_back(fields.opener.Hex(one));
  fields.json["classes"] = std::move(list);
}

}  // namespace

bool ReplacesValue(OptionCode code) {
  switch (code) {
    case OptionCode::kClientId:
    case OptionCode::kServerId:
    case OptionCode::kOro:
    case OptionCode::kElapsedTime:
    case OptionCode::kRelayMsg:
    case OptionCode::kStatusCode:
    case OptionCode::kInformationRefreshTime:
    case OptionCode::kMip6Hnidf:
    case OptionCode::kMip6Vdinf:
    case OptionCode::kRsoo:
    case OptionCode::kMip6Idinf:
    case OptionCode::kMip6Udinf:
    case OptionCode::kMip6Hnp:
    case OptionCode::kMip6Haa:
    case OptionCode::kMip6Haf:
    case OptionCode::kSolMaxRt:
    case OptionCode::kInfMaxRt:
      return true;
    default:  // the codes are open
      return false;
  }
}

void SetFields(const dhcpv6::ClientId& client_id, OptionFields& fields) {
  SetDuid(client_id.duid, fields);
}

void SetFields(const dhcpv6::ServerId& server_id, OptionFields& fields) {
  SetDuid(server_id.duid, fields);
}

void SetFields(const dhcpv6::IaNa& ia, OptionFields& fields) {
  fields.json["iaid"] = ia.iaid;
  SetTimes(ia, fields);
  SetInside(ia, fields);
}

void SetFields(const dhcpv6::IaTa& ia, OptionFields& fields) {
  fields.json["iaid"] = ia.iaid;
  SetInside(ia, fields);
}

void SetFields(const dhcpv6::IaPd& ia, OptionFields& fields) {
  fields.json["iaid"] = ia.iaid;
  SetTimes(ia, fields);
  SetInside(ia, fields);
}

void SetFields(const dhcpv6::IaAddress& leased, OptionFields& fields) {
  fields.json["address"] = leased.address.ToString();
  SetLifetimes(leased, fields);
  SetInside(leased, fields);
}

void SetFields(const dhcpv6::IaPrefix& leased, OptionFields& fields) {
  fields.json["prefix"] = leased.prefix.ToString();
  SetLifetimes(leased, fields);
  SetInside(leased, fields);
}

void SetFields(const dhcpv6::OptionRequest& request, OptionFields& fields) {
  Json requested = Json::array();
  for (const OptionCode code : request) requested.push_back(static_cast<unsigned>(code));
  fields.json["requested"] = std::move(requested);
}

void SetFields(const dhcpv6::Preference& preference, OptionFields& fields) {
  fields.json["preference"] = preference.value;
}

void SetFields(const dhcpv6::ElapsedTime& elapsed, OptionFields& fields) {
  fields.json["elapsed_ms"] = unsigned{elapsed.centiseconds} * 10;
}

void SetFields(const dhcpv6::RelayMessage& relayed, OptionFields& fields) {
  if (fields.opener.TooDeep(relayed.message)) {
    const Limits& limits = fields.opener.context().limits;
    fields.json["error"] = fields.opener.context().Malformed(dhcpv6::OptionError(
        fields.option, Reason::kTooDeep, limits.relay_depth + size_t{1}, limits.relay_depth));
    fields.json["value"] = fields.opener.Hex(relayed.message);
    return;
  }
  fields.opener.RelayedMessage(fields.option, fields.json["message"]);
}

// What authenticates may be a key, unless it is said to be a digest.
void SetFields(const dhcpv6::Authentication& auth, OptionFields& fields) {
  using Type = dhcpv6::Authentication::ReconfigureKey::Type;
  const auto key = auth.reconfigure_key();
  const bool open = fields.opener.context().show_keys || auth.information.empty() ||
                    (key.has_value() && key->type == Type::kHmacMd5);
  if (!open) fields.json["value"] = HiddenText(fields.option.data.size());
  fields.json["protocol"] = auth.protocol;
  fields.json["algorithm"] = auth.algorithm;
  fields.json["rdm"] = auth.replay_detection_method;
  fields.json["replay_detection"] = fmt::format("{:016x}", auth.replay_detection);
  if (key.has_value()) fields.json["rkap_type"] = static_cast<unsigned>(key->type);
  const Bytes information = key.has_value() ? key->value : auth.information;
  const char* const name = !key.has_value()              ? "information"
                           : key->type == Type::kHmacMd5 ? "hmac_md5"
                                                         : "key";
  fields.json[name] = open ? HexText(information) : HiddenText(information.size());
}

void SetFields(const dhcpv6::ServerUnicast& unicast, OptionFields& fields) {
  fields.json["address"] = unicast.address.ToString();
}

void SetFields(const dhcpv6::StatusCode& status, OptionFields& fields) {
  fields.json["status"] = static_cast<unsigned>(status.value);
  if (const char* const name = dhcpv6::StatusCodeName(status.value))
    fields.json["status_name"] = name;
  fields.json["text"] = std::string(status.text);
}

void SetFields(const dhcpv6::UserClass& user, OptionFields& fields) {
  SetClasses(user.classes, fields);
}

void SetFields(const dhcpv6::VendorClass& vendor, OptionFields& fields) {
  fields.json["enterprise"] = vendor.enterprise_number;
  SetClasses(vendor.classes, fields);
}

// What is inside need not be options, so that nothing is malformed that does not read as such.
void SetFields(const dhcpv6::VendorOptions& vendor, OptionFields& fields) {
  fields.json["enterprise"] = vendor.enterprise_number;
  const auto scanned = vendor.ScanSubOptions();
  if (scanned.error.has_value()) return;
  Json list = Json::array();
  for (const dhcpv6::VendorSubOption option : scanned.sub_options) {
    list.push_back({{"code", option.code},
                    {"offset", option.offset},
                    {"length", option.data.size()},
                    {"value", fields.opener.Hex(option.data)}});
  }
  fields.json["sub_options"] = std::move(list);
}

void SetFields(const dhcpv6::InterfaceId& interface_id, OptionFields& fields) {
  SetText(interface_id.id, fields);
}

void SetFields(const dhcpv6::ReconfigureMessage& reconfigure, OptionFields& fields) {
  fields.json["message_type"] = static_cast<unsigned>(reconfigure.type);
  fields.json["message_name"] = NameJson(dhcpv6::MessageTypeName(reconfigure.type));
}

void SetFields(const dhcpv6::InformationRefreshTime& refresh, OptionFields& fields) {
  fields.json["seconds"] = refresh.seconds;
}

void SetFields(const dhcpv6::SolMaxRt& max_rt, OptionFields& fields) {
  fields.json["seconds"] = max_rt.seconds;
}

void SetFields(const dhcpv6::InfMaxRt& max_rt, OptionFields& fields) {
  fields.json["seconds"] = max_rt.seconds;
}

void SetFields(const dhcpv6::DnsServers& servers, OptionFields& fields) {
  Json addresses = Json::array();
  for (const Ipv6Address& address : servers) addresses.push_back(address.ToString());
  fields.json["addresses"] = std::move(addresses);
}

void SetFields(const dhcpv6::SearchDomains& domains, OptionFields& fields) {
  Json names = Json::array();
  for (const DomainNameView name : domains.names) names.push_back(name.ToString());
  fields.json["domains"] = std::move(names);
}

void SetFields(const dhcpv6::RemoteId& remote, OptionFields& fields) {
  fields.json["enterprise"] = remote.enterprise_number;
  fields.json["remote_id"] = HexText(remote.id);
  SetText(remote.id, fields);
}

void SetFields(const dhcpv6::SubscriberId& subscriber, OptionFields& fields) {
  SetText(subscriber.id, fields);
}

void SetFields(const dhcpv6::ClientFqdn& client, OptionFields& fields) {
  fields.json["flags"] =
      fmt::format("{}{}{}", client.server_updates_aaaa ? "S" : "",
                  client.server_overrides ? "O" : "", client.no_updates ? "N" : "");
  fields.json["fqdn"] = client.name.ToString();
}

void SetFields(const dhcpv6::RelayId& relay, OptionFields& fields) { SetDuid(relay.duid, fields); }

void SetFields(const dhcpv6::ErpLocalDomainName& erp, OptionFields& fields) {
  fields.json["fqdn"] = erp.name.ToString();
}

void SetFields(const dhcpv6::ClientLinkLayerAddress& client, OptionFields& fields) {
  fields.json["hardware_type"] = client.hardware_type;
  fields.json["link_layer_address"] = HexText(client.address);
}

void SetFields(const dhcpv6::LinkAddress& link, OptionFields& fields) {
  fields.json["address"] = link.address.ToString();
}

void SetFields(const dhcpv6::RelayPort& port, OptionFields& fields) {
  fields.json["port"] = port.downstream_port;
}

void SetFields(const dhcpv6::HomeNetworkId& id, OptionFields& fields) {
  fields.json["fqdn"] = id.name.ToString();
}

void SetFields(const dhcpv6::HomeNetworkPrefix& prefix, OptionFields& fields) {
  fields.json["prefix"] = prefix.prefix.ToString();
  fields.json["form"] = dhcpv6::PrefixFormName(prefix.form);
}

void SetFields(const dhcpv6::HomeAgentAddress& address, OptionFields& fields) {
  fields.json["address"] = address.address.ToString();
  if (const auto ipv4 = address.embedded_ipv4()) fields.json["ipv4"] = ipv4->ToString();
}

void SetFields(const dhcpv6::HomeAgentFqdn& fqdn, OptionFields& fields) {
  fields.json["fqdn"] = fqdn.name.ToString();
}

void SetFieldsOfMalformed(OptionFields& fields) {
  if (fields.option.code == OptionCode::kMip6Hnidf) {
    // dhclient writes several names into one option.
    dhcpv6::DecodePolicy lenient;
    lenient.hnidf_name_list = true;
    const auto names = dhcpv6::DecodeHomeNetworkIdNames(fields.option, lenient);
    if (!names) return;
    for (const DomainNameView name : *names) fields.json["names"].push_back(name.ToString());
    return;
  }
  dhcpv6::DispatchOption(fields.option.code, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (dhcpv6::kHoldsOptions<Type>) {
      // What is good of a run that goes wrong, where nothing stands in front of it.
      if (!ReplacesValue(Type::kCode)) return;
      const uint32_t start = fields.option.offset + uint32_t{dhcpv6::kOptionHeaderSize};
      const auto scanned = dhcpv6::OptionRange::Scan(fields.option.data, start,
                                                     static_cast<uint8_t>(fields.option.depth + 1));
      if (!scanned.options.empty())
        fields.json["good_options"] = fields.opener.Options(scanned.options);
    }
  });
}

}  // namespace mip6boot::inspect
