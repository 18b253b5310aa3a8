// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node keeps over a restart, octet by octet as mobile_node_saved.h draws it.

#ifndef MIP6BOOT_FUZZ_SAVED_NODE_H_
#define MIP6BOOT_FUZZ_SAVED_NODE_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "fuzz/expected_options.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/base/time.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/mobile_node_config.h"

namespace mip6boot::fuzz {

struct SavedNode {
  bool moved = false;
  Duration sol_max_rt{}, inf_max_rt{};
  std::optional<Duration> ask_in;
  bool asked_otherwise = false;  // for other home networks than are asked for now
};

inline constexpr size_t kSavedHeaderSize = 20;

inline uint8_t SavedFlags(const roles::MobileNodeConfig& config, bool moved) {
  return static_cast<uint8_t>((config.request.visited ? 1 : 0) |
                              (config.request.identified ? 2 : 0) |
                              (config.request.unrestricted ? 4 : 0) | (moved ? 8 : 0));
}

inline Octets ExpectedSaved(const roles::MobileNodeConfig& config, const SavedNode& saved,
                            absl::Span<const roles::HomeNetworkInformation> networks) {
  const auto seconds = [](Duration duration) {
    return static_cast<uint32_t>(duration / std::chrono::seconds(1));
  };
  Octets octets(kSavedHeaderSize);
  octets[0] = 1;
  octets[1] = SavedFlags(config, saved.moved);
  StoreBigEndian32(&octets[4], seconds(saved.sol_max_rt));
  StoreBigEndian32(&octets[8], seconds(saved.inf_max_rt));
  StoreBigEndian64(&octets[12], saved.ask_in.has_value()
                                    ? static_cast<uint64_t>(saved.ask_in->count())
                                    : UINT64_MAX);
  AppendOption(dhcpv6::OptionCode::kClientId, kClientDuid, octets);
  for (const DomainName& id : config.request.ids) {
    AppendOption(dhcpv6::OptionCode::kMip6Hnidf, id.view().wire(), octets);
  }
  for (const roles::HomeNetworkInformation& network : networks) {
    AppendOption(network.kind == roles::HomeNetworkKind::kVisited ? dhcpv6::OptionCode::kMip6Vdinf
                 : network.kind == roles::HomeNetworkKind::kIdentified
                     ? dhcpv6::OptionCode::kMip6Idinf
                     : dhcpv6::OptionCode::kMip6Udinf,
                 network.options, octets);
  }
  return octets;
}

// Of octets that can be a state of this node: whether the options behind are, is not looked at.
inline std::optional<SavedNode> ReadSaved(Bytes octets, const roles::MobileNodeConfig& config) {
  if (octets.size() < kSavedHeaderSize || octets[0] != 1 || octets[1] > 15 || octets[2] != 0 ||
      octets[3] != 0) {
    return std::nullopt;
  }
  const uint32_t sol = LoadBigEndian32(&octets[4]), inf = LoadBigEndian32(&octets[8]);
  const uint64_t ask_in = LoadBigEndian64(&octets[12]);
  if (sol < 60 || sol > 86400 || inf < 60 || inf > 86400) return std::nullopt;
  if (ask_in > INT64_MAX && ask_in != UINT64_MAX) return std::nullopt;
  const auto options = dhcpv6::OptionRange::Parse(octets.subspan(kSavedHeaderSize));
  if (!options.has_value() || options->empty()) return std::nullopt;
  const auto client = options->First(dhcpv6::OptionCode::kClientId);
  if (!client.has_value() || client->data != kClientDuid) return std::nullopt;
  SavedNode saved;
  saved.moved = (octets[1] & 8) != 0;
  saved.sol_max_rt = std::chrono::seconds(sol);
  saved.inf_max_rt = std::chrono::seconds(inf);
  if (ask_in != UINT64_MAX) saved.ask_in = Duration(static_cast<int64_t>(ask_in));
  Octets ids, asked;
  for (const dhcpv6::OptionView option : *options) {
    if (option.code == dhcpv6::OptionCode::kMip6Hnidf) AppendOption(option.code, option.data, ids);
  }
  for (const DomainName& id : config.request.ids) {
    AppendOption(dhcpv6::OptionCode::kMip6Hnidf, id.view().wire(), asked);
  }
  saved.asked_otherwise = (octets[1] & 7) != SavedFlags(config, false) || ids != asked;
  return saved;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SAVED_NODE_H_
