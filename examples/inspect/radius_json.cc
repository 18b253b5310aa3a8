// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/radius_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>

#include "examples/inspect/octets_text.h"
#include "mip6boot/base/text.h"
#include "mip6boot/radius/attributes.h"

namespace mip6boot::inspect {
namespace {

using radius::AttributeRange;
using radius::AttributeView;

bool IsKey(const AttributeView& attribute) {
  const radius::AttributeInfo* const info = radius::FindAttributeInfo(attribute.type);
  return info != nullptr && info->disclosure == Disclosure::kKey;
}

// Many a string is text; RFC 2865 does not say which.
bool IsPlain(Bytes octets) {
  return std::all_of(octets.begin(), octets.end(),
                     [](uint8_t octet) { return octet >= 0x20 && octet < 0x7f; });
}

// ---- the keys of each value ----

void SetValue(uint32_t number, Json& json) { json["value"] = number; }
void SetValue(FeatureSet features, Json& json) {
  json["value"] = NumberJson(features.bits());
  json["bits"] = FeaturesJson(features);
}
void SetValue(std::string_view text, Json& json) { json["text"] = std::string(text); }
void SetValue(const Ipv4Address& address, Json& json) { json["address"] = address.ToString(); }
void SetValue(const Ipv6Address& address, Json& json) { json["address"] = address.ToString(); }
void SetValue(const Ipv6Prefix& prefix, Json& json) { json["prefix"] = prefix.ToString(); }
void SetValue(radius::InterfaceId id, Json& json) {
  json["interface_id"] = fmt::format("{:016x}", static_cast<uint64_t>(id));
}
void SetValue(const radius::Ipv4HomeAddress& home, Json& json) {
  json["address"] = home.address().ToString();
  json["prefix_length"] = home.prefix_length();
}

}  // namespace

void RadiusJson::BareAttributes(Bytes octets, Json& json) {
  json["protocol"] = "radius";
  json["length"] = octets.size();
  const AttributeRange::Scanned scanned = AttributeRange::Scan(octets, 0, context_.limits);
  Json list = Json::array();
  for (const AttributeView attribute : scanned.attributes) list.push_back(Attribute(attribute));
  json["attributes"] = list;
  if (scanned.error.has_value()) json["error"] = context_.Malformed(*scanned.error);
}

Json RadiusJson::Attribute(const AttributeView& attribute) {
  Json json = {{"code", static_cast<unsigned>(attribute.type)},
               {"name", NameJson(radius::AttributeName(attribute.type))},
               {"offset", attribute.offset},
               {"length", attribute.length()}};
  radius::DispatchAttribute(attribute.type, [&](auto tag) {
    using Type = typename decltype(tag)::Type;
    if constexpr (std::is_same_v<Type, radius::UntypedAttribute>) {
      json["value"] = Hex(attribute);
    } else {
      const Result<Type> typed = attribute.As<Type>();
      if (!typed) {
        json["error"] = context_.Malformed(typed.error());
        json["value"] = Hex(attribute);
      } else if constexpr (std::is_same_v<typename Type::Value, Bytes>) {
        json["value"] = Hex(attribute);
        if (!IsKey(attribute) && IsPlain(typed->value)) SetValue(AsText(typed->value), json);
      } else {
        SetValue(typed->value, json);
      }
    }
  });
  return json;
}

Json RadiusJson::Hex(const AttributeView& attribute) const {
  if (IsKey(attribute) && !context_.show_keys) return HiddenText(attribute.value.size());
  return HexText(attribute.value);
}

}  // namespace mip6boot::inspect
