// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a DHCPv6 server has to do with a client's message: discard it, refuse it, or answer it (RFC
// 8415 16.2 to 16.12, 18.4).

#ifndef MIP6BOOT_FUZZ_JUDGED_REQUEST_H_
#define MIP6BOOT_FUZZ_JUDGED_REQUEST_H_

#include <cstddef>
#include <cstdint>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/roles/dhcp_server.h"

namespace mip6boot::fuzz {

// The types of RFC 8415 7.3, by their numbers.
namespace message_type {
inline constexpr uint8_t kSolicit = 1, kRequest = 3, kConfirm = 4, kRenew = 5, kRebind = 6,
                         kRelease = 8, kDecline = 9, kInformationRequest = 11;
}  // namespace message_type

class JudgedRequest {
 public:
  // `by_unicast`: the client has sent it to an address of the server's.
  JudgedRequest(const roles::DhcpServerConfig& config, const dhcpv6::MessageView& message,
                bool by_unicast)
      : config_(config), options_(message.options()), type_(static_cast<uint8_t>(message.type())) {
    event_ = Judge(by_unicast);
  }

  // kAnswered stands for an answer with home networks too.
  roles::Event event() const { return event_; }
  uint8_t type() const { return type_; }
  // The status that it is refused with: UnspecFail (1), UseMulticast (5); 0: it is not.
  uint16_t refusal() const {
    return event_ == roles::Event::kAnsweredUnspecFail     ? uint16_t{1}
           : event_ == roles::Event::kAnsweredUseMulticast ? uint16_t{5}
                                                           : uint16_t{0};
  }

 private:
  using Code = dhcpv6::OptionCode;

  bool Has(Code code) const { return options_.First(code).has_value(); }
  bool NamesThisServer() const {
    const auto server = options_.First(Code::kServerId);
    return server.has_value() &&
           server->data == Bytes(config_.server_id.data(), config_.server_id.size());
  }
  // RFC 8415 11.1: type and 1 to 128 octets.
  bool NamesNobody() const {
    const auto client = options_.First(Code::kClientId);
    return client.has_value() && (client->data.size() < 3 || client->data.size() > 130);
  }

  roles::Event Judge(bool by_unicast) const {
    using roles::Event;
    const Event judged = JudgeByRules(by_unicast);
    const bool transmits = judged == Event::kAnswered || judged == Event::kAnsweredUnspecFail ||
                           judged == Event::kAnsweredUseMulticast;
    return transmits && NamesNobody() ? Event::kMalformed : judged;
  }
  roles::Event JudgeByRules(bool by_unicast) const {
    using roles::Event;
    for (const Code code : {Code::kClientId, Code::kServerId, Code::kRelayMsg}) {
      if (options_.Count(code) > 1) return Event::kInvalid;
    }
    switch (type_) {
      case message_type::kSolicit:
      case message_type::kConfirm:
      case message_type::kRebind:  // 16.2, 16.5, 16.7: of a client, for any server
        if (!Has(Code::kClientId)) return Event::kInvalid;
        if (Has(Code::kServerId)) return WithForbiddenOption();
        if (by_unicast) return ToUnicast();
        return type_ == message_type::kConfirm ? Event::kNotServed : Event::kAnswered;
      case message_type::kRequest:
      case message_type::kRenew:
      case message_type::kRelease:
      case message_type::kDecline:  // 16.4, 16.6, 16.8, 16.9: of a client, for this server
        if (!Has(Code::kClientId) || !NamesThisServer()) return Event::kInvalid;
        if (by_unicast && !config_.accept_unicast) return ToUnicast();
        return type_ == message_type::kRequest || type_ == message_type::kRenew ? Event::kAnswered
                                                                                : Event::kNotServed;
      case message_type::kInformationRequest:  // 16.12: of anybody, without leases
        if (Has(Code::kServerId) && !NamesThisServer()) return Event::kInvalid;
        if (Has(Code::kIaNa) || Has(Code::kIaTa) || Has(Code::kIaPd)) return WithForbiddenOption();
        if (by_unicast && !config_.accept_unicast) return ToUnicast();
        return Event::kAnswered;
      default:  // of a server, or of nobody known
        return Event::kInvalid;
    }
  }
  // 16: may be told (R49).
  roles::Event WithForbiddenOption() const {
    return config_.answer_unspec_fail ? roles::Event::kAnsweredUnspecFail : roles::Event::kInvalid;
  }
  // 18.4: is told (R48).
  roles::Event ToUnicast() const {
    return config_.answer_use_multicast ? roles::Event::kAnsweredUseMulticast
                                        : roles::Event::kInvalid;
  }

  const roles::DhcpServerConfig& config_;
  const dhcpv6::OptionRange options_;
  uint8_t type_;
  roles::Event event_{};
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_JUDGED_REQUEST_H_
