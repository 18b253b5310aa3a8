// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The home agents that a DHCPv6 server or a home AAA server assigns (RFC 6610 4.3, RFC 6611 4.2).
//
//     name, link or nothing --> home network --> home agents of one node, best first
//
//     const HomeAgentDirectory directory(config);           // never changes
//     HomeAgentDirectoryState state(config, random);        // what does: who has which agent
//     if (const auto network = directory.FindByName(name)) {
//       const HomeAgentSelection selected = directory.Select(now, *network, duid, state);
//       ... directory.HomeNetworkOf(selected) for DHCPv6, directory.HomeAgentsOf(selected) for AAA
//     }
//
// A DHCPv6 server has all that in one call (home_network_lookup.h).
//
// Finding a network costs the same however many there are; a selection, as much as that network has
// agents. The directory is const: any number of threads. A state is one thread's at a time. A new
// configuration makes a new directory, and goes on with the state: assignments, and agents that are
// down, are known by what they are called, not by their place. A network is known by the first of
// its ids, else of its links, else of its interfaces; an agent by its host, else its address.

#ifndef MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_H_
#define MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/base/attributes.h"
#include "absl/functional/function_ref.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/datagram.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_agent_directory_config.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// The place of a network in a configuration.
enum class HomeNetworkNumber : uint32_t {};
// The place of an agent among those of all networks, in a configuration.
enum class HomeAgentNumber : uint32_t {};
// A home agent wherever it stands in whichever configuration.
enum class HomeAgentId : uint64_t {};

// What becomes of nodes and their agents: the ids of home_agent_directory.def.
enum class HomeAgentDirectoryEvent : uint8_t {
#define MIP6BOOT_EVENT(enumerator, name, text) enumerator,
#include "mip6boot/roles/home_agent_directory.def"
};
inline constexpr size_t kHomeAgentDirectoryEvents = 0
#define MIP6BOOT_EVENT(enumerator, name, text) +1
#include "mip6boot/roles/home_agent_directory.def"
    ;
// "assigned", ...
MIP6BOOT_EXPORT const char* HomeAgentDirectoryEventName(HomeAgentDirectoryEvent event);

// How often each event happened: one object a state, summed with `+=`. Never reset.
struct HomeAgentDirectoryCounters {
  std::array<uint64_t, kHomeAgentDirectoryEvents> events{};

  // How often it happened.
  uint64_t count(HomeAgentDirectoryEvent event) const { return events[static_cast<size_t>(event)]; }
  // "chosen", "assigned", ...: all of them.
  MIP6BOOT_EXPORT void ForEach(
      absl::FunctionRef<void(std::string_view name, uint64_t count)> visit) const;
  MIP6BOOT_EXPORT HomeAgentDirectoryCounters& operator+=(const HomeAgentDirectoryCounters& other);
};

// What one node is given of one network.
struct HomeAgentSelection {
  HomeAgentDirectoryEvent event = HomeAgentDirectoryEvent::kUnknown;
  HomeNetworkNumber network{};
  BoundedVector<HomeAgentNumber, kMaxHomeAgentsPerNode> agents;  // best first; empty: nothing
};

// Which agent each node has, how many nodes each agent has, and which agents are down. A node is
// remembered by a hash of its identity under keys of the state's own: what is kept is bounded, and
// tells nobody who it was (R101).
class HomeAgentDirectoryState {
 public:
  // Takes `max_assignments` and `assignment_lifetime` of the configuration. Draws the keys of its
  // hashes from `random`; no choice depends on them.
  MIP6BOOT_EXPORT HomeAgentDirectoryState(const HomeAgentDirectoryConfig& config,
                                          RandomSource& random);
  MIP6BOOT_EXPORT ~HomeAgentDirectoryState();
  MIP6BOOT_EXPORT HomeAgentDirectoryState(HomeAgentDirectoryState&& other) noexcept;
  MIP6BOOT_EXPORT HomeAgentDirectoryState& operator=(HomeAgentDirectoryState&& other) noexcept;

  // An agent that is down is given to nobody. Its nodes keep it in name, and move when they ask
  // again; those that do not are still with it when it comes up.
  MIP6BOOT_EXPORT void MarkDown(HomeAgentId agent);
  // The agent is given to nodes again. All agents start so.
  MIP6BOOT_EXPORT void MarkUp(HomeAgentId agent);
  // False from MarkDown to MarkUp.
  MIP6BOOT_EXPORT bool IsUp(HomeAgentId agent) const;
  // Nodes that have it, those whose time is over included as long as nobody needs their place and
  // `Expire` has not run.
  MIP6BOOT_EXPORT uint32_t assigned(HomeAgentId agent) const;

  // Ends assignments that are over, `steps` of them at most; true if there are more. No node is
  // refused for one that is over, whether or not this is called: a selection ends a few by itself,
  // and of an agent that is full as many as it takes.
  MIP6BOOT_EXPORT bool Expire(TimePoint now, size_t steps = 1024);
  // When `Expire` next has something to do.
  MIP6BOOT_EXPORT std::optional<TimePoint> NextDeadline() const;

