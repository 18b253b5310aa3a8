// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The library and its headers without exceptions and RTTI: decode, encode and step, with a main()
// of its own, since Catch2 cannot be built that way.

#include <array>
#include <cstdio>
#include <cstring>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/roles/dhcp_server.h"
#include "mip6boot/roles/relay_agent.h"

#if defined(__cpp_exceptions) || defined(__cpp_rtti)
#error "this program shows that neither is needed"
#endif

namespace {

using namespace mip6boot;  // NOLINT(google-build-using-namespace): a program of one page

// Information-request, ORO 69, HNIDF "a.".
constexpr std::array<uint8_t, 31> kRequest = {
    0x0b, 0xa1, 0xb2, 0xc3, 0x00, 0x01, 0x00, 0x0a, 0x00, 0x03, 0x00, 0x01, 0x02, 0x00, 0x00, 0x00,
    0x00, 0x01, 0x00, 0x06, 0x00, 0x02, 0x00, 0x45, 0x00, 0x31, 0x00, 0x03, 0x01, 'a',  0x00};
constexpr std::array<uint8_t, 20> kHomeAgent = {
    0x00, 0x48, 0x00, 0x10, 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01};

int failures = 0;

void Expect(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "not so: %s\n", what);
  ++failures;
}

}  // namespace

int main() {
  std::array<uint8_t, 512> relayed_buffer;
  std::array<uint8_t, 512> reply_buffer;
  const DomainName id = *DomainName::FromText("a");
  const roles::SuppliedHomeNetwork supplied[] = {
      {roles::HomeNetworkKind::kIdentified, id.view(), kHomeAgent}};

  roles::ReceivedDatagram received;
  received.payload = kRequest;
  received.source = {*Ipv6Address::FromText("fe80::1"), 546};
  roles::RelayLink link;
  link.link_address = *Ipv6Address::FromText("2001:db8::1");
  const roles::Outcome relayed = roles::RelayAgent::Answer(
      roles::RelayAgentConfig(), link, received, supplied, absl::MakeSpan(relayed_buffer));
  Expect(relayed.event == roles::Event::kRelayedToServerWithRsoo,
         "the relay supplies the home network");

  roles::DhcpServerConfig server;
  server.server_id = {0x00, 0x02, 0x00, 0x00, 0x7e, 0xd9, 0x01};
  received.payload = relayed.datagram;
  received.source = {link.link_address, 547};
  const roles::Outcome reply =
      roles::DhcpServer::Answer(server, received, {}, absl::MakeSpan(reply_buffer));
  Expect(reply.event == roles::Event::kAnsweredWithHomeNetworks, "the server answers with it");

  const size_t inner = 34 + 4;  // behind the Relay-reply's header and that of OPTION_RELAY_MSG
  const Result<dhcpv6::MessageView> message =
      dhcpv6::MessageView::Parse(reply.datagram.subspan(inner));
  Expect(message.has_value(), "the Reply can be read");
  const auto idinf = message->options().Find<dhcpv6::IdentifiedHomeNetworkInformation>();
  Expect(idinf.has_value() && idinf->options.wire().size() == 7 + kHomeAgent.size(),
         "its IDINF is the one supplied");

  const Result<dhcpv6::MessageView> cut =
      dhcpv6::MessageView::Parse(Bytes(kRequest).subspan(0, 30));
  Expect(!cut.has_value() && cut.error().ToString() ==
                                 "OPTION_MIP6_HNIDF (49) at offset 24: needs 7 octets, 6 left",
         "a cut message says where");
  return failures;
}
