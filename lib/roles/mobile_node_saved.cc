// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/mobile_node_saved.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "mip6boot/dhcpv6/max_rt.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::OptionWriter;

constexpr uint8_t kVisitedFlag = 0x01;
constexpr uint8_t kIdentifiedFlag = 0x02;
constexpr uint8_t kUnrestrictedFlag = 0x04;
constexpr uint8_t kMovedFlag = 0x08;
constexpr uint8_t kAllFlags = 0x0f;

constexpr size_t kFlagsOffset = 1;
constexpr size_t kReservedOffset = 2;
constexpr size_t kSolMaxRtOffset = 4;
constexpr size_t kInfMaxRtOffset = 8;
constexpr size_t kAskInOffset = 12;
constexpr uint64_t kNever = ~uint64_t{0};

bool IsContainer(OptionCode code) {
  return code == OptionCode::kMip6Vdinf || code == OptionCode::kMip6Idinf ||
         code == OptionCode::kMip6Udinf;
}

// Reads the options, which have to stand in the order of the layout.
Result<void> TakeOptions(const OptionRange& options, const dhcpv6::DecodePolicy& policy,
                         SavedMobileNode& saved) {
  if (options.empty() || (*options.begin()).code != OptionCode::kClientId) {
    return Unexpected(
        dhcpv6::MissingOption(OptionCode::kClientId, options.base_offset(), options.depth()));
  }
  size_t containers = 0;
  for (const OptionView option : options) {
    if (option.code == OptionCode::kClientId && saved.client_id.empty()) {
      const auto client_id = option.As<dhcpv6::ClientId>();
      if (!client_id) return Unexpected(client_id.error());
      saved.client_id = client_id->duid;
    } else if (option.code == OptionCode::kMip6Hnidf && containers == 0) {
      const auto id = option.As<dhcpv6::HomeNetworkId>();
      if (!id) return Unexpected(id.error());
      if (!saved.request.ids.TryPushBack(id->name)) {
        return Unexpected(
            dhcpv6::OptionHeaderError(option, Reason::kTooMany, 0, kMaxHomeNetworkIds));
      }
    } else if (IsContainer(option.code)) {
      if (containers++ == 0) {
        saved.containers = options.wire().subspan(option.offset - options.base_offset());
      }
    } else {
      return Unexpected(dhcpv6::OptionHeaderError(option, Reason::kNotAllowed));
    }
  }
  const Result<OptionRange> kept = OptionRange::Parse(saved.containers);
  if (!kept) return Unexpected(kept.error());
  const ReadInformation read = ReadHomeNetworkInformation(*kept, saved.request, policy);
  if (read.accepted.kept.size() != containers) {
    return Unexpected(read.error.value_or(MakeError(Reason::kNotAllowed, options.base_offset())));
  }
  return {};
}

bool IsMaxRt(uint32_t seconds) {
  return seconds >= dhcpv6::kMinMaxRt && seconds <= dhcpv6::kMaxMaxRt;
}

bool AsksTheSame(const HomeNetworkRequest& a, const HomeNetworkRequest& b) {
  return a.visited == b.visited && a.identified == b.identified &&
         a.unrestricted == b.unrestricted && a.ids == b.ids;
}

uint32_t InSeconds(Duration duration) {
  return static_cast<uint32_t>(std::chrono::duration_cast<std::chrono::seconds>(duration).count());
}

}  // namespace

Result<SavedMobileNode> SavedMobileNode::Decode(Bytes octets, const dhcpv6::DecodePolicy& policy) {
  if (octets.size() < kHeaderSize) {
    return Unexpected(MakeError(Reason::kTooShort, 0, octets.size(), kHeaderSize));
  }
  if (octets[0] != kVersion) {
    return Unexpected(MakeError(Reason::kBadVersion, 0, octets[0], kVersion));
  }
  const uint8_t flags = octets[kFlagsOffset];
  if ((flags & ~kAllFlags) != 0) {
    return Unexpected(MakeError(Reason::kBadFlags, kFlagsOffset, flags));
  }
  if (const uint16_t reserved = LoadBigEndian16(octets.data() + kReservedOffset); reserved != 0) {
    return Unexpected(MakeError(Reason::kBadValue, kReservedOffset, reserved));
  }
  SavedMobileNode saved;
  saved.request.visited = (flags & kVisitedFlag) != 0;
  saved.request.identified = (flags & kIdentifiedFlag) != 0;
  saved.request.unrestricted = (flags & kUnrestrictedFlag) != 0;
  saved.moved = (flags & kMovedFlag) != 0;
  saved.sol_max_rt = LoadBigEndian32(octets.data() + kSolMaxRtOffset);
  if (!IsMaxRt(saved.sol_max_rt)) {
    return Unexpected(MakeError(Reason::kBadValue, kSolMaxRtOffset, saved.sol_max_rt));
  }
  saved.inf_max_rt = LoadBigEndian32(octets.data() + kInfMaxRtOffset);
  if (!IsMaxRt(saved.inf_max_rt)) {
    return Unexpected(MakeError(Reason::kBadValue, kInfMaxRtOffset, saved.inf_max_rt));
  }
  if (const uint64_t ask_in = LoadBigEndian64(octets.data() + kAskInOffset); ask_in != kNever) {
    if (ask_in > static_cast<uint64_t>(Duration::max().count())) {
      return Unexpected(MakeError(Reason::kBadValue, kAskInOffset));
    }
    saved.ask_in = Duration(static_cast<int64_t>(ask_in));
  }
  const Result<OptionRange> options = OptionRange::Parse(octets.subspan(kHeaderSize), kHeaderSize);
  if (!options) return Unexpected(options.error());
  if (const Result<void> taken = TakeOptions(*options, policy, saved); !taken) {
    return Unexpected(taken.error());
  }
  return saved;
}

