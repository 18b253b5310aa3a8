// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/rule_violations.h"

#include <fmt/format.h>

#include <algorithm>

#include "mip6boot/dhcpv6/ia.h"
#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/option_place.h"

namespace mip6boot::inspect {
namespace {

using dhcpv6::MessageType;
using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;

const char* RuleOfPlace(OptionCode option, MessageType message) {
  const bool answer = message == MessageType::kAdvertise || message == MessageType::kReply;
  switch (option) {
    case OptionCode::kMip6Hnidf:
    case OptionCode::kMip6Hnp:
    case OptionCode::kMip6Haa:
    case OptionCode::kMip6Haf:
      return answer ? "R13" : "RFC 6610 3";
    case OptionCode::kRsoo:
      return message == MessageType::kRelayReply ? "R52" : "RFC 6422 5";
    case OptionCode::kIaNa:
    case OptionCode::kIaTa:
    case OptionCode::kIaPd:
      return message == MessageType::kInformationRequest ? "R48" : "RFC 8415 B";
    default:  // the codes are open
      return "RFC 8415 B";
  }
}

std::string MessageName(MessageType type) {
  const char* const name = dhcpv6::MessageTypeName(type);
  return name != nullptr ? name : fmt::format("a message of type {}", static_cast<unsigned>(type));
}

void FindInside(const OptionView& container, std::vector<RuleViolation>& found);

void FindInside(OptionCode container, const OptionRange& options,
                std::vector<RuleViolation>& found) {
  for (const OptionView option : options) {
    if (!dhcpv6::MayStandInside(option.code, container)) {
      const bool rsoo = container == OptionCode::kRsoo;
      found.push_back(
          {rsoo ? "R37" : "RFC 8415 C", option.code, option.offset,
           rsoo ? "is not RSOO-enabled: a server drops it"
                : fmt::format("must not stand inside {}", dhcpv6::OptionName(container))});
    }
    FindInside(option, found);
  }
}

// What the containers of RFC 6610, RFC 6422 and RFC 8415 hold. Depth is bounded by
// Limits::option_depth.
void FindInside(const OptionView& container, std::vector<RuleViolation>& found) {
  dhcpv6::DispatchOption(container.code, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, dhcpv6::RelaySuppliedOptions> ||
                  std::is_same_v<Type, dhcpv6::VisitedHomeNetworkInformation> ||
                  std::is_same_v<Type, dhcpv6::IdentifiedHomeNetworkInformation> ||
                  std::is_same_v<Type, dhcpv6::UnrestrictedHomeNetworkInformation> ||
                  std::is_same_v<Type, dhcpv6::IaNa> || std::is_same_v<Type, dhcpv6::IaTa> ||
                  std::is_same_v<Type, dhcpv6::IaPd>) {
      const Result<Type> opened = container.As<Type>();
      if (!opened) return;  // an error of its own
      FindInside(container.code, opened->options, found);
      if constexpr (std::is_same_v<Type, dhcpv6::IdentifiedHomeNetworkInformation>) {
        const size_t names = opened->options.Count(OptionCode::kMip6Hnidf);
        if (names != 1) {
          found.push_back({"R12", container.code, container.offset,
                           names == 0 ? "holds no OPTION_MIP6_HNIDF (49): it is about no network"
                                      : "holds more than one OPTION_MIP6_HNIDF (49)"});
        }
      }
    }
  });
}

}  // namespace

std::vector<RuleViolation> FindRuleViolations(MessageType type, const OptionRange& options) {
  std::vector<RuleViolation> found;
  for (const OptionView option : options) {
    if (!dhcpv6::MayStand(option.code, type)) {
      found.push_back({RuleOfPlace(option.code, type), option.code, option.offset,
                       fmt::format("must not stand at the top of {}", MessageName(type))});
    }
    FindInside(option, found);
  }
  std::stable_sort(found.begin(), found.end(), [](const RuleViolation& a, const RuleViolation& b) {
    return a.offset < b.offset;
  });
  return found;
}

}  // namespace mip6boot::inspect
