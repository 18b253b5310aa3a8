// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/home_agent_search.h"

#include <fmt/format.h>

#include <utility>

#include "examples/integrated_scenario/topology.h"

namespace mip6boot::scenario {

void HomeAgentSearch::Start(const roles::DnsFallbackConfig& config,
                            std::function<void()> finished) {
  config_ = &config;
  finished_ = std::move(finished);
  resolver_.emplace(
      network_,
      LoopbackNetwork::Station{Party::kMobileNode, {topology::MobileNodeCareOfAddress(), 0}},
      topology::HomeDns());
  if (const Result<roles::DnsQuestions> questions = roles::QuestionsFor(config)) {
    to_ask_.assign(questions->begin(), questions->end());
  }
  AskNext();
}

void HomeAgentSearch::AskNext() {
  if (to_ask_.empty()) {
    if (!ranking_.has_value()) return Rank();
    roles::AddAddresses(records_.aaaa(), *ranking_);
    return finished_();
  }
  const roles::DnsQuestion question = to_ask_.front();
  to_ask_.pop_front();
  resolver_->Ask(question, [this, question](const std::string& problem, Bytes answer) {
    if (!problem.empty()) {
      network_.News(Party::kMobileNode, fmt::format("{}: {}", question.name.ToString(), problem));
    }
    records_.Add(answer);
    AskNext();
  });
}

void HomeAgentSearch::Rank() {
  ranking_ = roles::RankHomeAgents(*config_, records_.srv(), records_.aaaa(), random_);
  // Addresses that did not come with the names have to be asked for (R72).
  for (const roles::DnsHomeAgent& agent : ranking_->agents) {
    if (agent.addresses.empty()) to_ask_.push_back({DomainName(agent.name), roles::DnsType::kAaaa});
  }
  AskNext();
}

std::vector<FoundHomeAgent> HomeAgentSearch::found() const {
  std::vector<FoundHomeAgent> found;
  if (!ranking_.has_value()) return found;
  for (const roles::DnsHomeAgent& agent : ranking_->agents) {
    FoundHomeAgent& next = found.emplace_back();
    next.name = agent.name.ToString();
    for (const Ipv6Address& address : agent.addresses) next.addresses.push_back(address.ToString());
  }
  return found;
}

}  // namespace mip6boot::scenario
