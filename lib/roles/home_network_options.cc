// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_network_options.h"

#include <algorithm>

#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/rsoo.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::OptionWriter;

// ---- request ----

void Ignore(const Error& error, ReadRequest& read) {
  ++read.ignored;
  if (!read.error.has_value()) read.error = error;
}

void ReadOro(const OptionView& option, ReadRequest& read) {
  const Result<dhcpv6::OptionRequest> oro = dhcpv6::OptionRequest::Decode(option);
  if (!oro) return Ignore(oro.error(), read);
  for (const OptionCode code : *oro) {
    if (code == OptionCode::kMip6Vdinf) read.request.visited = true;
    if (code == OptionCode::kMip6Idinf) read.request.identified = true;
    if (code == OptionCode::kMip6Udinf) read.request.unrestricted = true;
  }
}

void ReadHnidf(const OptionView& option, const dhcpv6::DecodePolicy& policy, ReadRequest& read) {
  if (!policy.hnidf_name_list) {
    const Result<dhcpv6::HomeNetworkId> id = dhcpv6::HomeNetworkId::Decode(option);
    if (!id) return Ignore(id.error(), read);
    if (!read.request.ids.TryPushBack(id->name)) {
      Ignore(dhcpv6::OptionHeaderError(option, Reason::kTooMany, 0, kMaxHomeNetworkIds), read);
    }
    return;
  }
  const auto names = dhcpv6::DecodeHomeNetworkIdNames(option, policy);
  if (!names) return Ignore(names.error(), read);
  for (const DomainNameView name : *names) {
    if (!read.request.ids.TryPushBack(name)) {
      Ignore(dhcpv6::OptionHeaderError(option, Reason::kTooMany, 0, kMaxHomeNetworkIds), read);
    }
  }
}

template <typename Options>
ReadRequest ReadRequestFrom(const Options& options, const dhcpv6::DecodePolicy& policy) {
  ReadRequest read;
  bool oro_seen = false;
  for (const OptionView option : options) {
    if (option.code == OptionCode::kOro && !oro_seen) {
      oro_seen = true;
      ReadOro(option, read);
    } else if (option.code == OptionCode::kMip6Hnidf) {
      ReadHnidf(option, policy, read);
    }
  }
  return read;
}

// ---- information ----

void Malformed(const Error& error, ReadInformation& read) {
  ++read.malformed;
  if (!read.error.has_value()) read.error = error;
}

// Takes the value of one inner option into `list`; what does not fit its capacity is left out like
// a malformed one.
template <typename List, typename Value>
void Keep(const OptionView& option, const Value& value, List& list, ReadInformation& read) {
  if (!list.TryPushBack(value)) {
    Malformed(dhcpv6::OptionHeaderError(option, Reason::kTooMany, 0, List::capacity()), read);
  }
}

void ReadInner(const OptionView& option, HomeNetwork& network, ReadInformation& read) {
  if (option.code == OptionCode::kMip6Hnp) {
    const auto prefix = dhcpv6::HomeNetworkPrefix::Decode(option);
    if (!prefix) return Malformed(prefix.error(), read);
    Keep(option, prefix->prefix, network.prefixes, read);
  } else if (option.code == OptionCode::kMip6Haa) {
    const auto address = dhcpv6::HomeAgentAddress::Decode(option);
    if (!address) return Malformed(address.error(), read);
    if (!address->IsUsable()) {
      return Malformed(dhcpv6::OptionError(option, Reason::kUnusableAddress), read);
    }
    Keep(option, address->address, network.addresses, read);
  } else if (option.code == OptionCode::kMip6Haf) {
    const auto name = dhcpv6::HomeAgentFqdn::Decode(option);
    if (!name) return Malformed(name.error(), read);
    Keep(option, name->name, network.names, read);
  }
}

template <typename Container>
void ReadContainer(const OptionView& option, HomeNetworkKind kind,
                   const HomeNetworkRequest& request, const dhcpv6::DecodePolicy& policy,
                   ReadInformation& read) {
  const Result<Container> container = Container::Decode(option, policy);
  if (!container) return Malformed(container.error(), read);
  HomeNetworkInformation information;
  information.kind = kind;
  information.options = container->options.wire();
  if constexpr (Container::kCode == OptionCode::kMip6Idinf) {
    const Result<dhcpv6::HomeNetworkId> id = container->home_network_id(policy);
    if (!id) return Malformed(id.error(), read);
    information.id = id->name;
  }
  for (const OptionView inner : container->options) ReadInner(inner, information.network, read);
  if (!AcceptHomeNetwork(request, information, read.accepted)) {
    Malformed(dhcpv6::OptionHeaderError(option, Reason::kTooMany, 0, kMaxHomeNetworks), read);
  }
}

