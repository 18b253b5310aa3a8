// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What each vector of vectors.json must turn out to be, as a table from its name to a check written
// by hand beside it: the meanings in the file are prose.

#ifndef MIP6BOOT_TESTS_VECTORS_CHECK_H_
#define MIP6BOOT_TESTS_VECTORS_CHECK_H_

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/ip_address.h"

namespace mip6boot::test {

// A heap block of exactly as many octets, so that a sanitizer sees a read behind them.
class ExactCopy {
 public:
  explicit ExactCopy(Bytes octets) : octets_(new uint8_t[octets.size()]), size_(octets.size()) {
    if (size_ != 0) std::memcpy(octets_.get(), octets.data(), size_);
  }

  Bytes bytes() const { return Bytes(octets_.get(), size_); }
  uint8_t& operator[](size_t i) { return octets_[i]; }

 private:
  std::unique_ptr<uint8_t[]> octets_;
  size_t size_;
};

struct Check {
  const char* vector;
  void (*run)(Bytes octets);  // asserts
};

// The tables, one for each protocol; vectors of both validities are in them.
absl::Span<const Check> Dhcpv6OptionChecks();
absl::Span<const Check> Dhcpv6MessageChecks();
absl::Span<const Check> InvalidDhcpv6Checks();
absl::Span<const Check> DiameterAvpChecks();
absl::Span<const Check> DiameterMessageChecks();
absl::Span<const Check> InvalidDiameterChecks();
absl::Span<const Check> RadiusAttributeChecks();
absl::Span<const Check> InvalidRadiusChecks();

// Runs each check in a section of the vector's name.
void RunChecks(absl::Span<const Check> checks);

// Values in text, for tables. `Name` keeps the octets for the life of the program.
DomainNameView Name(std::string_view text);
Ipv6Address Ip6(std::string_view text);
Ipv6Prefix Prefix(std::string_view text);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_VECTORS_CHECK_H_
