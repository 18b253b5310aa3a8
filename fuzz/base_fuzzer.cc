// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Names, identities, addresses and prefixes, which the models of all other fuzzers compare with
// what the library has for it: here it is compared with loops over octets, and with the C library.
// The size of the first value (1), that value, and another one behind it.

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/finding.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/text.h"
#include "mip6boot/diameter/avp_format.h"
#include "tests/support/reference/text.h"

namespace mip6boot::fuzz { namespace {

using Labels = std::vector<std::string>;

std::string TextOf(Bytes octets) { return {octets.begin(), octets.end()}; }

std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}
Labels Lower(Labels labels) {
  for (std::string& label : labels) label = Lower(label);
  return labels;
}

// The labels that fill `wire`, the root's being the last if it `is_whole`.
std::optional<Labels> LabelsOf(Bytes wire, bool is_whole) {
  Labels labels;
  size_t at = 0;
  while (at < wire.size() && wire[at] != 0) {
    const size_t size = wire[at];
    if (size > 63 || at + 1 + size > wire.size()) return std::nullopt;
    labels.push_back(TextOf(wire.subspan(at + 1, size)));
    at += 1 + size;
  }
  const bool fills = is_whole ? at + 1 == wire.size() : at == wire.size();
  const size_t most = is_whole ? 255 : 254;
  if (!fills || wire.size() > most || (is_whole && labels.empty())) return std::nullopt;
  return labels;
}
// Of text, with a final dot or without.
std::string WithoutFinalDot(std::string text) {
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}
std::optional<Labels> LabelsOf(std::string text) {
  text = WithoutFinalDot(std::move(text));
  if (text.size() > 253) return std::nullopt;
  Labels labels(1);
  for (const char c : text) {
    if (c == '.') {
      labels.emplace_back();
    } else {
      labels.back() += c;
    }
  }
  for (const std::string& label : labels) {
    if (label.empty() || label.size() > 63) return std::nullopt;
  }
  return labels;
}

void CheckNames(Bytes a, Bytes b) {
  const auto labels = LabelsOf(a, true);
  const auto name = DomainNameView::Parse(a);
  Require(name.has_value() == labels.has_value(), "what is a domain name");
  const auto partial = PartialDomainNameView::Parse(a);
  const bool is_partial = LabelsOf(a, false).has_value();
  Require(partial.has_value() == (is_partial || labels.has_value()), "what is part of a name");
  Require(!partial.has_value() || partial->IsFullyQualified() == labels.has_value(),
          "whether a name is whole");
  const auto from_text = DomainName::FromText(TextOf(a));
  const auto text_labels = LabelsOf(TextOf(a));
  Require(from_text.has_value() == text_labels.has_value(), "which text is a name");
  if (from_text.has_value()) {
    Require(LabelsOf(from_text->view().wire(), true) == text_labels, "the labels of a text");
  }
  if (!name.has_value()) return;
  const auto other = DomainNameView::Parse(b);
  const auto other_labels = LabelsOf(b, true);
  if (other.has_value() && other_labels.has_value()) {
    Require(name->EqualsIgnoringCase(*other) == (Lower(*labels) == Lower(*other_labels)),
            "which names are one (RFC 4343)");
  }
  const auto text = LabelsOf(TextOf(b));
  Require(name->EqualsText(TextOf(b)) == (text.has_value() && Lower(*text) == Lower(*labels)),
          "which text is the name");
}

void CheckIdentities(Bytes a, Bytes b) {
  const std::string one = TextOf(a);
  const std::string other = TextOf(b);
  Require(diameter::EqualIdentity(one, other) ==
              (Lower(WithoutFinalDot(one)) == Lower(WithoutFinalDot(other))),
          "which identities are one");
  const auto is_of_labels = [](const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_' || c == '.';
    });
  };
  const std::string text = WithoutFinalDot(one);
  // Without a root label, and what stands for it, it may be two octets longer than a name.
  const bool fits = text.size() <= 255;
  Labels labels(1);
  for (const char c : text) c == '.' ? (void)labels.emplace_back() : (void)(labels.back() += c);
  const bool sized = std::all_of(labels.begin(), labels.end(), [](const std::string& label) {
    return !label.empty() && label.size() <= 63;
  });
  Require(diameter::CheckDiameterIdentity(one).has_value() == (fits && sized && is_of_labels(text)),
          "what is an FQDN (RFC 6733 4.3.1)");
}

