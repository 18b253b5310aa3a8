// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <iterator>

#include "config_internal.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"
#include "mip6boot/dhcpv6/max_rt.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_place.h"
#include "mip6boot/roles/dhcp_server.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::OptionCode;

// What stands in a Reply and is the server's own word.
bool IsServersOption(OptionCode code) {
  constexpr OptionCode kOurs[] = {
      OptionCode::kClientId,     OptionCode::kServerId,    OptionCode::kIaNa,
      OptionCode::kIaTa,         OptionCode::kIaPd,        OptionCode::kAuth,
      OptionCode::kUnicast,      OptionCode::kStatusCode,  OptionCode::kRapidCommit,
      OptionCode::kReconfAccept, OptionCode::kInterfaceId, OptionCode::kInformationRefreshTime,
      OptionCode::kMip6Hnidf,    OptionCode::kMip6Hnp,     OptionCode::kMip6Haa,
      OptionCode::kMip6Haf,      OptionCode::kSolMaxRt,    OptionCode::kInfMaxRt};
  return std::find(std::begin(kOurs), std::end(kOurs), code) != std::end(kOurs);
}

// Of a code without a row nothing is known: the operator knows.
bool MayBeRelays(OptionCode code) {
  if (code == OptionCode{} || IsServersOption(code)) return false;
  return dhcpv6::FindOptionInfo(code) == nullptr ||
         dhcpv6::MayStand(code, dhcpv6::MessageType::kReply);
}

Result<void> CheckRange(std::optional<uint32_t> seconds, uint32_t least, uint32_t most,
                        const char* key) {
  return seconds.has_value() ? internal::ValidateRange(*seconds, key, least, most) : Result<void>();
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
  const RsooEnabledOptions& enabled = answer.rsoo_enabled;
  for (auto code = enabled.begin(); code != enabled.end(); ++code) {
    const auto item = static_cast<size_t>(code - enabled.begin());
    if (!MayBeRelays(*code)) {
      return Unexpected(MakeConfigItemError(Reason::kBadValue, "server.answer.rsoo_enabled[]",
                                            {item}, static_cast<size_t>(*code)));
    }
    if (std::count(enabled.begin(), code, *code) != 0) {
      return Unexpected(
          MakeConfigItemError(Reason::kDuplicate, "server.answer.rsoo_enabled[]", {item}, 2, 1));
    }
  }
  for (const Result<void>& checked :
       {internal::ValidateNotZero(limits.relay_depth, "server.limits.relay_depth"),
        internal::ValidateNotZero(limits.option_depth, "server.limits.option_depth"),
        internal::ValidateNotZero(limits.elements, "server.limits.elements")}) {
    if (!checked) return checked;
  }
  if (Result<void> checked = internal::ValidateEnum(answer.prefix_form, dhcpv6::PrefixForm::kShort,
                                                    "server.answer.prefix_form");
      !checked) {
    return checked;
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

}}}  // namespace mip6boot::v0_1::roles
