// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "mip6boot/dhcpv6/conformance.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/elapsed_time.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"
#include "mip6boot/dhcpv6/interface_id.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/relay_msg.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/dhcpv6/rsoo.h"
#include "mip6boot/roles/home_network_options.h"
#include "tests/bench/case.h"
#include "tests/bench/octets.h"

namespace mip6boot::bench {
namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::OptionWriter;

// ---- decode ----

// Views alone: each level opened, no value looked at.
void ViewOptions(const OptionRange& options) {
  for (const OptionView option : options) {
    benchmark::DoNotOptimize(option.code);
    if (option.code == OptionCode::kRelayMsg) {
      const auto message = dhcpv6::MessageView::Parse(option.data);
      Must(message.has_value());
      ViewOptions(message->options());
    } else if (option.code == OptionCode::kRsoo || option.code == OptionCode::kMip6Idinf) {
      const auto inner = OptionRange::Inside(option);
      Must(inner.has_value());
      ViewOptions(*inner);
    }
  }
}
void ViewRelayForward() {
  const auto relay = dhcpv6::RelayView::Parse(Fresh(RelayForward()));
  Must(relay.has_value());
  ViewOptions(relay->options());
}

template <typename T>
void Take(const OptionView& option) {
  const Result<T> value = option.As<T>();
  Must(value.has_value());
  benchmark::DoNotOptimize(value);
}

// Typed to the last field, as an inspector or a relay of one's own would do it.
void DecodeOptions(const OptionRange& options) {
  for (const OptionView option : options) {
    switch (option.code) {
      case OptionCode::kClientId:
        Take<dhcpv6::ClientId>(option);
        break;
      case OptionCode::kElapsedTime:
        Take<dhcpv6::ElapsedTime>(option);
        break;
      case OptionCode::kInterfaceId:
        Take<dhcpv6::InterfaceId>(option);
        break;
      case OptionCode::kMip6Hnidf:
        Take<dhcpv6::HomeNetworkId>(option);
        break;
      case OptionCode::kMip6Hnp:
        Take<dhcpv6::HomeNetworkPrefix>(option);
        break;
      case OptionCode::kMip6Haa:
        Take<dhcpv6::HomeAgentAddress>(option);
        break;
      case OptionCode::kMip6Haf:
        Take<dhcpv6::HomeAgentFqdn>(option);
        break;
      case OptionCode::kOro: {
        const auto oro = option.As<dhcpv6::OptionRequest>();
        Must(oro.has_value());
        for (const OptionCode code : *oro) benchmark::DoNotOptimize(code);
        break;
      }
      case OptionCode::kRelayMsg: {
        const auto relayed = option.As<dhcpv6::RelayMessage>();
        Must(relayed.has_value());
        const auto message = dhcpv6::MessageView::Parse(relayed->message, relayed->offset);
        Must(message.has_value());
        benchmark::DoNotOptimize(message->transaction_id());
        DecodeOptions(message->options());
        break;
      }
      case OptionCode::kRsoo: {
        const auto rsoo = option.As<dhcpv6::RelaySuppliedOptions>();
        Must(rsoo.has_value());
        DecodeOptions(rsoo->options);
        break;
      }
      case OptionCode::kMip6Idinf: {
        const auto idinf = option.As<dhcpv6::IdentifiedHomeNetworkInformation>();
        Must(idinf.has_value());
        DecodeOptions(idinf->options);
        break;
      }
      default:
        break;
    }
  }
}
void DecodeRelayForward() {
  const auto relay = dhcpv6::RelayView::Parse(Fresh(RelayForward()));
  Must(relay.has_value());
  benchmark::DoNotOptimize(relay->hop_count());
  benchmark::DoNotOptimize(relay->link_address());
  benchmark::DoNotOptimize(relay->peer_address());
  DecodeOptions(relay->options());
}

// ---- encode ----

struct Fixture {
  Fixture() {
    (void)network.prefixes.TryPushBack(*Ipv6Prefix::FromText("2001:db8:6000:302::/64"));
    (void)network.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8:6000:302::1"));
    (void)network.names.TryPushBack(ha1.view());
  }

  DomainName id = *DomainName::FromText("home.example.org");
  DomainName ha1 = *DomainName::FromText("ha1.home.example.org");
  roles::HomeNetwork network;
  std::vector<uint8_t> client_id = {0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00, 0x00, 0x01};
  std::vector<uint8_t> server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde};
  Ipv6Address relay = *Ipv6Address::FromText("2001:db8:1:c020::ff");
};
const Fixture& TheFixture() {
  static const Fixture fixture;
  return fixture;
}

