// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The valid vectors of protocol dhcpv6-message: their meaning. What their receivers make of them is
// in dhcpv6_receiver_test.cc.

#include "mip6boot/dhcpv6/elapsed_time.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/dhcpv6/rsoo.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "tests/support/catch.h"
#include "tests/vectors/check.h"
#include "tests/vectors/option_walk.h"

namespace mip6boot::test {
namespace {

using dhcpv6::ClientId;
using dhcpv6::ElapsedTime;
using dhcpv6::HomeAgentAddress;
using dhcpv6::HomeAgentFqdn;
using dhcpv6::HomeNetworkId;
using dhcpv6::HomeNetworkPrefix;
using dhcpv6::IdentifiedHomeNetworkInformation;
using dhcpv6::InformationRefreshTime;
using dhcpv6::MessageType;
using dhcpv6::PrefixForm;
using dhcpv6::RelaySuppliedOptions;
using dhcpv6::ServerId;
using dhcpv6::StatusCode;
using dhcpv6::StatusCodeValue;
using dhcpv6::VisitedHomeNetworkInformation;

constexpr uint32_t kTransactionId = 0xa1b2c3;
constexpr uint16_t kEthernet = 1;
constexpr char kLink[] = "2001:db8:1:c020::ff";
constexpr char kPeer[] = "fe80::200:ff:fe00:1";

// ---- parts that several messages have ----

void Client(OptionWalk& options) { options.IsLinkLayer<ClientId>(kEthernet, "020000000001"); }

void ClientAndServer(OptionWalk& options) {
  Client(options);
  options.IsEnterprise<ServerId>(32473, "0badc0de");
}

void HomeIdinf(OptionWalk& options) {
  options.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
    idinf.Is(HomeNetworkId{Name("home.example.org")});
    idinf.Is(HomeNetworkPrefix{Prefix("2001:db8:6000:302::/64"), PrefixForm::kFull});
    idinf.Is(HomeAgentAddress{Ip6("2001:db8:6000:302::1")});
    idinf.Is(HomeAgentFqdn{Name("ha1.home.example.org")});
  });
}

void InfreqIdentified(OptionWalk& options) {
  Client(options);
  options.Is(ElapsedTime{0});
  options.IsOptionRequest({83, 32, 69, 49, 71, 72, 73});
  options.Is(HomeNetworkId{Name("home.example.org")});
}

void InfreqVisited(OptionWalk& options) {
  Client(options);
  options.Is(ElapsedTime{0});
  options.IsOptionRequest({83, 32, 50, 49, 71, 72, 73});
}

void InfreqTwoIdentified(OptionWalk& options) {
  Client(options);
  options.Is(ElapsedTime{100});
  options.IsOptionRequest({83, 32, 69, 49, 71, 72, 73});
  options.Is(HomeNetworkId{Name("home.example.org")});
  options.Is(HomeNetworkId{Name("msp.example.net")});
}

void RelayforwRsooIdinf(OptionWalk& options) {
  options.IsInterfaceId("eth1");
  options.Holds<RelaySuppliedOptions>(HomeIdinf);
  options.Carries(MessageType::kInformationRequest, kTransactionId, InfreqIdentified);
}

void ReplyIdentified(OptionWalk& options) {
  ClientAndServer(options);
  options.Is(InformationRefreshTime{7200});
  HomeIdinf(options);
}

// What a Relay-forward with this hop-count carries in relayforw_nine_levels.
void NineLevels(OptionWalk& options, uint8_t hop_count) {
  if (hop_count == 0) {
    return options.Carries(MessageType::kInformationRequest, kTransactionId, InfreqVisited);
  }
  const auto below = static_cast<uint8_t>(hop_count - 1);
  if (below == 0) {
    return options.CarriesRelay(MessageType::kRelayForward, 0, kLink, kPeer,
                                [](OptionWalk& inner) { NineLevels(inner, 0); });
  }
  const std::string peer = "2001:db8:1:c10" + std::to_string(below - 1) + "::1";
  options.CarriesRelay(MessageType::kRelayForward, below, "::", peer.c_str(),
                       [below](OptionWalk& inner) { NineLevels(inner, below); });
}

// ---- the vectors ----

template <typename Body>
void IsInfreq(Bytes octets, const Body& body) {
  WalkMessage(octets, MessageType::kInformationRequest, kTransactionId, body);
}
template <typename Body>
void IsReply(Bytes octets, const Body& body) {
  WalkMessage(octets, MessageType::kReply, kTransactionId, body);
}
// A Relay-forward straight from the client's link.
template <typename Body>
void IsFirstRelayforw(Bytes octets, const Body& body) {
  WalkRelay(octets, MessageType::kRelayForward, 0, kLink, kPeer, body);
}

