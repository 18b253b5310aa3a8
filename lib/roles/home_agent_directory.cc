// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_directory.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "home_agent_directory_internal.h"
#include "mip6boot/base/text.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using home_agent_directory::Agent;
using home_agent_directory::IdOf;
using home_agent_directory::LookupKey;
using mip6boot::internal::WithoutFinalDot;

namespace {

// All that one node is given fits into the values: two addresses an agent, and a name.
static_assert(2 * kMaxHomeAgentsPerNode <= kMaxPerHomeNetwork);
static_assert(kMaxHomeAgentsPerNode <= kMaxHomeAgents);

std::vector<uint8_t> WireOf(std::string_view host) {
  const Result<DomainName> name = DomainName::FromText(host);
  if (!name) return {};
  const Bytes wire = name->view().wire();
  return {wire.begin(), wire.end()};
}

uint64_t IdOfNetwork(const HomeNetworkEntry& network) {
  for (const std::string& text : network.ids) {
    const Result<DomainName> name = DomainName::FromText(text);
    if (name) return IdOf('n', LookupKey(name->view()));
  }
  if (!network.links.empty()) return IdOf('l', LookupKey(network.links.front()));
  if (!network.interfaces.empty()) return IdOf('i', LookupKey(network.interfaces.front()));
  return 0;  // the one that is unrestricted, and nothing else
}

uint64_t IdOfAgent(const Agent& agent) {
  if (!agent.host.empty()) return IdOf('h', LookupKey(*DomainNameView::Parse(agent.host)));
  if (agent.entry->ipv6.has_value()) return IdOf('a', LookupKey(*agent.entry->ipv6));
  return IdOf('a', LookupKey(Ipv6Address::EmbedIpv4(agent.entry->ipv4.value_or(Ipv4Address()))));
}

}  // namespace

// ---- directory ----

HomeAgentDirectory::Index::Index(HomeAgentDirectoryConfig given) : config(std::move(given)) {
  if (config.hash_key.has_value()) {
    hash_key = {LoadBigEndian64(config.hash_key->data()),
                LoadBigEndian64(config.hash_key->data() + 8)};
  }
  for (const HomeNetworkEntry& network : config.networks) Add(network);
  std::sort(link_lengths.begin(), link_lengths.end(), std::greater<>());
  link_lengths.erase(std::unique(link_lengths.begin(), link_lengths.end()), link_lengths.end());
}

void HomeAgentDirectory::Index::Add(const HomeNetworkEntry& network) {
  const size_t number = networks.size();
  networks.push_back({IdOfNetwork(network), agents.size(), network.RemembersNodes()});
  for (const std::string& text : network.ids) {
    const Result<DomainName> name = DomainName::FromText(text);
    if (name) ids.Insert(LookupKey(name->view()), number);
  }
  for (const Ipv6Prefix& link : network.links) {
    links.Insert(LookupKey(link), number);
    link_lengths.push_back(link.length());
  }
  for (const InterfaceIndex interface : network.interfaces) {
    interfaces.Insert(LookupKey(interface), number);
  }
  if (network.unrestricted && !unrestricted.has_value()) unrestricted = number;
  for (const HomeAgentEntry& entry : network.agents) Add(entry);
}

void HomeAgentDirectory::Index::Add(const HomeAgentEntry& entry) {
  Agent agent{0, WireOf(entry.host), &entry};
  agent.id = IdOfAgent(agent);
  if (!agent.host.empty()) {
    hosts.Insert(LookupKey(*DomainNameView::Parse(agent.host)), agents.size());
  }
  if (entry.ipv6.has_value()) addresses.Insert(LookupKey(*entry.ipv6), agents.size());
  if (entry.ipv4.has_value()) {
    addresses.Insert(LookupKey(Ipv6Address::EmbedIpv4(*entry.ipv4)), agents.size());
  }
  agents.push_back(std::move(agent));
}

HomeAgentDirectory::HomeAgentDirectory(HomeAgentDirectoryConfig config)
    : index_(std::make_unique<Index>(std::move(config))) {}
HomeAgentDirectory::~HomeAgentDirectory() = default;
HomeAgentDirectory::HomeAgentDirectory(HomeAgentDirectory&& other) noexcept = default;
HomeAgentDirectory& HomeAgentDirectory::operator=(HomeAgentDirectory&& other) noexcept = default;

