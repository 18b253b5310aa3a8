// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node may make of a datagram, and all that can be seen of what it made of it.

#ifndef MIP6BOOT_FUZZ_NODE_RECEPTION_H_
#define MIP6BOOT_FUZZ_NODE_RECEPTION_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/roles/home_network_options.h"
#include "mip6boot/roles/mobile_node.h"

namespace mip6boot::fuzz {

// Taken apart once, before the node sees it.
class Reception {
 public:
  using Drop = roles::MobileNodeDrop;
  enum class Verdict : uint8_t { kNothing, kReply, kUnspecFail, kUseMulticast, kReconfigure };

  // Where the node stands.
  struct Place {
    bool awaits_reply = false;    // to a request that is out
    uint32_t transaction_id = 0;  // of that
    bool rests = false;           // the exchange is over
    bool stopped = false;
  };

  Reception(const roles::MobileNodeConfig& config, const roles::ReceivedDatagram& received,
            bool verified, const Place& place)
      : octets_(received.payload), message_(dhcpv6::MessageView::Parse(received.payload)) {
    const bool relayed = !octets_.empty() && (octets_[0] == 12 || octets_[0] == 13);
    if (received.interface != config.interface) {
      drop_ = Drop::kOtherInterface;
    } else if (relayed) {
      drop_ = Drop::kInvalid;
    } else if (message_.has_value()) {
      options_ = message_->options();
      Type() == dhcpv6::MessageType::kReconfigure
          ? JudgeReconfigure(received.to_unicast && verified, place)
          : JudgeReply(place);
    }
  }

  Verdict verdict() const { return verdict_; }
  // Why it is to be discarded, if it is.
  roles::MobileNodeDrop drop() const { return drop_; }
  // What a valid Reply reports; 0: success, or nothing that can be read (R77).
  uint16_t status() const {
    const auto status = options_.First(dhcpv6::OptionCode::kStatusCode);
    if (!status.has_value() || status->data.size() < 2) return 0;
    return LoadBigEndian16(status->data.data());
  }
  Bytes octets() const { return octets_; }
  const dhcpv6::OptionRange& options() const { return options_; }

 private:
  dhcpv6::MessageType Type() const { return message_->type(); }
  void JudgeReply(const Place& place) {
    if (Type() == dhcpv6::MessageType::kReply && !place.awaits_reply) {
      drop_ = Drop::kNotExpected;
      return;
    }
    const bool ours = static_cast<uint32_t>(message_->transaction_id()) == place.transaction_id;
    drop_ = Drop::kInvalid;
    if (Type() != dhcpv6::MessageType::kReply || !ours || !IsFromServerForUs()) return;
    drop_ = Drop::kMalformed;
    if (!NamesServer()) return;
    verdict_ = status() == 1   ? Verdict::kUnspecFail
               : status() == 5 ? Verdict::kUseMulticast
                               : Verdict::kReply;
  }
  // R78.
  void JudgeReconfigure(bool allowed, const Place& place) {
    const auto asked = options_.First(dhcpv6::OptionCode::kReconfMsg);
    const bool asks = asked.has_value() && asked->data.size() == 1;
    const uint8_t type = asks ? asked->data[0] : uint8_t{0};
    drop_ = Drop::kInvalid;
    if (type != 5 && type != 6 && type != 11) return;
    if (!allowed || !IsFromServerForUs() || options_.Count(dhcpv6::OptionCode::kAuth) != 1) return;
    drop_ = !NamesServer()  ? Drop::kMalformed
            : type != 11    ? Drop::kStatefulReconfigure
            : place.stopped ? Drop::kNotExpected
                            : Drop::kExchangeOpen;
    if (NamesServer() && type == 11 && place.rests) verdict_ = Verdict::kReconfigure;
  }
  // One server, and this client (RFC 8415 16.10, 16.11).
  bool IsFromServerForUs() const {
    const auto client = options_.First(dhcpv6::OptionCode::kClientId);
    return options_.Count(dhcpv6::OptionCode::kServerId) == 1 &&
           options_.Count(dhcpv6::OptionCode::kClientId) == 1 &&
           options_.Count(dhcpv6::OptionCode::kRelayMsg) < 2 && client->data == kClientDuid;
  }
  bool NamesServer() const {
    return dhcpv6::ServerId::Decode(*options_.First(dhcpv6::OptionCode::kServerId)).has_value();
  }

  Bytes octets_;
  Result<dhcpv6::MessageView> message_;
  dhcpv6::OptionRange options_;
  Verdict verdict_ = Verdict::kNothing;
  roles::MobileNodeDrop drop_ = Drop::kMalformed;
};

// All that is known of a node from outside. Views the node's own memory in part: compare it before
// the node changes, or know that it did not.
struct NodeSnapshot {
  explicit NodeSnapshot(const roles::MobileNode& node)
      : state(node.state()),
        reply(node.reply().begin(), node.reply().end()),
        replies(node.counters().replies),
        exchanges(node.counters().exchanges),
        max_rt(node.sol_max_rt(), node.inf_max_rt()) {
    for (const roles::HomeNetworkInformation& information : node.home_networks()) {
      networks.emplace_back(information.options.begin(), information.options.end());
    }
    if (const auto next = node.NextDeadline()) deadline = next->when;
    if (const auto agent = node.current_home_agent()) {
      address = agent->address;
      name.assign(agent->name.wire().begin(), agent->name.wire().end());
    }
  }

