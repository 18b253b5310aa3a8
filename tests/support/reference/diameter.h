// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Diameter messages as the RFCs draw them, read the simple way: everything is copied, what nests is
// called again. Nothing of the library is in here.

#ifndef MIP6BOOT_TESTS_SUPPORT_REFERENCE_DIAMETER_H_
#define MIP6BOOT_TESTS_SUPPORT_REFERENCE_DIAMETER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mip6boot::reference {

using Octets = std::vector<uint8_t>;

struct DiameterAvp {
  size_t offset = 0;  // of its header in what was read
  uint32_t vendor = 0;
  uint32_t code = 0;
  unsigned flags = 0;
  Octets data;
  bool known = false;  // its type is in the table
  bool sound = false;  // and its data is of it
  bool group = false;  // its type is one
  bool whole = false;  // and its data are whole AVPs to the end
  // Of one that is known and not sound: "length", "few octets", "long", "prefix length", "stray
  // bits", "family", "text", "empty", "uri"; of a group "run" (not whole) or "parts".
  std::string fault;
  // The value; of a group those of its parts, in the order of its grammar, in front of each part
  // its code.
  std::vector<Octets> fields;
  std::vector<DiameterAvp> inside;
};

struct DiameterMessage {
  bool has_header = false;
  bool sound = false;  // and whole AVPs to the end
  Octets header;       // 20 octets
  std::vector<DiameterAvp> avps;
};

// Groups inside groups are read down to `most_nested` levels; what is deeper is not sound.
DiameterMessage ReadDiameter(const Octets& message, unsigned most_nested);
// The same of AVPs alone, as far as they are whole.
std::vector<DiameterAvp> ReadDiameterAvps(const Octets& avps, unsigned most_nested);

// Whether all values of this type have four octets, or all eight, as those of a number have.
bool IsNumber(uint32_t vendor, uint32_t code);

}  // namespace mip6boot::reference

#endif  // MIP6BOOT_TESTS_SUPPORT_REFERENCE_DIAMETER_H_
