// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/reference/radius.h"

#include <cstddef>
#include <map>

#include "tests/support/reference/text.h"

namespace mip6boot::reference {
namespace {

// How a value is laid out, and how many octets it may have.
//   t  UTF-8           *  any octets
//   p  reserved (1), prefix-length (1), the prefix (RFC 3162 2.3)
//   q  the same, and :: has the length 128 (RFC 6572 4.8)
//   m  prefix-length (1), prefix (16) (RFC 5447 4.2.4)
//   h  reserved (10 bits), prefix-length (6 bits), IPv4 address (RFC 6572 4.12)
struct Layout {
  char kind;
  size_t least;
  size_t most;
};
constexpr Layout kText = {'t', 1, 253};
constexpr Layout kString = {'*', 1, 253};
constexpr Layout Sized(size_t size) { return {'*', size, size}; }

const std::map<unsigned, Layout>& Layouts() {
  static const std::map<unsigned, Layout> layouts = {
      {1, kString},       {2, {'*', 16, 128}}, {3, Sized(17)},      {4, Sized(4)},
      {5, Sized(4)},      {6, Sized(4)},       {7, Sized(4)},       {8, Sized(4)},
      {9, Sized(4)},      {11, kText},         {12, Sized(4)},      {18, kText},
      {24, kString},      {25, kString},       {26, {'*', 5, 253}}, {27, Sized(4)},
      {28, Sized(4)},     {30, kString},       {31, kString},       {32, kString},
      {33, kString},      {44, kText},         {50, kString},       {60, {'*', 5, 253}},
      {61, Sized(4)},     {69, {'*', 3, 253}}, {79, kString},       {80, Sized(16)},
      {87, kText},        {89, kString},       {95, Sized(16)},     {96, Sized(8)},
      {97, {'p', 2, 18}}, {123, {'p', 2, 18}}, {124, Sized(8)},     {125, {'m', 17, 17}},
      {145, kString},     {146, kText},        {147, Sized(16)},    {148, Sized(16)},
      {149, Sized(4)},    {150, Sized(4)},     {151, {'q', 2, 18}}, {152, {'q', 2, 18}},
      {153, Sized(8)},    {154, Sized(8)},     {155, {'h', 6, 6}},  {156, {'h', 6, 6}},
      {157, Sized(4)},    {158, Sized(4)},     {159, Sized(16)},    {160, Sized(16)},
      {161, Sized(4)},    {162, Sized(4)}};
  return layouts;
}

bool IsZero(const Octets& octets) {
  for (const uint8_t octet : octets) {
    if (octet != 0) return false;
  }
  return true;
}

// Its length in front. False if octets are missing, or bits are set behind the length.
bool Prefix(unsigned length, Octets octets, Octets& field) {
  if (length > 128 || octets.size() * 8 < length) return false;
  octets.resize(16);
  for (unsigned bit = length; bit < 128; ++bit) {
    if ((octets[bit / 8] >> (7 - bit % 8) & 1) != 0) return false;
  }
  field = octets;
  field.insert(field.begin(), static_cast<uint8_t>(length));
  return true;
}

bool ReadValue(const Layout& layout, const Octets& value, Octets& field) {
  if (value.size() < layout.least || value.size() > layout.most) return false;
  field = value;
  switch (layout.kind) {
    case 't':
      return IsUtf8(value);
    case 'p':
    case 'q':
      if (!Prefix(value[1], Octets(value.begin() + 2, value.end()), field)) return false;
      return layout.kind == 'p' || value[1] == 128 ||
             !IsZero(Octets(field.begin() + 1, field.end()));
    case 'm':
      return Prefix(value[0], Octets(value.begin() + 1, value.end()), field);
    case 'h': {
      const unsigned length = value[1] & 0x3f;
      const Octets address(value.begin() + 2, value.end());
      field = address;
      field.insert(field.begin(), static_cast<uint8_t>(length));
      return length == 32 || (length < 32 && !IsZero(address));
    }
    default:
      return true;
  }
}

}  // namespace

// RFC 2865 5: type (1), length (1) of all three, value.
RadiusAttributes ReadRadius(const Octets& run) {
  RadiusAttributes read;
  size_t at = 0;
  while (at < run.size()) {
    if (run.size() - at < 2 || run[at + 1] < 2 || run[at + 1] > run.size() - at) return read;
    RadiusAttribute attribute;
    attribute.type = run[at];
    const auto start = run.begin() + static_cast<std::ptrdiff_t>(at);
    attribute.value.assign(start + 2, start + run[at + 1]);
    at += run[at + 1];
    const auto layout = Layouts().find(attribute.type);
    attribute.known = layout != Layouts().end();
    Octets field;
    attribute.sound = attribute.known && ReadValue(layout->second, attribute.value, field);
    if (attribute.sound) attribute.fields.push_back(field);
    read.attributes.push_back(attribute);
  }
  read.sound = true;
  return read;
}

}  // namespace mip6boot::reference
