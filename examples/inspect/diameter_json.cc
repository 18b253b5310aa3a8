// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/diameter_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "examples/inspect/octets_text.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"

namespace mip6boot::inspect {
namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::DataFormat;
using diameter::MessageView;

// The letters of the bits that are set, from the highest bit on.
std::string Letters(uint8_t flags, std::string_view letters) {
  std::string text;
  for (size_t i = 0; i < letters.size(); ++i) {
    if ((flags & (0x80U >> i)) != 0) text += letters[i];
  }
  return text;
}

// What a typed group says of itself, where what stands in it is good: parts that are missing or too
// many.
template <typename Group>
std::optional<Error> GroupError(const AvpView& avp) {
  const Result<Group> group = Group::Decode(avp);
  if (group) return std::nullopt;
  const Error& error = group.error();
  const bool about_group = error.reason == Reason::kIncomplete ||
                           error.reason == Reason::kDuplicate || error.reason == Reason::kMissing;
  // Groups inside have their own say.
  if (!about_group || error.depth > avp.depth + 1) return std::nullopt;
  return error;
}

std::optional<Error> ErrorOfGroup(const AvpView& avp) {
  return diameter::DispatchAvp(avp.key, [&](auto type) -> std::optional<Error> {
    using Type = typename decltype(type)::Type;
    if constexpr (diameter::kHoldsAvps<Type>) {
      return GroupError<Type>(avp);
    } else {
      return std::nullopt;
    }
  });
}

// Why the type of an AVP that is one value refuses it: some take less than their data format does.
std::optional<Error> ErrorOfValue(const AvpView& avp) {
  return diameter::DispatchAvp(avp.key, [&](auto type) -> std::optional<Error> {
    using Type = typename decltype(type)::Type;
    if constexpr (!std::is_same_v<Type, diameter::UntypedAvp> && !diameter::kHoldsAvps<Type>) {
      const Result<Type> value = avp.As<Type>();
      if (!value) return value.error();
    }
    return std::nullopt;
  });
}

// What the octets of an OctetString say, beside them.
void SetMeaning(const Ipv4Address& address, Json& json) { json["address"] = address.ToString(); }
void SetMeaning(const Ipv6Address& address, Json& json) { json["address"] = address.ToString(); }
void SetMeaning(const Ipv6Prefix& prefix, Json& json) { json["prefix"] = prefix.ToString(); }
template <typename Value>
void SetMeaning(const Value&, Json&) {}

Json ViolationJson(const diameter::Violation& violation) {
  const diameter::ViolationInfo& info = diameter::Describe(violation.kind);
  return {{"kind", info.name},
          {"rules", RulesJson(info.rule)},
          {"source", info.source},
          {"avp", violation.avp.code},
          {"vendor", violation.avp.vendor},
          {"name", NameJson(diameter::AvpName(violation.avp))},
          {"offset", violation.offset},
          {"text", info.text}};
}

void SetHeader(Bytes octets, Json& json) {
  const uint8_t flags = octets[4];
  const uint32_t command = LoadBigEndian24(octets.data() + 5);
  json["command"] = command;
  json["name"] = NameJson(diameter::CommandName(static_cast<diameter::CommandCode>(command),
                                                (flags & diameter::kFlagRequest) != 0));
  json["flags"] = Letters(flags, "RPET");
  json["application"] = LoadBigEndian32(octets.data() + 8);
  json["hop_by_hop"] = fmt::format("{:08x}", LoadBigEndian32(octets.data() + 12));
  json["end_to_end"] = fmt::format("{:08x}", LoadBigEndian32(octets.data() + 16));
}

}  // namespace