  // Assignments held, over or not.
  MIP6BOOT_EXPORT size_t assignments() const;
  // Since the state was made.
  MIP6BOOT_EXPORT const HomeAgentDirectoryCounters& counters() const ABSL_ATTRIBUTE_LIFETIME_BOUND;

 private:
  friend class HomeAgentDirectory;
  struct Kept;
  std::unique_ptr<Kept> kept_;
};

class HomeAgentDirectory {
 public:
  // Of a configuration that `Validate` accepts. Of another one, what is wrong is not found, or is
  // left out of what is given.
  MIP6BOOT_EXPORT explicit HomeAgentDirectory(HomeAgentDirectoryConfig config);
  MIP6BOOT_EXPORT ~HomeAgentDirectory();
  MIP6BOOT_EXPORT HomeAgentDirectory(HomeAgentDirectory&& other) noexcept;
  MIP6BOOT_EXPORT HomeAgentDirectory& operator=(HomeAgentDirectory&& other) noexcept;

  // The network of that name; case does not count, nor a final dot in text (R43).
  MIP6BOOT_EXPORT std::optional<HomeNetworkNumber> FindByName(DomainNameView name) const;
  MIP6BOOT_EXPORT std::optional<HomeNetworkNumber> FindByName(std::string_view name) const;
  // The network that is visited on the client's link: the longest of `links` that the link-address
  // lies in (R88).
  MIP6BOOT_EXPORT std::optional<HomeNetworkNumber> FindByLink(const Ipv6Address& address) const;
  // The same for a client on our own interface (R88).
  MIP6BOOT_EXPORT std::optional<HomeNetworkNumber> FindByInterface(InterfaceIndex interface) const;
  // The network for a request that leaves it to the server, if one is configured.
  MIP6BOOT_EXPORT std::optional<HomeNetworkNumber> unrestricted() const;

  // The agent of that address (IPv4: behind 64:ff9b::/96), or of that host.
  MIP6BOOT_EXPORT std::optional<HomeAgentId> FindHomeAgent(const Ipv6Address& address) const;
  MIP6BOOT_EXPORT std::optional<HomeAgentId> FindHomeAgent(std::string_view host) const;
  // What an agent is known by in a state.
  MIP6BOOT_EXPORT HomeAgentId id(HomeAgentNumber agent) const;

  // Chooses for the node `client`: its DUID, NAI or whatever tells it from others; the octets are
  // compared as they are. A node that is remembered gets the agent it has, while that one is up, so
  // a request that comes twice is answered alike (R97). Allocates nothing where there is nothing to
  // remember. What it is called is no proof of who it is (R86): whoever can name itself at will can
  // use up a capacity, unless the caller limits how often it selects for an attachment.
  MIP6BOOT_EXPORT HomeAgentSelection Select(TimePoint now, HomeNetworkNumber network, Bytes client,
                                            HomeAgentDirectoryState& state) const;
  // `Select` in two calls, for an answer that may not go out: says what the node would be given,
  // and gives it to nobody.
  MIP6BOOT_EXPORT HomeAgentSelection Choose(TimePoint now, HomeNetworkNumber network, Bytes client,
                                            HomeAgentDirectoryState& state) const;
  // The second call, once the answer is written: gives the node what `Choose` said; the event says
  // what came of it. Where others are given agents between the two, a capacity can be exceeded, and
  // with kNoRoom the node has what it was told but is not remembered.
  MIP6BOOT_EXPORT HomeAgentDirectoryEvent Assign(TimePoint now, const HomeAgentSelection& selected,
                                                 Bytes client,
                                                 HomeAgentDirectoryState& state) const;
  // The node needs its agent no more. False, and counted, if it had none.
  MIP6BOOT_EXPORT bool Release(HomeNetworkNumber network, Bytes client,
                               HomeAgentDirectoryState& state) const;

  // What was selected, as DHCPv6 speaks of it; empty if nothing was. Views the directory.
  MIP6BOOT_EXPORT HomeNetwork
  HomeNetworkOf(const HomeAgentSelection& selected) const ABSL_ATTRIBUTE_LIFETIME_BOUND;
  // The same, as the AAA infrastructure speaks of it. The realm is the first of the network's ids,
  // if it has any.
  MIP6BOOT_EXPORT AssignedHomeAgents
  HomeAgentsOf(const HomeAgentSelection& selected) const ABSL_ATTRIBUTE_LIFETIME_BOUND;

  // As it was given.
  MIP6BOOT_EXPORT const HomeAgentDirectoryConfig& config() const ABSL_ATTRIBUTE_LIFETIME_BOUND;

 private:
  struct Index;
  std::unique_ptr<const Index> index_;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_AGENT_DIRECTORY_H_
