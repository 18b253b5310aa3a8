// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/capture/link_layer.h"

#include <pcap/pcap.h>

#include <array>
#include <cstdint>
#include <optional>

namespace mip6boot::capture {
namespace {

// Where a link's header has the EtherType of what it carries.
struct Link {
  int type;
  size_t header_size;
  std::optional<size_t> ether_type_at;  // none: what it carries is IP, of the version that it says
};
constexpr std::array<Link, 8> kLinks = {{{DLT_EN10MB, 14, 12},
                                         {DLT_LINUX_SLL, 16, 14},
                                         {DLT_LINUX_SLL2, 20, 0},
                                         // An address family, whose numbers differ by system.
                                         {DLT_NULL, 4, std::nullopt},
                                         {DLT_LOOP, 4, std::nullopt},
                                         {DLT_RAW, 0, std::nullopt},
                                         {DLT_IPV4, 0, std::nullopt},
                                         {DLT_IPV6, 0, std::nullopt}}};

const Link* FindLink(int type) {
  for (const Link& link : kLinks) {
    if (link.type == type) return &link;
  }
  return nullptr;
}

bool IsVlanTag(uint16_t ether_type) {
  return ether_type == 0x8100 || ether_type == 0x88a8 || ether_type == 0x9100;
}

}  // namespace

bool IsKnownLink(int type) { return FindLink(type) != nullptr; }

Bytes IpPacketIn(int link_type, Bytes frame) {
  constexpr uint16_t kEtherTypeIpv4 = 0x0800;
  constexpr uint16_t kEtherTypeIpv6 = 0x86dd;
  const Link* const link = FindLink(link_type);
  if (link == nullptr || frame.size() < link->header_size) return {};
  Bytes rest = frame.subspan(link->header_size);
  if (!link->ether_type_at.has_value()) return rest;
  uint16_t ether_type = LoadBigEndian16(frame.data() + *link->ether_type_at);
  // A tag, then the type of what it tags.
  while (IsVlanTag(ether_type) && rest.size() >= 4) {
    ether_type = LoadBigEndian16(rest.data() + 2);
    rest.remove_prefix(4);
  }
  return ether_type == kEtherTypeIpv4 || ether_type == kEtherTypeIpv6 ? rest : Bytes();
}

}  // namespace mip6boot::capture
