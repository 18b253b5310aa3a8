// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The DNS of the home networks, and what a node asks it with. The library speaks no DNS, so neither
// does this: a question is its id, its type and the name in wire form; an answer the id, and
// records of (type, priority, weight, name, address).

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_DNS_HOST_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_DNS_HOST_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "mip6boot/roles/dns_fallback.h"
#include "tests/support/sim/surroundings.h"

namespace mip6boot::sim {

class DnsHost final : public Participant {
 public:
  // Home agents that a domain has in the DNS: the first ones.
  static constexpr uint32_t kInDns = 4;
  static constexpr uint16_t PriorityOf(uint32_t agent) { return static_cast<uint16_t>(agent % 2); }

  explicit DnsHost(Surroundings& around);
  void HandleDatagram(const Datagram& received) override;

 private:
  Surroundings& around_;
  ParticipantId id_;
};

// One search for home agents (RFC 5026 5.1): asks until all is answered.
class DnsSearch {
 public:
  DnsSearch(Surroundings& around, ParticipantId id, NodeNumber node, RandomSource& random)
      : around_(around), id_(id), node_(node), random_(random) {}
  DnsSearch(const DnsSearch&) = delete;
  DnsSearch& operator=(const DnsSearch&) = delete;

  void Start(const roles::DnsFallbackConfig& config);
  void HandleAnswer(Bytes octets);
  void HandleTimeout();
  std::optional<TimePoint> NextDeadline() const { return ask_again_at_; }

  TimePoint started_at() const { return started_at_; }
  // All questions are answered. Then `ranking` has what there is, maybe nothing.
  bool done() const { return ranking_.has_value() && to_ask_.empty(); }
  const roles::HomeAgentRanking& ranking() const { return *ranking_; }

 private:
  void Ask();
  void Next();

  Surroundings& around_;
  ParticipantId id_;
  NodeNumber node_;
  RandomSource& random_;
  roles::DnsFallbackConfig config_;
  std::deque<roles::DnsQuestion> to_ask_;
  std::deque<DomainName> names_;  // that the records view
  std::vector<roles::SrvRecord> srv_;
  std::vector<roles::AaaaRecord> aaaa_;
  std::optional<roles::HomeAgentRanking> ranking_;
  TimePoint started_at_{};
  std::optional<TimePoint> ask_again_at_;
  uint16_t question_ = 0;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_DNS_HOST_H_
