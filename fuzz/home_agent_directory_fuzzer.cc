// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents that are assigned, released, go down and come up. The first octet says how they are
// chosen; each four that follow are one call: what is done, to whom, where, a time.

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/expected_directory.h"
#include "fuzz/finding.h"
#include "fuzz/sample_directory.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/roles/home_agent_directory.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using roles::HomeAgentDirectory;
using roles::HomeAgentDirectoryState;
using roles::HomeAgentNumber;
using roles::HomeAgentSelection;
using roles::HomeNetworkNumber;
using Event = roles::HomeAgentDirectoryEvent;
using Call = std::array<uint8_t, 4>;
using Node = std::array<uint8_t, 2>;

Node NodeOf(uint8_t node) { return {0x6e, node}; }

class Directory {
 public:
  explicit Directory(uint8_t setup)
      : rules_(DirectoryRulesOf(setup)),
        directory_(DirectoryConfig(rules_, false)),
        state_(directory_.config(), random_),
        twin_(directory_.config(), other_random_),
        model_(rules_) {
    Require(directory_.config().Validate().has_value(), "a configuration that is refused");
  }

  void Do(const Call& call) {
    const auto node = static_cast<uint8_t>(call[1] % 16);
    const size_t network = call[2] % kNetworks;
    switch (call[0] % 11) {
      case 0:
      case 1:
        Select(network, node);
        break;
      case 2:
        Release(network, node);
        break;
      case 3:
      case 4:
        Mark(call[2] % kAgents, call[0] % 11 == 4);
        break;
      case 5:
        Find(call);
        break;
      case 6:
        now_ += std::chrono::seconds(call[3]);
        Expire(size_t{1} + call[1] % 4);
        break;
      case 7:
        Choose(network, node);
        break;
      case 8:
        Assign();
        break;
      case 9:
        Reconfigure();
        break;
      default:
        // Time passes, and nothing is done at it; or a clock goes back for one selection.
        if (call[3] < 128) now_ += std::chrono::seconds(call[3]);
        if (call[3] >= 128) Select(network, node, std::chrono::seconds(call[3] - 127));
        if (call[1] == 255) SelectUnknown(node);
        break;
    }
    RequireKept();
  }

 private:
  // ---- where things stand in the configuration ----

  HomeNetworkNumber Place(size_t network) const {
    return HomeNetworkNumber{static_cast<uint32_t>(turned_ ? kNetworks - 1 - network : network)};
  }
  HomeAgentNumber PlaceOfAgent(size_t agent) const {
    return HomeAgentNumber{static_cast<uint32_t>(turned_ ? kAgents - 1 - agent : agent)};
  }
  roles::HomeAgentId IdOf(size_t agent) const { return directory_.id(PlaceOfAgent(agent)); }
  ExpectedDirectory::Agents AgentsOf(const HomeAgentSelection& selected) const {
    ExpectedDirectory::Agents agents;
    for (const HomeAgentNumber number : selected.agents) {
      const auto place = static_cast<size_t>(number);
      Require(place < kAgents, "a home agent that there is not");
      agents.push_back(turned_ ? kAgents - 1 - place : place);
    }
    return agents;
  }

  // ---- calls ----

