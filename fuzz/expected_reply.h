// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The datagram that a DHCPv6 server has to answer with, and where to: RFC 8415 18.3, 19.3, put
// together octet by octet.

#ifndef MIP6BOOT_FUZZ_EXPECTED_REPLY_H_
#define MIP6BOOT_FUZZ_EXPECTED_REPLY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "fuzz/expected_answer.h"
#include "fuzz/expected_options.h"
#include "fuzz/judged_request.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/dhcp_server.h"

namespace mip6boot::fuzz {

inline void AppendStatus(uint16_t status, Octets& out) {
  const uint8_t data[] = {static_cast<uint8_t>(status >> 8), static_cast<uint8_t>(status)};
  AppendOption(dhcpv6::OptionCode::kStatusCode, data, out);
}
inline void AppendSeconds(dhcpv6::OptionCode code, std::optional<uint32_t> seconds, Octets& out) {
  if (!seconds.has_value()) return;
  Octets data(4);
  StoreBigEndian32(data.data(), *seconds);
  AppendOption(code, data, out);
}

// Each IA of the client's by its IAID, T1 and T2 zero, with NoAddrsAvail (2) or NoPrefixAvail (6)
// in it (RFC 8415 18.3.2).
inline void AppendRefusedIas(const dhcpv6::OptionRange& options, Octets& out) {
  using dhcpv6::OptionCode;
  for (const dhcpv6::OptionView option : options) {
    const bool temporary = option.code == OptionCode::kIaTa;
    const bool prefixes = option.code == OptionCode::kIaPd;
    if (!temporary && !prefixes && option.code != OptionCode::kIaNa) continue;
    if (option.data.size() < 4) continue;
    Octets ia(option.data.begin(), option.data.begin() + 4);
    if (!temporary) ia.resize(12);
    AppendStatus(prefixes ? 6 : 2, ia);
    AppendOption(option.code, ia, out);
  }
}

// A Solicit is answered by an Advertise, unless the client wants it in two messages (RAPID_COMMIT).
inline uint8_t ExpectedReplyType(const JudgedRequest& judged, const dhcpv6::OptionRange& options) {
  constexpr uint8_t kAdvertise = 2, kReply = 7;
  const bool rapid =
      options.First(dhcpv6::OptionCode::kRapidCommit).has_value() && judged.refusal() == 0;
  return judged.type() == message_type::kSolicit && !rapid ? kAdvertise : kReply;
}

// The answer to the client. `answer`: the home networks in it.
inline Octets ExpectedReply(const roles::DhcpServerConfig& config, const JudgedRequest& judged,
                            const dhcpv6::MessageView& request, const ExpectedAnswer& answer) {
  using dhcpv6::OptionCode;
  const dhcpv6::OptionRange& options = request.options();
  Octets sent = {ExpectedReplyType(judged, options)};
  Append(request.wire().subspan(1, 3), sent);  // transaction-id
  if (const auto client = options.First(OptionCode::kClientId)) {
    AppendOption(client->code, client->data, sent);  // R48
  }
  AppendOption(OptionCode::kServerId, Bytes(config.server_id.data(), config.server_id.size()),
               sent);
  if (judged.refusal() != 0) {
    AppendStatus(judged.refusal(), sent);
    return sent;
  }
  const bool stateless = judged.type() == message_type::kInformationRequest;
  if (judged.type() == message_type::kSolicit && sent[0] == 7) {
    AppendOption(OptionCode::kRapidCommit, {}, sent);
  }
  if (!stateless) AppendRefusedIas(options, sent);
  const auto append_asked = [&](OptionCode code, std::optional<uint32_t> seconds) {
    if (answer.asked().Asks(code)) AppendSeconds(code, seconds, sent);
  };
  if (stateless) {
    append_asked(OptionCode::kInformationRefreshTime, config.information_refresh_time);  // R51
  }
  append_asked(OptionCode::kSolMaxRt, config.sol_max_rt);
  append_asked(OptionCode::kInfMaxRt, config.inf_max_rt);
  Append(answer.erp_names(), sent);
  Append(answer.containers(), sent);
  return sent;
}

// Inside the Relay-reply to each Relay-forward, which has its hop-count, its addresses, and of its
// options INTERFACE_ID and RELAY_PORT (R52).
inline Octets RelayedBack(const dhcpv6::RelayChain& request, Octets reply) {
  using dhcpv6::OptionCode;
  for (size_t i = request.levels().size(); i-- > 0;) {
    const dhcpv6::RelayView& there = request.levels()[i].relay;
    Octets back = {13, there.hop_count()};
    Append(there.wire().subspan(2, 32), back);
    for (const OptionCode code : {OptionCode::kInterfaceId, OptionCode::kRelayPort}) {
      const auto option = there.options().First(code);
      if (option.has_value()) AppendOption(code, option->data, back);
    }
    AppendOption(OptionCode::kRelayMsg, reply, back);
    reply = std::move(back);
  }
  return reply;
}

// To where the request came from, over the interface it came in on: to port 546 of a client, 547 of
// a relay, or to the relay's own where RELAY_PORT says that it has one (R87).
inline roles::Destination ExpectedDestination(const dhcpv6::RelayChain& request,
                                              const roles::ReceivedDatagram& received) {
  roles::Destination destination;
  destination.endpoint = {received.source.address, 546};
  destination.interface = received.interface;
  if (request.levels().empty()) return destination;
  const bool own_port =
      request.levels()[0].relay.options().First(dhcpv6::OptionCode::kRelayPort).has_value();
  destination.endpoint.port = own_port ? received.source.port : uint16_t{547};
  return destination;
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_REPLY_H_