  bool KnowsTheSame(const NodeSnapshot& other) const {
    return reply == other.reply && replies == other.replies && networks == other.networks &&
           address == other.address && name == other.name;
  }
  friend bool operator==(const NodeSnapshot& a, const NodeSnapshot& b) {
    return a.KnowsTheSame(b) && a.state == b.state && a.exchanges == b.exchanges &&
           a.max_rt == b.max_rt && a.deadline == b.deadline;
  }

  roles::MobileNodeState state;
  std::vector<uint8_t> reply;
  uint64_t replies;
  uint64_t exchanges;
  std::pair<Duration, Duration> max_rt;
  std::vector<std::vector<uint8_t>> networks;
  std::optional<TimePoint> deadline;
  std::optional<Ipv6Address> address;
  std::vector<uint8_t> name;
};

// The home networks of the Reply, and no others, are known (R12).
inline void RequireTaken(const roles::MobileNode& node, const Reception& reception) {
  Require(node.state() == roles::MobileNodeState::kResting, "a Reply ends no exchange");
  const auto read =
      roles::ReadHomeNetworkInformation(reception.options(), node.config().request.View());
  const auto known = node.home_networks();
  Require(std::equal(
              known.begin(), known.end(), read.accepted.kept.begin(), read.accepted.kept.end(),
              [](const roles::HomeNetworkInformation& a, const roles::HomeNetworkInformation& b) {
                return a.kind == b.kind && a.id == b.id && a.options == b.options;
              }),
          "other home networks are known than the Reply has");
}

// After how long what a Reply says is to be asked for again (RFC 8415 21.23, R20); nullopt: never
// (R79).
inline std::optional<Duration> RefreshTime(const dhcpv6::OptionRange& options,
                                           const roles::MobileNodeConfig& config) {
  uint32_t refresh = 86400;
  const auto option = options.First(dhcpv6::OptionCode::kInformationRefreshTime);
  if (option.has_value() && option->data.size() == 4) {
    refresh = std::max(LoadBigEndian32(option->data.data()), uint32_t{600});
  }
  std::optional<Duration> wait = config.max_refresh_time;
  if (refresh == UINT32_MAX) return wait;
  const Duration told = std::chrono::seconds(refresh);
  return std::min(told, wait.value_or(told));
}

// What SOL_MAX_RT or INF_MAX_RT says, if it may (RFC 8415 21.24, 21.25).
inline Duration GivenMaxRt(const dhcpv6::OptionRange& options, dhcpv6::OptionCode code,
                           Duration before) {
  const auto option = options.First(code);
  if (!option.has_value() || option->data.size() != 4) return before;
  const uint32_t seconds = LoadBigEndian32(option->data.data());
  return seconds >= 60 && seconds <= 86400 ? Duration(std::chrono::seconds(seconds)) : before;
}

// What the datagram may do, it has done, and nothing else.
inline void RequireReceived(const NodeSnapshot& before, const roles::MobileNode& node,
                            const Reception& reception) {
  using Verdict = Reception::Verdict;
  const NodeSnapshot after(node);
  switch (reception.verdict()) {
    case Verdict::kNothing:
      return Require(after == before, "a datagram that is to be discarded changes something");
    case Verdict::kReply:
      Require(after.replies == before.replies + 1, "a valid Reply is discarded");
      return RequireTaken(node, reception);
    case Verdict::kUnspecFail:
    case Verdict::kUseMulticast:
      return Require(after.KnowsTheSame(before), "a Reply that reports a failure is taken (R77)");
    case Verdict::kReconfigure:
      return Require(after.KnowsTheSame(before), "a Reconfigure brings something");
  }
}

// Only what was asked for, under its name, that leads to a home agent (R12, R14, R18).
inline void RequireUsable(const roles::MobileNode& node) {
  const roles::HomeNetworkRequest request = node.config().request.View();
  for (const roles::HomeNetworkInformation& information : node.home_networks()) {
    Require(request.Asks(information.kind), "a home network that was not asked for (R18)");
    Require(information.kind != roles::HomeNetworkKind::kIdentified ||
                roles::FindHomeNetworkId(request.ids, information.id) < request.ids.size(),
            "a home network of another name (R12)");
    Require(!information.network.empty(), "a home network without a home agent (R14)");
    for (const Ipv6Address& address : information.network.addresses) {
      Require(dhcpv6::HomeAgentAddress{address}.IsUsable(), "an address no home agent has");
    }
  }
  const auto agent = node.current_home_agent();
  if (!agent.has_value()) return;
  Require(agent->address.has_value() || !agent->name.empty(),
          "a home agent without address and name");
  const auto known = node.home_networks();
  Require(std::any_of(known.begin(), known.end(),
                      [&agent](const auto& network) { return &network == agent->network; }),
          "a home agent of another network");
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_NODE_RECEPTION_H_
