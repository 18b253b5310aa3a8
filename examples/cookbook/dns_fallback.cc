// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/dns_fallback.h"

#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

#include "mip6boot/roles/home_agent_trials.h"

namespace {

using namespace mip6boot;

class SystemRandom final : public RandomSource {
 public:
  uint32_t Next() override { return device_(); }

 private:
  std::random_device device_;
};

// Your part: IKE_SA_INIT to one of its addresses. Here the first of the two does not answer.
bool Reach(const roles::DnsHomeAgent& agent) { return agent.name.EqualsText("ha2.example.org"); }

}  // namespace

int main() {
  roles::DnsFallbackConfig config;
  config.domain = *DomainName::FromText("example.org");
  const auto questions = roles::QuestionsFor(config);
  if (!questions) return 1;
  for (const roles::DnsQuestion& question : *questions) {
    std::printf("ask %s of %s\n", question.type == roles::DnsType::kSrv ? "SRV" : "AAAA",
                question.name.view().ToString().c_str());
  }

  // What your resolver brings: two agents, of which the first is preferred.
  const DomainName ha1 = *DomainName::FromText("ha1.example.org");
  const DomainName ha2 = *DomainName::FromText("ha2.example.org");
  const std::vector<roles::SrvRecord> srv = {{10, 0, ha1.view()}, {20, 0, ha2.view()}};
  const std::vector<roles::AaaaRecord> aaaa = {{ha1.view(), *Ipv6Address::FromText("2001:db8::1")},
                                               {ha2.view(), *Ipv6Address::FromText("2001:db8::2")}};
  SystemRandom random;
  const roles::HomeAgentRanking ranking = roles::RankHomeAgents(config, srv, aaaa, random);

  // One after the other, until one answers.
  const TimePoint now{};
  roles::HomeAgentTrials trials(ranking.agents.size(), std::chrono::seconds(60));
  while (const std::optional<size_t> candidate = trials.current()) {
    const roles::DnsHomeAgent& agent = ranking.agents[*candidate];
    const bool reached = Reach(agent);
    std::printf("%s: %s\n", agent.name.ToString().c_str(), reached ? "register here" : "silent");
    if (reached) return *candidate == 1 ? 0 : 1;
    trials.ReportFailed(now, *candidate, roles::HomeAgentFailure::kNoAnswer);
  }
  return 1;
}
