// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCPv6 messages as JSON.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_DHCPV6_JSON_H_
#define MIP6BOOT_EXAMPLES_INSPECT_DHCPV6_JSON_H_

#include <cstdint>
#include <vector>

#include "examples/inspect/context.h"
#include "examples/inspect/json.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/violation.h"

namespace mip6boot::inspect {

// One message and what it holds; recursion is bounded by `context.limits`. Offsets are those of the
// datagram, in relayed messages too.
class Dhcpv6Json {
 public:
  explicit Dhcpv6Json(Context& context) : context_(context) {}

  // Sets the keys of the message in `octets`, whose first octet is at `offset`, in `json`.
  void Message(Bytes octets, uint32_t offset, Json& json);
  // Those of bare options.
  void BareOptions(Bytes octets, Json& json);
  // A list: one object for each option.
  Json Options(const dhcpv6::OptionRange& options);

  // The hex of an option's data; hidden where it may hold a key.
  Json Hex(Bytes octets) const;
  Context& context() { return context_; }
  // Whether a relayed message that starts with `octets` lies too deep to be opened here.
  bool TooDeep(Bytes octets) const;
  // The message in `relayed`, an OPTION_RELAY_MSG.
  void RelayedMessage(const dhcpv6::OptionView& relayed, Json& json);

 private:
  Json Option(const dhcpv6::OptionView& option);
  // Finds what breaks a rule in `message` (or bare options), then shows its options with that.
  template <typename T>
  Json TopOptions(const T& message, const dhcpv6::OptionRange& options);
  void Violations(const dhcpv6::OptionView& option, Json& json) const;
  // Those of the message as a whole.
  void MessageViolations(Json& json) const;

  Context& context_;
  dhcpv6::MessageType type_{};                 // of the message at hand; 0: bare options
  unsigned level_ = 0;                         // messages around it
  std::vector<dhcpv6::Violation> violations_;  // in it, in order of offset
};

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_DHCPV6_JSON_H_
