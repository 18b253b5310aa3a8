// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents from the DNS (RFC 5026 5.1, RFC 2782; R68..R73), where DHCPv6 yields none: names in,
// ranking out. Nothing here speaks DNS: the caller has a resolver, knows its server by other means
// (R68), and asks it (R69, R70).
//
//     // SRV _mip6._ipv6.<domain>, AAAA <agent>:
//     Result<DnsQuestions> questions = QuestionsFor(config);
//     ... the caller asks them, and gathers SRV and AAAA records of all sections of the answers ...
//     HomeAgentRanking ranking = RankHomeAgents(config, srv, aaaa, random);
//     for each agent without addresses: ask AAAA for its name; AddAddresses(more, ranking)
//
// `HomeAgentTrials` then says which of them to try. Names in a ranking view the records and the
// config.

#ifndef MIP6BOOT_ROLES_DNS_FALLBACK_H_
#define MIP6BOOT_ROLES_DNS_FALLBACK_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/attributes.h"
#include "absl/types/span.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/base/result.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What the node was configured with (R68). Both may be there, or none.
struct DnsFallbackConfig {
  DomainName domain;  // of the MSP: ask for the service there (R70)
  DomainName agent;   // a home agent's own name: ask for its address (R69)

  bool empty() const { return domain.empty() && agent.empty(); }
};

// QTYPE.
enum class DnsType : uint16_t { kAaaa = 28, kSrv = 33 };

// QNAME and QTYPE; QCLASS is IN.
struct DnsQuestion {
  DomainName name;
  DnsType type = DnsType::kAaaa;
};
using DnsQuestions = BoundedVector<DnsQuestion, 2>;

// What to ask: SRV for "_mip6._ipv6." in front of the domain (the protocol label is _ipv6, there is
// no transport, R70), then AAAA for the agent's name (R69). Errors: kNameTooLong, about the
// configuration key.
MIP6BOOT_EXPORT Result<DnsQuestions> QuestionsFor(const DnsFallbackConfig& config);

// An SRV record (RFC 2782). The port means nothing to Mobile IPv6 and is not taken (R71).
struct SrvRecord {
  uint16_t priority = 0;  // lower ones first
  uint16_t weight = 0;    // the share among those of one priority
  DomainNameView target;  // empty for ".": the service is decidedly not offered
};

// An AAAA record (RFC 3596).
struct AaaaRecord {
  DomainNameView name;
  Ipv6Address address;
};

// Records that are looked at, agents kept, addresses kept of one agent. What goes beyond is left
// out and counted.
inline constexpr size_t kMaxDnsRecords = 128;
inline constexpr size_t kMaxDnsHomeAgents = 32;
inline constexpr size_t kMaxDnsAddresses = 8;

// A home agent by name, and the addresses that it was found to have.
struct DnsHomeAgent {
  DomainNameView name;
  BoundedVector<Ipv6Address, kMaxDnsAddresses> addresses;  // empty: still to be looked up (R72)
};

// The home agents to try, in order, and what was left out.
struct HomeAgentRanking {
  BoundedVector<DnsHomeAgent, kMaxDnsHomeAgents> agents;  // best first
  bool not_offered = false;  // the domain says that it has no home agents: all its targets are "."
  uint16_t left_out = 0;     // records and addresses beyond the limits
  uint16_t unusable =
      0;  // addresses that can be no home agent's: unspecified, loopback, link-local, multicast
};

// The agents that the records name: the targets of `srv`, lowest priority first and weighted at
// random within one (RFC 2782, R71), then the configured agent if it is none of them. Each with the
// addresses that `aaaa` has for it (R72), in order; names are compared as the DNS does.
MIP6BOOT_EXPORT HomeAgentRanking RankHomeAgents(
    const DnsFallbackConfig& config ABSL_ATTRIBUTE_LIFETIME_BOUND, absl::Span<const SrvRecord> srv,
    absl::Span<const AaaaRecord> aaaa, RandomSource& random);

// Adds the addresses of agents in `ranking`; those of other names are passed over.
MIP6BOOT_EXPORT void AddAddresses(absl::Span<const AaaaRecord> aaaa, HomeAgentRanking& ranking);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_DNS_FALLBACK_H_
