// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Messages opened for showing: one tree for DHCPv6, Diameter and DNS, from which the words of the
// ladder, the JSON and the checks are made. Octets of keys, and what says who somebody is, never
// get into it (R101).

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MESSAGE_TREE_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MESSAGE_TREE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "examples/integrated_scenario/journal.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::scenario {

// An option, an AVP, a resource record.
struct Element {
  enum class Interest : uint8_t {
    kRoutine,   // in every message
    kNotable,   // worth a word
    kMobility,  // what all this is about
  };

  uint32_t code = 0;
  std::string name;   // "OPTION_MIP6_HNP", "MIP6-Agent-Info", "SRV"; "option 999" where it has none
  std::string value;  // in words; of an OPTION_RELAY_MSG the name of the message
  Interest interest = Interest::kRoutine;
  std::vector<Element> parts;  // of a container, in wire order
  std::string fault;           // why it cannot be read
};

struct Message {
  std::string protocol;  // "dhcpv6", "diameter", "dns"
  std::string name;      // "RELAY-FORW", "DER", "DNS answer"; empty if it cannot be read
  std::string header;    // what of the header is worth a word
  std::vector<Element> elements;
  std::string fault;
};

Message OpenDhcpv6(Bytes datagram);
Message OpenDns(Bytes datagram);
// What lies in one write to a stream: whole messages in good times.
std::vector<Message> OpenDiameter(Bytes octets);
// By carrier and port.
std::vector<Message> Open(const Passage& passage);

// "1a2b3c", with an ellipsis after 32 octets.
std::string HexText(Bytes octets);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_MESSAGE_TREE_H_
