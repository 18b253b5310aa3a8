// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCPv6 messages that no vector has.

#include <initializer_list>
#include <vector>

#include "fuzz/expected_options.h"
#include "fuzz/made_messages.h"
#include "fuzz/sample_networks.h"
#include "tests/support/hex.h"

namespace mip6boot::fuzz {
namespace {

using dhcpv6::OptionCode;

Octets Joined(std::initializer_list<Octets> parts) {
  Octets all;
  for (const Octets& part : parts) Append(part, all);
  return all;
}
Octets Option(OptionCode code, const Octets& data) {
  Octets option;
  AppendOption(code, data, option);
  return option;
}
Octets Message(uint8_t type, std::initializer_list<Octets> options) {
  return Joined({{type, 0xa1, 0xb2, 0xc3}, Joined(options)});
}
// Of a relay: type and hop-count in front of its addresses.
Octets RelayMessage(uint8_t type, uint8_t hop_count, std::initializer_list<Octets> options,
                    const Octets& message) {
  static const Octets kAddresses = test::FromHex(
      "20010db80001c02000000000000000ff"
      "fe800000000000000000000000000001");
  return Joined(
      {{type, hop_count}, kAddresses, Joined(options), Option(OptionCode::kRelayMsg, message)});
}

Octets ClientId() { return Option(OptionCode::kClientId, {kClientDuid, std::end(kClientDuid)}); }
Octets ServerId() { return Option(OptionCode::kServerId, {kServerDuid, std::end(kServerDuid)}); }
Octets Ias() {
  return Joined({Option(OptionCode::kIaNa, test::FromHex("00000001 00000e10 00001518")),
                 Option(OptionCode::kIaPd, test::FromHex("00000002 00000e10 00001518")),
                 Option(OptionCode::kIaTa, test::FromHex("00000003"))});
}
// SOL_MAX_RT (82), INF_MAX_RT (83) and more.
Octets Oro(const char* more) {
  return Option(OptionCode::kOro, Joined({test::FromHex("0052 0053"), test::FromHex(more)}));
}
// ERP_LOCAL_DOMAIN_NAME with one letter.
Octets ErpName(char letter) {
  return Option(OptionCode::kErpLocalDomainName, {1, static_cast<uint8_t>(letter), 0});
}
Octets Rsoo(std::initializer_list<Octets> options) {
  return Option(OptionCode::kRsoo, Joined(options));
}
Octets InterfaceId() { return Option(OptionCode::kInterfaceId, {'e', 't', 'h', '7'}); }

// home.example.org, with the home agents of these options.
Octets Idinf(std::initializer_list<Octets> home_agents) {
  const DomainName& name = Samples().home_name;
  return Option(OptionCode::kMip6Idinf,
                Joined({Option(OptionCode::kMip6Hnidf,
                               {name.view().wire().begin(), name.view().wire().end()}),
                        Joined(home_agents)}));
}

}  // namespace

void ForEachMadeDhcpv6Message(
    absl::FunctionRef<void(const char* name, const std::vector<uint8_t>& message)> visit) {
  constexpr uint8_t kSolicit = 1, kAdvertise = 2, kRequest = 3, kConfirm = 4, kRenew = 5,
                    kRebind = 6, kReply = 7, kRelease = 8, kDecline = 9, kReconfigure = 10,
                    kInformationRequest = 11, kRelayForward = 12, kRelayReply = 13;
  // 65 is asked for, and each relay has one: the nearest has two.
  const Octets asks_erp = Message(kInformationRequest, {ClientId(), Oro("0020 0041")});
  const Octets inner =
      RelayMessage(kRelayForward, 0, {Rsoo({ErpName('a'), ErpName('b')})}, asks_erp);
  visit("made_relayforw_erp", inner);
  visit("made_relayforw_erp_twice",
        RelayMessage(kRelayForward, 1, {InterfaceId(), Rsoo({ErpName('c')})}, inner));

  const Octets solicit = Message(kSolicit, {ClientId(), Oro("0032"), Ias()});
  visit("made_solicit", solicit);
  visit("made_solicit_rapid_commit",
        Message(kSolicit, {ClientId(), Oro(""), Ias(), Option(OptionCode::kRapidCommit, {})}));
  visit("made_relayforw_relay_port",
        RelayMessage(kRelayForward, 0, {InterfaceId(), Option(OptionCode::kRelayPort, {0, 0})},
                     solicit));
  visit("made_solicit_with_serverid", Message(kSolicit, {ClientId(), ServerId(), Ias()}));
  const Octets to_server = Joined({ClientId(), ServerId(), Oro("0032"), Ias()});
  visit("made_request", Message(kRequest, {to_server}));
  visit("made_renew", Message(kRenew, {to_server}));
  visit("made_release", Message(kRelease, {to_server}));
  visit("made_decline", Message(kDecline, {to_server}));
  visit("made_confirm", Message(kConfirm, {ClientId(), Ias()}));
  visit("made_rebind", Message(kRebind, {ClientId(), Oro("0032"), Ias()}));
  visit("made_infreq_of_nobody", Message(kInformationRequest, {Oro("0020 0032")}));

  // Refresh time, SOL_MAX_RT and INF_MAX_RT; several home agents.
  const Octets times = Joined({Option(OptionCode::kInformationRefreshTime, {0, 0, 0x1c, 0x20}),
                               Option(OptionCode::kSolMaxRt, {0, 0, 0, 120}),
                               Option(OptionCode::kInfMaxRt, {0, 0, 0, 60})});
  const Octets address = Samples().home_run;
  visit("made_reply",
        Message(kReply, {ClientId(), ServerId(), times,
                         Idinf({address, Samples().visited_run, Samples().named_run})}));
  visit("made_reply_forever",
        Message(kReply, {ClientId(), ServerId(),
                         Option(OptionCode::kInformationRefreshTime, {0xff, 0xff, 0xff, 0xff}),
                         Idinf({address})}));
  visit("made_reply_unspecfail",
        Message(kReply, {ClientId(), ServerId(), Option(OptionCode::kStatusCode, {0, 1}), times}));
  // For this client, and for another one; made authentic once, and twice.
  visit("made_advertise", Message(kAdvertise, {ClientId(), ServerId()}));
  visit("made_advertise_of_another",
        Message(kAdvertise, {Option(OptionCode::kClientId, {0, 3, 0, 1, 7}), ServerId()}));
  const Octets auth = Option(OptionCode::kAuth, test::FromHex("03 01 00 0000000000000001"));
  const Octets asks = Option(OptionCode::kReconfMsg, {kInformationRequest});
  visit("made_reconfigure", Message(kReconfigure, {ClientId(), ServerId(), asks, auth}));
  visit("made_reconfigure_two_auth",
        Message(kReconfigure, {ClientId(), ServerId(), asks, auth, auth}));
  visit("made_relayrepl_relay_port",
        RelayMessage(kRelayReply, 1, {InterfaceId(), Option(OptionCode::kRelayPort, {0x06, 0x0b})},
                     RelayMessage(kRelayReply, 0, {InterfaceId()},
                                  Message(kReply, {ClientId(), ServerId()}))));
}

}  // namespace mip6boot::fuzz
