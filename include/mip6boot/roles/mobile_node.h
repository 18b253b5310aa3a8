// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The mobile node: a DHCPv6 client that asks for its home networks with Information-requests (RFC
// 6611 4.2, RFC 6610 4.1, RFC 8415 18.2.6). A state machine without I/O, one for each interface.
//
//     MobileNode node(config, random);
//     node.Start(now);
//     for (;;) {
//       while (auto transmit = node.PollTransmit(buffer)) {
//         if (!transmit->has_value()) break;
//         send((*transmit)->datagram, (*transmit)->destination);
//       }
//       while (std::optional<MobileNodeEvent> event = node.PollEvent()) ...;
//       ... wait for a datagram, or until node.NextDeadline()->when ...
//       node.HandleDatagram(now, received);  // or
//       node.HandleTimeout(now);
//     }
//
// The contract. Anything that takes `now` puts something in and returns nothing; what follows is
// polled. Any number of inputs, then the three polls in any order. Late, early and repeated
// timeouts are harmless. A `now` that goes back counts as the latest one seen; PollTransmit sends
// at that time. After PollTransmit has given nullopt, no deadline lies in the past.
//
// It allocates, bounded: it keeps one Reply, of 65,535 octets at most, and a few dozen events.
// Names and octets that it hands out view that Reply: they live until the next call that takes
// `now`.
//
// Random numbers, in order: for an exchange its transaction-id, then its start delay unless it
// begins at once; for each RT one, two where MRT bounds it.

#ifndef MIP6BOOT_ROLES_MOBILE_NODE_H_
#define MIP6BOOT_ROLES_MOBILE_NODE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/base/attributes.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/dhcpv6/retransmission.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/dns_fallback.h"
#include "mip6boot/roles/home_agent_trials.h"
#include "mip6boot/roles/home_network.h"
#include "mip6boot/roles/mobile_node_config.h"
#include "mip6boot/roles/mobile_node_event.h"
#include "mip6boot/roles/mobile_node_saved.h"
#include "mip6boot/roles/mobile_node_transitions.h"
#include "mip6boot/roles/rate_limit.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// ff02::1:2, All_DHCP_Relay_Agents_and_Servers (RFC 8415 7.1).
MIP6BOOT_EXPORT Ipv6Address AllDhcpRelayAgentsAndServers();

// What a link change was.
enum class LinkChange : uint8_t {
  kMoved,  // maybe another link: a new exchange now, after its random delay (RFC 8415 18.2.12)
  kPrefixesChanged,  // the same link announces other prefixes: the same, but no oftener than
                     // `ask_interval` (R75)
};

// Whether the caller has checked the authentication of a Reconfigure (RKAP, RFC 8415 20.4): the
// digest is not checked here, and one that was not verified is discarded (R78).
enum class ReconfigureAuthentication : uint8_t { kNotVerified, kVerified };

// A home agent that was learnt: by address, or by a name that the caller looks up, AAAA and A as
// needed (R22).
struct LearntHomeAgent {
  const HomeNetworkInformation* network = nullptr;  // that it was learnt with
  std::optional<Ipv6Address> address;  // IPv4 behind 64:ff9b::/96: use it over IPv4 only (R16)
  DomainNameView name;                 // empty if `address` is there
};

class MobileNode {
 public:
  // Room for any request: give PollTransmit this much and it does not fail.
  static constexpr size_t kMaxRequestSize = 4096;

  // What to send, and where.
  struct Transmit {
    Bytes datagram;  // in the buffer given
    Destination
        destination;  // ff02::1:2, port 547, on the configured interface; send from port 546
  };

  // What a timeout is for.
  enum class DeadlineReason : uint8_t {
#define MIP6BOOT_DEADLINE(enumerator, name, text) enumerator,
#include "mip6boot/roles/mobile_node.def"
  };
  // When HandleTimeout is to be called, and what for.
  struct Deadline {
    TimePoint when;
    DeadlineReason why;
  };

  // Of a config that `Validate` refuses, no machine: it stays stopped and PollTransmit gives that
  // error. `random` outlives the machine; transaction-ids come from it, so it has to be hard to
  // guess (R74).
  MIP6BOOT_EXPORT MobileNode(MobileNodeConfig config,
                             RandomSource& random ABSL_ATTRIBUTE_LIFETIME_BOUND);
  MobileNode(MobileNode&&) = default;
  MobileNode& operator=(MobileNode&&) = default;

