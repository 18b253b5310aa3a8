// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents from records of the DNS, beside a model that ranks them by the words of RFC 2782. The
// first octet says what is configured: 1 a domain, 2 a home agent; each four that follow are one
// record: SRV, AAAA, or AAAA that comes later; its name; then priority and weight, or an address.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/roles/dns_fallback.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using roles::AaaaRecord;
using roles::DnsFallbackConfig;
using roles::HomeAgentRanking;
using roles::SrvRecord;

// 0 is the root; from 64 on the same in other letters.
const DomainName& NameOf(uint8_t number) {
  static const std::vector<DomainName> names = [] {
    std::vector<DomainName> made(1);
    for (size_t i = 1; i < 128; ++i) {
      const std::string domain = i < 64 ? ".home.example.org" : ".HOME.example.ORG";
      made.push_back(Name("ha" + std::to_string(i % 64) + domain));
    }
    return made;
  }();
  return names[number % names.size()];
}

Ipv6Address AddressOf(uint8_t high, uint8_t low) {
  static const std::array<Ipv6Address, 4> kUseless = {Ip6("::"), Ip6("::1"), Ip6("fe80::1"),
                                                      Ip6("ff02::1")};
  if ((low & 0x80) != 0) return kUseless[high % kUseless.size()];
  return Ipv6Address({0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, high, low});
}

struct Records {
  std::vector<SrvRecord> srv;
  std::vector<AaaaRecord> aaaa;   // in the same answer
  std::vector<AaaaRecord> later;  // asked for
};
Records Read(Bytes input) {
  Records records;
  for (; input.size() >= 4; input = input.subspan(4)) {
    const DomainNameView name = NameOf(input[1]).view();
    switch (input[0] % 3) {
      case 0:
        // Weights up to the highest, and low ones, where 0 counts for something.
        records.srv.push_back(
            {uint16_t{input[2]},
             static_cast<uint16_t>((input[3] & 15) * (input[3] < 128 ? 1 : 0xffff / 15)), name});
        break;
      case 1:
        records.aaaa.push_back({name, AddressOf(input[2], input[3])});
        break;
      default:
        records.later.push_back({name, AddressOf(input[2], input[3])});
        break;
    }
  }
  return records;
}

class Ranked {
 public:
  struct Agent {
    DomainNameView name;
    std::vector<Ipv6Address> addresses;
  };

  Ranked(const DnsFallbackConfig& config, const Records& records, uint64_t seed) : random_(seed) {
    std::vector<SrvRecord> left;
    for (size_t i = 0; i < std::min(records.srv.size(), roles::kMaxDnsRecords); ++i) {
      if (!records.srv[i].target.empty()) left.push_back(records.srv[i]);
    }
    Skip(records.srv.size());
    not_offered = !records.srv.empty() && left.empty();
    while (!left.empty()) {
      const size_t next = Choose(left);
      Add(left[next].target);
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(next));
    }
    if (!config.agent.empty()) Add(config.agent.view());
    Address(records.aaaa);
  }
  void Address(const std::vector<AaaaRecord>& records) {
    for (size_t i = 0; i < std::min(records.size(), roles::kMaxDnsRecords); ++i) {
      Agent* const agent = Find(records[i].name);
      if (agent == nullptr) continue;
      const Ipv6Address& address = records[i].address;
      auto& known = agent->addresses;
      if (!address.IsGlobal()) {
        ++unusable;
      } else if (std::find(known.begin(), known.end(), address) == known.end()) {
        known.size() < roles::kMaxDnsAddresses ? known.push_back(address) : Skip1();
      }
    }
    Skip(records.size());
  }

  std::vector<Agent> agents;
  bool not_offered = false;
  size_t left_out = 0;
  size_t unusable = 0;

 private:
  void Skip1() { ++left_out; }
  void Skip(size_t records) { left_out += records - std::min(records, roles::kMaxDnsRecords); }
  Agent* Find(DomainNameView name) {
    for (Agent& agent : agents) {
      if (agent.name.EqualsIgnoringCase(name)) return &agent;
    }
    return nullptr;
  }
  void Add(DomainNameView name) {
    if (Find(name) != nullptr) return;
    agents.size() < roles::kMaxDnsHomeAgents ? agents.push_back({name, {}}) : Skip1();
  }
  // RFC 2782: of the lowest priority, those of weight 0 first, the first whose running sum reaches
  // a number between 0 and the sum of all.
  size_t Choose(const std::vector<SrvRecord>& left) {
    uint16_t lowest = UINT16_MAX;
    for (const SrvRecord& record : left) lowest = std::min(lowest, record.priority);
    std::vector<size_t> order;
    for (const bool weighs : {false, true}) {
      for (size_t i = 0; i < left.size(); ++i) {
        if (left[i].priority == lowest && (left[i].weight != 0) == weighs) order.push_back(i);
      }
    }
    if (order.size() == 1) return order[0];
    uint64_t sum = 0;
    for (const size_t i : order) sum += left[i].weight;
    const uint64_t drawn = random_.Next() * (sum + 1) >> 32;
    uint64_t running = 0;
    for (const size_t i : order) {
      running += left[i].weight;
      if (running >= drawn) return i;
    }
    return order.back();
  }

  test::SeededRandom random_;
};

void RequireSame(const Ranked& expected, const HomeAgentRanking& ranking) {
  Require(ranking.not_offered == expected.not_offered, "offered, or not (R71)");
  Require(ranking.left_out == expected.left_out && ranking.unusable == expected.unusable,
          "what is left out is not told");
  Require(ranking.agents.size() == expected.agents.size(), "another number of home agents");
  for (size_t i = 0; i < expected.agents.size(); ++i) {
    Require(ranking.agents[i].name.wire() == expected.agents[i].name.wire(), "another order (R71)");
    Require(std::equal(ranking.agents[i].addresses.begin(), ranking.agents[i].addresses.end(),
                       expected.agents[i].addresses.begin(), expected.agents[i].addresses.end()),
            "a home agent with other addresses (R72)");
  }
}

// R70, R69.
void RequireQuestions(const DnsFallbackConfig& config) {
  const auto questions = QuestionsFor(config);
  Require(questions.has_value(), "nothing to ask");
  size_t asked = 0;
  if (!config.domain.empty()) {
    static const DomainName kService = Name("_mip6._ipv6.home.example.org");
    const roles::DnsQuestion& service = (*questions)[asked++];
    Require(service.type == roles::DnsType::kSrv && service.name.view() == kService.view(),
            "another service");
  }
  if (!config.agent.empty()) {
    const roles::DnsQuestion& agent = (*questions)[asked++];
    Require(agent.type == roles::DnsType::kAaaa && agent.name.view() == config.agent.view(),
            "another home agent");
  }
  Require(questions->size() == asked, "another question");
}

void Run(uint8_t what, Bytes input) {
  DnsFallbackConfig config;
  if ((what & 1) != 0) config.domain = Samples().home_name;
  if ((what & 2) != 0) config.agent = NameOf(static_cast<uint8_t>(what >> 2));
  RequireQuestions(config);
  const Records records = Read(input);
  test::SeededRandom random(what);
  Ranked expected(config, records, what);
  HomeAgentRanking ranking = RankHomeAgents(config, records.srv, records.aaaa, random);
  RequireSame(expected, ranking);
  expected.Address(records.later);
  AddAddresses(records.later, ranking);
  RequireSame(expected, ranking);
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size != 0) mip6boot::fuzz::Run(data[0], {data + 1, size - 1});
  return 0;
}
