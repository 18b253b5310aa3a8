// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the library makes of an input beside what the simple readers of tests/support/reference do:
// the same verdict on the whole and on each element, and the same values, in what is made of
// several elements too: typed messages, relays around a message, the canonical form.

#ifndef MIP6BOOT_TESTS_SUPPORT_EXAMINE_REFERENCE_H_
#define MIP6BOOT_TESTS_SUPPORT_EXAMINE_REFERENCE_H_

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/ip_address.h"
#include "tests/support/examine/findings.h"

namespace mip6boot::reference {
struct DiameterAvp;
}

namespace mip6boot::test {

// What the references call a fault that an error has this reason for; "" if none of them tells it.
const char* FaultOf(Reason reason);
// Whether one of these AVPs has the fault that the error tells of, where it says.
void CompareReason(const Error& error, const std::vector<reference::DiameterAvp>& avps,
                   Findings& findings);

void CompareDhcpv6(Findings& findings);
void CompareDiameter(Findings& findings);
void CompareRadius(Findings& findings);

inline std::vector<uint8_t> CopyOf(Bytes octets) { return {octets.begin(), octets.end()}; }
// The most significant one first.
inline std::vector<uint8_t> OctetsOf(uint64_t number, int octets) {
  std::vector<uint8_t> field(static_cast<size_t>(octets));
  for (auto octet = field.rbegin(); octet != field.rend(); ++octet, number >>= 8) {
    *octet = static_cast<uint8_t>(number);
  }
  return field;
}

// The values of an element as the reference has them: octets, field by field.
class Fields {
 public:
  void Octets(Bytes octets) { all_.emplace_back(octets.begin(), octets.end()); }
  void Text(std::string_view text) { all_.emplace_back(text.begin(), text.end()); }
  void Number(uint64_t value, int octets) { all_.push_back(OctetsOf(value, octets)); }
  void Address(const Ipv6Address& address) {
    Octets(Bytes(address.octets().data(), address.octets().size()));
  }
  // Its length in front.
  void Prefix(const Ipv6Prefix& prefix) {
    Address(prefix.address());
    all_.back().insert(all_.back().begin(), prefix.length());
  }

  const std::vector<std::vector<uint8_t>>& all() const { return all_; }
  friend bool operator==(const Fields& a, const std::vector<std::vector<uint8_t>>& b) {
    return a.all_ == b;
  }

 private:
  std::vector<std::vector<uint8_t>> all_;
};

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_EXAMINE_REFERENCE_H_
