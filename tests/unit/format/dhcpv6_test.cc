// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/format/dhcpv6.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 {
namespace {

TEST_CASE("codes of DHCPv6 print as their names, or as numbers", "[format]") {
  CHECK(fmt::format("{}", MessageType::kInformationRequest) == "INFORMATION-REQUEST");
  CHECK(fmt::format("{}", MessageType{99}) == "message 99");
  CHECK(fmt::format("{}", OptionCode::kMip6Hnidf) == "OPTION_MIP6_HNIDF");
  CHECK(fmt::format("{}", OptionCode{999}) == "option 999");
  CHECK(fmt::format("{}", StatusCodeValue::kNoAddrsAvail) == "NoAddrsAvail");
  CHECK(fmt::format("{}", StatusCodeValue{77}) == "status 77");
  CHECK(fmt::format("{}", DuidType::kLinkLayer) == "DUID-LL");
  CHECK(fmt::format("{}", DuidType{9}) == "DUID type 9");
  CHECK(fmt::format("{}", PrefixForm::kShort) == "short");
  CHECK(fmt::format("{}", TransactionId{0xb2c3}) == "00b2c3");
  CHECK(fmt::format("{}", Retransmission::Action::kGiveUp) == "give-up");
  CHECK(fmt::format("{:>8}|", MessageType::kReply) == "   REPLY|");
}

TEST_CASE("an option prints the same as a view and as its type", "[format]") {
  struct Row {
    const char* hex;
    const char* text;
  };
  const Row row = GENERATE(
      Row{"0001000a 00030001020000000001", "OPTION_CLIENTID DUID-LL hwtype 1 02:00:00:00:00:01"},
      Row{"0001000e 00010001 0000000f 020000000001",
          "OPTION_CLIENTID DUID-LLT time 15 hwtype 1 02:00:00:00:00:01"},
      Row{"0002000a 000200007ed90badc0de", "OPTION_SERVERID DUID-EN 32473 0badc0de"},
      Row{"00020012 0004 000102030405060708090a0b0c0d0e0f",
          "OPTION_SERVERID DUID-UUID 000102030405060708090a0b0c0d0e0f"},
      Row{"00020004 0009abcd", "OPTION_SERVERID DUID type 9 abcd"},
      Row{"00020004 0001abcd", "OPTION_SERVERID DUID-LLT abcd"},
      Row{"00030012 00000007 00000e10 00001518 000d0002 0002",
          "OPTION_IA_NA iaid 7 t1 3600 s t2 5400 s {OPTION_STATUS_CODE NoAddrsAvail}"},
      Row{"00040004 00000007", "OPTION_IA_TA iaid 7 {}"},
      Row{"0019000c 00000007 00000e10 ffffffff", "OPTION_IA_PD iaid 7 t1 3600 s t2 infinity {}"},
      Row{"00050018 20010db8000000000000000000000005 00000e10 ffffffff",
          "OPTION_IAADDR 2001:db8::5 preferred 3600 s valid infinity {}"},
      Row{"001a001f 00000e10 00001c20 38 20010db8000001000000000000000000 000d0002 0006",
          "OPTION_IAPREFIX 2001:db8:0:100::/56 preferred 3600 s valid 7200 s "
          "{OPTION_STATUS_CODE NoPrefixAvail}"},
      Row{"00070001 ff", "OPTION_PREFERENCE 255"},
      Row{"000c0010 20010db8000000000000000000000001", "OPTION_UNICAST 2001:db8::1"},
      Row{"000f0009 0003 6c6162 0002 0102", "OPTION_USER_CLASS {\"lab\", 0102}"},
      Row{"00100009 00007ed9 0003 6c6162", "OPTION_VENDOR_CLASS 32473 {\"lab\"}"},
      Row{"0011000b 00007ed9 0001 0003 6c6162", "OPTION_VENDOR_OPTS 32473 {1 \"lab\"}"},
      Row{"0011000a 00007ed9 0001 0003 6c61",
          "OPTION_VENDOR_OPTS 32473 {} [OPTION_VENDOR_OPTS (17) at offset 108: needs 7 octets, 6 "
          "left]"},
      Row{"00180006 016100 016200", "OPTION_DOMAIN_LIST {a., b.}"},
      Row{"00250006 00007ed9 7031", "OPTION_REMOTE_ID 32473 \"p1\""},
      Row{"00260002 7331", "OPTION_SUBSCRIBER_ID \"s1\""},
      Row{"00270003 01 0161", "OPTION_CLIENT_FQDN S a"},
      Row{"00270004 00 016100", "OPTION_CLIENT_FQDN a."},
      Row{"00270004 06 016100", "OPTION_CLIENT_FQDN ON a."},
      Row{"0035000a 00030001020000000001", "OPTION_RELAY_ID DUID-LL hwtype 1 02:00:00:00:00:01"},
      Row{"00410003 016100", "OPTION_ERP_LOCAL_DOMAIN_NAME a."},
      Row{"004f0008 0001 02005e005301", "OPTION_CLIENT_LINKLAYER_ADDR hwtype 1 02:00:5e:00:53:01"},
      Row{"00500010 20010db8000000000000000000000001", "OPTION_LINK_ADDRESS 2001:db8::1"},
      Row{"00060004 0045 03e7", "OPTION_ORO {OPTION_MIP6_IDINF, option 999}"},
      Row{"00080002 007b", "OPTION_ELAPSED_TIME 1230 ms"},
      Row{"000d0004 0001 6f 1b", "OPTION_STATUS_CODE UnspecFail \"o\\x1b\""},
      Row{"000e0000", "OPTION_RAPID_COMMIT"},
      Row{"00120004 65746831", "OPTION_INTERFACE_ID \"eth1\""},
      Row{"00120004 00000003", "OPTION_INTERFACE_ID 00000003"},
      Row{"00130001 0b", "OPTION_RECONF_MSG INFORMATION-REQUEST"},
      Row{"00140000", "OPTION_RECONF_ACCEPT"},
      Row{"00170010 20010db8000000000000000000000035", "OPTION_DNS_SERVERS {2001:db8::35}"},
      Row{"00200004 00015180", "OPTION_INFORMATION_REFRESH_TIME 86400 s"},
      Row{"00200004 ffffffff", "OPTION_INFORMATION_REFRESH_TIME infinity"},
      Row{"00310003 016100", "OPTION_MIP6_HNIDF a."},
      Row{"00320007 00490003 016200", "OPTION_MIP6_VDINF {OPTION_MIP6_HAF b.}"},
      Row{"0042000b 00460007 00490003 016200",
          "OPTION_RSOO {OPTION_MIP6_UDINF {OPTION_MIP6_HAF b.}}"},
      Row{"00450010 00310003 016100 00470005 20 20010db8",
          "OPTION_MIP6_IDINF {OPTION_MIP6_HNIDF a., OPTION_MIP6_HNP 2001:db8::/32 (short form)}"},
      Row{"00470011 40 20010db8600003020000000000000000", "OPTION_MIP6_HNP 2001:db8:6000:302::/64"},
      Row{"00480010 20010db8000000000000000000000001", "OPTION_MIP6_HAA 2001:db8::1"},
      Row{"00480010 0064ff9b0000000000000000c0000201",
          "OPTION_MIP6_HAA 64:ff9b::c000:201 (192.0.2.1)"},
      Row{"00520004 00000e10", "OPTION_SOL_MAX_RT 3600 s"},
      Row{"00530004 00000e10", "OPTION_INF_MAX_RT 3600 s"},
      Row{"00870002 060b", "OPTION_RELAY_PORT 1547"});
  CAPTURE(row.hex);
  const TestOption option(row.hex);
  CHECK(fmt::format("{}", option.view()) == row.text);
  const std::string typed = DispatchOption(option.view().code, [&](auto type) -> std::string {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, UntypedOption>) {
      return "untyped";
    } else {
      return fmt::format("{}", option.As<Type>());
    }
  });
  CHECK(typed == row.text);
}

