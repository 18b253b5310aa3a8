// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The invalid vectors of DHCPv6: what refuses them, and at which octet.

#include <string>
#include <vector>

#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/validation.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/vectors/check.h"

namespace mip6boot::test {
namespace {

using dhcpv6::HomeAgentAddress;
using dhcpv6::HomeNetworkId;
using dhcpv6::HomeNetworkPrefix;
using dhcpv6::IdentifiedHomeNetworkInformation;
using dhcpv6::MessageView;
using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::RelayChain;
using dhcpv6::RelayView;
using dhcpv6::Violation;
using dhcpv6::ViolationKind;

// Of an option whose framing is sound.
template <typename T>
Error ErrorOf(Bytes octets) {
  const Result<OptionRange> options = OptionRange::Parse(octets);
  if (!options) FAIL("framing: " << options.error().ToString());
  const Result<T> value = options->Find<T>();
  REQUIRE_FALSE(value.has_value());
  return value.error();
}

void IsRefused(const Error& error, Reason reason, OptionCode code, uint32_t offset,
               const char* text) {
  CHECK(error.reason == reason);
  CHECK(error.kind == ElementKind::kDhcpv6Option);
  CHECK(error.code == static_cast<uint32_t>(code));
  CHECK(error.offset == offset);
  CHECK(error.ToString() == text);
}

constexpr Check kChecks[] = {
    {"bad_haa_short",
     [](Bytes octets) {
       IsRefused(ErrorOf<HomeAgentAddress>(octets), Reason::kBadLength, OptionCode::kMip6Haa, 4,
                 "OPTION_MIP6_HAA (72) at offset 4: length 15, must be 16");
     }},
    {"bad_hnp_plen_129",
     [](Bytes octets) {
       IsRefused(ErrorOf<HomeNetworkPrefix>(octets), Reason::kPrefixTooLong, OptionCode::kMip6Hnp,
                 4, "OPTION_MIP6_HNP (71) at offset 4: prefix length 129 exceeds 128");
     }},
    {"bad_hnp_too_few_octets",
     [](Bytes octets) {
       IsRefused(ErrorOf<HomeNetworkPrefix>(octets), Reason::kTooShort, OptionCode::kMip6Hnp, 4,
                 "OPTION_MIP6_HNP (71) at offset 4: length 8, must be at least 9");
     }},
    {"bad_hnidf_compressed",
     [](Bytes octets) {
       IsRefused(ErrorOf<HomeNetworkId>(octets), Reason::kLabelTooLong, OptionCode::kMip6Hnidf, 9,
                 "OPTION_MIP6_HNIDF (49) at offset 9: label length octet 192 exceeds 63 (names are "
                 "not compressed here)");
     }},
    {"bad_hnidf_no_root",
     [](Bytes octets) {
       IsRefused(ErrorOf<HomeNetworkId>(octets), Reason::kNameNotTerminated, OptionCode::kMip6Hnidf,
                 21,
                 "OPTION_MIP6_HNIDF (49) at offset 21: the name does not end with the root label");
     }},
    {"bad_hnidf_two_names",
     [](Bytes octets) {
       IsRefused(ErrorOf<HomeNetworkId>(octets), Reason::kNameTrailingOctets,
                 OptionCode::kMip6Hnidf, 22,
                 "OPTION_MIP6_HNIDF (49) at offset 22: 17 octets after the root label");
     }},
    {"bad_hnidf_empty",
     [](Bytes octets) {
       IsRefused(ErrorOf<HomeNetworkId>(octets), Reason::kNameEmpty, OptionCode::kMip6Hnidf, 4,
                 "OPTION_MIP6_HNIDF (49) at offset 4: the name is empty");
     }},
    {"bad_opt_len_overrun",
     [](Bytes octets) {
       const OptionRange::Scanned scanned = OptionRange::Scan(octets);
       CHECK(scanned.options.empty());
       REQUIRE(scanned.error.has_value());
       IsRefused(*scanned.error, Reason::kTruncated, OptionCode::kMip6Haa, 0,
                 "OPTION_MIP6_HAA (72) at offset 0: needs 20 octets, 16 left");
     }},
    {"bad_idinf_inner_overrun",
     [](Bytes octets) {
       const Error error = ErrorOf<IdentifiedHomeNetworkInformation>(octets);
       IsRefused(error, Reason::kTruncated, OptionCode::kMip6Haa, 4,
                 "OPTION_MIP6_HAA (72) at offset 4: needs 20 octets, 12 left");
       CHECK(int{error.depth} == 1);
     }},
    // The framing of the other three is sound: whom they reach says why not.
    {"infreq_with_ia_na_invalid",
     [](Bytes octets) {
       const Result<MessageView> message = MessageView::Parse(octets);
       REQUIRE(message.has_value());
       CHECK(ValidateForServer(*message, {}) ==
             Violation{ViolationKind::kIaInInformationRequest, OptionCode::kIaNa, 24});
     }},
    {"bad_infreq_two_clientid",
     [](Bytes octets) {
       const Result<MessageView> message = MessageView::Parse(octets);
       REQUIRE(message.has_value());
       CHECK(ValidateForServer(*message, {}) ==
             Violation{ViolationKind::kDuplicateSingleton, OptionCode::kClientId, 42});
       CHECK_FALSE(ValidateForRelay(message->type()).has_value());  // a relay forwards it
     }},
    {"bad_relayforw_two_relay_msg",
     [](Bytes octets) {
       const Result<RelayView> relay = RelayView::Parse(octets);
       REQUIRE(relay.has_value());
       CHECK_FALSE(ValidateForRelay(relay->type(), relay->hop_count()).has_value());  // relayed on
       const Result<RelayChain> chain = RelayChain::Parse(octets);
       REQUIRE_FALSE(chain.has_value());
       IsRefused(chain.error(), Reason::kDuplicate, OptionCode::kRelayMsg, 102,
                 "OPTION_RELAY_MSG (9) at offset 102: stands 2 times, at most 1");
     }},
};

TEST_CASE("an invalid DHCPv6 vector is refused for its reason and at its place",
          "[vectors][rfc6610][rfc8415]") {
  RunChecks(kChecks);
}

TEST_CASE("two names in one HNIDF are read under the policy for dhclient",
          "[vectors][rfc6610][leniency]") {
  const ExactCopy octets(VectorOctets("bad_hnidf_two_names"));
  const Result<OptionRange> options = OptionRange::Parse(octets.bytes());
  REQUIRE(options.has_value());
  dhcpv6::DecodePolicy policy;
  policy.hnidf_name_list = true;
  const Result<dhcpv6::HomeNetworkIdNames> names =
      DecodeHomeNetworkIdNames(*options->begin(), policy);
  REQUIRE(names.has_value());
  std::vector<std::string> texts;
  for (const DomainNameView name : *names) texts.push_back(name.ToString());
  CHECK(texts == std::vector<std::string>{"home.example.org.", "msp.example.net."});
}

}  // namespace

absl::Span<const Check> InvalidDhcpv6Checks() { return kChecks; }

}  // namespace mip6boot::test