void DiameterJson::Message(Bytes octets, Json& json) {
  json["protocol"] = "diameter";
  json["length"] = octets.size();
  const Result<MessageView::Scanned> scanned = MessageView::Scan(octets, 0, context_.limits);
  violations_.clear();
  if (scanned) FindViolations(scanned->message);
  const bool has_header =
      octets.size() >= MessageView::kHeaderSize && octets[0] == diameter::kVersion;
  if (has_header) {
    SetHeader(octets, json);
    // Behind a wrong Message Length there may be AVPs all the same.
    const AvpRange avps = scanned ? scanned->message.avps()
                                  : AvpRange::Scan(octets.subspan(MessageView::kHeaderSize),
                                                   MessageView::kHeaderSize, 0, context_.limits)
                                        .avps;
    json["avps"] = Avps(avps);
    SetViolations(0, json);
  }
  if (!scanned) {
    json["error"] = context_.Malformed(scanned.error());
  } else if (scanned->error.has_value()) {
    json["error"] = context_.Malformed(*scanned->error);
  } else if (scanned->message.is_request() && scanned->message.is_error()) {
    // RFC 6733 3: E must not be set in requests.
    Error error = MakeError(Reason::kBadFlags, 4, scanned->message.flags());
    error.kind = ElementKind::kDiameterMessage;
    error.code = static_cast<uint32_t>(scanned->message.command());
    json["error"] = context_.Malformed(error);
  }
}

void DiameterJson::BareAvps(Bytes octets, Json& json) {
  json["protocol"] = "diameter";
  json["length"] = octets.size();
  const AvpRange::Scanned scanned = AvpRange::Scan(octets, 0, 0, context_.limits);
  violations_.clear();
  FindViolations(scanned.avps);
  json["avps"] = Avps(scanned.avps);
  if (scanned.error.has_value()) json["error"] = context_.Malformed(*scanned.error);
}

template <typename T>
void DiameterJson::FindViolations(const T& message) {
  diameter::FindViolations(
      message, [this](const diameter::Violation& violation) { violations_.push_back(violation); });
}

void DiameterJson::SetViolations(uint32_t offset, Json& json) const {
  // There may be as many as AVPs: searched by halves.
  auto at = std::lower_bound(
      violations_.begin(), violations_.end(), offset,
      [](const diameter::Violation& violation, uint32_t o) { return violation.offset < o; });
  for (; at != violations_.end() && at->offset == offset; ++at) {
    json["violations"].push_back(ViolationJson(*at));
  }
}

Json DiameterJson::Avps(const AvpRange& avps) {
  Json list = Json::array();
  for (const AvpView avp : avps) list.push_back(Avp(avp));
  return list;
}

Json DiameterJson::Avp(const AvpView& avp) {
  const diameter::AvpInfo* const info = diameter::FindAvpInfo(avp.key);
  Json json = {{"code", avp.key.code},
               {"vendor", avp.key.vendor},
               {"name", NameJson(info == nullptr ? nullptr : info->name)},
               {"flags", Letters(avp.flags, "VMP")},
               {"offset", avp.offset},
               {"length", avp.header_size() + avp.data.size()}};
  if (info == nullptr) {
    json["value"] = Hex(avp.data);
  } else if (info->disclosure == diameter::Disclosure::kKey && !context_.show_keys) {
    json["value"] = HiddenText(avp.data.size());
  } else {
    SetValue(avp, *info, json);
  }
  SetViolations(avp.offset, json);
  return json;
}