namespace {

std::optional<HomeNetworkNumber> NetworkAt(std::optional<size_t> place) {
  if (!place.has_value()) return std::nullopt;
  return static_cast<HomeNetworkNumber>(*place);
}

}  // namespace

std::optional<HomeNetworkNumber> HomeAgentDirectory::FindByName(DomainNameView name) const {
  return NetworkAt(index_->ids.Find(LookupKey(name)));
}

std::optional<HomeNetworkNumber> HomeAgentDirectory::FindByName(std::string_view name) const {
  const Result<DomainName> wire = DomainName::FromText(name);
  if (!wire) return std::nullopt;
  return FindByName(wire->view());
}

std::optional<HomeNetworkNumber> HomeAgentDirectory::FindByLink(const Ipv6Address& address) const {
  for (const uint8_t length : index_->link_lengths) {
    const auto found = index_->links.Find(LookupKey(*Ipv6Prefix::Make(address, length)));
    if (found.has_value()) return NetworkAt(found);
  }
  return std::nullopt;
}

std::optional<HomeNetworkNumber> HomeAgentDirectory::FindByInterface(
    InterfaceIndex interface) const {
  return NetworkAt(index_->interfaces.Find(LookupKey(interface)));
}

std::optional<HomeNetworkNumber> HomeAgentDirectory::unrestricted() const {
  return NetworkAt(index_->unrestricted);
}

std::optional<HomeAgentId> HomeAgentDirectory::FindHomeAgent(const Ipv6Address& address) const {
  return index_->IdAt(index_->addresses.Find(LookupKey(address)));
}

std::optional<HomeAgentId> HomeAgentDirectory::FindHomeAgent(std::string_view host) const {
  const Result<DomainName> wire = DomainName::FromText(host);
  if (!wire) return std::nullopt;
  return index_->IdAt(index_->hosts.Find(LookupKey(wire->view())));
}

HomeAgentId HomeAgentDirectory::id(HomeAgentNumber agent) const {
  return static_cast<HomeAgentId>(index_->at(agent).id);
}

HomeNetwork HomeAgentDirectory::HomeNetworkOf(const HomeAgentSelection& selected) const {
  HomeNetwork network;
  if (selected.agents.empty()) return network;
  for (const Ipv6Prefix& prefix : index_->EntryOf(selected.network).prefixes) {
    (void)network.prefixes.TryPushBack(prefix);
  }
  for (const HomeAgentNumber agent : selected.agents) {
    const HomeAgentEntry& entry = *index_->at(agent).entry;
    if (entry.ipv6.has_value()) (void)network.addresses.TryPushBack(*entry.ipv6);
  }
  for (const HomeAgentNumber agent : selected.agents) {
    const HomeAgentEntry& entry = *index_->at(agent).entry;
    if (entry.ipv4.has_value()) {
      (void)network.addresses.TryPushBack(Ipv6Address::EmbedIpv4(*entry.ipv4));
    }
  }
  for (const HomeAgentNumber agent : selected.agents) {
    const std::vector<uint8_t>& host = index_->at(agent).host;
    if (!host.empty()) (void)network.names.TryPushBack(*DomainNameView::Parse(host));
  }
  return network;
}

AssignedHomeAgents HomeAgentDirectory::HomeAgentsOf(const HomeAgentSelection& selected) const {
  AssignedHomeAgents agents;
  for (const HomeAgentNumber number : selected.agents) {
    const HomeNetworkEntry& network = index_->EntryOf(selected.network);
    const HomeAgentEntry& entry = *index_->at(number).entry;
    AssignedHomeAgent agent;
    agent.ipv6 = entry.ipv6;
    agent.ipv4 = entry.ipv4;
    agent.host = WithoutFinalDot(entry.host);
    if (!network.ids.empty()) agent.realm = WithoutFinalDot(network.ids.front());
    if (!network.prefixes.empty()) agent.prefix = network.prefixes.front();
    (void)agents.TryPushBack(agent);
  }
  return agents;
}

const HomeAgentDirectoryConfig& HomeAgentDirectory::config() const { return index_->config; }

}}}  // namespace mip6boot::v0_1::roles
