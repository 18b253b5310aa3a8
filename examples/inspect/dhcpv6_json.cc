// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/dhcpv6_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>

#include "examples/inspect/octets_text.h"
#include "examples/inspect/option_fields.h"
#include "mip6boot/dhcpv6/conformance.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/relay_view.h"

namespace mip6boot::inspect {
namespace {

using dhcpv6::MessageType;
using dhcpv6::MessageView;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::RelayView;

Json ViolationJson(const dhcpv6::Violation& violation) {
  const dhcpv6::ViolationInfo& info = dhcpv6::Describe(violation.kind);
  return {{"kind", info.name},          {"rules", RulesJson(info.rule)},
          {"source", info.source},      {"option", static_cast<unsigned>(violation.option)},
          {"offset", violation.offset}, {"text", info.text}};
}

}  // namespace

void Dhcpv6Json::Message(Bytes octets, uint32_t offset, Json& json) {
  json["protocol"] = "dhcpv6";
  json["length"] = octets.size();
  type_ = MessageType{};
  if (!octets.empty()) {
    type_ = static_cast<MessageType>(octets[0]);
    json["type"] = octets[0];
    json["name"] = NameJson(dhcpv6::MessageTypeName(type_));
  }
  if (RelayView::Matches(octets)) {
    const Result<RelayView::Scanned> scanned = RelayView::Scan(octets, offset, context_.limits);
    if (!scanned) {
      json["error"] = context_.Malformed(scanned.error());
      return;
    }
    const RelayView& relay = scanned->message;
    json["hop_count"] = relay.hop_count();
    json["link_address"] = relay.link_address().ToString();
    json["peer_address"] = relay.peer_address().ToString();
    json["options"] = TopOptions(relay, relay.options());
    MessageViolations(json);
    if (scanned->error.has_value()) {
      json["error"] = context_.Malformed(*scanned->error);
    } else if (const auto level = dhcpv6::RelayLevel::Decode(relay); !level) {
      json["error"] = context_.Malformed(level.error());  // not exactly one RELAY_MSG
    }
  } else {
    const Result<MessageView::Scanned> scanned = MessageView::Scan(octets, offset, context_.limits);
    if (!scanned) {
      json["error"] = context_.Malformed(scanned.error());
      return;
    }
    const MessageView& message = scanned->message;
    json["transaction_id"] = fmt::format("{:06x}", static_cast<uint32_t>(message.transaction_id()));
    json["options"] = TopOptions(message, message.options());
    if (scanned->error.has_value()) json["error"] = context_.Malformed(*scanned->error);
  }
}

void Dhcpv6Json::BareOptions(Bytes octets, Json& json) {
  json["protocol"] = "dhcpv6";
  json["length"] = octets.size();
  const OptionRange::Scanned scanned = OptionRange::Scan(octets, 0, 0, context_.limits);
  json["options"] = TopOptions(scanned.options, scanned.options);
  if (scanned.error.has_value()) json["error"] = context_.Malformed(*scanned.error);
}

bool Dhcpv6Json::TooDeep(Bytes octets) const {
  // As many relay levels as the limit says, and the client's message in them.
  const unsigned level = level_ + 1;
  return level > context_.limits.relay_depth ||
         (level == context_.limits.relay_depth && RelayView::Matches(octets));
}

void Dhcpv6Json::RelayedMessage(const OptionView& relayed, Json& json) {
  std::vector<dhcpv6::Violation> outer = std::exchange(violations_, {});
  const MessageType outer_type = type_;
  ++level_;
  Message(relayed.data, relayed.offset + uint32_t{dhcpv6::kOptionHeaderSize}, json);
  --level_;
  // As RelayChain says it: a Relay-reply in a Relay-forward, or the reverse.
  const bool relays = dhcpv6::HasRelayLayout(outer_type) && dhcpv6::HasRelayLayout(type_);
  if (relays && outer_type != type_ && !json.contains("error"))
    json["error"] = context_.Malformed(dhcpv6::OptionHeaderError(relayed, Reason::kNotAllowed));
  type_ = outer_type;
  violations_ = std::move(outer);
}

template <typename T>
Json Dhcpv6Json::TopOptions(const T& message, const OptionRange& options) {
  violations_.clear();
  dhcpv6::FindViolations(
      message, [this](const dhcpv6::Violation& violation) { violations_.push_back(violation); });
  return Options(options);
}

void Dhcpv6Json::MessageViolations(Json& json) const {
  for (const dhcpv6::Violation& violation : violations_) {
    if (violation.option == dhcpv6::OptionCode{})
      json["violations"].push_back(ViolationJson(violation));
  }
}

Json Dhcpv6Json::Options(const OptionRange& options) {
  Json list = Json::array();
  for (const OptionView option : options) list.push_back(Option(option));
  return list;
}

Json Dhcpv6Json::Option(const OptionView& option) {
  Json json = Json::object();
  json.get_ref<Json::object_t&>().reserve(8);  // most have fewer keys
  json["code"] = static_cast<unsigned>(option.code);
  json["name"] = NameJson(dhcpv6::OptionName(option.code));
  json["offset"] = option.offset;
  json["length"] = option.data.size();
  OptionFields fields{option, json, *this};
  dhcpv6::DispatchOption(option.code, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, dhcpv6::UntypedOption>) {
      json["value"] = Hex(option.data);
    } else {
      const Result<Type> typed = option.As<Type>();
      if (!typed) {
        json["error"] = context_.Malformed(typed.error());
        json["value"] = Hex(option.data);
        SetFieldsOfMalformed(fields);
        return;
      }
      if (!ReplacesValue(option.code)) json["value"] = Hex(option.data);
      SetFields(*typed, fields);
    }
  });
  Violations(option, json);
  return json;
}

void Dhcpv6Json::Violations(const OptionView& option, Json& json) const {
  // There may be as many as options: searched by halves.
  auto at = std::lower_bound(violations_.begin(), violations_.end(), option.offset,
                             [](const dhcpv6::Violation& violation, uint32_t offset) {
                               return violation.offset < offset;
                             });
  for (; at != violations_.end() && at->offset == option.offset; ++at) {
    json["violations"].push_back(ViolationJson(*at));
  }
}

Json Dhcpv6Json::Hex(Bytes octets) const {
  if (!context_.show_keys && MayHoldDhcpv6Key(octets)) return HiddenText(octets.size());
  return HexText(octets);
}

}  // namespace mip6boot::inspect
