// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/vectors/check.h"

#include <deque>
#include <optional>
#include <stdexcept>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {

void RunChecks(absl::Span<const Check> checks) {
  for (const Check& check : checks) {
    DYNAMIC_SECTION(check.vector) {
      const ExactCopy octets(VectorOctets(check.vector));
      INFO(check.vector << ": " << ToHex(octets.bytes()));
      check.run(octets.bytes());
    }
  }
}

DomainNameView Name(std::string_view text) {
  static std::deque<DomainName> names;
  const Result<DomainName> name = DomainName::FromText(text);
  if (!name) throw std::invalid_argument(std::string(text));
  names.push_back(*name);
  return names.back().view();
}

Ipv6Address Ip6(std::string_view text) {
  const std::optional<Ipv6Address> address = Ipv6Address::FromText(text);
  if (!address) throw std::invalid_argument(std::string(text));
  return *address;
}

Ipv6Prefix Prefix(std::string_view text) {
  const std::optional<Ipv6Prefix> prefix = Ipv6Prefix::FromText(text);
  if (!prefix) throw std::invalid_argument(std::string(text));
  return *prefix;
}

}  // namespace mip6boot::test