// The Reply of reply_identified, from values.
Bytes EncodeReply(MutableBytes buffer) {
  const Fixture& fixture = TheFixture();
  dhcpv6::MessageWriter out(buffer, dhcpv6::MessageType::kReply, dhcpv6::TransactionId{0xa1b2c3});
  out.Add(dhcpv6::ClientId{fixture.client_id});
  out.Add(dhcpv6::ServerId{fixture.server_id});
  out.Add(dhcpv6::InformationRefreshTime{7200});
  roles::WriteHomeNetworkInformation(roles::HomeNetworkKind::kIdentified, fixture.id.view(),
                                     fixture.network, out);
  const Result<Bytes> written = out.Finish();
  Must(written.has_value());
  return *written;
}

// ---- growth ----

std::vector<uint8_t> Finished(std::vector<uint8_t> buffer, const OptionWriter& out) {
  buffer.resize(out.Finish()->size());
  return buffer;
}

// A Reply with that many home networks.
std::vector<uint8_t> ReplyWith(size_t networks) {
  const Fixture& fixture = TheFixture();
  std::vector<uint8_t> buffer(65536);
  dhcpv6::MessageWriter out(absl::MakeSpan(buffer), dhcpv6::MessageType::kReply,
                            dhcpv6::TransactionId{0xa1b2c3});
  for (size_t i = 0; i < networks; ++i) {
    roles::WriteHomeNetworkInformation(roles::HomeNetworkKind::kIdentified, fixture.id.view(),
                                       fixture.network, out);
  }
  return Finished(std::move(buffer), out);
}
Work DecodeReply(size_t networks) {
  const std::vector<uint8_t> reply = ReplyWith(networks);
  return {reply.size(), [reply] {
            const auto message = dhcpv6::MessageView::Parse(Fresh(reply));
            Must(message.has_value());
            DecodeOptions(message->options());
          }};
}
Work JudgeReply(size_t networks) {
  const std::vector<uint8_t> reply = ReplyWith(networks);
  return {reply.size(), [reply] {
            const auto message = dhcpv6::MessageView::Parse(Fresh(reply));
            Must(message.has_value());
            size_t found = 0;
            dhcpv6::FindViolations(*message, [&](const dhcpv6::Violation&) { ++found; });
            benchmark::DoNotOptimize(found);
          }};
}

// An Information-request inside that many Relay-forwards.
Work OpenRelays(size_t relays) {
  std::vector<uint8_t> octets(Request().begin(), Request().end());
  for (size_t i = 0; i < relays; ++i) {
    std::vector<uint8_t> buffer(octets.size() + 64);
    dhcpv6::MessageWriter out(absl::MakeSpan(buffer), dhcpv6::MessageType::kRelayForward,
                              static_cast<uint8_t>(i), TheFixture().relay, TheFixture().relay);
    out.Raw(OptionCode::kRelayMsg, octets);
    octets = Finished(std::move(buffer), out);
  }
  return {relays, [octets] {
            const auto chain = dhcpv6::RelayChain::Parse(Fresh(octets));
            Must(chain.has_value());
            benchmark::DoNotOptimize(chain);
          }};
}

}  // namespace

std::vector<Case> Dhcpv6Cases() {
  return {
      {"relay_forward/walk", nullptr, 0, [] { Walk(RelayForward()); }},
      {"relay_forward/memcpy", "relay_forward/walk", 0, [] { Copy(RelayForward()); }},
      {"relay_forward/decode_views", "relay_forward/walk", 0, ViewRelayForward},
      {"relay_forward/decode_typed", "relay_forward/walk", 3, DecodeRelayForward},
      {"reply/walk", nullptr, 0, [] { Walk(Reply()); }},
      {"reply/memcpy", "reply/walk", 0, [] { Copy(Reply()); }},
      {"reply/encode", "reply/memcpy", 0, Run<EncodeReply>, Writes<EncodeReply, Reply>},
  };
}

std::vector<Sweep> Dhcpv6Sweeps() {
  return {
      {"reply/decode_typed", "home networks", "octets", {1, 8, 64, 512}, DecodeReply},
      {"reply/find_violations", "home networks", "octets", {1, 8, 64, 512}, JudgeReply},
      {"relay_forward/chain", "relays", "relays", {1, 3, 9}, OpenRelays},
  };
}

}  // namespace mip6boot::bench
