// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What stands in a message where it must not, or twice, as the reference sees it.

#include <cstddef>
#include <map>

#include "mip6boot/dhcpv6/conformance.h"
#include "tests/support/examine/dhcpv6_internal.h"
#include "tests/support/reference/dhcpv6_places.h"

namespace mip6boot::test {
namespace {

using dhcpv6::Violation;
using dhcpv6::ViolationKind;

// What is said of one option, as far as the reference can tell.
struct Said {
  size_t misplaced = 0;
  size_t again = 0;
};

bool IsAboutPlace(ViolationKind kind) {
  return kind == ViolationKind::kMisplaced || kind == ViolationKind::kDroppedByClient ||
         kind == ViolationKind::kOutsideRsoo || kind == ViolationKind::kRsooMisplaced ||
         kind == ViolationKind::kNotRsooEnabled || kind == ViolationKind::kIaInInformationRequest;
}

template <typename View>
void Compare(const View& view, const reference::Dhcpv6Message& expected, Findings& findings) {
  std::map<size_t, Said> said;
  size_t too_many_relays = 0;
  FindViolations(view, [&](const Violation& violation) {
    if (IsAboutPlace(violation.kind)) ++said[violation.offset].misplaced;
    if (violation.kind == ViolationKind::kDuplicateSingleton) ++said[violation.offset].again;
    if (violation.kind == ViolationKind::kHopCountExceeded) ++too_many_relays;
  });
  const uint32_t start = view.options().base_offset() - static_cast<uint32_t>(View::kHeaderSize);
  for (const reference::Dhcpv6Place& place : reference::JudgePlaces(expected)) {
    const auto found = said.find(start + place.offset);
    const Said of_option = found == said.end() ? Said() : found->second;
    findings.Expect(of_option.misplaced == (place.misplaced ? 1U : 0U),
                    "the reference sees another option where it must not stand");
    findings.Expect(of_option.again == (place.again ? 1U : 0U),
                    "the reference sees another option twice");
  }
  findings.Expect(too_many_relays == (reference::HasPassedTooManyRelays(expected) ? 1U : 0U),
                  "the reference counts the relays otherwise");
}

}  // namespace

void CompareDhcpv6Places(const dhcpv6::MessageView& message,
                         const reference::Dhcpv6Message& expected, Findings& findings) {
  Compare(message, expected, findings);
}
void CompareDhcpv6Places(const dhcpv6::RelayView& relay, const reference::Dhcpv6Message& expected,
                         Findings& findings) {
  Compare(relay, expected, findings);
}

}  // namespace mip6boot::test
