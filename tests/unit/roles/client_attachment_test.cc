// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/client_attachment.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/roles/relay_agent_harness.h"

namespace mip6boot::test::relay { namespace {

// "port 00000007", or why there is no key.
std::string KeyText(const Result<AttachmentKey>& key) {
  if (!key) return key.error().ToString();
  const char* kinds[] = {"port ", "link-layer ", "other "};
  return kinds[static_cast<size_t>(key->kind())] + ToHex(key->octets());
}

const std::string kMessage = "0b a1b2c3 0001 000a 0003 0001 020000000001";
// The relay next to the client: INTERFACE_ID "eth1", OPTION_CLIENT_LINKLAYER_ADDR.
const std::string kInnerRelay =
    "0c00 20010db80001c02000000000000000ff fe8000000000000000005efffe530102"
    "0012 0004 65746831 004f 0008 0001 02005e530099";

TEST_CASE_METHOD(Fixture, "a client on an interface of its own is known by the interface",
                 "[rfc6611][s4.2.1][R65][R86]") {
  const std::vector<uint8_t> message = FromHex(kMessage);
  const auto attachment = ReadClientAttachment(link, FromClient(message));
  REQUIRE(attachment);
  CHECK_FALSE(attachment->relayed);
  CHECK(ToHex(attachment->client_id) == "00030001020000000001");
  CHECK(attachment->client_address.ToString() == "fe80::200:ff:fe00:1");
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kInterface)) == "port 00000007");
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kClientAddress)) ==
        "other fe80000000000000020000fffe000001");
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kClientAddressEui48)) ==
        "link-layer 000000000001");
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kRelayPort)) ==
        "octets at offset 0: is missing");
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kRelayLinkLayer)) ==
        "octets at offset 0: is missing");
}

TEST_CASE_METHOD(Fixture, "behind a trusted relay a client is known by what that relay says",
                 "[rfc6611][s4.2.1][rfc6939][R65][R86]") {
  link.trusted = true;
  const std::vector<uint8_t> datagram = FromHex(kInnerRelay + "0009 0012" + kMessage);
  const auto attachment = ReadClientAttachment(link, FromRelay(datagram));
  REQUIRE(attachment);
  CHECK(attachment->relayed);
  REQUIRE(attachment->link_layer_address.has_value());
  CHECK(attachment->link_layer_address->hardware_type == 1);
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kRelayPort)) ==
        "port 20010db80001c02000000000000000ff65746831");
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kRelayLinkLayer)) ==
        "link-layer 02005e530099");
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kClientAddressEui48)) ==
        "link-layer 02005e530102");
  // The access server beside that relay writes the same keys.
  const std::vector<uint8_t> port = FromHex("65746831");
  CHECK(*KeyOf(*attachment, AttachmentSource::kRelayPort) ==
        *KeyOfRelayPort(*Ipv6Address::FromText("2001:db8:1:c020::ff"), port));
  CHECK(*KeyOf(*attachment, AttachmentSource::kRelayLinkLayer) ==
        *KeyOfLinkLayerAddress(FromHex("02005e530099")));
  // The interface is the relay's, not the client's.
  CHECK(KeyOf(*attachment, AttachmentSource::kInterface).error().reason == Reason::kNotAllowed);
}

TEST_CASE_METHOD(Fixture, "in a chain the relay next to the client counts",
                 "[rfc8415][s19][R65][R86]") {
  link.trusted = true;
  const std::vector<uint8_t> datagram = FromHex(
      "0c01 00000000000000000000000000000000 20010db8000200000000000000000005"
      "0012 0004 65746839 004f 0008 0001 ffffffffffff 0009 004c" +
      kInnerRelay + "0009 0012" + kMessage);
  const auto attachment = ReadClientAttachment(link, FromRelay(datagram));
  REQUIRE(attachment);
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kRelayPort)) ==
        "port 20010db800020000000000000000000565746831");
  CHECK(KeyText(KeyOf(*attachment, AttachmentSource::kRelayLinkLayer)) ==
        "link-layer 02005e530099");
}