TEST_CASE("each option type has a formatter", "[format]") {
  int without = 0;
  ForEachOptionType([&](auto type) {
    if (!fmt::is_formattable<typename decltype(type)::Type>::value) ++without;
  });
  CHECK(without == 0);
}

TEST_CASE("lists to be written print as those that were read", "[format]") {
  const OptionCode codes[] = {OptionCode::kInfMaxRt, OptionCode{999}};
  CHECK(fmt::format("{}", OptionRequestList{codes}) ==
        "OPTION_ORO {OPTION_INF_MAX_RT, option 999}");
  const Ipv6Address addresses[] = {*Ipv6Address::FromText("2001:db8::35")};
  CHECK(fmt::format("{}", DnsServerList{addresses}) == "OPTION_DNS_SERVERS {2001:db8::35}");
  const Bytes classes[] = {Bytes(reinterpret_cast<const uint8_t*>("lab"), 3)};
  CHECK(fmt::format("{}", UserClassList{classes}) == "OPTION_USER_CLASS {\"lab\"}");
  CHECK(fmt::format("{}", VendorClassList{32473, classes}) ==
        "OPTION_VENDOR_CLASS 32473 {\"lab\"}");
  const VendorSubOption sub_options[] = {{1, classes[0]}};
  CHECK(fmt::format("{}", VendorOptionsList{32473, sub_options}) ==
        "OPTION_VENDOR_OPTS 32473 {1 \"lab\"}");
  const DomainName domain = *DomainName::FromText("a");
  const DomainNameView names[] = {domain.view()};
  CHECK(fmt::format("{}", SearchDomainList{names}) == "OPTION_DOMAIN_LIST {a.}");
}

