// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Reads home network values from DHCPv6 options, and writes them. For products that own their
// messages: nothing here knows of a message, and nothing decides.
//
// Each reader takes an `OptionRange` (options on the wire) or a span of `OptionView` (made from a
// product's own objects). What it returns views the octets of those options.

#ifndef MIP6BOOT_ROLES_HOME_NETWORK_OPTIONS_H_
#define MIP6BOOT_ROLES_HOME_NETWORK_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/types/span.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using OptionSpan = absl::Span<const dhcpv6::OptionView>;

// 50, 69 or 70: the container for home networks of this kind, and what asks for them in the ORO.
MIP6BOOT_EXPORT dhcpv6::OptionCode ContainerCode(HomeNetworkKind kind);

// ---- the node's request ----
//
// For a client with messages of its own. A stateful one puts the same request into each message
// that may hold an ORO; a stateless one asks again when it has moved (R19), and when the refresh
// time is over (R20). What a later Reply leaves out, it stops using (R21). The rest of the message
// is its own: in an Information-request ELAPSED_TIME, and 32 and 83 in the ORO (R8); 82 in the ORO
// of a Solicit, and 32 in no other's (R9). `MobileNode` does the stateless part by itself.

// The request in a client's message: the ORO and the HNIDFs beside it. A malformed HNIDF, or one
// beyond the capacity, costs only itself.
struct ReadRequest {
  HomeNetworkRequest request;
  uint16_t ignored = 0;        // HNIDFs, or an ORO, that could not be taken
  std::optional<Error> error;  // why the first of them was not
};
// Reads the request among `options`, on the wire or made by the caller.
MIP6BOOT_EXPORT ReadRequest ReadHomeNetworkRequest(const dhcpv6::OptionRange& options,
                                                   const dhcpv6::DecodePolicy& policy = {});
MIP6BOOT_EXPORT ReadRequest ReadHomeNetworkRequest(OptionSpan options,
                                                   const dhcpv6::DecodePolicy& policy = {});

// The largest ORO that we write: a product's codes and our seven.
inline constexpr size_t kMaxRequestedOptions = 64;
using RequestedOptions = BoundedVector<dhcpv6::OptionCode, kMaxRequestedOptions>;

// The codes of an ORO that asks for `request` beside what it asks for already: 50, 69, 70 as wanted
// (R1) and with any of them 49, 71, 72 and 73 (R2, R6). Keeps the codes of `existing` and their
// order, and lists none twice (R76). Errors: kTooMany.
MIP6BOOT_EXPORT Result<RequestedOptions> AddToOptionRequest(
    const HomeNetworkRequest& request, absl::Span<const dhcpv6::OptionCode> existing);
// One OPTION_MIP6_HNIDF for each name (R3, R5).
MIP6BOOT_EXPORT void WriteHomeNetworkIds(const HomeNetworkRequest& request,
                                         dhcpv6::OptionWriter& out);

// ---- home network information ----

// The answer to `request`: of the containers 50, 69, 70 among `options` those that
// AcceptHomeNetwork keeps, in order, be it none or fewer than were asked for (R11); others, however
// many, take no room from them. Inside a
// container, a malformed option 71, 72 or 73, and an address that can be no home agent's, cost only
// themselves; a container whose run of options is broken, or an IDINF without a sound HNIDF, costs
// itself. Options 49, 71, 72, 73 outside a container are dropped (R13).
struct ReadInformation {
  AcceptedHomeNetworks accepted;
  uint16_t malformed = 0;      // containers and options inside them that could not be taken
  uint16_t misplaced = 0;      // options 49, 71, 72, 73 at the top level (R13)
  std::optional<Error> error;  // why the first malformed one was not taken
};
// Reads the answer among `options`, on the wire or made by the caller.
MIP6BOOT_EXPORT ReadInformation ReadHomeNetworkInformation(const dhcpv6::OptionRange& options,
                                                           const HomeNetworkRequest& request,
                                                           const dhcpv6::DecodePolicy& policy = {});
MIP6BOOT_EXPORT ReadInformation ReadHomeNetworkInformation(OptionSpan options,
                                                           const HomeNetworkRequest& request,
                                                           const dhcpv6::DecodePolicy& policy = {});

// Options 71, 72, 73 of a home network, in that order. Returns how many addresses it left out:
// those that no home agent can have, and private IPv4 ones (HomeAgentAddress::IsSendable).
MIP6BOOT_EXPORT size_t WriteHomeNetwork(const HomeNetwork& network, dhcpv6::OptionWriter& out,
                                        dhcpv6::PrefixForm form = dhcpv6::PrefixForm::kFull);
// One container: 50, 70, or 69 with `id` as its HNIDF (R42). Returns the same.
MIP6BOOT_EXPORT size_t WriteHomeNetworkInformation(
    HomeNetworkKind kind, DomainNameView id, const HomeNetwork& network, dhcpv6::OptionWriter& out,
    dhcpv6::PrefixForm form = dhcpv6::PrefixForm::kFull);

// ---- the access server's supply ----

// One container with the options of all that are of this kind and, for kIdentified, of the network
// that the client calls `id`, in order: RFC 6610 has no rule for two IDINFs of one HNIDF. `id`
// becomes the HNIDF as it is (R26). False, and nothing is written, if there is none.
MIP6BOOT_EXPORT bool WriteSuppliedHomeNetworks(HomeNetworkKind kind, DomainNameView id,
                                               absl::Span<const SuppliedHomeNetwork> supplied,
                                               dhcpv6::OptionWriter& out);

// Which kinds a relay offers at all. RFC 6610 4.2 allows all three; unrestricted information is off
// unless a policy says what it may be (never the home agent of another realm).
struct RsooPolicy {
  bool visited = true;
  bool identified = true;
  bool unrestricted = false;
};

// The OPTION_RSOO that a relay adds for a client that named `client_ids`: for each supplied network
// that the policy allows, an IDINF for each name of the client's that is answered, with the
// client's own octets as its HNIDF, then VDINF and UDINF (R25, R26), and `more` as it is, since
// there is one RSOO a level (R27). Writes nothing, not even an empty RSOO, when there is nothing to
// write (R28). Returns how many options the RSOO holds.
MIP6BOOT_EXPORT size_t WriteRsoo(const HomeNetworkIds& client_ids,
                                 absl::Span<const SuppliedHomeNetwork> supplied,
                                 const RsooPolicy& policy, dhcpv6::OptionWriter& out,
                                 OptionSpan more = {});

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_HOME_NETWORK_OPTIONS_H_
