// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCPv6 options that a fuzzer expects a role to write, put together octet by octet, and the
// request that they answer, read option by option.

#ifndef MIP6BOOT_FUZZ_EXPECTED_OPTIONS_H_
#define MIP6BOOT_FUZZ_EXPECTED_OPTIONS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot::fuzz {

using Octets = std::vector<uint8_t>;

inline void Append(Bytes octets, Octets& out) {
  out.insert(out.end(), octets.begin(), octets.end());
}
inline void AppendOption(dhcpv6::OptionCode code, Bytes data, Octets& out) {
  const auto number = static_cast<uint16_t>(code);
  for (const size_t value : {size_t{number}, data.size()}) {
    out.push_back(static_cast<uint8_t>(value >> 8));
    out.push_back(static_cast<uint8_t>(value));
  }
  Append(data, out);
}

// 50, 69 or 70; an IDINF starts with the name.
inline void AppendContainer(roles::HomeNetworkKind kind, DomainNameView id, Bytes options,
                            Octets& out) {
  Octets inside;
  if (kind == roles::HomeNetworkKind::kIdentified) {
    AppendOption(dhcpv6::OptionCode::kMip6Hnidf, id.wire(), inside);
  }
  Append(options, inside);
  const dhcpv6::OptionCode code =
      kind == roles::HomeNetworkKind::kVisited      ? dhcpv6::OptionCode::kMip6Vdinf
      : kind == roles::HomeNetworkKind::kIdentified ? dhcpv6::OptionCode::kMip6Idinf
                                                    : dhcpv6::OptionCode::kMip6Udinf;
  AppendOption(code, inside, out);
}

// The options of all supplied networks of this kind and, in IDINF, of this name, in order (R41).
inline Octets SuppliedRuns(roles::HomeNetworkKind kind, DomainNameView id,
                           absl::Span<const roles::SuppliedHomeNetwork> supplied) {
  Octets runs;
  for (const roles::SuppliedHomeNetwork& network : supplied) {
    if (network.kind != kind) continue;
    if (kind == roles::HomeNetworkKind::kIdentified && !network.id.EqualsIgnoringCase(id)) continue;
    Append(network.options, runs);
  }
  return runs;
}

// The home networks that a client's message asks for.
struct AskedNetworks {
  explicit AskedNetworks(const dhcpv6::OptionRange& options) {
    bool oro_seen = false;
    for (const dhcpv6::OptionView option : options) {
      if (option.code == dhcpv6::OptionCode::kOro && !oro_seen) {
        oro_seen = true;
        ReadOro(option.data);
      } else if (option.code == dhcpv6::OptionCode::kMip6Hnidf) {
        const auto id = dhcpv6::HomeNetworkId::Decode(option);
        if (id.has_value() && all_ids.size() < roles::kMaxHomeNetworkIds) {
          all_ids.push_back(id->name);
        } else {
          ++ignored;
        }
      }
    }
    for (const DomainNameView id : all_ids) {
      if (std::none_of(ids.begin(), ids.end(),
                       [id](DomainNameView before) { return before.EqualsIgnoringCase(id); })) {
        ids.push_back(id);
      }
    }
  }

  bool Asks(dhcpv6::OptionCode code) const {
    return std::find(codes.begin(), codes.end(), static_cast<uint16_t>(code)) != codes.end();
  }

  std::vector<uint16_t> codes;          // of the ORO
  std::vector<DomainNameView> all_ids;  // as they stand
  std::vector<DomainNameView> ids;      // each network once, as it is called first
  size_t ignored = 0;                   // options that say nothing

 private:
  void ReadOro(Bytes data) {
    if (data.size() % 2 != 0) {
      ++ignored;
      return;
    }
    for (size_t i = 0; i < data.size(); i += 2) codes.push_back(LoadBigEndian16(&data[i]));
  }
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_OPTIONS_H_
