// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/conformance.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/option_place.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

constexpr MessageType kUnknownMessage{};

bool IsHomeNetworkInformation(OptionCode code) {
  return code == OptionCode::kMip6Vdinf || code == OptionCode::kMip6Idinf ||
         code == OptionCode::kMip6Udinf;
}

// What stands inside home network information.
bool IsHomeNetworkDetail(OptionCode code) {
  return code == OptionCode::kMip6Hnidf || code == OptionCode::kMip6Hnp ||
         code == OptionCode::kMip6Haa || code == OptionCode::kMip6Haf;
}

// Whether a client has anything to go by: an address, a name or a prefix (R14).
bool LeadsToHomeAgent(const OptionRange& options) {
  for (const OptionView option : options) {
    if (option.code != OptionCode::kMip6Hnidf && IsHomeNetworkDetail(option.code)) return true;
  }
  return false;
}

// How many octets of a container stand in front of its options; nullopt: not one that is opened.
std::optional<size_t> OptionsStart(OptionCode container) {
  switch (container) {
    case OptionCode::kAddrsel:
      return 1;  // flags: RFC 7078 2
    case OptionCode::kIaLl:
      return 12;  // IAID, T1, T2: RFC 8947 11.1
    case OptionCode::kS46ContMapE:
    case OptionCode::kS46ContMapT:
    case OptionCode::kS46ContLw:
    case OptionCode::k4rd:
      return 0;
    default:  // the codes are open
      return DispatchOption(container, [](auto type) {
        using Type = typename decltype(type)::Type;
        return kHoldsOptions<Type> ? std::optional<size_t>(kOptionsStart<Type>) : std::nullopt;
      });
  }
}

class Examination {
 public:
  Examination(MessageType type, const absl::Span<const OptionCode>* rsoo_enabled,
              ViolationVisitor visit)
      : type_(type), rsoo_enabled_(rsoo_enabled), visit_(visit) {}

  void OfMessage(const OptionRange& options) const {
    // What messages of other RFCs hold (leasequery, failover, ...) is not in the table.
    if (type_ < MessageType::kSolicit || type_ > MessageType::kRelayReply) return;
    OfRun(options, nullptr);
  }
  // Of a relay's, before its options. `offset`: of the message.
  void OfHopCount(uint8_t hop_count, uint32_t offset) const {
    if (type_ == MessageType::kRelayForward && hop_count > kHopCountLimit) {
      visit_(Violation{ViolationKind::kHopCountExceeded, OptionCode{}, offset});
    }
  }
  void OfBareOptions(const OptionRange& options) const { OfRun(options, nullptr); }

 private:
  void Report(ViolationKind kind, const OptionView& option) const {
    visit_(Violation{kind, option.code, option.offset});
  }

  // `container`: null at the top.
  void OfRun(const OptionRange& run, const OptionView* container) const {
    std::bitset<256> seen;  // no singleton of the table has a larger code
    for (const OptionView option : run) {
      const OptionInfo* const info = FindOptionInfo(option.code);
      const size_t code = static_cast<size_t>(option.code);
      const bool again = info != nullptr && info->singleton && seen.test(code);
      if (info != nullptr) seen.set(code);

      const std::optional<ViolationKind> misplaced =
          container == nullptr ? PlaceAtTop(option.code) : PlaceInside(option.code, *container);
      if (misplaced.has_value()) Report(*misplaced, option);
      if (again) Report(ViolationKind::kDuplicateSingleton, option);
      if (misplaced.has_value()) continue;
      if (option.code == OptionCode::kOro && !again && IsFromClient()) OfRequest(option, run);
      OfContainer(option);
    }
  }

  std::optional<ViolationKind> PlaceAtTop(OptionCode code) const {
    if (MayStand(code, type_)) return std::nullopt;
    switch (type_) {
      case MessageType::kAdvertise:
      case MessageType::kReply:
        if (IsHomeNetworkDetail(code)) return ViolationKind::kDroppedByClient;
        break;
      case MessageType::kRelayForward:
        if (IsHomeNetworkDetail(code) || IsHomeNetworkInformation(code)) {
          return ViolationKind::kOutsideRsoo;
        }
        break;
      case MessageType::kInformationRequest:
        if (IsIdentityAssociation(code)) return ViolationKind::kIaInInformationRequest;
        break;
      default:
        break;
    }
    return code == OptionCode::kRsoo ? ViolationKind::kRsooMisplaced : ViolationKind::kMisplaced;
  }

  std::optional<ViolationKind> PlaceInside(OptionCode code, const OptionView& container) const {
    if (container.code == OptionCode::kRsoo) {
      if (MayBeSupplied(code)) return std::nullopt;
      return ViolationKind::kNotRsooEnabled;
    }
    if (MayStandInside(code, container.code)) return std::nullopt;
    return code == OptionCode::kRsoo ? ViolationKind::kRsooMisplaced : ViolationKind::kMisplaced;
  }

