// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/tgpp_avps.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

// A gateway by name: realm "r", host "pgw.r".
constexpr char kGateway[] =
    "000001e6 4000002c 0000015c 40000024 0000011b 40000009 72000000"
    "00000125 4000000d 7067772e72000000";

TEST_CASE("a network's gateway is found in its configuration", "[tgpp][s6a]") {
  const std::string octets = std::string("00000596 c0000078 000028af") +
                             "0000058f c0000010 000028af 00000001"
                             "000005b0 c0000010 000028af 00000002"
                             "000001ed 40000010 696e7465726e6574" +
                             kGateway + "0000059e c0000010 000028af 00000001";
  const TestAvp avp(octets);
  const Result<ApnConfiguration> apn = avp.As<ApnConfiguration>();
  REQUIRE(apn.has_value());
  CHECK(apn->context_identifier == 1U);
  CHECK(apn->pdn_type == PdnType::kIpv4v6);
  CHECK(apn->service_selection == "internet");
  CHECK(apn->pdn_gw_allocation_type == PdnGwAllocationType::kDynamic);
  REQUIRE(apn->agent_info.has_value());
  CHECK(apn->agent_info->host->destination_host == "pgw.r");
  CHECK(Encoded(*apn) == test::ToHex(test::FromHex(octets)));
}

TEST_CASE("parts of a configuration that have no field here stay reachable", "[tgpp][s6a]") {
  // An AMBR (1435), and a gateway for one network behind the wildcard (1472).
  const std::string specific =
      std::string("000005c0 c0000048 000028af 000001ed 40000010 ") + "696e7465726e6574" + kGateway;
  const TestAvp avp("00000596 c0000060 000028af 0000059b c000000c 000028af" + specific);
  const Result<ApnConfiguration> apn = avp.As<ApnConfiguration>();
  REQUIRE(apn.has_value());
  CHECK(!apn->agent_info.has_value());
  CHECK(apn->avps.First(AvpKey{kVendor3gpp, 1435}).has_value());
  const Result<SpecificApnInfo> found = apn->avps.Find<SpecificApnInfo>();
  REQUIRE(found.has_value());
  CHECK(found->service_selection == "internet");
  CHECK(found->agent_info->host->destination_realm == "r");
  CHECK(Encoded(*found) == test::ToHex(test::FromHex(specific)));

  // Another gateway is put in, and nothing else is lost.
  ApnConfiguration changed = *apn;
  changed.agent_info.emplace();
  changed.agent_info->addresses = {Ipv4Address({192, 0, 2, 33})};
  CHECK(Encoded(changed) ==
        test::ToHex(test::FromHex("00000596 c0000078 000028af"
                                  "000001e6 40000018 0000014e 4000000e 0001 c0000221 0000"
                                  "0000059b c000000c 000028af" +
                                  specific)));
}

TEST_CASE("a network in use and the one for emergencies go out without M", "[tgpp][s6a]") {
  ApnConfiguration apn;
  ActiveApn active;
  active.context_identifier = 5;
  active.agent_info.emplace();
  active.agent_info->addresses = {Ipv4Address({192, 0, 2, 33})};
  CHECK(Encoded(active) ==
        "0000064c80000034000028af"
        "0000058fc0000010000028af00000005"
        "000001e6400000180000014e4000000e0001c00002210000");
  EmergencyInfo emergency;
  emergency.agent_info = active.agent_info;
  CHECK(Encoded(emergency) ==
        "0000069780000024000028af"
        "000001e6400000180000014e4000000e0001c00002210000");
  const TestAvp avp(
      "00000697 80000024 000028af 000001e6 00000018 0000014e 0000000e 0001 c0000221 "
      "0000");
  REQUIRE(avp.As<EmergencyInfo>().has_value());
  CHECK(*avp.As<EmergencyInfo>() == emergency);
}

TEST_CASE("a gateway without address and name costs the group that holds it", "[tgpp][R58]") {
  CHECK(Refusal<EmergencyInfo>("00000697 80000014 000028af 000001e6 40000008") ==
        "MIP6-Agent-Info (486) at offset 120: holds none of what it must hold at least one of -> "
        "5004");
}

TEST_CASE("a subscriber's profile for other access holds features, and configurations",
          "[tgpp][swx]") {
  const std::string apn = std::string("00000596 c0000038 000028af") + kGateway;
  const std::string octets =
      "000005dc c0000064 000028af"
      "000005dd 80000010 000028af 00000000"
      "0000007c 40000010 0000400000000000" +
      apn;
  const TestAvp avp(octets);
  const Result<Non3gppUserData> profile = avp.As<Non3gppUserData>();
  REQUIRE(profile.has_value());
  CHECK(profile->non_3gpp_ip_access == Non3gppIpAccess::kAllowed);
  REQUIRE(profile->mip6_feature_vector.has_value());
  CHECK(profile->mip6_feature_vector->Has(FeatureBit::kGtpv2Supported));
  size_t gateways = 0;
  profile->avps.ForEach<ApnConfiguration>([&](const Result<ApnConfiguration>& one) {
    if (one.has_value() && one->agent_info.has_value()) ++gateways;
  });
  CHECK(gateways == 1);
}

TEST_CASE("the way to the configurations in an answer of S6a is known", "[tgpp][s6a]") {
  const std::string apn = std::string("00000596 c0000038 000028af") + kGateway;
  const TestAvp avp("00000578 c0000050 000028af 00000595 c0000044 000028af" + apn);
  const Result<SubscriptionData> subscription = avp.As<SubscriptionData>();
  REQUIRE(subscription.has_value());
  const Result<ApnConfigurationProfile> profile =
      subscription->avps.Find<ApnConfigurationProfile>();
  REQUIRE(profile.has_value());
  CHECK(profile->avps.Find<ApnConfiguration>()->agent_info->host->destination_host == "pgw.r");
}

TEST_CASE("the same code without 3GPP's vendor is another AVP", "[tgpp]") {
  CHECK(FindAvpInfo(AvpKey{0, 1430}) == nullptr);
  CHECK(Refusal<ApnConfiguration>("00000596 40000008") ==
        "AVP (1430) at offset 100: is not of vendor 10415 -> 5012");
}

}}  // namespace mip6boot::diameter
