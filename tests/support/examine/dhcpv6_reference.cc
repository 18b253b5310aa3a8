// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <iterator>
#include <optional>
#include <type_traits>
#include <vector>

#include "mip6boot/dhcpv6/option_dispatch.h"
#include "tests/support/examine/dhcpv6_internal.h"
#include "tests/support/examine/reference.h"
#include "tests/support/reference/dhcpv6.h"

namespace mip6boot::test {
namespace {

using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using reference::Dhcpv6Option;

// ---- the values of each type, in the order of the RFC's drawing ----

template <typename T, typename = void>
constexpr bool kHoldsDuid = false;
template <typename T>
constexpr bool kHoldsDuid<T, std::void_t<decltype(T::duid)>> = true;

template <typename T>
void Values(const T& value, Fields& fields) {
  if constexpr (kHoldsDuid<T>) fields.Octets(value.duid);
  // The others hold nothing but options, or nothing at all.
  static_assert(kHoldsDuid<T> || dhcpv6::kHoldsOptions<T> || std::is_empty_v<T>,
                "its values are compared");
}
template <typename Ia>
void IaValues(const Ia& value, Fields& fields) {
  fields.Number(value.iaid, 4);
  fields.Number(value.t1, 4);
  fields.Number(value.t2, 4);
}
void Values(const dhcpv6::IaNa& value, Fields& fields) { IaValues(value, fields); }
void Values(const dhcpv6::IaPd& value, Fields& fields) { IaValues(value, fields); }
void Values(const dhcpv6::IaTa& value, Fields& fields) { fields.Number(value.iaid, 4); }
void Values(const dhcpv6::IaAddress& value, Fields& fields) {
  fields.Address(value.address);
  fields.Number(value.preferred_lifetime, 4);
  fields.Number(value.valid_lifetime, 4);
}
void Values(const dhcpv6::IaPrefix& value, Fields& fields) {
  fields.Number(value.preferred_lifetime, 4);
  fields.Number(value.valid_lifetime, 4);
  fields.Prefix(value.prefix);
}
void Values(const dhcpv6::OptionRequest& value, Fields& fields) {
  for (const dhcpv6::OptionCode code : value) fields.Number(static_cast<uint64_t>(code), 2);
}
void Values(const dhcpv6::Preference& value, Fields& fields) { fields.Number(value.value, 1); }
void Values(const dhcpv6::ElapsedTime& value, Fields& fields) {
  fields.Number(value.centiseconds, 2);
}
void Values(const dhcpv6::RelayMessage& value, Fields& fields) { fields.Octets(value.message); }
void Values(const dhcpv6::Authentication& value, Fields& fields) {
  fields.Number(value.protocol, 1);
  fields.Number(value.algorithm, 1);
  fields.Number(value.replay_detection_method, 1);
  fields.Number(value.replay_detection, 8);
  fields.Octets(value.information);
}
void Values(const dhcpv6::ServerUnicast& value, Fields& fields) { fields.Address(value.address); }
void Values(const dhcpv6::StatusCode& value, Fields& fields) {
  fields.Number(static_cast<uint64_t>(value.value), 2);
  fields.Text(value.text);
}
void Values(const dhcpv6::UserClass& value, Fields& fields) {
  for (const Bytes one : value.classes) fields.Octets(one);
}
void Values(const dhcpv6::VendorClass& value, Fields& fields) {
  fields.Number(value.enterprise_number, 4);
  for (const Bytes one : value.classes) fields.Octets(one);
}
void Values(const dhcpv6::VendorOptions& value, Fields& fields) {
  fields.Number(value.enterprise_number, 4);
  fields.Octets(value.data);
}
void Values(const dhcpv6::InterfaceId& value, Fields& fields) { fields.Octets(value.id); }
void Values(const dhcpv6::ReconfigureMessage& value, Fields& fields) {
  fields.Number(static_cast<uint64_t>(value.type), 1);
}
void Values(const dhcpv6::DnsServers& value, Fields& fields) {
  for (const Ipv6Address& address : value) fields.Address(address);
}
void Values(const dhcpv6::SearchDomains& value, Fields& fields) {
  for (const DomainNameView name : value.names) fields.Octets(name.wire());
}
void Values(const dhcpv6::InformationRefreshTime& value, Fields& fields) {
  fields.Number(value.seconds, 4);
}
void Values(const dhcpv6::RemoteId& value, Fields& fields) {
  fields.Number(value.enterprise_number, 4);
  fields.Octets(value.id);
}
void Values(const dhcpv6::SubscriberId& value, Fields& fields) { fields.Octets(value.id); }
void Values(const dhcpv6::ClientFqdn& value, Fields& fields) {
  fields.Number((value.server_updates_aaaa ? 1U : 0U) | (value.server_overrides ? 2U : 0U) |
                    (value.no_updates ? 4U : 0U),
                1);
  fields.Octets(value.name.wire());
}
void Values(const dhcpv6::HomeNetworkId& value, Fields& fields) {
  fields.Octets(value.name.wire());
}
void Values(const dhcpv6::HomeAgentFqdn& value, Fields& fields) {
  fields.Octets(value.name.wire());
}
void Values(const dhcpv6::ErpLocalDomainName& value, Fields& fields) {
  fields.Octets(value.name.wire());
}
void Values(const dhcpv6::HomeNetworkPrefix& value, Fields& fields) { fields.Prefix(value.prefix); }
void Values(const dhcpv6::HomeAgentAddress& value, Fields& fields) {
  fields.Address(value.address);
}
void Values(const dhcpv6::ClientLinkLayerAddress& value, Fields& fields) {
  fields.Number(value.hardware_type, 2);
  fields.Octets(value.address);
}
void Values(const dhcpv6::LinkAddress& value, Fields& fields) { fields.Address(value.address); }
void Values(const dhcpv6::SolMaxRt& value, Fields& fields) { fields.Number(value.seconds, 4); }
void Values(const dhcpv6::InfMaxRt& value, Fields& fields) { fields.Number(value.seconds, 4); }
void Values(const dhcpv6::RelayPort& value, Fields& fields) {
  fields.Number(value.downstream_port, 2);
}

// ---- what there is to ask of some types ----

void CompareDuid(Bytes octets, Findings& findings) {
  const reference::Dhcpv6Duid expected = reference::ReadDuid(CopyOf(octets));
  const Result<dhcpv6::DuidView> duid = dhcpv6::DuidView::Parse(octets);
  if (!duid) return findings.Expect(false, "a DUID that is none");
  const auto address = duid->link_layer_address();
  findings.Expect(static_cast<unsigned>(duid->type()) == expected.type &&
                      address.has_value() == !expected.link_layer_address.empty(),
                  "the reference reads another DUID");
  if (address.has_value()) {
    findings.Expect(OctetsOf(address->hardware_type, 2) == expected.hardware_type &&
                        CopyOf(address->address) == expected.link_layer_address,
                    "the reference reads another address in a DUID");
  }
  const auto number = [](std::optional<uint32_t> value) {
    return value.has_value() ? OctetsOf(*value, 4) : std::vector<uint8_t>();
  };
  findings.Expect(number(duid->time()) == expected.time &&
                      number(duid->enterprise_number()) == expected.enterprise &&
                      CopyOf(duid->uuid().value_or(Bytes())) == expected.uuid,
                  "the reference reads another DUID");
}

void CompareSubOptions(const dhcpv6::VendorOptions& value, const Dhcpv6Option& expected,
                       Findings& findings) {
  const auto scanned = value.ScanSubOptions();
  size_t whole = 0;
  auto next = expected.inside.begin();
  for (const dhcpv6::VendorSubOption one : scanned.sub_options) {
    if (next == expected.inside.end()) {
      return findings.Expect(false, "the reference sees less sub-options");
    }
    findings.Expect(one.code == next->code && CopyOf(one.data) == next->data,
                    "the reference sees another sub-option");
    whole += 4 + next->data.size();
    ++next;
  }
  findings.Expect(next == expected.inside.end(), "the reference sees more sub-options");
  findings.Expect(scanned.error.has_value() == (whole != value.data.size()),
                  "the reference judges a run of sub-options otherwise");
}

// RFC 6610 3.1: exactly one HNIDF (49).
void CompareName(const dhcpv6::IdentifiedHomeNetworkInformation& value,
                 const Dhcpv6Option& expected, Findings& findings) {
  std::vector<Dhcpv6Option> names;
  std::copy_if(expected.inside.begin(), expected.inside.end(), std::back_inserter(names),
               [](const Dhcpv6Option& option) { return option.code == 49; });
  const Result<dhcpv6::HomeNetworkId> id = value.home_network_id();
  const bool has_name = names.size() == 1 && names[0].sound;
  findings.Expect(id.has_value() == has_name, "the reference finds a name, or none");
  if (id && has_name) {
    findings.Expect(CopyOf(id->name.wire()) == names[0].fields[0],
                    "the reference finds another name");
  }
}

void CompareReconfigureKey(const dhcpv6::Authentication& value, const Dhcpv6Option& expected,
                           Findings& findings) {
  // RFC 8415 20.4: protocol 3, algorithm 1, RDM 0, and as information type (1) and value (16).
  const std::vector<uint8_t>& data = expected.data;
  const bool is_one = data.size() == 28 && data[0] == 3 && data[1] == 1 && data[2] == 0;
  const auto key = value.reconfigure_key();
  findings.Expect(
      key.has_value() == is_one && (!is_one || (static_cast<unsigned>(key->type) == data[11] &&
                                                std::equal(key->value.begin(), key->value.end(),
                                                           data.begin() + 12, data.end()))),
      "the reference reads another key");
}

// ---- the comparison ----

// A size that is wrong is told, with what it is and what it should be.
void CompareSize(const Error& error, const OptionView& option, Findings& findings) {
  const reference::SizeFault fault =
      reference::SizeFaultOf(static_cast<unsigned>(option.code), CopyOf(option.data));
  findings.Expect(fault.what.empty() || (fault.what == FaultOf(error.reason) &&
                                         fault.have == error.have && fault.want == error.want),
                  "an option is refused for another fault than it has");
}

template <typename T>
void CompareAs(const OptionView& option, const Dhcpv6Option& expected, Findings& findings) {
  findings.Expect(expected.known, "the reference does not know an option");
  const Result<T> value = option.As<T>();
  findings.Expect(value.has_value() == expected.sound, "the reference judges an option otherwise");
  if (!value) CompareSize(value.error(), option, findings);
  if (!value || !expected.sound) return;
  Fields fields;
  Values(*value, fields);
  findings.Expect(fields == expected.fields, "the reference reads other values");
  if constexpr (dhcpv6::kHoldsOptions<T>)
    CompareDhcpv6Options(value->options, expected.inside, findings);
  if constexpr (kHoldsDuid<T>) CompareDuid(value->duid, findings);
  if constexpr (std::is_same_v<T, dhcpv6::RelayMessage>) {
    CompareDhcpv6Message(value->message, findings);
  } else if constexpr (std::is_same_v<T, dhcpv6::VendorOptions>) {
    CompareSubOptions(*value, expected, findings);
  } else if constexpr (std::is_same_v<T, dhcpv6::IdentifiedHomeNetworkInformation>) {
    CompareName(*value, expected, findings);
  } else if constexpr (std::is_same_v<T, dhcpv6::Authentication>) {
    CompareReconfigureKey(*value, expected, findings);
  }
}

}  // namespace

void CompareDhcpv6Options(const OptionRange& run, const std::vector<Dhcpv6Option>& options,
                          Findings& findings) {
  auto expected = options.begin();
  for (const OptionView option : run) {
    if (expected == options.end()) return findings.Expect(false, "the reference sees less options");
    findings.Expect(static_cast<unsigned>(option.code) == expected->code &&
                        CopyOf(option.data) == expected->data,
                    "the reference sees another option");
    DispatchOption(option.code, [&](auto type) {
      using Type = typename decltype(type)::Type;
      if constexpr (std::is_same_v<Type, dhcpv6::UntypedOption>) {
        findings.Expect(!expected->known, "the reference knows more options");
      } else {
        CompareAs<Type>(option, *expected, findings);
      }
    });
    ++expected;
  }
  findings.Expect(expected == options.end(), "the reference sees more options");
}

}  // namespace mip6boot::test
