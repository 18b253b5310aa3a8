// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The values that all roles exchange: what a node asks for, what it is given, what a relay
// supplies. Plain and bounded; anyone can fill them by hand.
//
// Names and octet runs in them are views: of a datagram when a decoder filled them, else of the
// caller's own storage. Such a value lives no longer than what it views.

#ifndef MIP6BOOT_ROLES_HOME_NETWORK_H_
#define MIP6BOOT_ROLES_HOME_NETWORK_H_

#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// Home networks that one request may name, prefixes, addresses and names that we keep of one home
// network, and home networks that we keep of one answer. What goes beyond is left out and counted.
inline constexpr size_t kMaxHomeNetworkIds = 8;
inline constexpr size_t kMaxPerHomeNetwork = 8;
inline constexpr size_t kMaxHomeNetworks = 16;

// RFC 6610 1: three ways to ask, three containers to answer with.
enum class HomeNetworkKind : uint8_t {
  kVisited,       // OPTION_MIP6_VDINF (50): a home agent in the visited network
  kIdentified,    // OPTION_MIP6_IDINF (69): in the network that the node names
  kUnrestricted,  // OPTION_MIP6_UDINF (70): wherever the server likes
};
inline constexpr size_t kHomeNetworkKinds = 3;

// Some of the kinds.
struct HomeNetworkKinds {
  bool visited = true;
  bool identified = true;
  bool unrestricted = true;

  // None is missing.
  bool all() const { return visited && identified && unrestricted; }
};

// "visited", "identified", "unrestricted".
MIP6BOOT_EXPORT const char* HomeNetworkKindName(HomeNetworkKind kind);

using HomeNetworkIds = BoundedVector<DomainNameView, kMaxHomeNetworkIds>;

// What a node asks for (RFC 6610 4.1.1).
struct HomeNetworkRequest {
  bool visited = false;       // 50 is in the ORO
  bool identified = false;    // 69 is; then `ids` names at least one network (R3)
  bool unrestricted = false;  // 70 is (R4: then neither of the others should be)
  HomeNetworkIds ids;  // OPTION_MIP6_HNIDF, in order; a node may send some without asking for 69

  // Whether the node asks for this kind.
  bool Asks(HomeNetworkKind kind) const {
    switch (kind) {
      case HomeNetworkKind::kVisited:
        return visited;
      case HomeNetworkKind::kIdentified:
        return identified;
      case HomeNetworkKind::kUnrestricted:
        return unrestricted;
    }
    return false;
  }
  // Whether it asks for any kind.
  bool AsksAnything() const { return visited || identified || unrestricted; }
};

// One home network: what a container holds behind its HNIDF. A home agent comes as an address or as
// a name (R15). Order is preference; a node takes the first it can use (R17).
struct HomeNetwork {
  BoundedVector<Ipv6Prefix, kMaxPerHomeNetwork> prefixes;    // OPTION_MIP6_HNP (71)
  BoundedVector<Ipv6Address, kMaxPerHomeNetwork> addresses;  // OPTION_MIP6_HAA (72)
  BoundedVector<DomainNameView, kMaxPerHomeNetwork> names;   // OPTION_MIP6_HAF (73)

  // Nothing that leads to a home agent (R14).
  bool empty() const { return prefixes.empty() && addresses.empty() && names.empty(); }
};

// One container of an answer.
struct HomeNetworkInformation {
  HomeNetworkKind kind = HomeNetworkKind::kUnrestricted;
  DomainNameView id;    // the HNIDF of an IDINF; empty in the others
  HomeNetwork network;  // the usable part of what it holds
  Bytes options;  // all that it holds, as it came: inner options that we do not know are in here
                  // (R81)
};

using HomeNetworks = BoundedVector<HomeNetworkInformation, kMaxHomeNetworks>;

// What the access server knows for one node and a relay may supply for it (RFC 6611 4.2): never a
// ready option 69, since an IDINF holds the HNIDF octets of the node's own message (R26).
struct SuppliedHomeNetwork {
  HomeNetworkKind kind = HomeNetworkKind::kIdentified;
  DomainNameView id;  // the home network's name; empty unless `kind` is kIdentified
  Bytes options;      // encoded options 71, 72, 73, in that order
};

// ---- decisions (values in, values out) ----

// The index of `name` among `ids`, compared as the DNS does; ids.size() if it is none of them.
MIP6BOOT_EXPORT size_t FindHomeNetworkId(const HomeNetworkIds& ids, DomainNameView name);

// Refuses a request that RFC 6610 4.1.1 forbids: identified without a name (R3), nothing asked at
// all. Errors: kMissing, about a configuration key.
MIP6BOOT_EXPORT Result<void> ValidateRequest(const HomeNetworkRequest& request);

// What a node keeps of an answer.
struct AcceptedHomeNetworks {
  HomeNetworks kept;        // in wire order, which is preference
  uint16_t not_asked = 0;   // of a kind that was not asked for (R18)
  uint16_t foreign = 0;     // IDINF that names no network we asked for (R12)
  uint16_t incomplete = 0;  // nothing usable inside (R14)
};
// Takes the next container of an answer: keeps it, or counts why not. False if it is one to keep
// and there is no room for it; only those that are kept take room.
MIP6BOOT_EXPORT bool AcceptHomeNetwork(const HomeNetworkRequest& request,
                                       const HomeNetworkInformation& offered,
                                       AcceptedHomeNetworks& accepted);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_NETWORK_H_
