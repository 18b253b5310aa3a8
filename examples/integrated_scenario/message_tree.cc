// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/message_tree.h"

#include <fmt/format.h>

namespace mip6boot::scenario {
namespace {

constexpr uint16_t kDnsPort = 53;

}  // namespace

std::string HexText(Bytes octets) {
  constexpr size_t kShown = 32;
  std::string text;
  for (const uint8_t octet : octets.subspan(0, kShown)) text += fmt::format("{:02x}", octet);
  if (octets.size() > kShown) text += "...";
  return text;
}

std::vector<Message> Open(const Passage& passage) {
  if (passage.carrier == Carrier::kTcp) return OpenDiameter(passage.octets);
  if (passage.source.port == kDnsPort || passage.destination.port == kDnsPort)
    return {OpenDns(passage.octets)};
  return {OpenDhcpv6(passage.octets)};
}

}  // namespace mip6boot::scenario
