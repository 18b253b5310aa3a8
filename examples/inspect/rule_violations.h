// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What in a message of sound framing breaks a rule of the protocol: options in a place where they
// must not stand, options that are missing.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_RULE_VIOLATIONS_H_
#define MIP6BOOT_EXAMPLES_INSPECT_RULE_VIOLATIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"

namespace mip6boot::inspect {

struct RuleViolation {
  std::string rule;                          // "R13", or the section: "RFC 8415 21.4"
  std::optional<dhcpv6::OptionCode> option;  // concerned; none: the message
  uint32_t offset = 0;                       // of that option's header, or of the one that lacks it
  std::string text;
};

// Those of one message: its own options and what containers among them hold; relayed messages are
// looked at by themselves. In order of offset. `type` 0: bare options, of no message.
std::vector<RuleViolation> FindRuleViolations(dhcpv6::MessageType type,
                                              const dhcpv6::OptionRange& options);

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_RULE_VIOLATIONS_H_
