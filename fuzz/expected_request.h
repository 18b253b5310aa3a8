// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node has to send: the Information-request of RFC 8415 18.2.6 with what RFC 6610
// 4.1.1 asks for, put together octet by octet.

#ifndef MIP6BOOT_FUZZ_EXPECTED_REQUEST_H_
#define MIP6BOOT_FUZZ_EXPECTED_REQUEST_H_

#include <algorithm>
#include <cstdint>

#include "fuzz/expected_options.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/mobile_node_config.h"

namespace mip6boot::fuzz {

// What the request says beside what is configured.
struct RequestTimes {
  uint32_t transaction_id = 0;
  Duration elapsed{};  // since the first one of the exchange
  Bytes server_id;     // of the server whose Reconfigure it answers; else empty (R78)
};

// INF_MAX_RT (83) and INFORMATION_REFRESH_TIME (32) first (R8), then the product's, then those of
// the home networks (R1, R2); none twice.
inline Octets ExpectedOro(const roles::MobileNodeConfig& config) {
  Octets oro;
  oro.reserve(32);
  const auto list = [&oro](uint8_t code) {
    for (size_t i = 1; i < oro.size(); i += 2) {
      if (oro[i] == code) return;
    }
    oro.insert(oro.end(), {0, code});
  };
  list(83);
  list(32);
  for (const dhcpv6::OptionCode code : config.extra_options) list(static_cast<uint8_t>(code));
  if (config.request.visited) list(50);
  if (config.request.identified) list(69);
  if (config.request.unrestricted) list(70);
  for (const uint8_t code : {uint8_t{49}, uint8_t{71}, uint8_t{72}, uint8_t{73}}) list(code);
  return oro;
}

inline Octets ExpectedRequest(const roles::MobileNodeConfig& config, const RequestTimes& times) {
  using dhcpv6::OptionCode;
  Octets sent;
  sent.reserve(256);
  for (const uint32_t octet : {uint32_t{11}, times.transaction_id >> 16, times.transaction_id >> 8,
                               times.transaction_id}) {
    sent.push_back(static_cast<uint8_t>(octet));
  }
  AppendOption(OptionCode::kClientId, kClientDuid, sent);  // R7
  if (!times.server_id.empty()) AppendOption(OptionCode::kServerId, times.server_id, sent);
  // RFC 8415 21.9: in hundredths of a second; 0xffff for more than it can hold.
  const int64_t hundredths =
      std::min<int64_t>(times.elapsed / std::chrono::milliseconds(10), 0xffff);
  const uint8_t elapsed[] = {static_cast<uint8_t>(hundredths >> 8),
                             static_cast<uint8_t>(hundredths)};
  AppendOption(OptionCode::kElapsedTime, elapsed, sent);
  AppendOption(OptionCode::kOro, ExpectedOro(config), sent);
  for (const DomainName& id : config.request.ids) {
    AppendOption(OptionCode::kMip6Hnidf, id.view().wire(), sent);  // R3
  }
  if (config.accept_reconfigure) AppendOption(OptionCode::kReconfAccept, {}, sent);
  return sent;
}

// All relays and servers on the link (RFC 8415 7.1, 7.2).
inline roles::Destination ExpectedRelaysAndServers(const roles::MobileNodeConfig& config) {
  static const Ipv6Address kAll = Ip6("ff02::1:2");
  roles::Destination all;
  all.endpoint = {kAll, 547};
  all.interface = config.interface;
  return all;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_REQUEST_H_
