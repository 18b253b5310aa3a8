// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/mobile_node_config.h"

#include "config_internal.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::DuidView;
using dhcpv6::OptionCode;

// RFC 8415 21.7: codes 1-9, 11-16, 18-20, 25, 26 and others known to be none to ask for (R76).
bool MayBeRequested(OptionCode option) {
  if (option == OptionCode{}) return false;  // reserved
  // Home networks are asked for by `request`, which sees to their names (R3, R4).
  if (option == OptionCode::kMip6Vdinf || option == OptionCode::kMip6Idinf ||
      option == OptionCode::kMip6Udinf) {
    return false;
  }
  const dhcpv6::OptionInfo* const info = dhcpv6::FindOptionInfo(option);
  return info == nullptr || info->in_oro;
}

Unexpected Bad(Reason reason, const char* path, size_t have = 0, size_t want = 0) {
  return Unexpected(MakeConfigError(reason, path, have, want));
}

Result<void> ValidateOwned(const OwnedHomeNetworkRequest& request) {
  if (request.ids.size() > kMaxHomeNetworkIds) {
    return Bad(Reason::kTooMany, "mobile_node.request.ids", request.ids.size(), kMaxHomeNetworkIds);
  }
  for (size_t i = 0; i < request.ids.size(); ++i) {
    if (request.ids[i].empty()) {
      return Unexpected(MakeConfigItemError(Reason::kNameEmpty, "mobile_node.request.ids[]", {i}));
    }
  }
  const HomeNetworkRequest view = request.View();
  if (!ValidateRequest(view)) {
    return Bad(Reason::kMissing,
               view.AsksAnything() ? "mobile_node.request.ids" : "mobile_node.request");
  }
  return {};
}

}  // namespace

HomeNetworkRequest OwnedHomeNetworkRequest::View() const& {
  HomeNetworkRequest request;
  request.visited = visited;
  request.identified = identified;
  request.unrestricted = unrestricted;
  for (const DomainName& id : ids) (void)request.ids.TryPushBack(id.view());
  return request;
}

Result<void> MobileNodeConfig::Validate() const {
  if (client_id.size() < DuidView::kMinSize) {
    return Bad(Reason::kTooShort, "mobile_node.client_id", client_id.size(), DuidView::kMinSize);
  }
  if (const Result<void> valid = ValidateOwned(request); !valid) return valid;
  for (size_t i = 0; i < extra_options.size(); ++i) {
    if (!MayBeRequested(extra_options[i])) {
      return Unexpected(MakeConfigItemError(Reason::kBadValue, "mobile_node.extra_options[]", {i},
                                            static_cast<size_t>(extra_options[i])));
    }
  }
  constexpr Duration kLeastRefreshTime =
      std::chrono::seconds(dhcpv6::InformationRefreshTime::kMinimum);
  for (const Result<void>& valid : {
           internal::ValidateRange(rate_limit.count, "mobile_node.rate_limit.count", 1,
                                   RateLimit::kMaxCount),
           internal::ValidateNotZero(limits.option_depth, "mobile_node.limits.option_depth"),
           internal::ValidateNotZero(limits.elements, "mobile_node.limits.elements"),
           internal::ValidateDuration(max_refresh_time.value_or(Duration::max()),
                                      "mobile_node.max_refresh_time", kLeastRefreshTime),
           internal::ValidateDuration(rate_limit.interval, "mobile_node.rate_limit.interval",
                                      Duration(1), RateLimit::kMaxInterval),
           internal::ValidateDuration(fallback_wait, "mobile_node.fallback_wait"),
           internal::ValidateDuration(ask_interval, "mobile_node.ask_interval"),
           internal::ValidateDuration(failure_retry_time, "mobile_node.failure_retry_time"),
           internal::ValidateDuration(failure_rest_time, "mobile_node.failure_rest_time"),
           internal::ValidateDuration(home_agent_retry_wait, "mobile_node.home_agent_retry_wait"),
       }) {
    if (!valid) return valid;
  }
  if (const Result<DnsQuestions> questions = QuestionsFor(dns_fallback); !questions) {
    Error error = questions.error();
    error.name = "mobile_node.dns_fallback.domain";
    return Unexpected(error);
  }
  return {};
}

}}}  // namespace mip6boot::v0_1::roles