constexpr Check kChecks[] = {
    {"infreq_identified", [](Bytes octets) { IsInfreq(octets, InfreqIdentified); }},
    {"infreq_visited", [](Bytes octets) { IsInfreq(octets, InfreqVisited); }},
    {"infreq_unrestricted",
     [](Bytes octets) {
       IsInfreq(octets, [](OptionWalk& options) {
         Client(options);
         options.Is(ElapsedTime{0});
         options.IsOptionRequest({83, 32, 70, 49, 71, 72, 73});
       });
     }},
    {"infreq_both_visited_and_identified",
     [](Bytes octets) {
       IsInfreq(octets, [](OptionWalk& options) {
         Client(options);
         options.Is(ElapsedTime{0});
         options.IsOptionRequest({83, 32, 50, 69, 49, 71, 72, 73});
         options.Is(HomeNetworkId{Name("home.example.org")});
       });
     }},
    {"infreq_two_identified", [](Bytes octets) { IsInfreq(octets, InfreqTwoIdentified); }},
    {"relayforw_rsoo_idinf", [](Bytes octets) { IsFirstRelayforw(octets, RelayforwRsooIdinf); }},
    {"relayforw_two_levels_conflicting_rsoo",
     [](Bytes octets) {
       WalkRelay(octets, MessageType::kRelayForward, 1, "::", kLink, [](OptionWalk& options) {
         options.Holds<RelaySuppliedOptions>([](OptionWalk& rsoo) {
           rsoo.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
             idinf.Is(HomeNetworkId{Name("home.example.org")});
             idinf.Is(HomeAgentAddress{Ip6("2001:db8:bad::1")});
           });
         });
         options.CarriesRelay(MessageType::kRelayForward, 0, kLink, kPeer, RelayforwRsooIdinf);
       });
     }},
    {"relayforw_rsoo_with_not_permitted_option",
     [](Bytes octets) {
       IsFirstRelayforw(octets, [](OptionWalk& options) {
         options.Holds<RelaySuppliedOptions>([](OptionWalk& rsoo) {
           rsoo.IsDnsServers({Ip6("2001:db8::53")});
           rsoo.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
             idinf.Is(HomeNetworkId{Name("home.example.org")});
             idinf.Is(HomeNetworkPrefix{Prefix("2001:db8:6000:302::/64"), PrefixForm::kShort});
             idinf.Is(HomeAgentAddress{Ip6("2001:db8:6000:302::1")});
           });
         });
         options.Carries(MessageType::kInformationRequest, kTransactionId, InfreqIdentified);
       });
     }},
    {"relayforw_two_targets",
     [](Bytes octets) {
       IsFirstRelayforw(octets, [](OptionWalk& options) {
         options.IsInterfaceId("eth1");
         options.Holds<RelaySuppliedOptions>([](OptionWalk& rsoo) {
           rsoo.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
             idinf.Is(HomeNetworkId{Name("home.example.org")});
             idinf.Is(HomeAgentAddress{Ip6("2001:db8:6000:302::1")});
           });
           rsoo.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
             idinf.Is(HomeNetworkId{Name("msp.example.net")});
             idinf.Is(HomeAgentFqdn{Name("ha.msp.example.net")});
           });
         });
         options.Carries(MessageType::kInformationRequest, kTransactionId, InfreqTwoIdentified);
       });
     }},
    {"relayforw_nine_levels",
     [](Bytes octets) {
       WalkRelay(octets, MessageType::kRelayForward, 8, "::", "2001:db8:1:c107::1",
                 [](OptionWalk& options) { NineLevels(options, 8); });
     }},
    {"infreq_with_rsoo",
     [](Bytes octets) {
       IsInfreq(octets, [](OptionWalk& options) {
         InfreqVisited(options);
         options.Holds<RelaySuppliedOptions>([](OptionWalk& rsoo) {
           rsoo.Holds<VisitedHomeNetworkInformation>(
               [](OptionWalk& vdinf) { vdinf.Is(HomeAgentAddress{Ip6("2001:db8:bad::1")}); });
         });
       });
     }},
    {"reply_identified", [](Bytes octets) { IsReply(octets, ReplyIdentified); }},
    {"relayrepl_identified",
     [](Bytes octets) {
       WalkRelay(octets, MessageType::kRelayReply, 0, kLink, kPeer, [](OptionWalk& options) {
         options.IsInterfaceId("eth1");
         options.Carries(MessageType::kReply, kTransactionId, ReplyIdentified);
       });
     }},
    {"reply_visited",
     [](Bytes octets) {
       IsReply(octets, [](OptionWalk& options) {
         ClientAndServer(options);
         options.Holds<VisitedHomeNetworkInformation>([](OptionWalk& vdinf) {
           vdinf.Is(HomeNetworkPrefix{Prefix("2001:db8:1:c020::/64"), PrefixForm::kFull});
           vdinf.Is(HomeAgentAddress{Ip6("2001:db8:1:c020::1")});
         });
       });
     }},
    {"reply_with_parts_to_discard",
     [](Bytes octets) {
       IsReply(octets, [](OptionWalk& options) {
         ClientAndServer(options);
         options.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
           idinf.Is(HomeNetworkId{Name("other.example.com")});
           idinf.Is(HomeAgentAddress{Ip6("2001:db8::bad")});
         });
         options.Is(HomeAgentAddress{Ip6("2001:db8::bad2")});
         HomeIdinf(options);
       });
     }},
    {"reply_nothing_available", [](Bytes octets) { IsReply(octets, ClientAndServer); }},
    {"reply_unspecfail",
     [](Bytes octets) {
       IsReply(octets, [](OptionWalk& options) {
         ClientAndServer(options);
         options.Is(StatusCode{StatusCodeValue::kUnspecFail, "invalid message"});
       });
     }},
    {"solicit_identified",
     [](Bytes octets) {
       WalkMessage(octets, MessageType::kSolicit, kTransactionId, [](OptionWalk& options) {
         Client(options);
         options.Is(ElapsedTime{0});
         options.IsEmptyIaNa(1, 0, 0);
         options.IsOptionRequest({82, 69, 49, 71, 72, 73});
         options.Is(HomeNetworkId{Name("home.example.org")});
       });
     }},
};

TEST_CASE("a valid DHCPv6 message has its meaning and is written with its octets",
          "[vectors][rfc6610][rfc6611][rfc8415]") {
  RunChecks(kChecks);
}

}  // namespace

absl::Span<const Check> Dhcpv6MessageChecks() { return kChecks; }

}  // namespace mip6boot::test
