// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_place.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace mip6boot { inline namespace v0 { namespace dhcpv6 {
namespace {

constexpr uint16_t Bit(MessageType type) {
  return static_cast<uint16_t>(1U << static_cast<unsigned>(type));
}

constexpr uint16_t kNoMessage = 0;
constexpr uint16_t kSolicit = Bit(MessageType::kSolicit);
constexpr uint16_t kAdvertise = Bit(MessageType::kAdvertise);
constexpr uint16_t kRequest = Bit(MessageType::kRequest);
constexpr uint16_t kConfirm = Bit(MessageType::kConfirm);
constexpr uint16_t kRenew = Bit(MessageType::kRenew);
constexpr uint16_t kRebind = Bit(MessageType::kRebind);
constexpr uint16_t kReply = Bit(MessageType::kReply);
constexpr uint16_t kRelease = Bit(MessageType::kRelease);
constexpr uint16_t kDecline = Bit(MessageType::kDecline);
constexpr uint16_t kReconfigure = Bit(MessageType::kReconfigure);
constexpr uint16_t kInformationRequest = Bit(MessageType::kInformationRequest);
constexpr uint16_t kRelayForward = Bit(MessageType::kRelayForward);
constexpr uint16_t kRelayReply = Bit(MessageType::kRelayReply);

constexpr uint16_t kStateful = kSolicit | kRequest | kRenew | kRebind;  // those that ask for leases
constexpr uint16_t kAsking = kStateful | kInformationRequest;  // those that may hold an ORO
constexpr uint16_t kClientMessages = kAsking | kConfirm | kRelease | kDecline;
constexpr unsigned kLastType = static_cast<unsigned>(MessageType::kRelayReply);

enum Containers : uint16_t {
  kNowhere = 0,
  kInIaNa = 1,
  kInIaTa = 2,
  kInIaPd = 4,
  kInIaAddr = 8,
  kInIaPrefix = 16,
  kInVdinf = 32,
  kInIdinf = 64,
  kInUdinf = 128,
};

struct Place {
  OptionCode code;
  uint16_t messages;
  uint16_t containers;
};
constexpr Place kPlaces[] = {
#define PLACE(enumerator, messages, containers) {OptionCode::enumerator, messages, containers},
#include "mip6boot/dhcpv6/option_place.def"
#undef PLACE
};

constexpr bool InOrderOfCode() {
  for (size_t i = 1; i < std::size(kPlaces); ++i) {
    if (kPlaces[i - 1].code >= kPlaces[i].code) return false;
  }
  return true;
}
static_assert(InOrderOfCode(), "option_place.def is searched by halves");

const Place* FindPlace(OptionCode code) {
  const Place* const found =
      std::lower_bound(std::begin(kPlaces), std::end(kPlaces), code,
                       [](const Place& place, OptionCode wanted) { return place.code < wanted; });
  return found == std::end(kPlaces) || found->code != code ? nullptr : found;
}

uint16_t ContainerBit(OptionCode container) {
  switch (container) {
    case OptionCode::kIaNa:
      return kInIaNa;
    case OptionCode::kIaTa:
      return kInIaTa;
    case OptionCode::kIaPd:
      return kInIaPd;
    case OptionCode::kIaAddr:
      return kInIaAddr;
    case OptionCode::kIaPrefix:
      return kInIaPrefix;
    case OptionCode::kMip6Vdinf:
      return kInVdinf;
    case OptionCode::kMip6Idinf:
      return kInIdinf;
    case OptionCode::kMip6Udinf:
      return kInUdinf;
    default:  // the codes are open
      return kNowhere;
  }
}

}  // namespace

bool MayStand(OptionCode option, MessageType message) {
  const Place* const place = FindPlace(option);
  const unsigned type = static_cast<unsigned>(message);
  if (place == nullptr || type == 0 || type > kLastType) return true;
  return (place->messages & Bit(message)) != 0;
}

bool MayStandInside(OptionCode option, OptionCode container) {
  if (container == OptionCode::kRsoo) {
    const OptionInfo* const info = FindOptionInfo(option);
    return info != nullptr && info->rsoo_enabled;
  }
  const uint16_t bit = ContainerBit(container);
  if (bit == kNowhere) return false;
  const Place* const place = FindPlace(option);
  return place == nullptr || (place->containers & bit) != 0;
}

}}}  // namespace mip6boot::v0::dhcpv6
