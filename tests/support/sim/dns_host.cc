// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/dns_host.h"

#include <algorithm>
#include <utility>

namespace mip6boot::sim {
namespace {

constexpr uint16_t kDnsPort = 53;
constexpr Duration kAskAgain = std::chrono::seconds(2);
// octets: id, type
constexpr size_t kQuestionHeader = 4;
// octets: type, priority, weight, address; the name follows
constexpr size_t kRecordHeader = 2 + 2 + 2 + 16;

void Append16(std::vector<uint8_t>& octets, uint16_t value) {
  octets.push_back(static_cast<uint8_t>(value >> 8));
  octets.push_back(static_cast<uint8_t>(value));
}

void AppendRecord(std::vector<uint8_t>& octets, roles::DnsType type, uint16_t priority,
                  const Ipv6Address& address, DomainNameView name) {
  Append16(octets, static_cast<uint16_t>(type));
  Append16(octets, priority);
  Append16(octets, 10);
  const Bytes of_address = address.bytes();
  octets.insert(octets.end(), of_address.begin(), of_address.end());
  octets.insert(octets.end(), name.wire().begin(), name.wire().end());
}

}  // namespace

DnsHost::DnsHost(Surroundings& around)
    : around_(around), id_(around.network.Add(Role::kDnsServer, *this)) {
  around_.dns_server = id_;
}

void DnsHost::HandleDatagram(const Datagram& received) {
  const Bytes question(received.octets);
  if (question.size() < kQuestionHeader) return;
  const auto type = static_cast<roles::DnsType>(LoadBigEndian16(question.data() + 2));
  const Result<DomainNameView> name = DomainNameView::Parse(question.subspan(kQuestionHeader));
  if (!name) return;
  Datagram answer;
  answer.from = id_;
  answer.to = received.from;
  answer.is_dhcpv6 = false;
  answer.node = received.node;
  answer.source = received.destination;
  answer.destination = received.source;
  answer.octets.assign(question.begin(), question.begin() + 2);
  const std::string asked = name->ToString();
  // An address that nobody asked for, of a home agent that is nobody's.
  const Ipv6Address foreign = around_.world.Foreign().addresses[0];
  AppendRecord(answer.octets, roles::DnsType::kAaaa, 0, foreign, around_.world.Foreign().names[0]);
  const bool poisoned = around_.plan.sabotage == Sabotage::kPoisonedDns;
  for (uint32_t realm = 0; realm < around_.world.realms(); ++realm) {
    const uint32_t agents = std::min(kInDns, around_.plan.home_agents);
    for (uint32_t i = 0; i < agents; ++i) {
      const HomeAgentRecord& agent = around_.world.agent({HomeAgentOrigin::kHome, realm, i});
      const DomainName host = *DomainName::FromText(agent.host);
      if (type == roles::DnsType::kSrv && asked == "_mip6._ipv6." + agent.realm + ".") {
        AppendRecord(answer.octets, type, PriorityOf(i), Ipv6Address(), host.view());
        // The addresses of some come along, those of others have to be asked for (R72).
        if (i % 2 == 0) {
          AppendRecord(answer.octets, roles::DnsType::kAaaa, 0, agent.address, host.view());
        }
      } else if (type == roles::DnsType::kAaaa && asked == agent.host + ".") {
        AppendRecord(answer.octets, type, 0, poisoned ? foreign : agent.address, host.view());
      }
    }
  }
  around_.network.Send(std::move(answer));
}

void DnsSearch::Start(const roles::DnsFallbackConfig& config) {
  config_ = config;
  started_at_ = around_.network.now();
  to_ask_.clear();
  names_.clear();
  srv_.clear();
  aaaa_.clear();
  ranking_.reset();
  if (const Result<roles::DnsQuestions> questions = roles::QuestionsFor(config_)) {
    to_ask_.assign(questions->begin(), questions->end());
  }
  Next();
}

void DnsSearch::Next() {
  if (to_ask_.empty() && !ranking_.has_value()) {
    ranking_ = roles::RankHomeAgents(config_, srv_, aaaa_, random_);
    for (const roles::DnsHomeAgent& agent : ranking_->agents) {
      if (agent.addresses.empty())
        to_ask_.push_back({DomainName(agent.name), roles::DnsType::kAaaa});
    }
  }
  if (to_ask_.empty()) {
    roles::AddAddresses(aaaa_, *ranking_);
    ask_again_at_.reset();
    return;
  }
  question_ = static_cast<uint16_t>(random_.Next() >> 16);
  Ask();
}

void DnsSearch::Ask() {
  ask_again_at_ = around_.network.now() + kAskAgain;
  Datagram question;
  question.from = id_;
  question.to = around_.dns_server;
  question.is_dhcpv6 = false;
  question.node = node_;
  question.destination.port = kDnsPort;
  Append16(question.octets, question_);
  Append16(question.octets, static_cast<uint16_t>(to_ask_.front().type));
  const Bytes name = to_ask_.front().name.view().wire();
  question.octets.insert(question.octets.end(), name.begin(), name.end());
  around_.network.Send(std::move(question));
}

void DnsSearch::HandleTimeout() {
  if (ask_again_at_.has_value() && *ask_again_at_ <= around_.network.now()) Ask();
}

void DnsSearch::HandleAnswer(Bytes octets) {
  if (to_ask_.empty() || octets.size() < 2 || LoadBigEndian16(octets.data()) != question_) return;
  octets.remove_prefix(2);
  while (octets.size() > kRecordHeader) {
    const auto type = static_cast<roles::DnsType>(LoadBigEndian16(octets.data()));
    const uint16_t priority = LoadBigEndian16(octets.data() + 2);
    const uint16_t weight = LoadBigEndian16(octets.data() + 4);
    const Ipv6Address address = Ipv6Address::Load(octets.data() + 6);
    const Result<DomainNameView> name = DomainNameView::ParsePrefix(octets.subspan(kRecordHeader));
    if (!name) break;
    octets.remove_prefix(kRecordHeader + name->wire().size());
    const DomainNameView kept = names_.emplace_back(*name).view();
    if (type == roles::DnsType::kSrv) srv_.push_back({priority, weight, kept});
    if (type == roles::DnsType::kAaaa) aaaa_.push_back({kept, address});
  }
  to_ask_.pop_front();
  Next();
}

}  // namespace mip6boot::sim