TEST_CASE("an option without a type prints its code, length and first octets", "[format]") {
  CHECK(fmt::format("{}", TestOption("03e7 0003 0badc0").view()) == "option 999 (3 octets) 0badc0");
  CHECK(fmt::format("{}", TestOption("03e7 0000").view()) == "option 999 (0 octets)");
  const std::string text = fmt::format("{}", TestOption(OptionCode{999}, 40000, 0xab).view());
  CHECK(text.size() < 200);
  CHECK(text.substr(text.size() - 22) == "abab... (40000 octets)");
}

}  // namespace

// A type of a newcomer's, who has not said yet what it prints as.
struct Newcomer {
  static constexpr OptionCode kCode{999};
  uint16_t number = 0;
  void Encode(OptionWriter& out) const {
    if (uint8_t* p = out.Reserve(kCode, 2)) StoreBigEndian16(p, number);
  }
};

}  // namespace mip6boot::dhcpv6

MIP6BOOT_FORMATTER(mip6boot::dhcpv6::Newcomer)

namespace mip6boot::dhcpv6 { namespace {

TEST_CASE("an option type prints as its octets until it says more", "[format]") {
  CHECK(fmt::format("{}", Newcomer{0xbad}) == "option 999 (2 octets) 0bad");
}

TEST_CASE("a malformed option prints as its error, the others beside it as they are", "[format]") {
  const std::vector<uint8_t> wire = test::FromHex(
      "07a1b2c3 0048000f 20010db80000000000000000000000 00490003 016200 00480010 2001");
  const auto scanned = MessageView::Scan(wire);
  REQUIRE(scanned.has_value());
  CHECK(fmt::format("{}", *scanned) ==
        "REPLY a1b2c3 {[OPTION_MIP6_HAA (72) at offset 8: length 15, must be 16], "
        "OPTION_MIP6_HAF b.} [OPTION_MIP6_HAA (72) at offset 30: needs 20 octets, 6 left]");
  CHECK(fmt::format("{}", MessageView::Parse(wire)) ==
        "OPTION_MIP6_HAA (72) at offset 30: needs 20 octets, 6 left");
  const auto run = OptionRange::Scan(Bytes(wire).subspan(23));
  CHECK(fmt::format("{}", run) ==
        "{OPTION_MIP6_HAF b.} [OPTION_MIP6_HAA (72) at offset 7: needs 20 octets, 6 left]");
}

// `levels` Relay-forwards around a Solicit with one option.
std::vector<uint8_t> Relayed(int levels) {
  std::vector<uint8_t> message = test::FromHex("01a1b2c3 000e0000");
  for (int level = 0; level < levels; ++level) {
    std::vector<uint8_t> outer = test::FromHex(
        "0c00 20010db80000000000000000000000ff fe800000000000000000000000000001 0009");
    outer[1] = static_cast<uint8_t>(level);
    outer.push_back(static_cast<uint8_t>(message.size() >> 8));
    outer.push_back(static_cast<uint8_t>(message.size()));
    outer.insert(outer.end(), message.begin(), message.end());
    message = outer;
  }
  return message;
}

TEST_CASE("a relayed message stands inside what relays it", "[format]") {
  const std::vector<uint8_t> wire = Relayed(2);
  const std::string text =
      "RELAY-FORW hop 1 link 2001:db8::ff peer fe80::1 {OPTION_RELAY_MSG "
      "RELAY-FORW hop 0 link 2001:db8::ff peer fe80::1 {OPTION_RELAY_MSG "
      "SOLICIT a1b2c3 {OPTION_RAPID_COMMIT}}}";
  CHECK(fmt::format("{}", RelayView::Parse(wire)) == text);
  CHECK(fmt::format("{}", RelayView::Scan(wire)) == text);
  const Result<RelayChain> chain = RelayChain::Parse(wire);
  REQUIRE(chain.has_value());
  CHECK(fmt::format("{}", chain) == text);
  CHECK(fmt::format("{}", chain->levels()[0]) == text);

  const std::vector<uint8_t> bare = Relayed(0);
  CHECK(fmt::format("{}", RelayChain::Parse(bare)) == "SOLICIT a1b2c3 {OPTION_RAPID_COMMIT}");
}

TEST_CASE("an error in a relayed message has the offset in the datagram", "[format]") {
  std::vector<uint8_t> wire = Relayed(1);
  wire.back() = 1;  // the length of RAPID_COMMIT
  CHECK(fmt::format("{}", RelayView::Parse(wire)) ==
        "RELAY-FORW hop 0 link 2001:db8::ff peer fe80::1 {OPTION_RELAY_MSG SOLICIT a1b2c3 {} "
        "[OPTION_RAPID_COMMIT (14) at offset 42: needs 5 octets, 4 left]}");
}

TEST_CASE("a nest without end is cut", "[format]") {
  const std::vector<uint8_t> wire = Relayed(1000);
  const std::string text = fmt::format("{}", RelayView::Parse(wire));
  CHECK(text.find("relayed too often)") != std::string::npos);
  CHECK(text.find("SOLICIT") == std::string::npos);
  CHECK(text.size() < 5000);

  // An IA_NA in an IA_NA, twenty deep.
  std::vector<uint8_t> nest;
  for (int depth = 0; depth < 20; ++depth) {
    std::vector<uint8_t> outer = test::FromHex("0003 0000 00000007 00000000 00000000");
    StoreBigEndian16(&outer[2], static_cast<uint16_t>(12 + nest.size()));
    outer.insert(outer.end(), nest.begin(), nest.end());
    nest = outer;
  }
  CHECK(fmt::format("{}", OptionRange::Parse(nest)).find("nested more than 8 deep") !=
        std::string::npos);
}

TEST_CASE("a violation prints as its line, its kind as its name", "[format]") {
  const Violation violation{ViolationKind::kServerIdForeign, OptionCode::kServerId, 18};
  CHECK(fmt::format("{}", violation) ==
        "OPTION_SERVERID (2) at offset 18: is another server's [RFC 8415 16; R48 R91]");
  CHECK(fmt::format("{}", violation.kind) == "server-id-foreign");
}

}}  // namespace mip6boot::dhcpv6
