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
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/vectors/damage.h"

namespace mip6boot::test { namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::RelayChain;

// A sound option of each type that no vector holds.
constexpr const char* kFurtherOptions[] = {
    // IA_NA { IAADDR { STATUS_CODE } }
    "0003 002e 00000001 00000e10 00001518"
    "0005 001e 20010db8000000000000000000000005 00000e10 00001c20 000d 0002 0000",
    // IA_TA
    "0004 0004 00000001",
    // IA_PD { IAPREFIX { STATUS_CODE } }
    "0019 002f 00000001 00000e10 00001518"
    "001a 001f 00000e10 00001c20 38 20010db8000001000000000000000000 000d 0002 0006",
    "0007 0001 ff",                           // PREFERENCE
    "000b 001c 03 01 00 0000000000000001 01"  // AUTH: RKAP
    "000102030405060708090a0b0c0d0e0f",
    "000c 0010 20010db8000000000000000000000001",      // UNICAST
    "000e 0000",                                       // RAPID_COMMIT
    "000f 0009 0003 6c6162 0002 0102",                 // USER_CLASS
    "0010 000d 00007ed9 0003 6c6162 0002 0102",        // VENDOR_CLASS
    "0011 000e 00007ed9 0001 0001 61 0002 0001 62",    // VENDOR_OPTS
    "0013 0001 0b",                                    // RECONF_MSG
    "0014 0000",                                       // RECONF_ACCEPT
    "0018 0010 0161 076578616d706c65 00 036c6162 00",  // DOMAIN_LIST
    "0025 0006 00007ed9 7031",                         // REMOTE_ID
    "0026 0002 7331",                                  // SUBSCRIBER_ID
    "0027 0006 01 0161 0162 00",                       // CLIENT_FQDN
    "0027 0003 04 0161",                               // CLIENT_FQDN: part of a name
    "0035 000e 0001 0001 0000000f 020000000001",       // RELAY_ID
    "0041 0005 0161 0162 00",                          // ERP_LOCAL_DOMAIN_NAME
    "004f 0008 0001 02005e005301",                     // CLIENT_LINKLAYER_ADDR
    "0050 0010 20010db8000000000000000000000001",      // LINK_ADDRESS
    "0052 0004 00000e10",                              // SOL_MAX_RT
    "0053 0004 00000e10",                              // INF_MAX_RT
    "0087 0002 060b",                                  // RELAY_PORT
};

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