  // What the model chooses, and what all that choose say.
  ExpectedDirectory::Choice RequireChosen(size_t network, uint8_t node,
                                          const HomeAgentSelection& selected,
                                          const HomeAgentSelection& twin) {
    const ExpectedDirectory::Agents given = AgentsOf(selected);
    const auto choice = model_.Choose(network, node, given);
    Require(selected.network == Place(network), "of another network");
    Require(given == choice.agents, "other home agents than are next");
    Require(AgentsOf(twin) == given, "a choice depends on the keys of a state");
    RequireHomeNetwork(directory_.HomeNetworkOf(selected), network, given);
    RequireHomeAgents(directory_.HomeAgentsOf(selected), network, given);
    return choice;
  }
  void Select(size_t network, uint8_t node, Duration behind = {}) {
    model_.Pass(now_ - behind);
    const Node octets = NodeOf(node);
    const TimePoint told = now_ - behind;
    const auto selected = directory_.Select(told, Place(network), octets, state_);
    const auto twin = directory_.Select(told, Place(network), octets, twin_);
    const auto choice = RequireChosen(network, node, selected, twin);
    const Event event = model_.Assign(choice, node);
    Require(selected.event == event && twin.event == event, "another event of a selection");
  }
  void Choose(size_t network, uint8_t node) {
    model_.Pass(now_);
    const Node octets = NodeOf(node);
    const auto selected = directory_.Choose(now_, Place(network), octets, state_);
    const auto twin = directory_.Choose(now_, Place(network), octets, twin_);
    const auto choice = RequireChosen(network, node, selected, twin);
    Require(selected.event == choice.event, "another event of a choice");
    pending_ = Pending{node, selected, choice};
  }
  // Others may have come in between.
  void Assign() {
    if (!pending_.has_value()) return;
    if (!pending_->choice.agents.empty()) model_.Pass(now_);  // else nothing is done at that time
    const Node octets = NodeOf(pending_->node);
    const Event event = directory_.Assign(now_, pending_->selected, octets, state_);
    const Event twin = directory_.Assign(now_, pending_->selected, octets, twin_);
    Require(event == model_.Assign(pending_->choice, pending_->node) && twin == event,
            "another event of an assignment");
  }
  void SelectUnknown(uint8_t node) {
    model_.Pass(now_);
    for (HomeAgentDirectoryState* const state : {&state_, &twin_}) {
      const auto nobody = directory_.Select(now_, Place(0), Bytes(), *state);
      const auto nowhere =
          directory_.Select(now_, HomeNetworkNumber{kNetworks}, NodeOf(node), *state);
      Require(nobody.event == Event::kUnknown && nobody.agents.empty() &&
                  nowhere.event == Event::kUnknown && nowhere.agents.empty(),
              "a home agent for nobody, or of no network");
      Require(!directory_.Release(HomeNetworkNumber{kNetworks}, NodeOf(node), *state),
              "released in no network");
    }
    for (int i = 0; i < 3; ++i) model_.Unknown();
  }
  void Release(size_t network, uint8_t node) {
    const bool had = model_.Release(network, node);
    Require(directory_.Release(Place(network), NodeOf(node), state_) == had,
            "an assignment is lost, or released twice");
    Require(directory_.Release(Place(network), NodeOf(node), twin_) == had, "another than a twin");
  }
  void Mark(size_t agent, bool up) {
    for (HomeAgentDirectoryState* const state : {&state_, &twin_}) {
      up ? state->MarkUp(IdOf(agent)) : state->MarkDown(IdOf(agent));
    }
    model_.Mark(agent, up);
  }
  // So many at a time; then none is left that is over.
  void Expire(size_t steps) {
    model_.Pass(now_);
    for (bool more = true; more;) {
      const size_t over = state_.assignments() - model_.Live();
      const size_t before = state_.assignments();
      more = state_.Expire(now_, steps);
      Require(before - state_.assignments() == std::min(over, steps),
              "ends more than it may, or fewer than there are");
      Require(more == (over > steps), "says that there is more, or not");
    }
    while (twin_.Expire(now_)) {
    }
    Require(state_.NextDeadline() == model_.NextEnd(), "the next end is at another time");
  }
  // The same directory in another order, and the same state, moved.
  void Reconfigure() {
    turned_ = !turned_;
    model_.Turn();
    directory_ = HomeAgentDirectory(DirectoryConfig(rules_, turned_));
    HomeAgentDirectoryState moved(std::move(state_));
    state_ = std::move(moved);
    pending_.reset();
  }
  // By any name, and by addresses in and around the links.
  void Find(const Call& call) const {
    const std::string label(call[1] % 64, static_cast<char>(call[2]));
    const std::string name = call[3] % 2 == 0 ? "HOME.example.org." : label + ".example.net";
    const size_t by_name = call[3] % 2 == 0 ? 0 : name == "msp.example.net" ? 1 : kNetworks;
    Require(Is(directory_.FindByName(name), by_name), "another network by its name");
    const DomainName other = Name("Msp.Example.NET");
    Require(Is(directory_.FindByName(other.view()), 1), "another network by its name");
    std::array<uint8_t, 16> octets = {0x20, 0x01, 0x0d, 0xb8, 0, 1, 0xc0, 0x20};
    octets[call[1] % 16] = call[2];
    const Ipv6Address address(octets);
    const size_t by_link = Links()[1].Contains(address)   ? 1
                           : Links()[0].Contains(address) ? 0
                                                          : kNetworks;
    Require(Is(directory_.FindByLink(address), by_link), "not the nearest link's network (R88)");
    const roles::InterfaceIndex interface { call[1] };
    Require(Is(directory_.FindByInterface(interface), interface == kHomeInterface ? 0 : kNetworks),
            "another network by its interface (R88)");
    Require(Is(directory_.unrestricted(), 1), "another network for no preference");
    for (size_t agent = 0; agent < kAgents; ++agent) RequireFound(agent);
    Require(!directory_.FindHomeAgent("ha9.home.example.org").has_value() &&
                !directory_.FindHomeAgent(Ip6("2001:db8:5::9")).has_value(),
            "a home agent that there is not");
  }
  // kNetworks: none.
  bool Is(const std::optional<HomeNetworkNumber>& found, size_t network) const {
    if (network == kNetworks) return !found.has_value();
    return found.has_value() && *found == Place(network);
  }
  void RequireFound(size_t agent) const {
    const auto is_it = [id = IdOf(agent)](const std::optional<roles::HomeAgentId>& found) {
      return found.has_value() && *found == id;
    };
    const SampleAgent& sample = SampleAgents()[agent];
    std::string host = sample.host;
    if (!host.empty()) host[0] = 'H';
    Require(host.empty() || is_it(directory_.FindHomeAgent(host)), "not found by its name");
    Require(!sample.ipv6.has_value() || is_it(directory_.FindHomeAgent(*sample.ipv6)),
            "not found by its address");
    Require(!sample.ipv4.has_value() || is_it(directory_.FindHomeAgent(sample.mapped)),
            "not found by its IPv4 address");
  }

