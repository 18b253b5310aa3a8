// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "examples/integrated_scenario/message_tree.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/dhcpv6/elapsed_time.h"
#include "mip6boot/dhcpv6/ia.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/dhcpv6/status_code.h"

namespace mip6boot::scenario {
namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using Interest = Element::Interest;

Message OpenMessage(Bytes octets, unsigned level);

std::string MessageName(dhcpv6::MessageType type) {
  const char* const name = dhcpv6::MessageTypeName(type);
  return name != nullptr ? name : fmt::format("message type {}", static_cast<unsigned>(type));
}

std::string TextOrHex(Bytes octets) {
  const bool printable = std::all_of(octets.begin(), octets.end(),
                                     [](uint8_t octet) { return std::isprint(octet) != 0; });
  if (!printable || octets.empty()) return HexText(octets);
  return fmt::format("\"{}\"", std::string(octets.begin(), octets.end()));
}

std::vector<uint16_t> Codes(const dhcpv6::OptionRequest& request) {
  std::vector<uint16_t> codes;
  for (const OptionCode code : request) codes.push_back(static_cast<uint16_t>(code));
  return codes;
}

std::vector<Element> OpenOptions(const OptionRange& options, unsigned level);

// Puts what `decoded` holds into the element, or why it holds nothing.
template <typename T, typename Show>
void Fill(Element& element, const Result<T>& decoded, Show show) {
  if (decoded) {
    show(*decoded);
  } else {
    element.fault = decoded.error().ToString();
  }
}

// Data that is a run of options behind `skip` octets.
void OpenContainer(Element& element, const OptionView& option, size_t skip, unsigned level) {
  if (option.data.size() < skip) {
    element.fault =
        dhcpv6::OptionError(option, Reason::kTooShort, option.data.size(), skip).ToString();
    return;
  }
  Fill(element, OptionRange::Inside(option, skip),
       [&](const OptionRange& parts) { element.parts = OpenOptions(parts, level); });
}

Element OpenOption(const OptionView& option, unsigned level) {
  Element element;
  element.code = static_cast<uint32_t>(option.code);
  const char* const name = dhcpv6::OptionName(option.code);
  element.name = name != nullptr ? name : fmt::format("option {}", element.code);

  switch (option.code) {
    case OptionCode::kRsoo:
    case OptionCode::kMip6Vdinf:
    case OptionCode::kMip6Idinf:
    case OptionCode::kMip6Udinf:
      element.interest = Interest::kMobility;
      OpenContainer(element, option, 0, level);
      break;
    case OptionCode::kMip6Hnidf: {
      element.interest = Interest::kMobility;
      dhcpv6::DecodePolicy lenient;
      lenient.hnidf_name_list =
          true;  // to show what dhclient sends; who decides, decodes for himself
      Fill(element, dhcpv6::DecodeHomeNetworkIdNames(option, lenient),
           [&](const dhcpv6::HomeNetworkIdNames& names) {
             for (const DomainNameView id : names)
               element.value += (element.value.empty() ? "" : " ") + id.ToString();
           });
      break;
    }
    case OptionCode::kMip6Hnp:
      element.interest = Interest::kMobility;
      Fill(element, option.As<dhcpv6::HomeNetworkPrefix>(),
           [&](const dhcpv6::HomeNetworkPrefix& hnp) { element.value = hnp.prefix.ToString(); });
      break;
    case OptionCode::kMip6Haa:
      element.interest = Interest::kMobility;
      Fill(element, option.As<dhcpv6::HomeAgentAddress>(),
           [&](const dhcpv6::HomeAgentAddress& haa) { element.value = haa.address.ToString(); });
      break;
    case OptionCode::kMip6Haf:
      element.interest = Interest::kMobility;
      Fill(element, option.As<dhcpv6::HomeAgentFqdn>(),
           [&](const dhcpv6::HomeAgentFqdn& haf) { element.value = haf.name.ToString(); });
      break;
    case OptionCode::kOro:
      element.interest = Interest::kNotable;
      Fill(element, option.As<dhcpv6::OptionRequest>(), [&](const dhcpv6::OptionRequest& request) {
        element.value = fmt::format("{}", fmt::join(Codes(request), " "));
      });
      break;
    case OptionCode::kElapsedTime:
      Fill(element, option.As<dhcpv6::ElapsedTime>(), [&](dhcpv6::ElapsedTime elapsed) {
        element.value = fmt::format("{} ms", unsigned{elapsed.centiseconds} * 10);
        if (elapsed.centiseconds != 0) element.interest = Interest::kNotable;
      });
      break;
    case OptionCode::kStatusCode:
      element.interest = Interest::kNotable;
      Fill(element, option.As<dhcpv6::StatusCode>(), [&](const dhcpv6::StatusCode& status) {
        const char* const status_name = dhcpv6::StatusCodeName(status.value);
        element.value = status_name != nullptr
                            ? status_name
                            : fmt::format("{}", static_cast<unsigned>(status.value));
      });
      break;
    case OptionCode::kIaNa:
    case OptionCode::kIaPd:
      element.interest = Interest::kNotable;
      OpenContainer(element, option, dhcpv6::IaNa::kFixedSize, level);
      break;
    case OptionCode::kIaTa:
      element.interest = Interest::kNotable;
      OpenContainer(element, option, dhcpv6::IaTa::kFixedSize, level);
      break;
    case OptionCode::kInterfaceId:
      element.interest = Interest::kNotable;
      element.value = TextOrHex(option.data);
      break;
    case OptionCode::kRelayMsg: {
      element.interest = Interest::kNotable;
      Message inner = OpenMessage(option.data, level + 1);
      element.value = inner.name;
      if (!inner.header.empty()) element.value += " " + inner.header;
      element.parts = std::move(inner.elements);
      element.fault = std::move(inner.fault);
      break;
    }
    case OptionCode::kInformationRefreshTime:
    case OptionCode::kSolMaxRt:
    case OptionCode::kInfMaxRt:
      element.value = option.data.size() == 4
                          ? fmt::format("{} s", LoadBigEndian32(option.data.data()))
                          : HexText(option.data);
      break;
    default:  // the codes are open
      element.value = HexText(option.data);
      break;
  }
  return element;
}

std::vector<Element> OpenOptions(const OptionRange& options, unsigned level) {
  std::vector<Element> elements;
  for (const OptionView option : options) elements.push_back(OpenOption(option, level));
  return elements;
}

Message OpenMessage(Bytes octets, unsigned level) {
  Message message;
  message.protocol = "dhcpv6";
  if (level > Limits().relay_depth) {
    message.fault = "relayed too often";
  } else if (dhcpv6::RelayView::Matches(octets)) {
    const Result<dhcpv6::RelayView::Scanned> relay = dhcpv6::RelayView::Scan(octets);
    if (!relay) {
      message.fault = relay.error().ToString();
      return message;
    }
    message.name = MessageName(relay->message.type());
    message.header = fmt::format("hop {}, link {}, peer {}", relay->message.hop_count(),
                                 relay->message.link_address().ToString(),
                                 relay->message.peer_address().ToString());
    message.elements = OpenOptions(relay->message.options(), level);
    if (relay->error.has_value()) message.fault = relay->error->ToString();
  } else {
    const Result<dhcpv6::MessageView::Scanned> scanned = dhcpv6::MessageView::Scan(octets);
    if (!scanned) {
      message.fault = scanned.error().ToString();
      return message;
    }
    message.name = MessageName(scanned->message.type());
    message.elements = OpenOptions(scanned->message.options(), level);
    if (scanned->error.has_value()) message.fault = scanned->error->ToString();
  }
  return message;
}

}  // namespace

Message OpenDhcpv6(Bytes datagram) { return OpenMessage(datagram, 0); }

}  // namespace mip6boot::scenario
