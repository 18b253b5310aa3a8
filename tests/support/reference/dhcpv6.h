// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCPv6 as the RFCs draw it, read the simple way: everything is copied, what nests is called
// again. Nothing of the library is in here: what both make of a message is compared.

#ifndef MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_H_
#define MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mip6boot::reference {

using Octets = std::vector<uint8_t>;

struct Dhcpv6Option {
  unsigned code = 0;
  Octets data;
  bool known = false;  // its layout is in the table
  bool sound = false;  // and its data fits it
  // The values, in the order of the RFC's drawing; of each list, one after the other.
  std::vector<Octets> fields;
  // Options, or sub-options of a vendor's: those that are whole, up to the first that is not.
  std::vector<Dhcpv6Option> inside;
};

struct Dhcpv6Message {
  bool has_header = false;
  bool sound = false;  // and whole options to the end
  Octets header;       // 4 octets, 34 of a relay message
  std::vector<Dhcpv6Option> options;
};

// A DUID by its type: what the type does not have, or what is cut, is empty.
struct Dhcpv6Duid {
  unsigned type = 0;
  Octets hardware_type;
  Octets time;
  Octets link_layer_address;
  Octets enterprise;
  Octets uuid;
};

// Options inside options are read down to `most_nested` levels; what is deeper is not sound.
Dhcpv6Message ReadDhcpv6(const Octets& message, unsigned most_nested);
Dhcpv6Duid ReadDuid(const Octets& duid);

// What is wrong with the size of an option's data, or with the length in front of a prefix in it:
// "length" (of fixed fields), "multiple" (of codes or addresses), "short", "long", "prefix length";
// "": nothing that can be told by these alone. `have` is what is wrong, `want` what would be right.
struct SizeFault {
  std::string what;
  size_t have = 0;
  size_t want = 0;
};
SizeFault SizeFaultOf(unsigned code, const Octets& data);

}  // namespace mip6boot::reference

#endif  // MIP6BOOT_TESTS_SUPPORT_REFERENCE_DHCPV6_H_