void DiameterJson::SetValue(const AvpView& avp, const diameter::AvpInfo& info, Json& json) {
  // Sets what `decoded` holds, or why it holds nothing.
  const auto take = [&](const auto& decoded, auto set) {
    if (decoded) {
      set(*decoded);
    } else {
      SetMalformed(avp, decoded.error(), json);
    }
  };
  const auto text = [&](std::string_view value) { json["text"] = std::string(value); };
  if (avp.key == AvpKey::kMip6HomeLinkPrefix) {
    return take(avp.As<diameter::Mip6HomeLinkPrefix>(),
                [&](const auto& prefix) { json["prefix"] = prefix.value.ToString(); });
  }
  switch (info.format) {
    case DataFormat::kUnsigned32:
    case DataFormat::kEnumerated:
      return take(diameter::DecodeAs<diameter::Unsigned32Format<>>(avp), [&](uint32_t number) {
        SetNumber(avp, number, json);
        const char* const label = info.value_name == nullptr ? nullptr : info.value_name(number);
        if (label != nullptr) json["label"] = label;
      });
    case DataFormat::kUnsigned64:
      return take(diameter::DecodeAs<diameter::Unsigned64Format<>>(avp),
                  [&](uint64_t number) { SetNumber(avp, number, json); });
    case DataFormat::kTime:
      return take(diameter::DecodeAs<diameter::TimeFormat>(avp),
                  [&](diameter::Time time) { json["time"] = time.UnixSeconds(); });
    case DataFormat::kAddress:
      return SetAddress(avp, json);
    case DataFormat::kUtf8String:
      return take(diameter::DecodeAs<diameter::Utf8StringFormat>(avp), text);
    case DataFormat::kIpFilterRule:
      return take(diameter::DecodeAs<diameter::IpFilterRuleFormat>(avp), text);
    case DataFormat::kDiameterIdentity:
      return take(diameter::DecodeAs<diameter::DiameterIdentityFormat>(avp), text);
    case DataFormat::kDiameterUri:
      return take(diameter::DecodeAs<diameter::DiameterUriFormat>(avp),
                  [&](const diameter::DiameterUri& uri) { text(uri.text()); });
    case DataFormat::kGrouped:
      return SetGroup(avp, json);
    case DataFormat::kInteger32:
    case DataFormat::kInteger64:
    case DataFormat::kFloat32:
    case DataFormat::kFloat64:
      json["value"] = Hex(avp.data);
      return;
    case DataFormat::kOctetString:
      return SetOctets(avp, json);
  }
}

void DiameterJson::SetOctets(const AvpView& avp, Json& json) {
  json["value"] = Hex(avp.data);
  diameter::DispatchAvp(avp.key, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (!std::is_same_v<Type, diameter::UntypedAvp> && !diameter::kHoldsAvps<Type>) {
      const auto typed = avp.As<Type>();
      if (!typed) return SetMalformed(avp, typed.error(), json);
      SetMeaning(typed->value, json);
    }
  });
}

void DiameterJson::SetAddress(const AvpView& avp, Json& json) {
  const auto decoded = diameter::DecodeAs<diameter::AddressFormat>(avp);
  if (!decoded) return SetMalformed(avp, decoded.error(), json);
  if (const auto error = ErrorOfValue(avp)) return SetMalformed(avp, *error, json);
  if (decoded->is_ipv6()) {
    json["address"] = decoded->ipv6()->ToString();
  } else if (decoded->is_ipv4()) {
    json["address"] = decoded->ipv4()->ToString();
  } else {
    json["family"] = static_cast<unsigned>(decoded->family());
    json["value"] = Hex(decoded->octets());
  }
}

void DiameterJson::SetNumber(const AvpView& avp, uint64_t number, Json& json) const {
  json["value"] = NumberJson(number);
  if (avp.key == AvpKey::kMip6FeatureVector) json["bits"] = FeaturesJson(FeatureSet(number));
}

void DiameterJson::SetGroup(const AvpView& avp, Json& json) {
  const Result<AvpRange> inside = AvpRange::Inside(avp, context_.limits);
  std::optional<Error> error;
  if (!inside) {
    error = inside.error();
  } else if (!in_failed_avp_) {
    error = ErrorOfGroup(avp);
  }
  if (!error.has_value()) {
    const bool outer =
        std::exchange(in_failed_avp_, in_failed_avp_ || avp.key == AvpKey::kFailedAvp);
    json["avps"] = Avps(*inside);
    in_failed_avp_ = outer;
    return;
  }
  SetMalformed(avp, *error, json);
  // What is good of it.
  const AvpRange::Scanned scanned =
      AvpRange::Scan(avp.data, avp.offset + static_cast<uint32_t>(avp.header_size()),
                     static_cast<uint8_t>(avp.depth + 1), context_.limits);
  if (!scanned.avps.empty()) json["good_avps"] = Avps(scanned.avps);
}

void DiameterJson::SetMalformed(const AvpView& avp, const Error& error, Json& json) {
  json["error"] = context_.Malformed(error);
  json["value"] = Hex(avp.data);
}

Json DiameterJson::Hex(Bytes octets) const {
  if (!context_.show_keys && MayHoldDiameterKey(octets)) return HiddenText(octets.size());
  return HexText(octets);
}

}  // namespace mip6boot::inspect
