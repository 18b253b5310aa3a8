// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

const char* HomeNetworkKindName(HomeNetworkKind kind) {
  switch (kind) {
    case HomeNetworkKind::kVisited:
      return "visited";
    case HomeNetworkKind::kIdentified:
      return "identified";
    case HomeNetworkKind::kUnrestricted:
      return "unrestricted";
  }
  return "";
}

size_t FindHomeNetworkId(const HomeNetworkIds& ids, DomainNameView name) {
  size_t i = 0;
  while (i < ids.size() && !ids[i].EqualsIgnoringCase(name)) ++i;
  return i;
}

Result<void> ValidateRequest(const HomeNetworkRequest& request) {
  if (!request.AsksAnything()) return Unexpected(MakeConfigError(Reason::kMissing, "request"));
  // RFC 6610 4.1.1: asking for identified information takes at least one HNIDF (R3).
  if (request.identified && request.ids.empty()) {
    return Unexpected(MakeConfigError(Reason::kMissing, "request.ids"));
  }
  return {};
}

bool AcceptHomeNetwork(const HomeNetworkRequest& request, const HomeNetworkInformation& offered,
                       AcceptedHomeNetworks& accepted) {
  if (!request.Asks(offered.kind)) {
    ++accepted.not_asked;  // (R18)
  } else if (offered.kind == HomeNetworkKind::kIdentified &&
             FindHomeNetworkId(request.ids, offered.id) == request.ids.size()) {
    ++accepted.foreign;  // RFC 6610 4.1.2: drop an IDINF that names no network we asked for (R12)
  } else if (offered.network.empty()) {
    ++accepted.incomplete;  // RFC 6610 4.1.2: drop a container with incomplete information (R14)
  } else {
    return accepted.kept.TryPushBack(offered);
  }
  return true;
}

}}}  // namespace mip6boot::v0_1::roles
