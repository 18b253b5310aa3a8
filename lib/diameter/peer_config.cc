// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/peer_config.h"

#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/messages.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

Result<void> CheckName(std::string_view name, const char* path, size_t item = 0) {
  const Result<void> checked = CheckDiameterIdentity(name);
  if (checked) return checked;
  const Error& error = checked.error();
  return Unexpected(MakeConfigItemError(error.reason, path, {item}, error.have, error.want));
}

Result<void> CheckDuration(Duration duration, const char* path, Duration least = Duration(1)) {
  if (duration >= least) return {};
  return Unexpected(MakeConfigDurationError(path, duration, least));
}

Result<void> CheckLeast(size_t number, const char* path, size_t least) {
  if (number >= least) return {};
  return Unexpected(MakeConfigError(Reason::kTooLow, path, number, least));
}

Result<void> CheckCapabilities(const PeerConfig& config) {
  if (const auto name = CheckName(config.origin_host, "peer.origin_host"); !name) return name;
  if (const auto name = CheckName(config.origin_realm, "peer.origin_realm"); !name) return name;
  const Bytes product_name = AsBytes(config.product_name);
  if (const size_t end = Utf8End(product_name); end != product_name.size()) {
    return Unexpected(MakeConfigError(Reason::kBadText, "peer.product_name", product_name[end]));
  }
  const size_t addresses = config.host_ip_addresses.size();
  if (addresses == 0) {
    return Unexpected(MakeConfigError(Reason::kMissing, "peer.host_ip_addresses"));
  }
  if (addresses > kMaxHostIpAddresses) {
    return Unexpected(MakeConfigError(Reason::kTooMany, "peer.host_ip_addresses", addresses,
                                      kMaxHostIpAddresses));
  }
  // A CER has room for as many, each with a vendor of its own.
  const size_t applications = config.applications.size();
  if (applications == 0) return Unexpected(MakeConfigError(Reason::kMissing, "peer.applications"));
  if (applications > kMaxSupportedVendors) {
    return Unexpected(
        MakeConfigError(Reason::kTooMany, "peer.applications", applications, kMaxSupportedVendors));
  }
  return {};
}

}  // namespace

Result<void> PeerConfig::Validate() const {
  constexpr Duration kLeastWatchdog = std::chrono::seconds(6);
  if (const Result<void> checked = CheckCapabilities(*this); !checked) return checked;
  for (size_t i = 0; i < accepted_peers.size(); ++i) {
    if (const auto name = CheckName(accepted_peers[i], "peer.accepted_peers[]", i); !name) {
      return name;
    }
  }
  // RFC 3539 3.4.1: MUST NOT be set lower (R102).
  for (const Result<void>& checked :
       {CheckDuration(watchdog, "peer.watchdog", kLeastWatchdog),
        CheckDuration(capabilities_timeout, "peer.capabilities_timeout"),
        CheckDuration(disconnect_timeout, "peer.disconnect_timeout")}) {
    if (!checked) return checked;
  }
  for (const Result<void>& checked :
       {CheckLeast(limits.diameter_message_octets, "peer.limits.diameter_message_octets",
                   MessageView::kHeaderSize),
        CheckLeast(limits.avp_depth, "peer.limits.avp_depth", 1),
        CheckLeast(limits.elements, "peer.limits.elements", 1),
        CheckLeast(max_queued_octets, "peer.max_queued_octets", kMinQueuedOctets),
        CheckLeast(max_pending_requests, "peer.max_pending_requests", 1)}) {
    if (!checked) return checked;
  }
  return {};
}

}}}  // namespace mip6boot::v0_1::diameter
