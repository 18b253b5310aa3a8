// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The valid vectors of protocol dhcpv6-option.

#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/vectors/check.h"
#include "tests/vectors/option_walk.h"

namespace mip6boot::test {
namespace {

using dhcpv6::HomeAgentAddress;
using dhcpv6::HomeAgentFqdn;
using dhcpv6::HomeNetworkId;
using dhcpv6::HomeNetworkPrefix;
using dhcpv6::IdentifiedHomeNetworkInformation;
using dhcpv6::PrefixForm;
using dhcpv6::UnrestrictedHomeNetworkInformation;
using dhcpv6::VisitedHomeNetworkInformation;

// One option that is `expected`.
template <typename T>
void IsOption(Bytes octets, const T& expected) {
  WalkOptions(octets, [&](OptionWalk& options) { options.Is(expected); });
}

// A prefix in the short form is written in the short form again: `HomeNetworkPrefix::form` keeps
// the form that came. Written by hand, without a word about the form, it is the long one.
constexpr Check kChecks[] = {
    {"opt49_hnidf_home_example_org",
     [](Bytes octets) { IsOption(octets, HomeNetworkId{Name("home.example.org")}); }},
    {"opt71_hnp_64_full",
     [](Bytes octets) {
       IsOption(octets, HomeNetworkPrefix{Prefix("2001:db8:6000:302::/64"), PrefixForm::kFull});
       IsOption(octets, HomeNetworkPrefix{Prefix("2001:db8:6000:302::/64")});
     }},
    {"opt71_hnp_64_short",
     [](Bytes octets) {
       IsOption(octets, HomeNetworkPrefix{Prefix("2001:db8:6000:302::/64"), PrefixForm::kShort});
     }},
    {"opt71_hnp_60_full",
     [](Bytes octets) {
       IsOption(octets, HomeNetworkPrefix{Prefix("2001:db8:6000:300::/60"), PrefixForm::kFull});
     }},
    {"opt71_hnp_60_short",
     [](Bytes octets) {
       IsOption(octets, HomeNetworkPrefix{Prefix("2001:db8:6000:300::/60"), PrefixForm::kShort});
     }},
    {"opt71_hnp_0_short",
     [](Bytes octets) {
       IsOption(octets, HomeNetworkPrefix{Prefix("::/0"), PrefixForm::kShort});
     }},
    {"opt72_haa_v6",
     [](Bytes octets) {
       const HomeAgentAddress agent{Ip6("2001:db8:6000:302::1")};
       IsOption(octets, agent);
       CHECK_FALSE(agent.embedded_ipv4().has_value());
     }},
    {"opt72_haa_v4_embedded",
     [](Bytes octets) {
       const HomeAgentAddress agent{Ip6("64:ff9b::c000:221")};
       IsOption(octets, agent);
       CHECK(agent.embedded_ipv4() == Ipv4Address({192, 0, 2, 33}));
       CHECK(agent.address == Ipv6Address::EmbedIpv4(Ipv4Address({192, 0, 2, 33})));
     }},
    {"opt73_haf_ha1",
     [](Bytes octets) { IsOption(octets, HomeAgentFqdn{Name("ha1.home.example.org")}); }},
    {"opt50_vdinf_prefix_addr",
     [](Bytes octets) {
       WalkOptions(octets, [](OptionWalk& options) {
         options.Holds<VisitedHomeNetworkInformation>([](OptionWalk& vdinf) {
           vdinf.Is(HomeNetworkPrefix{Prefix("2001:db8:1:c020::/64"), PrefixForm::kFull});
           vdinf.Is(HomeAgentAddress{Ip6("2001:db8:1:c020::1")});
         });
       });
     }},
    {"opt69_idinf_full",
     [](Bytes octets) {
       WalkOptions(octets, [](OptionWalk& options) {
         options.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
           idinf.Is(HomeNetworkId{Name("home.example.org")});
           idinf.Is(HomeNetworkPrefix{Prefix("2001:db8:6000:302::/64"), PrefixForm::kFull});
           idinf.Is(HomeAgentAddress{Ip6("2001:db8:6000:302::1")});
           idinf.Is(HomeAgentFqdn{Name("ha1.home.example.org")});
         });
       });
     }},
    {"opt70_udinf_fqdn_only",
     [](Bytes octets) {
       WalkOptions(octets, [](OptionWalk& options) {
         options.Holds<UnrestrictedHomeNetworkInformation>(
             [](OptionWalk& udinf) { udinf.Is(HomeAgentFqdn{Name("ha.msp.example.net")}); });
       });
     }},
    {"opt69_idinf_short_hnp",
     [](Bytes octets) {
       WalkOptions(octets, [](OptionWalk& options) {
         options.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
           idinf.Is(HomeNetworkId{Name("home.example.org")});
           idinf.Is(HomeNetworkPrefix{Prefix("2001:db8:6000:302::/64"), PrefixForm::kShort});
           idinf.Is(HomeAgentAddress{Ip6("2001:db8:6000:302::1")});
         });
       });
     }},
};

TEST_CASE("a valid DHCPv6 option has its meaning and is written with its octets",
          "[vectors][rfc6610][s3]") {
  RunChecks(kChecks);
}

TEST_CASE("an IDINF says what network it is about", "[vectors][rfc6610][s3.1]") {
  for (const char* vector : {"opt69_idinf_full", "opt69_idinf_short_hnp"}) {
    CAPTURE(vector);
    const ExactCopy octets(VectorOctets(vector));
    const Result<IdentifiedHomeNetworkInformation> idinf =
        dhcpv6::OptionRange::Parse(octets.bytes())->Find<IdentifiedHomeNetworkInformation>();
    REQUIRE(idinf.has_value());
    const Result<HomeNetworkId> id = idinf->home_network_id();
    REQUIRE(id.has_value());
    CHECK(id->name.ToString() == "home.example.org.");
  }
}

}  // namespace

absl::Span<const Check> Dhcpv6OptionChecks() { return kChecks; }

}  // namespace mip6boot::test