bool BitOf(const std::array<uint8_t, 16>& octets, size_t bit) {
  return (octets[bit / 8] >> (7 - bit % 8) & 1) != 0;
}
bool SameBits(const std::array<uint8_t, 16>& a, const std::array<uint8_t, 16>& b, size_t from,
              size_t to) {
  for (size_t bit = from; bit < to; ++bit) {
    if (BitOf(a, bit) != BitOf(b, bit)) return false;
  }
  return true;
}
std::array<uint8_t, 16> Padded(Bytes octets) {
  std::array<uint8_t, 16> padded{};
  std::copy_n(octets.begin(), std::min<size_t>(octets.size(), 16), padded.begin());
  return padded;
}
std::array<uint8_t, 16> AddressIn(const char* text) {
  std::array<uint8_t, 16> octets{};
  Require(inet_pton(AF_INET6, text, octets.data()) == 1, "a bad literal");
  return octets;
}

void CheckAddresses(Bytes a) {
  static const auto kUnspecified = AddressIn("::");
  static const auto kLoopback = AddressIn("::1");
  static const auto kLinkLocal = AddressIn("fe80::");
  static const auto kMulticast = AddressIn("ff00::");
  static const auto kTranslated = AddressIn("64:ff9b::");
  const std::array<uint8_t, 16> octets = Padded(a);
  const Ipv6Address address(octets);
  Require(address.IsGlobal() == !(octets == kUnspecified || octets == kLoopback ||
                                  SameBits(octets, kLinkLocal, 0, 10) ||
                                  SameBits(octets, kMulticast, 0, 8)),
          "which addresses are global");
  const auto ipv4 = address.EmbeddedIpv4();
  Require(ipv4.has_value() == SameBits(octets, kTranslated, 0, 96) &&
              (!ipv4.has_value() ||
               std::equal(ipv4->octets().begin(), ipv4->octets().end(), octets.begin() + 12)),
          "which addresses hold one of IPv4 (RFC 6052)");
  const std::string text = address.ToString();
  Require(Ipv6Address::FromText(text) == address, "the text of an address is another's");
  char expected[INET6_ADDRSTRLEN];
  (void)inet_ntop(AF_INET6, octets.data(), expected, sizeof(expected));
  // The C library writes some of them with an IPv4 address behind.
  Require(std::strchr(expected, '.') != nullptr || text == expected, "another text (RFC 5952)");
}

void CheckIpv4(Bytes a) {
  static constexpr std::pair<const char*, unsigned> kNotGlobal[] = {
      {"0.0.0.0", 8},      {"10.0.0.0", 8},     {"100.64.0.0", 10},
      {"127.0.0.0", 8},    {"169.254.0.0", 16}, {"172.16.0.0", 12},
      {"192.168.0.0", 16}, {"224.0.0.0", 4},    {"240.0.0.0", 4}};
  const std::array<uint8_t, 16> octets = Padded(a);
  const Ipv4Address address({octets[0], octets[1], octets[2], octets[3]});
  const bool global =
      std::none_of(std::begin(kNotGlobal), std::end(kNotGlobal), [&octets](const auto& block) {
        std::array<uint8_t, 16> start{};
        Require(inet_pton(AF_INET, block.first, start.data()) == 1, "a bad literal");
        return SameBits(octets, start, 0, block.second);
      });
  Require(address.IsGlobal() == global, "which IPv4 addresses are global (RFC 6052 3.1)");
  char expected[INET_ADDRSTRLEN];
  (void)inet_ntop(AF_INET, octets.data(), expected, sizeof(expected));
  Require(address.ToString() == expected, "another text of an IPv4 address");
}

