// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/peer_config.h"

#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/messages.h"

namespace mip6boot { inline namespace v0 { namespace diameter {
namespace {

Result<void> CheckName(std::string_view name, const char* path) {
  const Result<void> checked = CheckDiameterIdentity(name);
  if (checked) return checked;
  const Error& error = checked.error();
  return Unexpected(MakeConfigError(error.reason, path, error.have, error.want));
}

}  // namespace

Result<void> PeerConfig::Validate() const {
  constexpr Duration kLeastWatchdog = std::chrono::seconds(6);
  if (const Result<void> name = CheckName(origin_host, "origin_host"); !name) return name;
  if (const Result<void> name = CheckName(origin_realm, "origin_realm"); !name) return name;
  if (!IsUtf8(AsBytes(product_name))) {
    return Unexpected(MakeConfigError(Reason::kBadText, "product_name"));
  }
  if (host_ip_addresses.empty()) {
    return Unexpected(MakeConfigError(Reason::kMissing, "host_ip_addresses"));
  }
  if (host_ip_addresses.size() > kMaxHostIpAddresses) {
    return Unexpected(MakeConfigError(Reason::kTooMany, "host_ip_addresses",
                                      host_ip_addresses.size(), kMaxHostIpAddresses));
  }
  // A CER has room for as many, each with a vendor of its own.
  if (applications.size() > kMaxSupportedVendors) {
    return Unexpected(MakeConfigError(Reason::kTooMany, "applications", applications.size(),
                                      kMaxSupportedVendors));
  }
  if (applications.empty()) return Unexpected(MakeConfigError(Reason::kMissing, "applications"));
  for (const std::string& peer : accepted_peers) {
    if (const Result<void> name = CheckName(peer, "accepted_peers"); !name) return name;
  }
  // RFC 3539 3.4.1: MUST NOT be set lower (R102).
  if (watchdog < kLeastWatchdog) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "watchdog",
                                      static_cast<size_t>(watchdog.count()),
                                      static_cast<size_t>(kLeastWatchdog.count())));
  }
  if (capabilities_timeout <= Duration::zero()) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "capabilities_timeout"));
  }
  if (disconnect_timeout <= Duration::zero()) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "disconnect_timeout"));
  }
  if (limits.diameter_message_octets < MessageView::kHeaderSize) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "limits.diameter_message_octets",
                                      limits.diameter_message_octets, MessageView::kHeaderSize));
  }
  if (max_queued_octets == 0) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "max_queued_octets"));
  }
  return {};
}

}}}  // namespace mip6boot::v0::diameter