TEST_CASE_METHOD(Fixture, "nothing in a Relay-forward from an untrusted link becomes a key",
                 "[rfc6610][s5][rfc8415][s22][R86]") {
  const std::vector<uint8_t> datagram = FromHex(kInnerRelay + "0009 0012" + kMessage);
  const auto attachment = ReadClientAttachment(link, FromRelay(datagram));
  REQUIRE(attachment);
  for (const AttachmentSource source :
       {AttachmentSource::kInterface, AttachmentSource::kRelayPort,
        AttachmentSource::kRelayLinkLayer, AttachmentSource::kClientAddress,
        AttachmentSource::kClientAddressEui48}) {
    CAPTURE(static_cast<int>(source));
    CHECK(KeyOf(*attachment, source).error().reason == Reason::kNotAllowed);
  }
}

TEST_CASE_METHOD(Fixture, "a DUID shows its link-layer address, for comparing and no more",
                 "[rfc8415][s22][R86]") {
  ClientAttachment attachment;
  CHECK_FALSE(attachment.client_id_link_layer_address().has_value());
  const std::vector<uint8_t> llt = FromHex("0001 0001 12345678 02005e530001");
  attachment.client_id = llt;
  REQUIRE(attachment.client_id_link_layer_address().has_value());
  CHECK(ToHex(attachment.client_id_link_layer_address()->address) == "02005e530001");
  const std::vector<uint8_t> uuid = FromHex("0004 00112233445566778899aabbccddeeff");
  attachment.client_id = uuid;
  CHECK_FALSE(attachment.client_id_link_layer_address().has_value());
  // Of two CLIENTIDs neither counts.
  const std::vector<uint8_t> two = FromHex(kMessage + "0001 000a 0003 0001 020000000002");
  CHECK(ReadClientAttachment(link, FromClient(two))->client_id.empty());
}

TEST_CASE_METHOD(Fixture, "a datagram that is no client's says nothing of an attachment",
                 "[rfc8415][s19][R86]") {
  CHECK(
      ReadClientAttachment(link, FromRelay(VectorOctets("relayrepl_identified"))).error().reason ==
      Reason::kNotAllowed);
  std::vector<uint8_t> cut = FromHex(kMessage);
  cut.pop_back();
  CHECK_FALSE(ReadClientAttachment(link, FromClient(cut)));
  // A link-layer address without octets would be the key of everybody.
  link.trusted = true;
  const std::vector<uint8_t> none = FromHex(
      "0c00 20010db80001c02000000000000000ff fe8000000000000000005efffe530102"
      "004f 0002 0001 0009 0012" +
      kMessage);
  const auto attachment = ReadClientAttachment(link, FromRelay(none));
  REQUIRE(attachment);
  CHECK(KeyOf(*attachment, AttachmentSource::kRelayLinkLayer).error().reason == Reason::kMissing);
}

TEST_CASE("only a link-local address made of an EUI-48 holds one", "[rfc4291][R86]") {
  const auto text = [](const char* address) {
    const auto found = LinkLayerAddressIn(*Ipv6Address::FromText(address));
    return found.has_value() ? ToHex(*found) : "none";
  };
  CHECK(text("fe80::5eff:fe53:102") == "02005e530102");
  CHECK(text("fe80::5eff:fd53:102") == "none");
  CHECK(text("fe80::1") == "none");
  CHECK(text("2001:db8::5eff:fe53:102") == "none");
}

TEST_CASE("a relay's port with a long name is refused, not cut", "[R86]") {
  const Ipv6Address relay = *Ipv6Address::FromText("2001:db8::1");
  const std::vector<uint8_t> longest(114, 'p');
  const std::vector<uint8_t> longer(115, 'p');
  CHECK(KeyOfRelayPort(relay, longest));
  CHECK(KeyOfRelayPort(relay, longer).error().reason == Reason::kTooLong);
  CHECK(KeyOfRelayPort(relay, {}).error().reason == Reason::kMissing);
}

}}  // namespace mip6boot::test::relay
