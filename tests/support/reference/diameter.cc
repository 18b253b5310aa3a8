// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/reference/diameter.h"

#include <cstddef>
#include <map>
#include <regex>
#include <string>
#include <utility>

#include "tests/support/reference/text.h"

namespace mip6boot::reference {
namespace {

using Key = std::pair<uint32_t, uint32_t>;  // vendor, code
constexpr uint32_t k3gpp = 10415;

// A part of a group: how many of it there must be, and may be.
struct Part {
  Key key;
  size_t least;
  size_t most;
};

// The data formats:
//   u U  four octets, eight              4 6  the same: four, sixteen (an address)
//   *    any octets                      s    UTF-8              x  ASCII
//   i    a name of visible ASCII         R    a DiameterURI
//   a    an Address: family (2) and as many octets as it has
//   h    the same of IPv4 or IPv6        m    prefix-length (1), prefix (16) (RFC 5447 4.2.4)
//   p    reserved (1), prefix-length (1), prefix (RFC 3162 2.3)
//   r    AVPs of any kind                q    AVPs as somebody found them
//   g    a group with a grammar
const std::map<Key, char>& Formats() {
  static const std::map<Key, char> formats = [] {
    std::map<Key, char> made;
    const auto add = [&made](char format, uint32_t vendor, std::initializer_list<uint32_t> codes) {
      for (const uint32_t code : codes) made[{vendor, code}] = format;
    };
    add('u', 0, {27,  85,  258, 259, 261, 262, 265, 266, 267, 268, 270, 271, 272,
                 273, 274, 276, 277, 278, 285, 291, 295, 298, 299, 480, 483, 485});  // RFC 6733
    add('u', 0, {5, 6, 7, 12, 28, 61, 62, 408, 55});  // RFC 7155, Event-Timestamp
    add('u', 0, {341, 345, 346, 367, 491, 494});      // RFC 4004, RFC 5778
    add('u', k3gpp, {1032, 1423, 1438, 1456, 1501, 1502});
    add('U', 0, {287, 465, 96, 124});
    add('8', 0, {490});
    add('4', 0, {4, 8, 9});
    add('6', 0, {95});
    add('*', 0, {2, 24, 25, 33, 44, 88, 89, 94, 100, 102, 343, 462, 463, 464, 488, 489});
    add('*', k3gpp, {600});
    add('s', 0, {1, 11, 18, 19, 30, 31, 32, 50, 77, 87, 263, 269, 281, 493, 506});
    add('x', 0, {400});
    add('i', 0, {264, 280, 282, 283, 293, 294, 296});
    add('R', 0, {292});
    add('a', 0, {257, 333, 487, 504, 505});
    add('a', k3gpp, {848});
    add('h', 0, {334});
    add('m', 0, {125});
    add('p', 0, {97});
    add('r', 0, {508, 578});
    add('r', k3gpp, {1400, 1429});
    add('q', 0, {279});
    add('g', 0, {260, 284, 297, 348, 486, 492, 507});
    add('g', k3gpp, {1430, 1472, 1500, 1612, 1687});
    return made;
  }();
  return formats;
}

const std::vector<Part>& Grammar(const Key& group) {
  static const std::map<Key, std::vector<Part>> grammars = {
      {{0, 260}, {{{0, 266}, 0, 1}, {{0, 258}, 0, 1}, {{0, 259}, 0, 1}}},
      {{0, 284}, {{{0, 280}, 1, 1}, {{0, 33}, 1, 1}}},
      {{0, 297}, {{{0, 266}, 1, 1}, {{0, 298}, 1, 1}}},
      {{0, 348}, {{{0, 283}, 1, 1}, {{0, 293}, 1, 1}}},
      {{0, 486}, {{{0, 334}, 0, 2}, {{0, 348}, 0, 1}, {{0, 125}, 0, 1}, {{0, 505}, 0, 1}}},
      {{0, 492},
       {{{0, 343}, 1, 1}, {{0, 367}, 1, 1}, {{0, 491}, 0, 1}, {{0, 345}, 0, 1}, {{0, 346}, 0, 1}}},
      {{0, 507}, {{{0, 486}, 0, 1}, {{0, 493}, 0, 1}}},
      {{k3gpp, 1472}, {{{0, 493}, 0, 1}, {{0, 486}, 0, 1}, {{k3gpp, 600}, 0, 1}}},
      {{k3gpp, 1430},
       {{{k3gpp, 1423}, 0, 1},
        {{k3gpp, 848}, 0, 2},
        {{k3gpp, 1456}, 0, 1},
        {{0, 493}, 0, 1},
        {{0, 486}, 0, 1},
        {{k3gpp, 600}, 0, 1},
        {{k3gpp, 1438}, 0, 1}}},
      {{k3gpp, 1612},
       {{{k3gpp, 1423}, 0, 1}, {{0, 493}, 0, 1}, {{0, 486}, 0, 1}, {{k3gpp, 600}, 0, 1}}},
      {{k3gpp, 1687}, {{{0, 486}, 0, 1}}},
      {{k3gpp, 1500},
       {{{k3gpp, 1501}, 0, 1},
        {{k3gpp, 1502}, 0, 1},
        {{0, 27}, 0, 1},
        {{0, 124}, 0, 1},
        {{k3gpp, 1423}, 0, 1}}}};
  return grammars.at(group);
}

uint32_t Number(const Octets& octets, size_t at, size_t size) {
  uint32_t number = 0;
  for (size_t i = 0; i < size; ++i) number = number << 8 | octets[at + i];
  return number;
}

// RFC 6733 4.3.1: labels of 1..63 letters, digits, hyphens, and underscores.
bool IsFqdn(const std::string& text) {
  static const std::regex fqdn("([A-Za-z0-9_-]{1,63}\\.)*[A-Za-z0-9_-]{1,63}\\.?");
  return text.size() <= 255 && std::regex_match(text, fqdn);
}
bool IsUri(const Octets& octets) {
  static const std::regex uri(
      "aaas?://"
      "([^:;]*)(:([0-9]+))?(;transport=(tcp|sctp|udp))?(;protocol=(diameter|radius|tacacs\\+))?",
      std::regex::icase);
  const std::string text(octets.begin(), octets.end());
  std::smatch match;
  if (text.size() > 1024) return false;  // far beyond any name
  if (!std::regex_match(text, match, uri) || !IsFqdn(match[1])) return false;
  if (match[2].matched) {
    std::string port = match[3];
    port.erase(0, port.find_first_not_of('0'));
    if (port.empty() || port.size() > 5 || std::stoul(port) > 65535) return false;
  }
  const std::string transport = match[5];
  const std::string protocol = match[7];
  // No Diameter over UDP.
  const bool diameter = protocol.empty() || protocol[0] == 'd' || protocol[0] == 'D';
  return transport.empty() || !diameter || (transport[0] != 'u' && transport[0] != 'U');
}

// A field with its length in front; or what is wrong with it.
std::string Prefix(unsigned length, Octets octets, Octets& field) {
  if (length > 128) return "prefix length";
  if (octets.size() * 8 < length) return "few octets";
  octets.resize(16);
  for (unsigned bit = length; bit < 128; ++bit) {
    if ((octets[bit / 8] >> (7 - bit % 8) & 1) != 0) return "stray bits";
  }
  field = octets;
  field.insert(field.begin(), static_cast<uint8_t>(length));
  return "";
}

bool ReadAvps(const Octets& octets, size_t at, size_t offset, unsigned most_nested,
              std::vector<DiameterAvp>& avps);

// The parts of a group by its grammar; others are nobody's business. False: too many, too few, or
// one that is not sound.
bool ReadParts(DiameterAvp& group) {
  const Key key{group.vendor, group.code};
  for (const Part& part : Grammar(key)) {
    size_t count = 0;
    const uint32_t code = part.key.second;
    group.fields.push_back({static_cast<uint8_t>(code >> 8), static_cast<uint8_t>(code)});
    for (const DiameterAvp& avp : group.inside) {
      if (Key{avp.vendor, avp.code} != part.key) continue;
      if (!avp.sound) return false;
      ++count;
      group.fields.insert(group.fields.end(), avp.fields.begin(), avp.fields.end());
    }
    if (count < part.least || count > part.most) return false;
    // A Vendor-Id that is not there counts as 0.
    if (key == Key{0, 260} && part.key == Key{0, 266} && count == 0) {
      group.fields.push_back({0, 0, 0, 0});
    }
  }
  const auto has = [&group](uint32_t code) {
    for (const DiameterAvp& avp : group.inside) {
      if (avp.vendor == 0 && avp.code == code) return true;
    }
    return false;
  };
  if (key == Key{0, 260}) return has(258) != has(259);  // RFC 6733 6.11
  if (key == Key{0, 486}) return has(334) || has(348);  // RFC 5447 4.2.1
  return true;
}

// What is wrong with the data of the AVP, if anything is. `offset`: where they are.
std::string ReadData(char format, size_t offset, unsigned most_nested, DiameterAvp& avp) {
  const Octets& data = avp.data;
  const auto keep = [&avp](const Octets& field) -> std::string {
    avp.fields.push_back(field);
    return "";
  };
  const auto sized = [&](size_t size, const char* else_wrong) {
    return data.size() == size ? keep(data) : else_wrong;
  };
  const auto prefix = [&](size_t at) {
    Octets field;
    const std::string wrong = Prefix(
        data[at], Octets(data.begin() + static_cast<std::ptrdiff_t>(at) + 1, data.end()), field);
    return wrong.empty() ? keep(field) : wrong;
  };
  switch (format) {
    case 'u':
    case '4':
      return sized(4, "length");
    case 'U':
    case '8':
      return sized(8, "length");
    case '6':
      return sized(16, "length");
    case '*':
    case 'q':
      return keep(data);
    case 's':
      return IsUtf8(data) ? keep(data) : "text";
    case 'x':
    case 'i':
      for (const uint8_t octet : data) {
        if (octet > 0x7f || (format == 'i' && (octet < 0x21 || octet > 0x7e))) return "text";
      }
      return format == 'i' && data.empty() ? "empty" : keep(data);
    case 'R':
      return IsUri(data) ? keep(data) : "uri";
    case 'a':
    case 'h': {
      if (data.size() < 2) return "few octets";
      const unsigned family = Number(data, 0, 2);
      if (family == 1) return sized(6, "family");
      if (family == 2) return sized(18, "family");
      return format == 'a' ? keep(data) : "family";
    }
    case 'm':
      return data.size() == 17 ? prefix(0) : "length";
    case 'p':
      if (data.size() < 2) return "few octets";
      return data.size() > 18 ? "long" : prefix(1);
    default:
      avp.group = true;
      avp.whole = most_nested != 0 && ReadAvps(data, 0, offset, most_nested - 1, avp.inside);
      if (!avp.whole) return "run";
      if (format == 'r') return keep(data);
      return ReadParts(avp) ? "" : "parts";
  }
}

// RFC 6733 4.1: code (4), flags (1), length (3) without padding, Vendor-Id (4) with V, data.
// `offset`: of `octets` in what is read.
bool ReadAvps(const Octets& octets, size_t at, size_t offset, unsigned most_nested,
              std::vector<DiameterAvp>& avps) {
  while (at < octets.size()) {
    const size_t left = octets.size() - at;
    if (left < 8) return false;
    DiameterAvp avp;
    avp.offset = offset + at;
    avp.code = Number(octets, at, 4);
    avp.flags = octets[at + 4];
    const size_t header = (avp.flags & 0x80) != 0 ? 12 : 8;
    const size_t length = Number(octets, at + 5, 3);
    const size_t padded = (length + 3) / 4 * 4;
    if (length < header || padded > left) return false;
    if (header == 12) avp.vendor = Number(octets, at + 8, 4);
    const auto start = octets.begin() + static_cast<std::ptrdiff_t>(at);
    avp.data.assign(start + static_cast<std::ptrdiff_t>(header),
                    start + static_cast<std::ptrdiff_t>(length));
    const auto format = Formats().find({avp.vendor, avp.code});
    avp.known = format != Formats().end();
    if (avp.known) {
      avp.fault = ReadData(format->second, avp.offset + header, most_nested, avp);
      avp.sound = avp.fault.empty();
    }
    avps.push_back(avp);
    at += padded;
  }
  return true;
}

}  // namespace

// RFC 6733 3: version (1), length (3), flags (1), command (3), application (4), ids (8).
DiameterMessage ReadDiameter(const Octets& message, unsigned most_nested) {
  DiameterMessage read;
  read.has_header = message.size() >= 20 && message[0] == 1 && message.size() % 4 == 0 &&
                    Number(message, 1, 3) == message.size();
  if (!read.has_header) return read;
  read.header.assign(message.begin(), message.begin() + 20);
  read.sound = ReadAvps(message, 20, 0, most_nested, read.avps);
  return read;
}

std::vector<DiameterAvp> ReadDiameterAvps(const Octets& avps, unsigned most_nested) {
  std::vector<DiameterAvp> read;
  (void)ReadAvps(avps, 0, 0, most_nested, read);
  return read;
}

bool IsNumber(uint32_t vendor, uint32_t code) {
  const auto format = Formats().find({vendor, code});
  return format != Formats().end() && (format->second == 'u' || format->second == 'U');
}

}  // namespace mip6boot::reference