std::optional<Ipv6Address> ByTheCLibrary(const std::string& text) {
  std::array<uint8_t, 16> octets{};
  if (text.find('\0') != std::string::npos) return std::nullopt;
  if (inet_pton(AF_INET6, text.c_str(), octets.data()) != 1) return std::nullopt;
  return Ipv6Address(octets);
}

void CheckTexts(Bytes a) {
  const std::string text = TextOf(a);
  Require(Ipv6Address::FromText(text) == ByTheCLibrary(text), "which text is an address");
  const size_t slash = text.find('/');
  const auto prefix = Ipv6Prefix::FromText(text);
  if (slash == std::string::npos) return Require(!prefix.has_value(), "a prefix has a length");
  const auto address = ByTheCLibrary(text.substr(0, slash));
  const std::string digits = text.substr(slash + 1);
  const bool is_number =
      !digits.empty() && digits.size() <= 3 && (digits == "0" || digits[0] != '0') &&
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  const int length = is_number ? std::stoi(digits) : 129;
  Require(prefix.has_value() == (address.has_value() && length <= 128), "which text is a prefix");
  if (!prefix.has_value()) return;
  Require(prefix->length() == length &&
              SameBits(prefix->address().octets(), address->octets(), 0, prefix->length()) &&
              SameBits(prefix->address().octets(), {}, prefix->length(), 128),
          "the prefix that a text is");
}

void CheckPrefixes(Bytes a, Bytes b) {
  if (a.empty()) return;
  const unsigned length = a[0];
  const Ipv6Address address(Padded(a.subspan(1)));
  const auto made = Ipv6Prefix::Make(address, length);
  const auto exact = Ipv6Prefix::MakeExact(address, length);
  Require(made.has_value() == (length <= 128), "which lengths a prefix may have");
  if (!made.has_value()) return Require(!exact.has_value(), "an exact prefix of no length");
  Require(SameBits(made->address().octets(), address.octets(), 0, length) &&
              SameBits(made->address().octets(), {}, length, 128) && made->length() == length,
          "the bits of a prefix");
  Require(exact.has_value() == SameBits(address.octets(), {}, length, 128) &&
              (!exact.has_value() || *exact == *made),
          "which addresses are prefixes as they are");
  Require(made->octets_needed() * 8 >= length && made->octets_needed() * 8 < length + 8,
          "the octets of a prefix");
  // Another address, and the same but for one bit.
  std::array<uint8_t, 16> near = address.octets();
  if (!b.empty()) near[b[0] / 8 % 16] = static_cast<uint8_t>(near[b[0] / 8 % 16] ^ 1 << b[0] % 8);
  for (const std::array<uint8_t, 16>& other : {Padded(b), near}) {
    Require(made->Contains(Ipv6Address(other)) == SameBits(address.octets(), other, 0, length),
            "which addresses a prefix contains");
  }
}

void CheckUtf8(Bytes a) {
  size_t end = a.size();
  while (!reference::IsUtf8({a.begin(), a.begin() + static_cast<std::ptrdiff_t>(end)})) --end;
  Require(Utf8End(a) == end, "where a text ends to be one (RFC 3629)");
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mip6boot::fuzz;
  if (size == 0) return 0;
  const mip6boot::Bytes values(data + 1, size - 1);
  const mip6boot::Bytes a = values.subspan(0, data[0]);
  const mip6boot::Bytes b = values.subspan(a.size());
  CheckNames(a, b);
  CheckIdentities(a, b);
  CheckAddresses(a);
  CheckIpv4(a);
  CheckTexts(a);
  CheckPrefixes(a, b);
  CheckUtf8(a);
  return 0;
}