  // ---- in ----

  // Begins an exchange, after its random delay (RFC 8415 18.2.6). Does nothing to a machine that is
  // not stopped.
  MIP6BOOT_EXPORT void Start(TimePoint now);
  // Instead of Start: takes up what a machine before this one has saved, `away` ago. The home
  // networks are known again (kHomeNetworksLearnt), and the refresh time has run on; if it is over,
  // if an exchange was open, or if something else is asked for now, a new one begins. A host that
  // may have moved meanwhile calls HandleLinkChange next. Errors, with nothing changed: kNotAllowed
  // (the machine is not stopped; another node's state), that of an invalid config, and those of
  // SavedMobileNode.
  MIP6BOOT_EXPORT Result<void> Restore(TimePoint now, Bytes saved, Duration away);
  // Forgets the exchange and its clocks. What was learnt stays; `Start` asks anew.
  MIP6BOOT_EXPORT void Stop(TimePoint now);
  // Whatever came to the client port, 546: what is neither the Reply nor a Reconfigure to follow is
  // dropped, and counted.
  MIP6BOOT_EXPORT void HandleDatagram(
      TimePoint now, const ReceivedDatagram& received,
      ReconfigureAuthentication authentication = ReconfigureAuthentication::kNotVerified);
  // The time is `now`: does what is due, if anything is.
  MIP6BOOT_EXPORT void HandleTimeout(TimePoint now);
  // The interface has another link, or the link other prefixes (R19, R75).
  MIP6BOOT_EXPORT void HandleLinkChange(TimePoint now, LinkChange change = LinkChange::kMoved);
  // Asks again, for whatever reason (R80); all that was learnt is refreshed (R79). During an
  // exchange there is nothing to do.
  MIP6BOOT_EXPORT void Ask(TimePoint now);
  // The home agent with this address, or this name, failed; `current_home_agent` is then the next
  // one (R73). When the last one has failed: kFallbackNeeded, and the node asks again, at most once
  // in `ask_interval` (R80); and kFallbackNeeded again after a Reply that brings no others.
  MIP6BOOT_EXPORT void ReportHomeAgentFailed(TimePoint now, const Ipv6Address& address,
                                             HomeAgentFailure failure);
  MIP6BOOT_EXPORT void ReportHomeAgentFailed(TimePoint now, DomainNameView name,
                                             HomeAgentFailure failure);

  // ---- out ----

  // The next datagram to send, in `out`; nullopt if there is none now. Errors: kNoSpace if `out` is
  // too small for it, and then nothing has changed; that of an invalid config.
  MIP6BOOT_EXPORT Result<std::optional<Transmit>> PollTransmit(MutableBytes out);
  // The oldest event that was not polled yet. If nobody polls, the newest of each kind that matters
  // is kept, others are counted as lost.
  MIP6BOOT_EXPORT std::optional<MobileNodeEvent> PollEvent();
  // When to call HandleTimeout, and what for; nullopt: not at all. While a transmission waits to be
  // polled, it is the latest `now`.
  MIP6BOOT_EXPORT std::optional<Deadline> NextDeadline() const;

  // "retransmit", "refresh", ...
  MIP6BOOT_EXPORT static const char* DeadlineName(DeadlineReason reason);

  // What to keep for `Restore`, in `out`; mobile_node_saved.h has the layout. Keep it again after
  // each event about home networks. Errors: kNoSpace if `out` is too small,
  // SavedMobileNode::kMaxSize never is; that of an invalid config.
  MIP6BOOT_EXPORT Result<Bytes> Save(TimePoint now, MutableBytes out) const;

  // ---- what is known ----