template <typename Options>
ReadInformation ReadInformationFrom(const Options& options, const HomeNetworkRequest& request,
                                    const dhcpv6::DecodePolicy& policy) {
  ReadInformation read;
  for (const OptionView option : options) {
    switch (option.code) {
      case OptionCode::kMip6Vdinf:
        ReadContainer<dhcpv6::VisitedHomeNetworkInformation>(option, HomeNetworkKind::kVisited,
                                                             request, policy, read);
        break;
      case OptionCode::kMip6Idinf:
        ReadContainer<dhcpv6::IdentifiedHomeNetworkInformation>(
            option, HomeNetworkKind::kIdentified, request, policy, read);
        break;
      case OptionCode::kMip6Udinf:
        ReadContainer<dhcpv6::UnrestrictedHomeNetworkInformation>(
            option, HomeNetworkKind::kUnrestricted, request, policy, read);
        break;
      case OptionCode::kMip6Hnidf:
      case OptionCode::kMip6Hnp:
      case OptionCode::kMip6Haa:
      case OptionCode::kMip6Haf:
        ++read.misplaced;  // RFC 6610 4.1.2: silently dropped outside a container (R13)
        break;
      default:
        break;
    }
  }
  return read;
}

// ---- RSOO ----

bool Allows(const RsooPolicy& policy, HomeNetworkKind kind) {
  switch (kind) {
    case HomeNetworkKind::kVisited:
      return policy.visited;
    case HomeNetworkKind::kIdentified:
      return policy.identified;
    case HomeNetworkKind::kUnrestricted:
      return policy.unrestricted;
  }
  return false;
}

// Whether it goes into the container of this kind; `id` is the client's name in an IDINF. One that
// leads to no home agent would be dropped by the client (R14), and must not stand in another's way.
bool Answers(const SuppliedHomeNetwork& network, HomeNetworkKind kind, DomainNameView id) {
  return network.kind == kind && !network.options.empty() &&
         (kind != HomeNetworkKind::kIdentified || network.id.EqualsIgnoringCase(id));
}

// One container with the runs of all that belong into it; `before()` is called if there is any.
template <typename Before>
bool WriteContainer(HomeNetworkKind kind, DomainNameView id,
                    absl::Span<const SuppliedHomeNetwork> supplied, OptionWriter& out,
                    Before before) {
  std::optional<OptionWriter::Mark> container;
  for (const SuppliedHomeNetwork& network : supplied) {
    if (!Answers(network, kind, id)) continue;
    if (!container.has_value()) {
      before();
      container = out.Begin(ContainerCode(kind));
      // RFC 6610 4.2: an HNIDF identical to the client's (R26).
      if (kind == HomeNetworkKind::kIdentified) out.Raw(OptionCode::kMip6Hnidf, id.wire());
    }
    out.RawRun(network.options);
  }
  if (container.has_value()) out.End(*container);
  return container.has_value();
}

// Whether an earlier name of the client's is the same network: it has its IDINF already.
bool IsRepeated(const HomeNetworkIds& ids, size_t index) {
  return FindHomeNetworkId(ids, ids[index]) != index;
}

}  // namespace

OptionCode ContainerCode(HomeNetworkKind kind) {
  switch (kind) {
    case HomeNetworkKind::kVisited:
      return OptionCode::kMip6Vdinf;
    case HomeNetworkKind::kIdentified:
      return OptionCode::kMip6Idinf;
    case HomeNetworkKind::kUnrestricted:
      return OptionCode::kMip6Udinf;
  }
  return OptionCode::kMip6Udinf;
}

ReadRequest ReadHomeNetworkRequest(const OptionRange& options, const dhcpv6::DecodePolicy& policy) {
  return ReadRequestFrom(options, policy);
}
ReadRequest ReadHomeNetworkRequest(OptionSpan options, const dhcpv6::DecodePolicy& policy) {
  return ReadRequestFrom(options, policy);
}

