// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// RADIUS attributes as the RFCs draw them, read the simple way. Nothing of the library is in here.

#ifndef MIP6BOOT_TESTS_SUPPORT_REFERENCE_RADIUS_H_
#define MIP6BOOT_TESTS_SUPPORT_REFERENCE_RADIUS_H_

#include <cstdint>
#include <vector>

namespace mip6boot::reference {

using Octets = std::vector<uint8_t>;

struct RadiusAttribute {
  unsigned type = 0;
  Octets value;
  bool known = false;
  bool sound = false;
  std::vector<Octets> fields;
};

struct RadiusAttributes {
  bool sound = false;  // whole attributes to the end
  std::vector<RadiusAttribute> attributes;
};

RadiusAttributes ReadRadius(const Octets& run);

}  // namespace mip6boot::reference

#endif  // MIP6BOOT_TESTS_SUPPORT_REFERENCE_RADIUS_H_
