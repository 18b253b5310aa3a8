// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <fmt/format.h>

#include "examples/integrated_scenario/message_tree.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/diameter/stream_framer.h"

namespace mip6boot::scenario {
namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::DataFormat;
using Interest = Element::Interest;

std::vector<Element> OpenAvps(const AvpRange& avps);

bool IsMobility(AvpKey key) {
  return key == AvpKey::kMip6AgentInfo || key == AvpKey::kMip6FeatureVector ||
         key == AvpKey::kMip6HomeLinkPrefix || key == AvpKey::kMipHomeAgentAddress ||
         key == AvpKey::kMipHomeAgentHost || key == AvpKey::kDestinationRealm ||
         key == AvpKey::kDestinationHost;
}

Interest InterestIn(const AvpView& avp) {
  // The two names of a home agent are those of an agent only inside MIP-Home-Agent-Host.
  const bool is_name = avp.key == AvpKey::kDestinationRealm || avp.key == AvpKey::kDestinationHost;
  if (IsMobility(avp.key) && !(is_name && avp.depth == 0)) return Interest::kMobility;
  const bool notable = avp.key == AvpKey::kResultCode || avp.key == AvpKey::kOriginHost ||
                       avp.key == AvpKey::kTerminationCause || avp.key == AvpKey::kFailedAvp ||
                       avp.key == AvpKey::kErrorMessage;
  return notable ? Interest::kNotable : Interest::kRoutine;
}

std::string FeatureNames(uint64_t bits) {
  std::string text = fmt::format("{:#x}", bits);
  for (uint64_t bit = 1; bit != 0; bit <<= 1) {
    if ((bits & bit) == 0) continue;
    const char* const name = diameter::FeatureName(static_cast<diameter::FeatureBit>(bit));
    if (name != nullptr) text += fmt::format(" {}", name);
  }
  return text;
}

std::string NumberText(const AvpView& avp, uint64_t number) {
  if (avp.key == AvpKey::kMip6FeatureVector) return FeatureNames(number);
  if (avp.key == AvpKey::kResultCode) {
    const char* const name = diameter::ResultCodeName(static_cast<diameter::ResultCode>(number));
    if (name != nullptr) return fmt::format("{} {}", number, name);
  }
  return fmt::format("{}", number);
}

// The data in words; an error where it is not of the AVP's format.
std::string ValueText(const AvpView& avp, DataFormat format, std::string& fault) {
  const auto take = [&fault](const auto& decoded, auto text) -> std::string {
    if (decoded) return text(*decoded);
    fault = decoded.error().ToString();
    return {};
  };
  if (avp.key == AvpKey::kMip6HomeLinkPrefix) {
    return take(avp.As<diameter::Mip6HomeLinkPrefix>(),
                [](const auto& prefix) { return prefix.value.ToString(); });
  }
  switch (format) {
    case DataFormat::kUnsigned32:
    case DataFormat::kInteger32:
    case DataFormat::kEnumerated:
    case DataFormat::kTime:
      return take(diameter::DecodeAs<diameter::Unsigned32Format<>>(avp),
                  [&](uint32_t n) { return NumberText(avp, n); });
    case DataFormat::kUnsigned64:
    case DataFormat::kInteger64:
      return take(diameter::DecodeAs<diameter::Unsigned64Format<>>(avp),
                  [&](uint64_t n) { return NumberText(avp, n); });
    case DataFormat::kAddress: {
      diameter::Address address;
      if (!diameter::Address::Decode(avp.data, address)) break;
      if (address.is_ipv6()) return address.ipv6()->ToString();
      if (address.is_ipv4()) return address.ipv4()->ToString();
      break;
    }
    case DataFormat::kDiameterIdentity:
      return take(diameter::DecodeAs<diameter::DiameterIdentityFormat>(avp),
                  [](std::string_view text) { return std::string(text); });
    case DataFormat::kUtf8String:
      return take(diameter::DecodeAs<diameter::Utf8StringFormat>(avp),
                  [](std::string_view text) { return std::string(text); });
    case DataFormat::kFloat32:
    case DataFormat::kFloat64:
    case DataFormat::kOctetString:
    case DataFormat::kDiameterUri:
    case DataFormat::kIpFilterRule:
    case DataFormat::kGrouped:
      break;
  }
  return HexText(avp.data);
}

Element OpenAvp(const AvpView& avp) {
  Element element;
  element.code = avp.key.code;
  element.interest = InterestIn(avp);
  const diameter::AvpInfo* const info = diameter::FindAvpInfo(avp.key);
  if (info == nullptr) {
    element.name = fmt::format("AVP {}/{}", avp.key.vendor, avp.key.code);
    element.value = fmt::format("({} octets)", avp.data.size());
    return element;
  }
  element.name = info->name;
  if (info->disclosure != diameter::Disclosure::kOpen) {
    element.value = fmt::format("({} octets hidden)", avp.data.size());  // R101
  } else if (info->format == DataFormat::kGrouped) {
    const Result<AvpRange> parts = AvpRange::Inside(avp);
    if (parts) {
      element.parts = OpenAvps(*parts);
    } else {
      element.fault = parts.error().ToString();
    }
  } else {
    element.value = ValueText(avp, info->format, element.fault);
  }
  return element;
}

std::vector<Element> OpenAvps(const AvpRange& avps) {
  std::vector<Element> elements;
  for (const AvpView avp : avps) elements.push_back(OpenAvp(avp));
  return elements;
}

Message OpenMessage(Bytes octets) {
  Message message;
  message.protocol = "diameter";
  const Result<diameter::MessageView::Scanned> scanned = diameter::MessageView::Scan(octets);
  if (!scanned) {
    message.fault = scanned.error().ToString();
    return message;
  }
  const diameter::MessageView& view = scanned->message;
  const char* const name = diameter::ShortCommandName(view.command(), view.is_request());
  message.name =
      name != nullptr ? name : fmt::format("command {}", static_cast<uint32_t>(view.command()));
  if (view.application() != diameter::ApplicationId::kBase) {
    message.header = fmt::format("application {}", static_cast<uint32_t>(view.application()));
  }
  message.elements = OpenAvps(view.avps());
  if (scanned->error.has_value()) message.fault = scanned->error->ToString();
  return message;
}

}  // namespace

std::vector<Message> OpenDiameter(Bytes octets) {
  std::vector<Message> messages;
  diameter::StreamFramer framer;
  framer.Feed(octets);
  for (;;) {
    const Result<std::optional<Bytes>> message = framer.Next();
    if (!message || (!message->has_value() && framer.pending() != 0)) {
      Message fragment;
      fragment.protocol = "diameter";
      fragment.fault = message ? fmt::format("{} octets of a message", framer.pending())
                               : message.error().ToString();
      messages.push_back(fragment);
    }
    if (!message || !message->has_value()) return messages;
    messages.push_back(OpenMessage(**message));
  }
}

}  // namespace mip6boot::scenario
