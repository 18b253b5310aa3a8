// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a mobile node may make of a datagram, and all that can be seen of what it made of it.

#ifndef MIP6BOOT_FUZZ_NODE_RECEPTION_H_
#define MIP6BOOT_FUZZ_NODE_RECEPTION_H_

#include <algorithm>
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
  enum class Verdict : uint8_t { kNothing, kReply, kUnspecFail, kUseMulticast, kReconfigure };

  // `transaction_id` is that of the request that is out.
  Reception(const roles::MobileNode& node, const roles::ReceivedDatagram& received, bool verified,
            uint32_t transaction_id)
      : message_(dhcpv6::MessageView::Parse(received.payload)) {
    if (!message_.has_value() || received.interface != node.config().interface) return;
    if (!IsFromServerForUs()) return;
    const roles::MobileNodeState state = node.state();
    if (Type() == dhcpv6::MessageType::kReply) {
      const bool out =
          state == roles::MobileNodeState::kWaiting || state == roles::MobileNodeState::kAgainDue;
      const bool ours = static_cast<uint32_t>(message_->transaction_id()) == transaction_id;
      if (out && ours) verdict_ = OfReply();
    } else if (Type() == dhcpv6::MessageType::kReconfigure) {
      const bool asks = AsksForInformation() && received.to_unicast && verified;  // R78
      if (asks && state == roles::MobileNodeState::kResting) verdict_ = Verdict::kReconfigure;
    }
  }

  Verdict verdict() const { return verdict_; }
  const dhcpv6::OptionRange& options() const { return options_; }

 private:
  dhcpv6::MessageType Type() const { return message_->type(); }
  // One server, by its DUID, and this client (RFC 8415 16.10, 16.11).
  bool IsFromServerForUs() {
    options_ = message_->options();
    const auto server = options_.First(dhcpv6::OptionCode::kServerId);
    const auto client = options_.First(dhcpv6::OptionCode::kClientId);
    return options_.Count(dhcpv6::OptionCode::kServerId) == 1 &&
           options_.Count(dhcpv6::OptionCode::kClientId) == 1 &&
           options_.Count(dhcpv6::OptionCode::kRelayMsg) < 2 && client->data == kClientDuid &&
           dhcpv6::ServerId::Decode(*server).has_value();
  }
  bool AsksForInformation() const {
    const auto asked = options_.First(dhcpv6::OptionCode::kReconfMsg);
    return asked.has_value() && asked->data.size() == 1 && asked->data[0] == 11 &&
           options_.Count(dhcpv6::OptionCode::kAuth) == 1;
  }
  // R77. A status code that cannot be read counts as none.
  Verdict OfReply() const {
    const auto status = options_.First(dhcpv6::OptionCode::kStatusCode);
    if (!status.has_value() || status->data.size() < 2) return Verdict::kReply;
    const uint16_t code = LoadBigEndian16(status->data.data());
    return code == 1 ? Verdict::kUnspecFail : code == 5 ? Verdict::kUseMulticast : Verdict::kReply;
  }

  Result<dhcpv6::MessageView> message_;
  dhcpv6::OptionRange options_;
  Verdict verdict_ = Verdict::kNothing;
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

// The home networks of the Reply, and no others, are known until it is to be refreshed (R12, R20).
inline void RequireTaken(TimePoint now, const roles::MobileNode& node, const Reception& reception) {
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
  uint32_t refresh = 86400;
  const auto option = reception.options().First(dhcpv6::OptionCode::kInformationRefreshTime);
  if (option.has_value() && option->data.size() == 4) {
    refresh = std::max(LoadBigEndian32(option->data.data()), uint32_t{600});
  }
  std::optional<Duration> wait = node.config().max_refresh_time;
  if (refresh != UINT32_MAX) {
    wait = std::min<Duration>(std::chrono::seconds(refresh),
                              wait.value_or(std::chrono::seconds(refresh)));
  }
  using Reason = roles::MobileNode::DeadlineReason;
  const auto deadline = node.NextDeadline();
  const bool next = deadline.has_value() && deadline->why == Reason::kRefresh;
  if (!wait.has_value()) return Require(!next, "refreshed before the end of all time (R79)");
  Require(deadline.has_value() && deadline->when <= now + *wait, "never refreshed (R20)");
  Require(!next || deadline->when == now + *wait, "refreshed too early (R20, R79)");
}

// What SOL_MAX_RT or INF_MAX_RT says, if it may (RFC 8415 21.24, 21.25).
inline Duration GivenMaxRt(const dhcpv6::OptionRange& options, dhcpv6::OptionCode code,
                           Duration before) {
  const auto option = options.First(code);
  if (!option.has_value() || option->data.size() != 4) return before;
  const uint32_t seconds = LoadBigEndian32(option->data.data());
  return seconds >= 60 && seconds <= 86400 ? Duration(std::chrono::seconds(seconds)) : before;
}

// The exchange goes on, but not for ever (R77).
inline void RequireLimited(TimePoint now, const NodeSnapshot& before, const NodeSnapshot& after,
                           const roles::MobileNode& node) {
  Require(after.state == before.state, "a server that fails ends the exchange (R77)");
  Require(after.deadline.has_value() && *after.deadline <= now + node.config().failure_retry_time,
          "goes on without a limit (R77)");
}

// What the datagram may do, it has done, and nothing else.
inline void RequireReceived(TimePoint now, const NodeSnapshot& before,
                            const roles::MobileNode& node, const Reception& reception) {
  using Verdict = Reception::Verdict;
  const NodeSnapshot after(node);
  switch (reception.verdict()) {
    case Verdict::kNothing:
      return Require(after == before, "a datagram that is to be discarded changes something");
    case Verdict::kReply:
      Require(after.replies == before.replies + 1, "a valid Reply is discarded");
      break;
    case Verdict::kUnspecFail:
      Require(after.KnowsTheSame(before), "a Reply that reports a failure is taken (R77)");
      RequireLimited(now, before, after, node);
      break;
    case Verdict::kUseMulticast:
      Require(after.KnowsTheSame(before), "a Reply that reports a failure is taken (R77)");
      break;
    case Verdict::kReconfigure:
      Require(after.KnowsTheSame(before), "a Reconfigure brings something");
      Require(after.exchanges == before.exchanges + 1, "a Reconfigure is discarded (R78)");
      return;
  }
  // RFC 8415 18.2.10: from any valid Reply.
  Require(after.max_rt.first ==
              GivenMaxRt(reception.options(), dhcpv6::OptionCode::kSolMaxRt, before.max_rt.first),
          "SOL_MAX_RT of a valid Reply (R77)");
  Require(after.max_rt.second ==
              GivenMaxRt(reception.options(), dhcpv6::OptionCode::kInfMaxRt, before.max_rt.second),
          "INF_MAX_RT of a valid Reply (R77)");
  if (reception.verdict() == Verdict::kReply) RequireTaken(now, node, reception);
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
  Require(!agent.has_value() || agent->address.has_value() || !agent->name.empty(),
          "a home agent without address and name");
  Require(node.fallback_questions().size() <= 2, "more questions than there are");
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_NODE_RECEPTION_H_
