// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The valid vectors of protocol diameter-avp.

#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/pmip6_avps.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/vectors/avp_walk.h"
#include "tests/vectors/check.h"

namespace mip6boot::test {
namespace {

using diameter::AddressFormat;
using diameter::AvpKey;
using diameter::FeatureBit;
using diameter::FeatureSet;
using diameter::Mip6AgentInfo;
using diameter::Mip6FeatureVector;
using diameter::Mip6HomeLinkPrefix;
using diameter::MipHomeAgentAddress;
using diameter::MipHomeAgentHost;
using diameter::Utf8StringFormat;

const Ipv4Address kHomeAgentIpv4({192, 0, 2, 33});

// One AVP that is `expected`.
template <typename T>
void IsAvp(Bytes octets, const T& expected) {
  WalkAvps(octets, [&](AvpWalk& avps) { avps.Is(expected); });
}

MipHomeAgentHost Host(std::string_view realm, std::string_view host) {
  MipHomeAgentHost value;
  value.destination_realm = realm;
  value.destination_host = host;
  return value;
}

constexpr Check kChecks[] = {
    {"avp334_v6",
     [](Bytes octets) { IsAvp(octets, MipHomeAgentAddress{Ip6("2001:db8:6000:302::1")}); }},
    {"avp334_v4", [](Bytes octets) { IsAvp(octets, MipHomeAgentAddress{kHomeAgentIpv4}); }},
    {"avp348_host",
     [](Bytes octets) { IsAvp(octets, Host("home.example.org", "ha1.home.example.org")); }},
    {"avp125_prefix64",
     [](Bytes octets) { IsAvp(octets, Mip6HomeLinkPrefix{Prefix("2001:db8:6000:302::/64")}); }},
    {"avp124_integrated",
     [](Bytes octets) { IsAvp(octets, Mip6FeatureVector{FeatureBit::kMip6Integrated}); }},
    {"avp124_integrated_local",
     [](Bytes octets) {
       IsAvp(octets, Mip6FeatureVector{FeatureBit::kMip6Integrated |
                                       FeatureBit::kLocalHomeAgentAssignment});
     }},
    {"avp124_zero", [](Bytes octets) { IsAvp(octets, Mip6FeatureVector{FeatureSet(0)}); }},
    {"avp124_pmip6_gtpv2",
     [](Bytes octets) {
       IsAvp(octets, Mip6FeatureVector{FeatureBit::kPmip6Supported | FeatureBit::kGtpv2Supported});
     }},
    {"avp486_addr_host_prefix",
     [](Bytes octets) {
       Mip6AgentInfo agent;
       agent.addresses = {Ip6("2001:db8:6000:302::1")};
       agent.host = Host("home.example.org", "ha1.home.example.org");
       agent.home_link_prefix = Prefix("2001:db8:6000:302::/64");
       IsAvp(octets, agent);
     }},
    {"avp486_local_hint",
     [](Bytes octets) {
       Mip6AgentInfo agent;
       agent.addresses = {Ip6("2001:db8:1:c020::1")};
       IsAvp(octets, agent);
     }},
    {"avp486_two_addresses",
     [](Bytes octets) {
       Mip6AgentInfo agent;
       agent.addresses = {Ip6("2001:db8:6000:302::1"), kHomeAgentIpv4};
       IsAvp(octets, agent);
     }},
    {"avp486_host_only",
     [](Bytes octets) {
       Mip6AgentInfo agent;
       agent.host = Host("home.example.org", "ha1.home.example.org");
       IsAvp(octets, agent);
     }},
    {"avp333_unspecified",
     [](Bytes octets) { IsAvp(octets, diameter::MipMobileNodeAddress{Ip6("::")}); }},
    {"avp507_service_configuration",
     [](Bytes octets) {
       diameter::ServiceConfiguration service;
       service.agent_info.emplace();
       service.agent_info->addresses = {Ip6("2001:db8:6000:302::1")};
       service.service_selection = "internet";
       IsAvp(octets, service);
     }},
};

TEST_CASE("a valid AVP has its meaning and is written with its octets",
          "[vectors][rfc5447][rfc5778][rfc6733]") {
  RunChecks(kChecks);
}

TEST_CASE("a MIP6-Agent-Info is the same AVP by AVP and as a whole", "[vectors][rfc5447][s4.2.1]") {
  const ExactCopy octets(VectorOctets("avp486_addr_host_prefix"));
  WalkAvps(octets.bytes(), [](AvpWalk& avps) {
    avps.Holds(AvpKey::kMip6AgentInfo, [](AvpWalk& agent) {
      agent.Is(MipHomeAgentAddress{Ip6("2001:db8:6000:302::1")});
      agent.Holds(AvpKey::kMipHomeAgentHost, [](AvpWalk& host) {
        host.Is(diameter::DestinationRealm{"home.example.org"});
        host.Is(diameter::DestinationHost{"ha1.home.example.org"});
      });
      agent.Is(Mip6HomeLinkPrefix{Prefix("2001:db8:6000:302::/64")});
    });
  });
}

// RFC 5778 leaves the home address to the server: all zeros of either family.
TEST_CASE("an unspecified MIP-Mobile-Node-Address asks the server for one", "[vectors][rfc5778]") {
  const ExactCopy octets(VectorOctets("avp333_unspecified"));
  const Result<diameter::AvpRange> avps = diameter::AvpRange::Parse(octets.bytes());
  REQUIRE(avps.has_value());
  const Result<diameter::Address> address = diameter::DecodeAs<AddressFormat>(*avps->begin());
  REQUIRE(address.has_value());
  CHECK(address->IsUnspecified());
}

}  // namespace

absl::Span<const Check> DiameterAvpChecks() { return kChecks; }

}  // namespace mip6boot::test