Result<RequestedOptions> AddToOptionRequest(const HomeNetworkRequest& request,
                                            absl::Span<const OptionCode> existing) {
  RequestedOptions codes;
  bool fits = true;
  const auto add = [&codes, &fits](OptionCode code) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
      fits = codes.TryPushBack(code) && fits;
    }
  };
  for (const OptionCode code : existing) add(code);
  if (request.visited) add(OptionCode::kMip6Vdinf);
  if (request.identified) add(OptionCode::kMip6Idinf);
  if (request.unrestricted) add(OptionCode::kMip6Udinf);
  if (request.AsksAnything()) {
    // RFC 6610 4.1.1: with any container, the options inside it too (R2).
    for (const OptionCode code : {OptionCode::kMip6Hnidf, OptionCode::kMip6Hnp,
                                  OptionCode::kMip6Haa, OptionCode::kMip6Haf}) {
      add(code);
    }
  }
  if (!fits) {
    return Unexpected(MakeError(Reason::kTooMany, 0, existing.size(), kMaxRequestedOptions));
  }
  return codes;
}

void WriteHomeNetworkIds(const HomeNetworkRequest& request, OptionWriter& out) {
  for (const DomainNameView id : request.ids) out.Raw(OptionCode::kMip6Hnidf, id.wire());
}

ReadInformation ReadHomeNetworkInformation(const OptionRange& options,
                                           const HomeNetworkRequest& request,
                                           const dhcpv6::DecodePolicy& policy) {
  return ReadInformationFrom(options, request, policy);
}
ReadInformation ReadHomeNetworkInformation(OptionSpan options, const HomeNetworkRequest& request,
                                           const dhcpv6::DecodePolicy& policy) {
  return ReadInformationFrom(options, request, policy);
}

size_t WriteHomeNetwork(const HomeNetwork& network, OptionWriter& out, dhcpv6::PrefixForm form) {
  size_t left_out = 0;
  for (const Ipv6Prefix& prefix : network.prefixes) {
    out.Add(dhcpv6::HomeNetworkPrefix{prefix, form});
  }
  for (const Ipv6Address& address : network.addresses) {
    const dhcpv6::HomeAgentAddress option{address};
    if (option.IsSendable()) {
      out.Add(option);
    } else {
      ++left_out;
    }
  }
  for (const DomainNameView name : network.names) out.Add(dhcpv6::HomeAgentFqdn{name});
  return left_out;
}

size_t WriteHomeNetworkInformation(HomeNetworkKind kind, DomainNameView id,
                                   const HomeNetwork& network, OptionWriter& out,
                                   dhcpv6::PrefixForm form) {
  size_t left_out = 0;
  out.Nest(ContainerCode(kind), [&](OptionWriter& container) {
    // RFC 6610 3.1, 4.3: each IDINF holds the HNIDF that it answers (R42).
    if (kind == HomeNetworkKind::kIdentified) container.Raw(OptionCode::kMip6Hnidf, id.wire());
    left_out = WriteHomeNetwork(network, container, form);
  });
  return left_out;
}

bool WriteSuppliedHomeNetworks(HomeNetworkKind kind, DomainNameView id,
                               absl::Span<const SuppliedHomeNetwork> supplied, OptionWriter& out) {
  return WriteContainer(kind, id, supplied, out, [] {});
}

size_t WriteRsoo(const HomeNetworkIds& client_ids, absl::Span<const SuppliedHomeNetwork> supplied,
                 const RsooPolicy& policy, OptionWriter& out, OptionSpan more) {
  // The RSOO is opened for the first option in it: no RSOO, rather than an empty one, says
  // "nothing" (R28).
  size_t written = 0;
  OptionWriter::Mark rsoo{};
  const auto begin = [&] {
    if (written++ == 0) rsoo = out.Begin(OptionCode::kRsoo);
  };
  const auto write = [&](HomeNetworkKind kind, DomainNameView id) {
    if (Allows(policy, kind)) WriteContainer(kind, id, supplied, out, begin);
  };
  for (size_t i = 0; i < client_ids.size(); ++i) {
    if (!IsRepeated(client_ids, i)) write(HomeNetworkKind::kIdentified, client_ids[i]);
  }
  write(HomeNetworkKind::kVisited, DomainNameView());
  write(HomeNetworkKind::kUnrestricted, DomainNameView());
  for (const OptionView& option : more) {
    begin();
    out.Raw(option);
  }
  if (written != 0) out.End(rsoo);
  return written;
}

}}}  // namespace mip6boot::v0_1::roles
