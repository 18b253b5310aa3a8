// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/dns_fallback.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

// _mip6._ipv6 (RFC 5026 5.1.2); the domain's own octets follow.
constexpr std::array<uint8_t, 12> kServiceLabels = {5, '_', 'm', 'i', 'p', '6',
                                                    5, '_', 'i', 'p', 'v', '6'};

using Records = BoundedVector<SrvRecord, kMaxDnsRecords>;

// 0..`max`, uniform.
uint32_t Draw(uint32_t max, RandomSource& random) {
  return static_cast<uint32_t>((uint64_t{random.Next()} * (uint64_t{max} + 1)) >> 32);
}

// RFC 2782: by priority, and of one priority those of weight 0 first, so that they have a small
// chance beside the others (R71). Others stay in the order in which they came.
void OrderByPriority(Records& records) {
  const auto is_before = [](const SrvRecord& a, const SrvRecord& b) {
    return std::make_tuple(a.priority, a.weight != 0) < std::make_tuple(b.priority, b.weight != 0);
  };
  for (SrvRecord* next = records.begin(); next != records.end(); ++next) {
    std::rotate(std::upper_bound(records.begin(), next, *next, is_before), next, next + 1);
  }
}

// RFC 2782: brings the records of one priority into the order in which to try them.
void OrderByWeight(SrvRecord* begin, SrvRecord* end, RandomSource& random) {
  for (; end - begin > 1; ++begin) {
    uint32_t sum = 0;
    for (const SrvRecord* record = begin; record != end; ++record) sum += record->weight;
    const uint32_t drawn = Draw(sum, random);
    SrvRecord* chosen = begin;
    for (uint32_t running = chosen->weight; running < drawn; running += chosen->weight) ++chosen;
    std::rotate(begin, chosen, chosen + 1);  // the others keep their order
  }
}

DnsHomeAgent* Find(DomainNameView name, HomeAgentRanking& ranking) {
  for (DnsHomeAgent& agent : ranking.agents) {
    if (agent.name.EqualsIgnoringCase(name)) return &agent;
  }
  return nullptr;
}

void AddAgent(DomainNameView name, HomeAgentRanking& ranking) {
  if (Find(name, ranking) != nullptr) return;
  DnsHomeAgent agent;
  agent.name = name;
  if (!ranking.agents.TryPushBack(agent)) ++ranking.left_out;
}

bool IsUsable(const Ipv6Address& address) { return address.IsGlobal(); }

// `count` more, as far as the counter goes.
void Count(size_t count, uint16_t& counter) {
  counter = static_cast<uint16_t>(std::min<size_t>(counter + count, 0xffff));
}

}  // namespace

Result<DnsQuestions> QuestionsFor(const DnsFallbackConfig& config) {
  DnsQuestions questions;
  if (!config.domain.empty()) {
    const Bytes domain = config.domain.view().wire();
    std::array<uint8_t, kServiceLabels.size() + DomainNameView::kMaxSize> octets;
    const auto end = std::copy(kServiceLabels.begin(), kServiceLabels.end(), octets.begin());
    std::copy(domain.begin(), domain.end(), end);
    const Result<DomainNameView> name =
        DomainNameView::Parse(Bytes(octets.data(), kServiceLabels.size() + domain.size()));
    if (!name) {
      return Unexpected(MakeConfigError(Reason::kNameTooLong, "dns_fallback.domain",
                                        kServiceLabels.size() + domain.size(),
                                        DomainNameView::kMaxSize));
    }
    (void)questions.TryPushBack({DomainName(*name), DnsType::kSrv});
  }
  if (!config.agent.empty()) (void)questions.TryPushBack({config.agent, DnsType::kAaaa});
  return questions;
}

HomeAgentRanking RankHomeAgents(const DnsFallbackConfig& config, absl::Span<const SrvRecord> srv,
                                absl::Span<const AaaaRecord> aaaa, RandomSource& random) {
  HomeAgentRanking ranking;
  const absl::Span<const SrvRecord> seen = srv.subspan(0, kMaxDnsRecords);
  Count(srv.size() - seen.size(), ranking.left_out);
  Records records;
  for (const SrvRecord& record : seen) {
    // RFC 2782: the target "." says that there is no such service (R71).
    if (!record.target.empty()) (void)records.TryPushBack(record);
  }
  ranking.not_offered = !srv.empty() && records.empty();
  OrderByPriority(records);
  for (SrvRecord* begin = records.begin(); begin != records.end();) {
    SrvRecord* const end = std::find_if(begin, records.end(), [begin](const SrvRecord& record) {
      return record.priority != begin->priority;
    });
    OrderByWeight(begin, end, random);
    begin = end;
  }
  for (const SrvRecord& record : records) AddAgent(record.target, ranking);
  if (!config.agent.empty()) AddAgent(config.agent.view(), ranking);
  AddAddresses(aaaa, ranking);
  return ranking;
}

void AddAddresses(absl::Span<const AaaaRecord> aaaa, HomeAgentRanking& ranking) {
  const absl::Span<const AaaaRecord> seen = aaaa.subspan(0, kMaxDnsRecords);
  Count(aaaa.size() - seen.size(), ranking.left_out);
  for (const AaaaRecord& record : seen) {
    DnsHomeAgent* const agent = Find(record.name, ranking);
    if (agent == nullptr) continue;
    if (!IsUsable(record.address)) {
      Count(1, ranking.unusable);
    } else if (std::find(agent->addresses.begin(), agent->addresses.end(), record.address) ==
                   agent->addresses.end() &&
               !agent->addresses.TryPushBack(record.address)) {
      Count(1, ranking.left_out);
    }
  }
}

}}}  // namespace mip6boot::v0_1::roles
