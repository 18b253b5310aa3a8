// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whether a Diameter peer may be who it says (R100), judged beside the connection.

#ifndef MIP6BOOT_FUZZ_PEER_ENTITLEMENT_H_
#define MIP6BOOT_FUZZ_PEER_ENTITLEMENT_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "fuzz/finding.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/peer_connection.h"

namespace mip6boot::fuzz {

// A transport in the protection of bits 0-1 of `how`, over which the peer has proven to be who
// bits 2-3 say.
inline diameter::TransportSecurity Security(uint8_t how) {
  static constexpr std::string_view kNames[] = {"aaa.home.example.org", "nas1.asp.example.net"};
  static constexpr absl::Span<const std::string_view> kProven[] = {
      {}, {kNames, 1}, {kNames + 1, 1}, {kNames, 2}};
  diameter::TransportSecurity security;
  security.protection = static_cast<diameter::Protection>(how % 4);
  security.proven_names = kProven[how / 4 % 4];
  return security;
}

// Id, and why, for what cause, with what code.
using ToldEvent = std::array<unsigned, 4>;

// Who the peer is, as far as the transport says and it says itself, and what may come of it.
class Entitlement {
 public:
  explicit Entitlement(const diameter::PeerConfig& config) : config_(config) {}

  // Counts in the first call alone.
  void Connected(const diameter::TransportSecurity& security) {
    if (!security_.has_value()) security_ = security;
  }
  void Received(Bytes octets) { said_.insert(said_.end(), octets.begin(), octets.end()); }

  // R100: nobody who has not proven to be who he says, over nothing that is not protected.
  void Check(const diameter::PeerConnection& connection, const std::vector<ToldEvent>& events,
             const std::vector<std::vector<uint8_t>>& delivered) {
    const std::string_view host = connection.peer_host();
    const bool accepted = !host.empty();
    Require(!accepted || MayBe(host), "a peer is accepted who may not be that one (R100)");
    Require(accepted || !connection.usable(), "usable without a peer");
    for (size_t i = 0; i < events.size(); ++i) {
      const auto id = static_cast<diameter::PeerEventId>(events[i][0]);
      if (id == diameter::PeerEventId::kOpened) open_ = true;
      Require(!open_ || accepted, "open to nobody");
      const bool message = id == diameter::PeerEventId::kMessage;
      Require(message == !delivered[i].empty(), "an event with a message, or without");
      Require(!message || open_ || (accepted && config_.reopened),
              "a message from a connection that is not open (R100)");
      Require(!message || !closed_, "a message from a connection that is closed");
      if (id == diameter::PeerEventId::kClosed) closed_ = true;
    }
  }

 private:
  bool MayBe(std::string_view host) const {
    const auto is_host = [host](std::string_view name) {
      return diameter::EqualIdentity(name, host);
    };
    if (!security_.has_value() || security_->protection == diameter::Protection::kNone)
      return false;
    const auto& proven = security_->proven_names;
    const auto& accepted = config_.accepted_peers;
    if (proven.empty() && security_->protection == diameter::Protection::kTls) return false;
    return (proven.empty() || std::any_of(proven.begin(), proven.end(), is_host)) &&
           (accepted.empty() || std::any_of(accepted.begin(), accepted.end(), is_host)) &&
           std::search(said_.begin(), said_.end(), host.begin(), host.end()) != said_.end();
  }

  const diameter::PeerConfig& config_;
  std::optional<diameter::TransportSecurity> security_;
  std::vector<uint8_t> said_;
  bool open_ = false;
  bool closed_ = false;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_PEER_ENTITLEMENT_H_