  bool MayBeSupplied(OptionCode code) const {
    if (rsoo_enabled_ == nullptr) return MayStandInside(code, OptionCode::kRsoo);
    for (const OptionCode enabled : *rsoo_enabled_) {
      if (enabled == code) return true;
    }
    return false;
  }

  // As far as its type says: bare options and a relay's are not.
  bool IsFromClient() const {
    return type_ != kUnknownMessage && type_ != MessageType::kRelayForward;
  }

  void OfContainer(const OptionView& option) const {
    const std::optional<size_t> start = OptionsStart(option.code);
    if (!start.has_value() || option.data.size() < *start) return;
    const OptionRange::Scanned inside = OptionRange::Scan(
        option.data.subspan(*start),
        option.offset + static_cast<uint32_t>(kOptionHeaderSize + *start), option.depth + 1);
    if (option.code == OptionCode::kRsoo && option.data.empty()) {
      Report(ViolationKind::kRsooEmpty, option);
    }
    if (option.code == OptionCode::kMip6Idinf) {
      // RFC 6610 3.1: exactly one. Of a malformed one the end is not seen.
      const size_t names = inside.options.Count(OptionCode::kMip6Hnidf);
      if (names > 1) Report(ViolationKind::kHomeNetworkAmbiguous, option);
      if (names == 0 && !inside.error.has_value()) {
        Report(ViolationKind::kHomeNetworkUnnamed, option);
      }
    }
    if (IsHomeNetworkInformation(option.code) && !inside.error.has_value() &&
        !LeadsToHomeAgent(inside.options)) {
      Report(ViolationKind::kHomeNetworkIncomplete, option);
    }
    OfRun(inside.options, &option);
  }

  // A client's ORO among the options of its message.
  void OfRequest(const OptionView& option, const OptionRange& message) const {
    const Result<OptionRequest> request = option.As<OptionRequest>();
    if (!request) return;
    bool asks_home_network = false;
    for (const OptionCode code : *request) {
      asks_home_network = asks_home_network || IsHomeNetworkInformation(code);
      const OptionInfo* const info = FindOptionInfo(code);
      if (info != nullptr && !info->in_oro) {
        visit_(Violation{ViolationKind::kNotToBeRequested, code, option.offset});
      }
      if (code == OptionCode::kInformationRefreshTime &&
          type_ != MessageType::kInformationRequest) {
        visit_(Violation{ViolationKind::kRefreshTimeRequested, code, option.offset});
      }
    }
    if (!asks_home_network) return;
    if (!request->Contains(OptionCode::kMip6Hnidf) || !request->Contains(OptionCode::kMip6Hnp) ||
        !request->Contains(OptionCode::kMip6Haa) || !request->Contains(OptionCode::kMip6Haf)) {
      Report(ViolationKind::kRequestIncomplete, option);
    }
    if (request->Contains(OptionCode::kMip6Udinf) &&
        (request->Contains(OptionCode::kMip6Vdinf) || request->Contains(OptionCode::kMip6Idinf))) {
      Report(ViolationKind::kRequestUndecided, option);
    }
    if (request->Contains(OptionCode::kMip6Idinf) &&
        !message.First(OptionCode::kMip6Hnidf).has_value()) {
      Report(ViolationKind::kRequestUnnamed, option);
    }
  }

  MessageType type_;
  const absl::Span<const OptionCode>* rsoo_enabled_;  // null: those of the table
  ViolationVisitor visit_;
};

void ExamineRelay(const RelayView& relay, const absl::Span<const OptionCode>* rsoo_enabled,
                  ViolationVisitor visit) {
  const Examination examination(relay.type(), rsoo_enabled, visit);
  const uint32_t offset =
      relay.options().base_offset() - static_cast<uint32_t>(RelayView::kHeaderSize);
  examination.OfHopCount(relay.hop_count(), offset);
  examination.OfMessage(relay.options());
}

}  // namespace

void FindViolations(const MessageView& message, ViolationVisitor visit) {
  Examination(message.type(), nullptr, visit).OfMessage(message.options());
}

void FindViolations(const RelayView& relay, ViolationVisitor visit) {
  ExamineRelay(relay, nullptr, visit);
}

void FindViolations(const RelayView& relay, absl::Span<const OptionCode> rsoo_enabled,
                    ViolationVisitor visit) {
  ExamineRelay(relay, &rsoo_enabled, visit);
}

void FindViolations(const OptionRange& options, ViolationVisitor visit) {
  Examination(kUnknownMessage, nullptr, visit).OfBareOptions(options);
}

}}}  // namespace mip6boot::v0_1::dhcpv6
