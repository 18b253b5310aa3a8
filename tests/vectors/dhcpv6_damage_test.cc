// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the DHCPv6 decoders make of damaged vectors.

#include <string>
#include <vector>

#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "tests/support/catch.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/reference.h"
#include "tests/support/further_options.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/vectors/damage.h"

namespace mip6boot::test { namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::RelayChain;

TEST_CASE("damaged DHCPv6 options are refused at their place or read and written alike",
          "[vectors][robustness][rfc6610]") {
  const DamageReport report =
      ExamineDamaged({"dhcpv6-option"}, ExamineDhcpv6Options, Changes::kAll);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
}

TEST_CASE(
    "damaged options that no vector holds are refused at their place or read and written alike",
    "[vectors][robustness][rfc8415]") {
  for (const char* const hex : kFurtherOptions) {
    const DamageReport report = ExamineDamaged(FromHex(hex), ExamineDhcpv6Options, Changes::kAll);
    CAPTURE(hex);
    CHECK(report.first_fault == "none");
  }
}

// Whether an option of this code stands in the run, or inside an option of it.
bool Holds(const OptionRange& run, OptionCode code) {
  for (const OptionView option : run) {
    if (option.code == code) return true;
    const bool inside = DispatchOption(option.code, [&](auto type) {
      using Type = typename decltype(type)::Type;
      if constexpr (dhcpv6::kHoldsOptions<Type>) {
        const Result<Type> value = option.As<Type>();
        return value.has_value() && Holds(value->options, code);
      }
      return false;
    });
    if (inside) return true;
  }
  return false;
}

TEST_CASE("an option of every type is damaged", "[vectors][robustness]") {
  std::vector<std::vector<uint8_t>> runs;
  for (const char* const hex : kFurtherOptions) runs.push_back(FromHex(hex));
  for (const Vector& vector : AllVectors()) {
    if (!vector.valid || vector.protocol.rfind("dhcpv6", 0) != 0) continue;
    if (vector.protocol == "dhcpv6-option") runs.push_back(vector.octets);
    const Result<RelayChain> chain = RelayChain::Parse(vector.octets);
    if (vector.protocol != "dhcpv6-message" || !chain) continue;
    for (const dhcpv6::RelayLevel& level : chain->levels()) {
      const Bytes options = level.relay.options().wire();
      runs.emplace_back(options.begin(), options.end());
    }
    const Bytes options = chain->message().options().wire();
    runs.emplace_back(options.begin(), options.end());
  }
  std::string missing;
  dhcpv6::ForEachOptionType([&](auto type) {
    constexpr OptionCode kCode = decltype(type)::Type::kCode;
    for (const std::vector<uint8_t>& run : runs) {
      if (Holds(OptionRange::Scan(run).options, kCode)) return;
    }
    missing += std::string(" ") + dhcpv6::OptionName(kCode);
  });
  CHECK(missing == "");
}

TEST_CASE("damaged DHCPv6 messages are refused at their place or read and written alike",
          "[vectors][robustness][rfc8415]") {
  const DamageReport report =
      ExamineDamaged({"dhcpv6-message"}, ExamineDhcpv6Message, Changes::kAll);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
}

TEST_CASE("damaged DHCPv6 messages are read as the reference reads them",
          "[vectors][robustness][rfc8415]") {
  const DamageReport report = ExamineDamaged({"dhcpv6-message"}, CompareDhcpv6, Changes::kSome);
  CHECK(report.first_fault == "none");
  CHECK(report.inputs > 100);
}

}}  // namespace mip6boot::test
