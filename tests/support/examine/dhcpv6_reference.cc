// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <type_traits>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "tests/support/examine/reference.h"
#include "tests/support/reference/dhcpv6.h"

namespace mip6boot::test {
namespace {

using dhcpv6::MessageView;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::RelayView;
using reference::Dhcpv6Message;
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

// ---- the comparison ----

void CompareMessage(Bytes wire, Findings& findings);

void CompareRun(const OptionRange& run, const std::vector<Dhcpv6Option>& options,
                Findings& findings);

template <typename T>
void CompareAs(const OptionView& option, const Dhcpv6Option& expected, Findings& findings) {
  findings.Expect(expected.known, "the reference does not know an option");
  const Result<T> value = option.As<T>();
  findings.Expect(value.has_value() == expected.sound, "the reference judges an option otherwise");
  if (!value || !expected.sound) return;
  Fields fields;
  Values(*value, fields);
  findings.Expect(fields == expected.fields, "the reference reads other values");
  if constexpr (dhcpv6::kHoldsOptions<T>) CompareRun(value->options, expected.inside, findings);
  if constexpr (std::is_same_v<T, dhcpv6::RelayMessage>) CompareMessage(value->message, findings);
}

void CompareRun(const OptionRange& run, const std::vector<Dhcpv6Option>& options,
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

template <typename View>
void CompareLayout(Bytes wire, const Dhcpv6Message& expected, Findings& findings) {
  const auto scanned = View::Scan(wire);
  findings.Expect(scanned.has_value() == expected.has_header, "the reference sees another header");
  if (!scanned) return;
  findings.Expect(!scanned->error.has_value() == expected.sound,
                  "the reference judges a message otherwise");
  Fields fields;
  if constexpr (std::is_same_v<View, MessageView>) {
    fields.Number((static_cast<uint64_t>(scanned->message.type()) << 24) |
                      static_cast<uint64_t>(scanned->message.transaction_id()),
                  4);
  } else {
    const RelayView& relay = scanned->message;
    std::vector<uint8_t> header = {static_cast<uint8_t>(relay.type()), relay.hop_count()};
    for (const Ipv6Address& address : {relay.link_address(), relay.peer_address()}) {
      header.insert(header.end(), address.octets().begin(), address.octets().end());
    }
    fields.Octets(header);
  }
  findings.Expect(fields == std::vector<std::vector<uint8_t>>{expected.header},
                  "the reference reads another header");
  CompareRun(scanned->message.options(), expected.options, findings);
}

void CompareMessage(Bytes wire, Findings& findings) {
  const Dhcpv6Message expected = reference::ReadDhcpv6(CopyOf(wire), Limits().option_depth);
  if (RelayView::Matches(wire)) {
    CompareLayout<RelayView>(wire, expected, findings);
  } else {
    CompareLayout<MessageView>(wire, expected, findings);
  }
}

}  // namespace

void CompareDhcpv6(Findings& findings) { CompareMessage(findings.input(), findings); }

}  // namespace mip6boot::test
