// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/ip_address.h"

#include <array>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot { namespace {

using test::FromHex;
using test::ToHex;

Ipv6Address Address(const char* text) { return Ipv6Address::FromText(text).value(); }

// How we write an address that was read from `text`; "none" if it is not read.
std::string Reread(const char* text) {
  const std::optional<Ipv6Address> address = Ipv6Address::FromText(text);
  return address.has_value() ? address->ToString() : "none";
}

TEST_CASE("an IPv6 address is written as RFC 5952 says, whatever text it was read from", "[base]") {
  struct Row {
    const char* text;
    const char* written;
  };
  const Row row = GENERATE(
      Row{"::", "::"}, Row{"::1", "::1"}, Row{"1::", "1::"}, Row{"2001:DB8::A", "2001:db8::a"},
      Row{"::0FAF", "::faf"}, Row{"2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1"},
      Row{"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},  // the first of two equal runs
      Row{"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},        // the longer of two runs
      Row{"1:2:3:0:5:6:7:8", "1:2:3:0:5:6:7:8"},         // a single zero group stays
      Row{"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"}, Row{"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
      Row{"0:0:1::", "0:0:1::"}, Row{"64:ff9b::192.0.2.33", "64:ff9b::c000:221"},
      Row{"1:2:3:4:5:6:192.0.2.33", "1:2:3:4:5:6:c000:221"},
      Row{"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"});
  CAPTURE(row.text);
  CHECK(Reread(row.text) == row.written);
}

TEST_CASE("text that is no IPv6 address is refused", "[base]") {
  const std::string text =
      GENERATE(as<std::string>(), "", ":", ":::", ":1", "1:", "1:::", "::1::", "1::2::3",
               "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "g::", "::%1",
               "fe80::1%eth0", " ::1", "::1 ", "1.2.3.4", "::1.2.3", "::1.2.3.4.5", "::256.0.0.1",
               "::01.2.3.4", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "::1x2.3.4", ":2:3:4:5:6:7:8",
               "::1:", "::1.2..4", "2001:db8::/32", "1:2:3:4:5:6::1.2.3.4");
  CAPTURE(text);
  CHECK(!Ipv6Address::FromText(text).has_value());
}

TEST_CASE("an IPv6 address holds its sixteen octets in wire order", "[base]") {
  const std::vector<uint8_t> octets = FromHex("20010db8600003020000000000000001");
  const Ipv6Address address = Ipv6Address::Load(octets.data());
  CHECK(address == Address("2001:db8:6000:302::1"));
  CHECK(ToHex(address.bytes()) == "20010db8600003020000000000000001");
  CHECK(address != Ipv6Address());
  CHECK(Address("2001:db8::1") < Address("2001:db8::2"));
  CHECK(!(Address("2001:db8::2") < Address("2001:db8::1")));
  CHECK(!(Address("2001:db8::1") < Address("2001:db8::1")));
}

// "u" unspecified, "l" loopback, "k" link-local, "m" multicast, "g" global.
std::string Kinds(const char* text) {
  const Ipv6Address address = Address(text);
  std::string kinds;
  if (address.IsUnspecified()) kinds += 'u';
  if (address.IsLoopback()) kinds += 'l';
  if (address.IsLinkLocal()) kinds += 'k';
  if (address.IsMulticast()) kinds += 'm';
  if (address.IsGlobal()) kinds += 'g';
  return kinds;
}

TEST_CASE("an IPv6 address knows what it is good for", "[base]") {
  CHECK(Kinds("::") == "u");
  CHECK(Kinds("::1") == "l");
  CHECK(Kinds("::2") == "g");
  CHECK(Kinds("1::1") == "g");
  CHECK(Kinds("0:0:0:1::1") == "g");
  CHECK(Kinds("fe80::1") == "k");
  CHECK(Kinds("febf:ffff::1") == "k");
  CHECK(Kinds("fec0::1") == "g");
  CHECK(Kinds("80::1") == "g");
  CHECK(Kinds("ff02::1:2") == "m");
  CHECK(Kinds("fd00::1") == "g");
  CHECK(Kinds("2001:db8::1") == "g");
}

TEST_CASE("an IPv4 address stands behind 64:ff9b::/96", "[base][rfc6052][s2.1]") {
  const Ipv6Address address = Ipv6Address::EmbedIpv4(Ipv4Address({192, 0, 2, 33}));
  CHECK(ToHex(address.bytes()) == "0064ff9b0000000000000000c0000221");
  CHECK(address.EmbeddedIpv4() == Ipv4Address({192, 0, 2, 33}));
  CHECK(!Address("64:ff9b:1::c000:221").EmbeddedIpv4().has_value());
  CHECK(!Address("64:ff9b::1:c000:221").EmbeddedIpv4().has_value());
  CHECK(!Address("2001:db8::c000:221").EmbeddedIpv4().has_value());
}

TEST_CASE("an IPv4 address is global unless RFC 6052 keeps it out of the well-known prefix",
          "[base][rfc6052][s3.1]") {
  // The last address in front of each block, its first and last, and the next behind it.
  struct Row {
    Ipv4Address address;
    bool global;
  };
  const Row row = GENERATE(
      Row{Ipv4Address({0, 255, 255, 255}), false}, Row{Ipv4Address({1, 0, 0, 0}), true},
      Row{Ipv4Address({9, 255, 255, 255}), true}, Row{Ipv4Address({10, 0, 0, 0}), false},
      Row{Ipv4Address({10, 255, 255, 255}), false}, Row{Ipv4Address({11, 0, 0, 0}), true},
      Row{Ipv4Address({100, 63, 255, 255}), true}, Row{Ipv4Address({100, 64, 0, 0}), false},
      Row{Ipv4Address({100, 127, 255, 255}), false}, Row{Ipv4Address({100, 128, 0, 0}), true},
      Row{Ipv4Address({126, 255, 255, 255}), true}, Row{Ipv4Address({127, 0, 0, 1}), false},
      Row{Ipv4Address({127, 255, 255, 255}), false}, Row{Ipv4Address({128, 0, 0, 0}), true},
      Row{Ipv4Address({169, 253, 255, 255}), true}, Row{Ipv4Address({169, 254, 1, 1}), false},
      Row{Ipv4Address({169, 255, 0, 0}), true}, Row{Ipv4Address({172, 15, 255, 255}), true},
      Row{Ipv4Address({172, 16, 0, 0}), false}, Row{Ipv4Address({172, 31, 255, 255}), false},
      Row{Ipv4Address({172, 32, 0, 0}), true},
      Row{Ipv4Address({192, 0, 2, 33}), true},  // documentation, let through
      Row{Ipv4Address({192, 167, 255, 255}), true}, Row{Ipv4Address({192, 168, 0, 0}), false},
      Row{Ipv4Address({192, 169, 0, 0}), true}, Row{Ipv4Address({223, 255, 255, 255}), true},
      Row{Ipv4Address({224, 0, 0, 0}), false}, Row{Ipv4Address({239, 255, 255, 255}), false},
      Row{Ipv4Address({240, 0, 0, 0}), false}, Row{Ipv4Address({255, 255, 255, 255}), false});
  CAPTURE(row.address.ToString());
  CHECK(row.address.IsGlobal() == row.global);
}

TEST_CASE("an IPv4 address is written in dotted decimal", "[base]") {
  CHECK(Ipv4Address().ToString() == "0.0.0.0");
  CHECK(Ipv4Address({192, 0, 2, 255}).ToString() == "192.0.2.255");
}

TEST_CASE("IPv4 addresses are equal if all their octets are", "[base]") {
  const Ipv4Address address({1, 2, 3, 4});
  CHECK(address == Ipv4Address({1, 2, 3, 4}));
  CHECK(address != Ipv4Address({0, 2, 3, 4}));
  CHECK(address != Ipv4Address({1, 0, 3, 4}));
  CHECK(address != Ipv4Address({1, 2, 0, 4}));
  CHECK(address != Ipv4Address({1, 2, 3, 0}));
}

TEST_CASE("a prefix holds no bit behind its length", "[base]") {
  const Ipv6Address ones = Address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  struct Row {
    unsigned length;
    const char* text;
    size_t octets_needed;
  };
  const Row row =
      GENERATE(Row{0, "::/0", 0}, Row{1, "8000::/1", 1}, Row{7, "fe00::/7", 1},
               Row{8, "ff00::/8", 1}, Row{9, "ff80::/9", 2}, Row{60, "ffff:ffff:ffff:fff0::/60", 8},
               Row{63, "ffff:ffff:ffff:fffe::/63", 8}, Row{64, "ffff:ffff:ffff:ffff::/64", 8},
               Row{65, "ffff:ffff:ffff:ffff:8000::/65", 9},
               Row{127, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127", 16},
               Row{128, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128", 16});
  const Ipv6Prefix prefix = Ipv6Prefix::Make(ones, row.length).value();
  CAPTURE(row.length);
  CHECK(prefix.ToString() == row.text);
  CHECK(prefix.octets_needed() == row.octets_needed);
  CHECK(prefix == Ipv6Prefix::FromText(row.text));
}

TEST_CASE("a prefix length above 128 makes no prefix", "[base]") {
  CHECK(!Ipv6Prefix::Make(Ipv6Address(), 129).has_value());
  CHECK(!Ipv6Prefix::Make(Ipv6Address(), 0xffffffff).has_value());
}

TEST_CASE("text that is no prefix is refused", "[base]") {
  const std::string text =
      GENERATE(as<std::string>(), "", "::", "/64", "::/", "::/129", "::/-1", "::/+1", "::/064",
               "::/64 ", "::/ 64", "::/64/64", "1.2.3.4/8", "::/1000");
  CAPTURE(text);
  CHECK(!Ipv6Prefix::FromText(text).has_value());
}

TEST_CASE("a prefix contains the addresses that begin with it", "[base]") {
  const Ipv6Prefix prefix = Ipv6Prefix::FromText("2001:db8:6000:300::/60").value();
  CHECK(prefix.Contains(Address("2001:db8:6000:30f::1")));
  CHECK(!prefix.Contains(Address("2001:db8:6000:310::1")));
  CHECK(Ipv6Prefix().Contains(Address("ff02::1")));
  CHECK(prefix != Ipv6Prefix::FromText("2001:db8:6000:300::/61").value());
  CHECK(prefix != Ipv6Prefix::FromText("2001:db8:6000:310::/60").value());
  CHECK(Ipv6Prefix() == Ipv6Prefix::FromText("::/0").value());
}

TEST_CASE("a bit behind the length of a prefix is found wherever it stands", "[base]") {
  std::vector<unsigned> wrong;
  for (unsigned length = 0; length <= 128; ++length) {
    for (unsigned bit = 0; bit < 128; ++bit) {
      std::array<uint8_t, Ipv6Address::kSize> octets{};
      octets[bit / 8] = static_cast<uint8_t>(0x80U >> (bit % 8));
      const Ipv6Address address(octets);
      const auto exact = Ipv6Prefix::MakeExact(address, length);
      const bool as_it_is =
          exact.has_value() && exact->address() == address && exact->length() == length;
      if (as_it_is != (bit < length)) wrong.push_back(length);
    }
  }
  CHECK(wrong == std::vector<unsigned>{});
  CHECK(Ipv6Prefix::MakeExact(Ipv6Address(), 0) == Ipv6Prefix());
  CHECK_FALSE(Ipv6Prefix::MakeExact(Ipv6Address(), 129).has_value());
}

}}  // namespace mip6boot
