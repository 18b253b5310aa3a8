// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <iterator>

#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"
#include "mip6boot/dhcpv6/max_rt.h"
#include "mip6boot/roles/dhcp_server.h"

namespace mip6boot { inline namespace v0 { namespace roles {
namespace {

using dhcpv6::OptionCode;

bool IsNoRelaysOption(OptionCode code) {
  constexpr OptionCode kOurs[] = {
      OptionCode::kClientId,    OptionCode::kServerId,    OptionCode::kIaNa,
      OptionCode::kIaTa,        OptionCode::kIaPd,        OptionCode::kOro,
      OptionCode::kRelayMsg,    OptionCode::kAuth,        OptionCode::kStatusCode,
      OptionCode::kRapidCommit, OptionCode::kInterfaceId, OptionCode::kInformationRefreshTime,
      OptionCode::kMip6Hnidf,   OptionCode::kRsoo,        OptionCode::kMip6Hnp,
      OptionCode::kMip6Haa,     OptionCode::kMip6Haf,     OptionCode::kSolMaxRt,
      OptionCode::kInfMaxRt,    OptionCode::kRelayPort};
  return std::find(std::begin(kOurs), std::end(kOurs), code) != std::end(kOurs);
}

Result<void> CheckRange(std::optional<uint32_t> seconds, uint32_t least, uint32_t most,
                        const char* key) {
  if (!seconds.has_value() || (*seconds >= least && *seconds <= most)) return {};
  return Unexpected(MakeConfigError(Reason::kBadValue, key, *seconds));
}

}  // namespace

Result<void> DhcpServerConfig::Validate() const {
  if (server_id.empty()) return Unexpected(MakeConfigError(Reason::kMissing, "server.server_id"));
  if (!dhcpv6::DuidView::IsDuidSize(server_id.size())) {
    return Unexpected(MakeConfigError(Reason::kTooShort, "server.server_id", server_id.size(),
                                      dhcpv6::DuidView::kMinSize));
  }
  // What the server writes itself, and what never stands in a Reply, cannot be a relay's (R27,
  // R38).
  for (const OptionCode code : answer.rsoo_enabled) {
    if (IsNoRelaysOption(code)) {
      return Unexpected(MakeConfigError(Reason::kBadValue, "server.answer.rsoo_enabled",
                                        static_cast<size_t>(code)));
    }
  }
  if (Result<void> checked = ValidateAccess(access); !checked) return checked;
  // RFC 8415 21.23: never below 600 (R51).
  if (Result<void> checked =
          CheckRange(information_refresh_time, dhcpv6::InformationRefreshTime::kMinimum,
                     dhcpv6::InformationRefreshTime::kInfinity, "server.information_refresh_time");
      !checked) {
    return checked;
  }
  if (Result<void> checked =
          CheckRange(sol_max_rt, dhcpv6::kMinMaxRt, dhcpv6::kMaxMaxRt, "server.sol_max_rt");
      !checked) {
    return checked;
  }
  return CheckRange(inf_max_rt, dhcpv6::kMinMaxRt, dhcpv6::kMaxMaxRt, "server.inf_max_rt");
}

}}}  // namespace mip6boot::v0::roles
