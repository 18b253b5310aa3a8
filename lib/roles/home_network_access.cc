// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_network_access.h"

#include <algorithm>

#include "mip6boot/dhcpv6/duid.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

bool IsOnLink(const HomeNetworkAccessRule& rule, const ClientLink& link) {
  const bool has_address = !link.link_address.IsUnspecified();
  if (rule.link.has_value() && !(has_address && rule.link->Contains(link.link_address))) {
    return false;
  }
  return !rule.interface.has_value() || (!has_address && *rule.interface == link.interface);
}

bool Applies(const HomeNetworkAccessRule& rule, const Requester& requester) {
  const size_t size = rule.client_id.size();
  return IsOnLink(rule, requester.link) &&
         (!rule.relay.has_value() ||
          (requester.relay.has_value() && rule.relay->Contains(*requester.relay))) &&
         (requester.client_id.size() >= size &&
          requester.client_id.first(size) == Bytes(rule.client_id));
}

}  // namespace

HomeNetworkKinds AllowedKinds(absl::Span<const HomeNetworkAccessRule> rules,
                              const Requester& requester) {
  const auto rule = std::find_if(
      rules.begin(), rules.end(),
      [&requester](const HomeNetworkAccessRule& one) { return Applies(one, requester); });
  return rule == rules.end() ? HomeNetworkKinds() : rule->allowed;
}

size_t Withhold(HomeNetworkKinds allowed, HomeNetworkRequest& request) {
  size_t withheld = 0;
  const auto withhold = [&withheld](bool may, bool& asked) {
    if (may || !asked) return;
    asked = false;
    ++withheld;
  };
  withhold(allowed.visited, request.visited);
  withhold(allowed.identified, request.identified);
  withhold(allowed.unrestricted, request.unrestricted);
  // Names alone are a request to a server that reads RFC 6611 to the letter.
  if (!allowed.identified) request.ids.clear();
  return withheld;
}

bool MaySupplyOptions(absl::Span<const Ipv6Prefix> sources, const Ipv6Address& address) {
  return sources.empty() ||
         std::any_of(sources.begin(), sources.end(),
                     [&address](const Ipv6Prefix& source) { return source.Contains(address); });
}

Result<void> ValidateAccess(absl::Span<const HomeNetworkAccessRule> rules) {
  for (size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].client_id.size() > dhcpv6::DuidView::kMaxSize) {
      return Unexpected(MakeConfigItemError(Reason::kTooLong, "server.access[].client_id", {i},
                                            rules[i].client_id.size(), dhcpv6::DuidView::kMaxSize));
    }
    if (rules[i].link.has_value() && rules[i].interface.has_value()) {
      return Unexpected(MakeConfigItemError(Reason::kNotAllowed, "server.access[].interface", {i}));
    }
  }
  return {};
}

}}}  // namespace mip6boot::v0_1::roles
