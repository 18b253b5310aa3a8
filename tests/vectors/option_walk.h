// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Reads DHCPv6 options beside the values that they must have, and writes what it read: from the
// typed values, so that whatever is lost on the way shows in the octets.
//
//     WalkOptions(octets, [](OptionWalk& options) {
//       options.Holds<IdentifiedHomeNetworkInformation>([](OptionWalk& idinf) {
//         idinf.Is(HomeNetworkId{Name("home.example.org")});
//       });
//     });

#ifndef MIP6BOOT_TESTS_VECTORS_OPTION_WALK_H_
#define MIP6BOOT_TESTS_VECTORS_OPTION_WALK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "mip6boot/dhcpv6/dns_servers.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/ia.h"
#include "mip6boot/dhcpv6/interface_id.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/relay_msg.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::test {

// One run of options; each call is about the next one.
class OptionWalk {
 public:
  OptionWalk(const dhcpv6::OptionRange& run, dhcpv6::OptionWriter& out)
      : run_(run), at_(run.begin()), out_(out) {}

  template <typename T>
  void Is(const T& expected) {
    const T value = Next<T>();
    CHECK(Written(value) == Written(expected));
    CHECK(value == expected);
    out_.Add(value);
  }

  // A container, and in it what `body(OptionWalk&)` says: no more.
  template <typename T, typename Body>
  void Holds(const Body& body) {
    const T value = Next<T>();
    out_.Nest(T::kCode, [&](dhcpv6::OptionWriter& out) {
      OptionWalk inner(value.options, out);
      body(inner);
      inner.End();
    });
  }

  // CLIENTID or SERVERID with a DUID-LL.
  template <typename T>
  void IsLinkLayer(uint16_t hardware_type, const char* address_hex) {
    const T value = Next<T>();
    const dhcpv6::DuidView duid = *dhcpv6::DuidView::Parse(value.duid);
    REQUIRE(duid.type() == dhcpv6::DuidType::kLinkLayer);
    const std::optional<dhcpv6::LinkLayerAddress> address = duid.link_layer_address();
    REQUIRE(address.has_value());
    CHECK(address->hardware_type == hardware_type);
    CHECK(ToHex(address->address) == address_hex);
    out_.Nest(T::kCode, [&](dhcpv6::OptionWriter& out) {
      out.octets().U16(static_cast<uint16_t>(duid.type()));
      out.octets().U16(address->hardware_type);
      out.octets().Copy(address->address);
    });
  }
  // CLIENTID or SERVERID with a DUID-EN.
  template <typename T>
  void IsEnterprise(uint32_t enterprise_number, const char* identifier_hex) {
    const T value = Next<T>();
    const dhcpv6::DuidView duid = *dhcpv6::DuidView::Parse(value.duid);
    REQUIRE(duid.type() == dhcpv6::DuidType::kEnterprise);
    REQUIRE(duid.enterprise_number().has_value());
    CHECK(*duid.enterprise_number() == enterprise_number);
    CHECK(ToHex(duid.identifier().subspan(4)) == identifier_hex);
    out_.Nest(T::kCode, [&](dhcpv6::OptionWriter& out) {
      out.octets().U16(static_cast<uint16_t>(duid.type()));
      out.octets().U32(*duid.enterprise_number());
      out.octets().Copy(duid.identifier().subspan(4));
    });
  }

  void IsOptionRequest(const std::vector<unsigned>& codes) {
    const auto value = Next<dhcpv6::OptionRequest>();
    const std::vector<dhcpv6::OptionCode> listed(value.begin(), value.end());
    std::vector<unsigned> numbers;
    for (const dhcpv6::OptionCode code : listed) numbers.push_back(static_cast<unsigned>(code));
    CHECK(numbers == codes);
    out_.Add(dhcpv6::OptionRequestList{listed});
  }

  void IsInterfaceId(std::string_view text) {
    const auto value = Next<dhcpv6::InterfaceId>();
    CHECK(std::string(value.id.begin(), value.id.end()) == text);
    out_.Add(value);
  }

  void IsDnsServers(const std::vector<Ipv6Address>& addresses) {
    const auto value = Next<dhcpv6::DnsServers>();
    const std::vector<Ipv6Address> listed(value.begin(), value.end());
    CHECK((listed == addresses));
    out_.Add(dhcpv6::DnsServerList{listed});
  }

  // An IA_NA without options.
  void IsEmptyIaNa(uint32_t iaid, uint32_t t1, uint32_t t2) {
    const auto value = Next<dhcpv6::IaNa>();
    CHECK(value.iaid == iaid);
    CHECK(value.t1 == t1);
    CHECK(value.t2 == t2);
    CHECK(value.options.empty());
    out_.Add(value);
  }