void SavedMobileNode::Encode(OptionWriter& out) const {
  Writer& octets = out.octets();
  octets.U8(kVersion);
  octets.U8(static_cast<uint8_t>(
      (request.visited ? kVisitedFlag : 0) | (request.identified ? kIdentifiedFlag : 0) |
      (request.unrestricted ? kUnrestrictedFlag : 0) | (moved ? kMovedFlag : 0)));
  octets.U16(0);
  octets.U32(sol_max_rt);
  octets.U32(inf_max_rt);
  octets.U64(ask_in.has_value() ? static_cast<uint64_t>(ask_in->count()) : kNever);
  out.Add(dhcpv6::ClientId{client_id});
  WriteHomeNetworkIds(request, out);
  out.RawRun(containers);
}

// ---- the machine ----

void MobileNode::WriteSaved(TimePoint now, OptionWriter& out) const {
  SavedMobileNode saved;
  saved.client_id = Bytes(config_.client_id.data(), config_.client_id.size());
  saved.request = config_.request.View();
  saved.moved = moved_;
  saved.sol_max_rt = InSeconds(sol_max_rt_);
  saved.inf_max_rt = InSeconds(inf_max_rt_);
  // An exchange that is open, or was stopped, is begun again by the next machine.
  if (state_ != MobileNodeState::kResting) {
    saved.ask_in = Duration(0);
  } else if (refresh_at_.has_value()) {
    const Duration passed = Latest(now).time_since_epoch();
    saved.ask_in = std::max(SaturatingAdd(*refresh_at_, -passed).time_since_epoch(), Duration(0));
  }
  saved.Encode(out);
  for (const HomeNetworkInformation& network : networks_) {
    out.Raw(ContainerCode(network.kind), network.options);
  }
}

Result<Bytes> MobileNode::Save(TimePoint now, MutableBytes out) const {
  if (config_error_.has_value()) return Unexpected(*config_error_);
  OptionWriter writer(out);
  WriteSaved(now, writer);
  if (writer.ok()) return writer.Finish();
  OptionWriter counting = OptionWriter::Counting();
  WriteSaved(now, counting);
  return Unexpected(MakeError(Reason::kNoSpace, 0, out.size(), counting.size()));
}

Result<void> MobileNode::Restore(TimePoint now, Bytes saved, Duration away) {
  if (config_error_.has_value()) return Unexpected(*config_error_);
  if (TransitionOf(state_, MobileNodeInput::kRestore).action != MobileNodeAction::kResume) {
    return Unexpected(MakeError(Reason::kNotAllowed, 0));
  }
  const Result<SavedMobileNode> before = SavedMobileNode::Decode(saved, config_.decode);
  if (!before) return Unexpected(before.error());
  if (before->client_id != Bytes(config_.client_id.data(), config_.client_id.size())) {
    return Unexpected(MakeError(Reason::kNotAllowed, SavedMobileNode::kHeaderSize));
  }
  std::vector<uint8_t> octets(before->containers.begin(), before->containers.end());
  const Result<OptionRange> kept = OptionRange::Parse(octets);
  if (!kept) return Unexpected(kept.error());

  Advance(now);
  const HomeNetworkRequest request = config_.request.View();
  Know(ReadHomeNetworkInformation(*kept, request, config_.decode).accepted);
  restored_ = std::move(octets);
  reply_.clear();
  moved_ = before->moved;
  sol_max_rt_ = std::chrono::seconds(before->sol_max_rt);
  inf_max_rt_ = std::chrono::seconds(before->inf_max_rt);
  retransmission_.set_max_timeout(inf_max_rt_);
  if (!networks_.empty()) TellHomeNetworks(false);

  std::optional<Duration> ask_in = before->ask_in;
  if (ask_in.has_value()) {
    *ask_in -= std::clamp(away, Duration(0), *ask_in);
  }
  // What was learnt for another question answers this one in part at best.
  if (!AsksTheSame(before->request, request)) ask_in = Duration(0);
  if (config_.max_refresh_time.has_value()) {
    ask_in = std::min(ask_in.value_or(*config_.max_refresh_time), *config_.max_refresh_time);
  }
  Apply(MobileNodeInput::kRestore);
  if (ask_in.has_value()) refresh_at_ = Latest(SaturatingAdd(now_, *ask_in));
  Advance(now_);  // it may be over already
  // Nothing is known, and nothing will be asked for a while: as after a Reply without it (R23).
  if (state_ == MobileNodeState::kResting && lacks_home_agent()) {
    TellFallback(FallbackReason::kNothingUsable);
  }
  return {};
}

}}}  // namespace mip6boot::v0_1::roles
