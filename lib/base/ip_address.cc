// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/ip_address.h"

#include <algorithm>

namespace mip6boot { inline namespace v0_1 {
namespace {

constexpr std::array<uint8_t, 12> kWellKnownPrefix = {0x00, 0x64, 0xff, 0x9b};  // 64:ff9b::/96

struct Ipv4Range {
  uint8_t first, second, bits;
};
// RFC 6052 3.1: what must not stand behind the well-known prefix. The documentation blocks are let
// through.
constexpr Ipv4Range kNotGlobal[] = {
    {0, 0, 8},     {10, 0, 8},     {100, 64, 10}, {127, 0, 8}, {169, 254, 16},
    {172, 16, 12}, {192, 168, 16}, {224, 0, 4},   {240, 0, 4},
};

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A decimal number without a leading zero, at most `max`; moves `text` behind it.
std::optional<unsigned> TakeDecimal(std::string_view& text, unsigned max) {
  unsigned value = 0;
  size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    value = value * 10 + static_cast<unsigned>(text[digits] - '0');
    if (value > max || ++digits > 3) return std::nullopt;
  }
  if (digits == 0 || (digits > 1 && text[0] == '0')) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

// One to four hexadecimal digits; moves `text` behind them.
std::optional<uint16_t> TakeHexGroup(std::string_view& text) {
  unsigned value = 0;
  size_t digits = 0;
  while (digits < text.size() && HexDigit(text[digits]) >= 0) {
    if (digits == 4) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(HexDigit(text[digits++]));
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return static_cast<uint16_t>(value);
}

std::optional<Ipv4Address> ParseDottedQuad(std::string_view text) {
  std::array<uint8_t, 4> octets{};
  for (size_t i = 0; i < 4; ++i) {
    if (i > 0) {
      if (text.empty() || text.front() != '.') return std::nullopt;
      text.remove_prefix(1);
    }
    const std::optional<unsigned> octet = TakeDecimal(text, 255);
    if (!octet.has_value()) return std::nullopt;
    octets[i] = static_cast<uint8_t>(*octet);
  }
  if (!text.empty()) return std::nullopt;
  return Ipv4Address(octets);
}

void AppendHexGroup(unsigned value, std::string& out) {
  bool started = false;
  for (int shift = 12; shift >= 0; shift -= 4) {
    const unsigned digit = (value >> shift) & 0xf;
    if (digit == 0 && !started && shift != 0) continue;
    started = true;
    out += "0123456789abcdef"[digit];
  }
}

// The longest run of two or more zero groups, the first of equals (RFC 5952 4.2).
struct ZeroRun {
  size_t begin = 8, end = 8;
};
ZeroRun LongestZeroRun(const std::array<uint8_t, 16>& octets) {
  ZeroRun best;
  size_t i = 0;
  while (i < 8) {
    size_t j = i;
    while (j < 8 && octets[2 * j] == 0 && octets[2 * j + 1] == 0) ++j;
    if (j - i >= 2 && j - i > best.end - best.begin) best = {i, j};
    i = j + 1;
  }
  return best;
}

}  // namespace

bool Ipv4Address::IsGlobal() const {
  const unsigned high = (unsigned{octets_[0]} << 8) | octets_[1];
  return std::none_of(std::begin(kNotGlobal), std::end(kNotGlobal), [high](const Ipv4Range& range) {
    const unsigned prefix = (unsigned{range.first} << 8) | range.second;
    return (high >> (16U - range.bits)) == (prefix >> (16U - range.bits));
  });
}

std::string Ipv4Address::ToString() const {
  std::string out;
  for (size_t i = 0; i < 4; ++i) {
    if (i > 0) out += '.';
    out += std::to_string(octets_[i]);
  }
  return out;
}

std::optional<Ipv6Address> Ipv6Address::FromText(std::string_view text) {
  std::array<uint8_t, kSize> octets{};
  size_t filled = 0;                // octets written from the left
  std::optional<size_t> elided_at;  // where "::" stands
  if (text.substr(0, 2) == "::") {
    elided_at = 0;
    text.remove_prefix(2);
  }
  while (!text.empty()) {
    if (text.find(':') == std::string_view::npos && text.find('.') != std::string_view::npos) {
      const std::optional<Ipv4Address> tail = ParseDottedQuad(text);
      if (!tail.has_value() || filled > kSize - 4) return std::nullopt;
      std::copy(tail->octets().begin(), tail->octets().end(),
                octets.begin() + static_cast<ptrdiff_t>(filled));
      filled += 4;
      break;
    }
    const std::optional<uint16_t> group = TakeHexGroup(text);
    if (!group.has_value() || filled == kSize) return std::nullopt;
    StoreBigEndian16(&octets[filled], *group);
    filled += 2;
    if (text.empty()) break;
    if (text.front() != ':' || text.size() == 1) return std::nullopt;
    text.remove_prefix(1);
    if (text.front() == ':') {
      if (elided_at.has_value()) return std::nullopt;
      elided_at = filled;
      text.remove_prefix(1);
    }
  }
  if (!elided_at.has_value()) {
    return filled == kSize ? std::optional(Ipv6Address(octets)) : std::nullopt;
  }
  if (filled > kSize - 2) return std::nullopt;
  const auto elided = octets.begin() + static_cast<ptrdiff_t>(*elided_at);
  const auto tail =
      std::move_backward(elided, octets.begin() + static_cast<ptrdiff_t>(filled), octets.end());
  std::fill(elided, tail, uint8_t{0});
  return Ipv6Address(octets);
}

Ipv6Address Ipv6Address::EmbedIpv4(Ipv4Address address) {
  std::array<uint8_t, kSize> octets{};
  std::copy(kWellKnownPrefix.begin(), kWellKnownPrefix.end(), octets.begin());
  std::copy(address.octets().begin(), address.octets().end(),
            octets.begin() + kWellKnownPrefix.size());
  return Ipv6Address(octets);
}

std::string Ipv6Address::ToString() const {
  std::string out;
  const ZeroRun run = LongestZeroRun(octets_);
  for (size_t group = 0; group < 8; ++group) {
    if (group == run.begin) out += "::";
    if (group >= run.begin && group < run.end) continue;
    if (group != 0 && group != run.end) out += ':';
    AppendHexGroup(LoadBigEndian16(&octets_[2 * group]), out);
  }
  return out;
}

std::optional<Ipv6Prefix> Ipv6Prefix::FromText(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<Ipv6Address> address = Ipv6Address::FromText(text.substr(0, slash));
  text.remove_prefix(slash + 1);
  const std::optional<unsigned> length = TakeDecimal(text, 128);
  if (!address.has_value() || !length.has_value() || !text.empty()) return std::nullopt;
  return Make(*address, *length);
}

bool Ipv6Prefix::Contains(const Ipv6Address& address) const {
  return Make(address, length_)->address() == address_;
}

std::string Ipv6Prefix::ToString() const {
  return address_.ToString() + "/" + std::to_string(length_);
}

}}  // namespace mip6boot::v0_1