  // RELAY_MSG with a message between client and server, or with a relay message.
  template <typename Body>
  void Carries(dhcpv6::MessageType type, uint32_t transaction_id, const Body& body) {
    const auto relayed = Next<dhcpv6::RelayMessage>();
    out_.Nest(dhcpv6::RelayMessage::kCode, [&](dhcpv6::OptionWriter& out) {
      Message(relayed.message, relayed.offset, type, transaction_id, body, out);
    });
  }
  template <typename Body>
  void CarriesRelay(dhcpv6::MessageType type, uint8_t hop_count, const char* link_address,
                    const char* peer_address, const Body& body) {
    const auto relayed = Next<dhcpv6::RelayMessage>();
    out_.Nest(dhcpv6::RelayMessage::kCode, [&](dhcpv6::OptionWriter& out) {
      Relay(relayed.message, relayed.offset, type, hop_count, link_address, peer_address, body,
            out);
    });
  }

  void End() { CHECK(at_ == run_.end()); }

  template <typename Body>
  static void Message(Bytes wire, uint32_t offset, dhcpv6::MessageType type,
                      uint32_t transaction_id, const Body& body, dhcpv6::OptionWriter& out) {
    const Result<dhcpv6::MessageView> message = dhcpv6::MessageView::Parse(wire, offset);
    if (!message) FAIL(message.error().ToString());
    CHECK(message->type() == type);
    CHECK(static_cast<uint32_t>(message->transaction_id()) == transaction_id);
    out.MessageHeader(message->type(), message->transaction_id());
    Run(message->options(), body, out);
  }
  template <typename Body>
  static void Relay(Bytes wire, uint32_t offset, dhcpv6::MessageType type, uint8_t hop_count,
                    const char* link_address, const char* peer_address, const Body& body,
                    dhcpv6::OptionWriter& out) {
    const Result<dhcpv6::RelayView> relay = dhcpv6::RelayView::Parse(wire, offset);
    if (!relay) FAIL(relay.error().ToString());
    CHECK(relay->type() == type);
    CHECK(int{relay->hop_count()} == int{hop_count});
    CHECK(relay->link_address().ToString() == link_address);
    CHECK(relay->peer_address().ToString() == peer_address);
    out.RelayHeader(relay->type(), relay->hop_count(), relay->link_address(),
                    relay->peer_address());
    Run(relay->options(), body, out);
  }
  template <typename Body>
  static void Run(const dhcpv6::OptionRange& run, const Body& body, dhcpv6::OptionWriter& out) {
    OptionWalk options(run, out);
    body(options);
    options.End();
  }

 private:
  template <typename T>
  T Next() {
    REQUIRE(at_ != run_.end());
    const dhcpv6::OptionView option = *at_++;
    INFO("option " << static_cast<unsigned>(option.code) << " at offset " << option.offset);
    const Result<T> value = option.As<T>();
    if (!value) FAIL(value.error().ToString());
    return *value;
  }
  template <typename T>
  static std::string Written(const T& value) {
    std::vector<uint8_t> buffer(2048);
    dhcpv6::OptionWriter out{MutableBytes(buffer)};
    out.Add(value);
    const Result<Bytes> octets = out.Finish();
    return octets.has_value() ? ToHex(*octets) : octets.error().ToString();
  }

  dhcpv6::OptionRange run_;
  dhcpv6::OptionRange::Iterator at_;
  dhcpv6::OptionWriter& out_;
};

namespace internal {
// `walk(OptionWriter&)` writes what it reads; that must be `octets` again.
template <typename Walk>
void WalkAndCompare(Bytes octets, const Walk& walk) {
  std::vector<uint8_t> buffer(2048);
  dhcpv6::OptionWriter out{MutableBytes(buffer)};
  walk(out);
  const Result<Bytes> written = out.Finish();
  if (!written) FAIL(written.error().ToString());
  CHECK(ToHex(*written) == ToHex(octets));
}
}  // namespace internal

// Each walks all of `octets` and requires that what was written is the same octets.
template <typename Body>
void WalkOptions(Bytes octets, const Body& body) {
  internal::WalkAndCompare(octets, [&](dhcpv6::OptionWriter& out) {
    const Result<dhcpv6::OptionRange> run = dhcpv6::OptionRange::Parse(octets);
    if (!run) FAIL(run.error().ToString());
    OptionWalk::Run(*run, body, out);
  });
}
template <typename Body>
void WalkMessage(Bytes octets, dhcpv6::MessageType type, uint32_t transaction_id,
                 const Body& body) {
  internal::WalkAndCompare(octets, [&](dhcpv6::OptionWriter& out) {
    OptionWalk::Message(octets, 0, type, transaction_id, body, out);
  });
}
template <typename Body>
void WalkRelay(Bytes octets, dhcpv6::MessageType type, uint8_t hop_count, const char* link_address,
               const char* peer_address, const Body& body) {
  internal::WalkAndCompare(octets, [&](dhcpv6::OptionWriter& out) {
    OptionWalk::Relay(octets, 0, type, hop_count, link_address, peer_address, body, out);
  });
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_VECTORS_OPTION_WALK_H_
