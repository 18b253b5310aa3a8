// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_place.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

constexpr uint32_t Bit(MessageType type) { return 1U << static_cast<unsigned>(type); }
constexpr unsigned kLastType = static_cast<unsigned>(MessageType::kRelayReply);

// The words of the table. Message types:
constexpr uint32_t kNoMessage = 0;
constexpr uint32_t kSolicit = Bit(MessageType::kSolicit);
constexpr uint32_t kAdvertise = Bit(MessageType::kAdvertise);
constexpr uint32_t kRequest = Bit(MessageType::kRequest);
constexpr uint32_t kConfirm = Bit(MessageType::kConfirm);
constexpr uint32_t kRenew = Bit(MessageType::kRenew);
constexpr uint32_t kRebind = Bit(MessageType::kRebind);
constexpr uint32_t kReply = Bit(MessageType::kReply);
constexpr uint32_t kRelease = Bit(MessageType::kRelease);
constexpr uint32_t kDecline = Bit(MessageType::kDecline);
constexpr uint32_t kReconfigure = Bit(MessageType::kReconfigure);
constexpr uint32_t kInformationRequest = Bit(MessageType::kInformationRequest);
constexpr uint32_t kRelayForward = Bit(MessageType::kRelayForward);
constexpr uint32_t kRelayReply = Bit(MessageType::kRelayReply);

constexpr uint32_t kStateful = kSolicit | kRequest | kRenew | kRebind;  // those that ask for leases
constexpr uint32_t kAsking = kStateful | kInformationRequest;  // those in which a client has an ORO
constexpr uint32_t kClientMessages = kAsking | kConfirm | kRelease | kDecline;
constexpr uint32_t kAnswers = kAdvertise | kReply;
constexpr uint32_t kRelays = kRelayForward | kRelayReply;

// Options that hold options:
enum Containers : uint32_t {
  kNowhere = 0,
  kInIaNa = 1U << 0,
  kInIaTa = 1U << 1,
  kInIaPd = 1U << 2,
  kInIaAddr = 1U << 3,
  kInIaPrefix = 1U << 4,
  kInVdinf = 1U << 5,
  kInIdinf = 1U << 6,
  kInUdinf = 1U << 7,
  kInAddrsel = 1U << 8,
  kInS46Rule = 1U << 9,
  kInS46V4V6Bind = 1U << 10,
  kInS46ContMapE = 1U << 11,
  kInS46ContMapT = 1U << 12,
  kInS46ContLw = 1U << 13,
  kIn4rd = 1U << 14,
  kInIaLl = 1U << 15,
};

// Either:
constexpr uint32_t kElsewhere = 0;
constexpr uint32_t kUnknown = ~0U;  // no reason to say no

struct Place {
  uint32_t messages = kUnknown;
  uint32_t containers = kUnknown;
};
constexpr size_t kCodes = static_cast<size_t>(OptionCode::kAddrRegEnable) + 1;

// By code; of a code without a row nothing is known.
constexpr std::array<Place, kCodes> kPlaces = [] {
  std::array<Place, kCodes> places{};
#define MIP6BOOT_OPTION(code, enumerator, name, singleton, in_oro, rsoo_enabled, messages, inside) \
  places[code] = {messages, inside};
#include "mip6boot/dhcpv6/option_code.def"
#undef MIP6BOOT_OPTION
  return places;
}();

Place PlaceOf(OptionCode code) {
  const size_t index = static_cast<size_t>(code);
  return index < kPlaces.size() ? kPlaces[index] : Place();
}

uint32_t ContainerBit(OptionCode container) {
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
    case OptionCode::kAddrsel:
      return kInAddrsel;
    case OptionCode::kS46Rule:
      return kInS46Rule;
    case OptionCode::kS46V4V6Bind:
      return kInS46V4V6Bind;
    case OptionCode::kS46ContMapE:
      return kInS46ContMapE;
    case OptionCode::kS46ContMapT:
      return kInS46ContMapT;
    case OptionCode::kS46ContLw:
      return kInS46ContLw;
    case OptionCode::k4rd:
      return kIn4rd;
    case OptionCode::kIaLl:
      return kInIaLl;
    default:  // the codes are open
      return kNowhere;
  }
}

}  // namespace

bool MayStand(OptionCode option, MessageType message) {
  const unsigned type = static_cast<unsigned>(message);
  if (type == 0 || type > kLastType) return true;
  return (PlaceOf(option).messages & Bit(message)) != 0;
}

bool MayStandInside(OptionCode option, OptionCode container) {
  if (container == OptionCode::kRsoo) {
    const OptionInfo* const info = FindOptionInfo(option);
    return info != nullptr && info->rsoo_enabled;
  }
  return (PlaceOf(option).containers & ContainerBit(container)) != 0;
}

}}}  // namespace mip6boot::v0_1::dhcpv6