  // The state of the table in mobile_node_transitions.h.
  MobileNodeState state() const { return state_; }
  // In order of preference; as `MobileNodeEvent::networks`.
  absl::Span<const HomeNetworkInformation> home_networks() const ABSL_ATTRIBUTE_LIFETIME_BOUND {
    return networks_;
  }
  // The first home agent not reported failed: network by network, addresses before names. A network
  // with prefixes alone has none here (R24: they may serve the discovery of RFC 6275).
  MIP6BOOT_EXPORT std::optional<LearntHomeAgent> current_home_agent() const
      ABSL_ATTRIBUTE_LIFETIME_BOUND;
  // The last Reply that was taken, for the other options in it; empty if there was none, or if it
  // was another machine's that was restored.
  Bytes reply() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return reply_; }
  // What to ask the DNS on kFallbackNeeded.
  MIP6BOOT_EXPORT DnsQuestions fallback_questions() const;
  // As servers told, or the default of RFC 8415 7.6: for the product's own Solicits on this
  // interface.
  Duration sol_max_rt() const { return sol_max_rt_; }
  // The same, for our Information-requests.
  Duration inf_max_rt() const { return inf_max_rt_; }
  // As it was given.
  const MobileNodeConfig& config() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return config_; }
  // Since the machine was made.
  const MobileNodeCounters& counters() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return counters_; }

 private:
  TimePoint Latest(TimePoint now) const;
  // Sets the time and does what is due at it.
  void Advance(TimePoint now);
  // Does what the table says; kTakeReply and kDrop are left to the caller, who holds the message.
  MobileNodeAction Apply(MobileNodeInput input);
  void ApplyCall(MobileNodeInput input);  // counts what changes nothing
  void Begin();
  void End();
  void AskLimited();
  // Whether DHCPv6 has nothing to offer that may be relied on (R23).
  bool lacks_home_agent() const;

  void HandleReply(const dhcpv6::MessageView& message);
  void HandleReconfigure(const dhcpv6::MessageView& message, bool to_unicast,
                         ReconfigureAuthentication authentication);
  void TakeMaxRetransmissionTimes(const dhcpv6::OptionRange& options);
  void TakeReply(const dhcpv6::MessageView& message);
  std::optional<TimePoint> RefreshAt(const dhcpv6::OptionRange& options) const;
  void WriteRequest(dhcpv6::OptionWriter& out) const;
  void WriteSaved(TimePoint now, dhcpv6::OptionWriter& out) const;
  // Has `accepted` known in place of what was. Whether it is the same.
  bool Know(const AcceptedHomeNetworks& accepted);
  template <typename IsFailed>
  void ReportFailed(TimePoint now, HomeAgentFailure failure, IsFailed is_failed);

  void Drop(MobileNodeDrop drop, const std::optional<Error>& error = std::nullopt,
            const std::optional<dhcpv6::Violation>& violation = std::nullopt);
  void TellHomeNetworks(bool same);
  void TellFallback(FallbackReason reason);
  void TellHomeAgentsFailed();
  std::optional<MobileNodeEventId> Withdraw(MobileNodeEventId first, MobileNodeEventId last);
  void Tell(const MobileNodeEvent& event);

  MobileNodeConfig config_;
  std::optional<Error> config_error_;
  RandomSource* random_;
  MobileNodeState state_ = MobileNodeState::kStopped;
  TimePoint now_;

  // The exchange.
  dhcpv6::TransactionId transaction_id_{};
  std::vector<uint8_t> server_id_;  // of the Reconfigure that it answers; else empty
  dhcpv6::Retransmission retransmission_;
  TokenBucket tokens_;
  bool held_back_ = false;        // the transmission that is due was counted as rate limited
  bool multicast_asked_ = false;  // a server has asked for multicast in this exchange
  TimePoint start_at_{};          // kDelaying
  TimePoint first_sent_at_{};     // kWaiting, kAgainDue
  std::optional<TimePoint> failure_until_;
  std::optional<TimePoint> refresh_at_;  // kResting; nullopt: never
  std::optional<TimePoint> fallback_at_;
  TimePoint next_ask_at_;
  bool ask_held_ = false;

  // What is known.
  std::vector<uint8_t> reply_;
  std::vector<uint8_t> restored_;                 // the containers of a saved state
  std::vector<HomeNetworkInformation> networks_;  // view `reply_`, or `restored_`
  bool moved_ = false;                            // since `reply_` was taken
  HomeAgentTrials trials_;
  Duration sol_max_rt_ = dhcpv6::kSolicitTimes.max_timeout;
  Duration inf_max_rt_ = dhcpv6::kInformationRequestTimes.max_timeout;

  std::vector<MobileNodeEvent> events_;  // oldest first
  bool home_agent_withdrawn_ = false;    // since the last event about home networks was polled
  bool told_networks_ = false;  // the last event of that kind that was polled spoke of some
  MobileNodeCounters counters_;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_MOBILE_NODE_H_