  // ---- what is kept ----

  // Those that are over may be held until somebody needs their place; nothing else may.
  void RequireKept() const {
    size_t sum = 0;
    for (size_t agent = 0; agent < kAgents; ++agent) {
      Require(state_.IsUp(IdOf(agent)) == model_.IsUp(agent), "up, and down");
      const size_t nodes = state_.assigned(IdOf(agent));
      Require(nodes >= model_.Live(agent), "a home agent has fewer nodes than were given it");
      sum += nodes;
    }
    const size_t held = state_.assignments();
    Require(sum == held, "assignments are counted differently");
    Require(held <= rules_.max_assignments, "more assignments than may be remembered");
    RequireCounters(held);
    const auto next = state_.NextDeadline();
    const auto end = model_.NextEnd();
    if (held == model_.Live()) return Require(next == end, "the next end is at another time");
    Require(next.has_value() && *next <= now_, "nobody is told that an assignment is over");
  }
  void RequireCounters(size_t held) const {
    const roles::HomeAgentDirectoryCounters& counters = state_.counters();
    for (const Event event :
         {Event::kChosen, Event::kAssigned, Event::kKept, Event::kMoved, Event::kNoHomeAgent,
          Event::kNoRoom, Event::kReleased, Event::kUnknown, Event::kNotAssigned}) {
      Require(counters.count(event) == model_.count(event), "an event is counted differently");
    }
    Require(held + counters.count(Event::kExpired) + counters.count(Event::kReleased) ==
                counters.count(Event::kAssigned),
            "an assignment that neither stands, nor is released, nor expired");
  }

  struct Pending {
    uint8_t node;
    HomeAgentSelection selected;
    ExpectedDirectory::Choice choice;
  };

  DirectoryRules rules_;
  test::SeededRandom random_{1}, other_random_{2};
  bool turned_ = false;
  HomeAgentDirectory directory_;
  HomeAgentDirectoryState state_;
  HomeAgentDirectoryState twin_;  // under other keys: is done the same to
  ExpectedDirectory model_;
  TimePoint now_ = At(0);
  std::optional<Pending> pending_;
};

// Of many nodes, each home agent has its share, which is not the same under another key. Once.
bool RequireShares() {
  constexpr size_t kNodes = 1200;
  const DirectoryRules rules = DirectoryRulesOf(3);
  roles::HomeAgentDirectoryConfig config = DirectoryConfig(rules, false);
  const HomeAgentDirectory one(config);
  (*config.hash_key)[0] ^= 1;
  const HomeAgentDirectory another(config);
  test::SeededRandom random(1);
  HomeAgentDirectoryState state(config, random);
  std::array<size_t, kAgentsPerNetwork> nodes{};
  size_t moved = 0;
  for (size_t i = 0; i < kNodes; ++i) {
    const uint8_t node[] = {static_cast<uint8_t>(i >> 8), static_cast<uint8_t>(i)};
    const auto chosen = one.Choose(At(0), HomeNetworkNumber{0}, node, state).agents;
    ++nodes[static_cast<size_t>(chosen[0])];
    if (another.Choose(At(0), HomeNetworkNumber{0}, node, state).agents[0] != chosen[0]) ++moved;
  }
  for (size_t agent = 0; agent < kAgentsPerNetwork; ++agent) {
    const size_t share = kNodes * rules.WeightOf(agent) / 6;
    Require(nodes[agent] > share * 3 / 4 && nodes[agent] < share * 5 / 4,
            "a home agent has another share of the nodes than its weight says");
  }
  Require(moved > kNodes / 4, "the key changes nothing");
  return true;
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const bool shares = mip6boot::fuzz::RequireShares();
  if (size == 0 || !shares) return 0;
  mip6boot::fuzz::Directory directory(data[0]);
  for (size_t at = 1; at + 4 <= size; at += 4) {
    directory.Do({data[at], data[at + 1], data[at + 2], data[at + 3]});
  }
  return 0;
}
