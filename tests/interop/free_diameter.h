// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// freeDiameter's parser, writer and dictionaries inside the test: no daemon, no configuration file,
// no socket.

#ifndef MIP6BOOT_TESTS_INTEROP_FREE_DIAMETER_H_
#define MIP6BOOT_TESTS_INTEROP_FREE_DIAMETER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot::test {

// An AVP by the name that the dictionary has for it. `value`: numbers in decimal, addresses,
// identities and UTF-8 as people write them, octets in hexadecimal; a group has `avps` instead.
struct NamedAvp {
  std::string name;
  std::string value = {};
  std::vector<NamedAvp> avps = {};
};

// A message by freeDiameter's name for its command, "Diameter-EAP-Answer".
struct NamedMessage {
  std::string command;
  uint8_t flags = 0;
  uint32_t application = 0;
  uint32_t hop_by_hop = 0;
  uint32_t end_to_end = 0;
  std::vector<NamedAvp> avps;
};

// Line by line, what stands in a group with two blanks in front.
std::string Text(const NamedMessage& message);

struct FreeDiameterReading {
  NamedMessage message;  // as far as it was understood
  // Result-Code that it wants to refuse the message with, or empty: octets, dictionaries and
  // grammar have no complaint.
  std::string refusal;
};

// Both throw std::runtime_error where freeDiameter itself is not as expected.
FreeDiameterReading ReadWithFreeDiameter(Bytes octets);
std::vector<uint8_t> WriteWithFreeDiameter(const NamedMessage& message);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_INTEROP_FREE_DIAMETER_H_
