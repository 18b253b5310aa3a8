// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/reference/dhcpv6.h"

#include <cstddef>
#include <map>

namespace mip6boot::reference {
namespace {

// How the data of an option is laid out, a letter or digit a field:
//   1 2 4 8 g   integer or address of so many octets (g: 16)
//   *           the rest, maybe nothing       +  the rest, at least one octet
//   n           one whole name, to the end    N  whole names to the end, at least one
//   p           one name or the labels at its start, to the end, maybe nothing
//   l           fields of two octets of length and as many more, to the end
//   c           codes of two octets to the end
//   a           addresses to the end, at least one
//   h           prefix-len and as much of the prefix as it needs, or up to 16 octets
//   x           prefix-len and 16 octets
//   o           options to the end            O  the same, at least one
//   v           sub-options of a vendor's, if they are any, to the end
const std::map<unsigned, std::string>& Layouts() {
  static const std::map<unsigned, std::string> layouts = {
      {1, "d"},     {2, "d"},     {3, "444o"},   {4, "4o"},  {5, "g44o"}, {6, "c"},   {7, "1"},
      {8, "2"},     {9, "*"},     {11, "1118*"}, {12, "g"},  {13, "2*"},  {14, ""},   {15, "L"},
      {16, "4l"},   {17, "4v"},   {18, "*"},     {19, "r"},  {20, ""},    {23, "a"},  {24, "N"},
      {25, "444o"}, {26, "44xo"}, {32, "4"},     {37, "4+"}, {38, "+"},   {39, "fp"}, {49, "n"},
      {50, "O"},    {53, "d"},    {65, "n"},     {66, "O"},  {69, "O"},   {70, "O"},  {71, "h"},
      {72, "g"},    {73, "n"},    {79, "2+"},    {80, "g"},  {82, "4"},   {83, "4"},  {135, "2"}};
  return layouts;
}

class Reader {
 public:
  explicit Reader(const Octets& data) : data_(data) {}

  size_t left() const { return data_.size() - at_; }
  // The next `count` octets; false if there are fewer.
  bool Take(size_t count, Octets& out) {
    if (left() < count) return false;
    out.assign(data_.begin() + static_cast<std::ptrdiff_t>(at_),
               data_.begin() + static_cast<std::ptrdiff_t>(at_ + count));
    at_ += count;
    return true;
  }
  bool Number(size_t octets, unsigned& value) {
    Octets taken;
    if (!Take(octets, taken)) return false;
    value = 0;
    for (const uint8_t octet : taken) value = value * 256 + octet;
    return true;
  }
  // RFC 1035 3.1: labels of 1..63 octets, the last one empty, 255 octets in all.
  bool Name(Octets& name) {
    name.clear();
    for (;;) {
      unsigned size = 0;
      Octets label;
      if (!Number(1, size) || size > 63 || !Take(size, label)) return false;
      name.push_back(static_cast<uint8_t>(size));
      name.insert(name.end(), label.begin(), label.end());
      if (name.size() > 255) return false;
      if (size == 0) return name.size() > 1;
    }
  }
  // RFC 4704 4.2: the last label need not be there. Nothing may be behind it if it is.
  bool PartOfName(Octets& name) {
    name.clear();
    while (left() != 0) {
      unsigned size = 0;
      Octets label;
      if (!Number(1, size) || size > 63 || !Take(size, label)) return false;
      name.push_back(static_cast<uint8_t>(size));
      name.insert(name.end(), label.begin(), label.end());
      if (size == 0) return left() == 0 && name.size() > 1 && name.size() <= 255;
    }
    return name.size() <= 254;  // with the root 255
  }

 private:
  const Octets& data_;
  size_t at_ = 0;
};

bool ReadOptions(Reader& reader, unsigned most_nested, std::vector<Dhcpv6Option>& options);

// Bits behind the length of a prefix mean nothing.
Octets Prefix(unsigned length, Octets octets) {
  octets.resize(16);
  for (unsigned bit = length; bit < 128; ++bit) {
    octets[bit / 8] = static_cast<uint8_t>(octets[bit / 8] & ~(0x80U >> bit % 8));
  }
  octets.insert(octets.begin(), static_cast<uint8_t>(length));
  return octets;
}

// One field of the layout.
bool ReadField(char kind, Reader& reader, unsigned most_nested, Dhcpv6Option& option) {
  Octets field;
  unsigned number = 0;
  const auto keep = [&] {
    option.fields.push_back(field);
    return true;
  };
  switch (kind) {
    case '1':
    case '2':
    case '4':
    case '8':  // clang-format off
      return reader.Take(static_cast<size_t>(kind - '0'), field) && keep();  // clang-format on
    case 'g':
      return reader.Take(16, field) && keep();
    case '*':
      return reader.Take(reader.left(), field) && keep();
    case '+':
      return reader.left() != 0 && reader.Take(reader.left(), field) && keep();
    case 'd':  // RFC 8415 11.1: two octets of type and 1..128 more
      return reader.left() >= 3 && reader.left() <= 130 && reader.Take(reader.left(), field) &&
             keep();
    case 'r':  // RFC 8415 21.19: RENEW, REBIND or INFORMATION-REQUEST
      return reader.Take(1, field) && (field[0] == 5 || field[0] == 6 || field[0] == 11) && keep();
    case 'f':  // RFC 4704 4.1: reserved bits mean nothing; N and S exclude each other
      if (!reader.Take(1, field) || (field[0] & 5) == 5) return false;
      field[0] &= 7;
      return keep();
    case 'n':
      return reader.Name(field) && reader.left() == 0 && keep();
    case 'N':
      if (reader.left() == 0) return false;
      while (reader.left() != 0) {
        if (!reader.Name(field)) return false;
        keep();
      }
      return true;
    case 'p':
      return reader.PartOfName(field) && keep();
    case 'L':
      if (reader.left() == 0) return false;
      return ReadField('l', reader, most_nested, option);
    case 'l':
      while (reader.left() != 0) {
        if (!reader.Number(2, number) || !reader.Take(number, field)) return false;
        keep();
      }
      return true;
    case 'c':
      while (reader.left() != 0) {
        if (!reader.Take(2, field)) return false;
        keep();
      }
      return true;
    case 'a':
      if (reader.left() == 0) return false;
      while (reader.left() != 0) {
        if (!reader.Take(16, field)) return false;
        keep();
      }
      return true;
    case 'h':
      if (!reader.Number(1, number) || number > 128 || reader.left() > 16 ||
          reader.left() < (number + 7) / 8 || !reader.Take(reader.left(), field)) {
        return false;
      }
      field = Prefix(number, field);
      return keep();
    case 'x':
      if (!reader.Number(1, number) || number > 128 || !reader.Take(16, field)) return false;
      field = Prefix(number, field);
      return keep();
    case 'v': {
      (void)reader.Take(reader.left(), field);
      Reader inside(field);
      Dhcpv6Option one;
      while (inside.Number(2, one.code) && inside.Number(2, number) &&
             inside.Take(number, one.data)) {
        option.inside.push_back(one);
      }
      return keep();
    }
    case 'O':
      if (reader.left() == 0) return false;
      return ReadField('o', reader, most_nested, option);
    case 'o':
      return most_nested != 0 && ReadOptions(reader, most_nested - 1, option.inside);
    default:
      return false;
  }
}

// RFC 8415 21.1: code (2), length (2), data.
bool ReadOptions(Reader& reader, unsigned most_nested, std::vector<Dhcpv6Option>& options) {
  while (reader.left() != 0) {
    Dhcpv6Option option;
    unsigned length = 0;
    if (!reader.Number(2, option.code) || !reader.Number(2, length) ||
        !reader.Take(length, option.data)) {
      return false;
    }
    const auto layout = Layouts().find(option.code);
    option.known = option.sound = layout != Layouts().end();
    if (option.known) {
      Reader data(option.data);
      for (const char kind : layout->second) {
        option.sound = option.sound && ReadField(kind, data, most_nested, option);
      }
      option.sound = option.sound && data.left() == 0;
    }
    options.push_back(option);
  }
  return true;
}

}  // namespace

Dhcpv6Message ReadDhcpv6(const Octets& message, unsigned most_nested) {
  Dhcpv6Message read;
  Reader reader(message);
  // RFC 8415 8, 9: RELAY-FORW (12) and RELAY-REPL (13) have another header.
  const bool relay = !message.empty() && (message[0] == 12 || message[0] == 13);
  read.has_header = reader.Take(relay ? 34 : 4, read.header);
  read.sound = read.has_header && ReadOptions(reader, most_nested, read.options);
  return read;
}

SizeFault SizeFaultOf(unsigned code, const Octets& data) {
  const auto layout = Layouts().find(code);
  if (layout == Layouts().end() || layout->second.empty()) return {};
  const std::string& kinds = layout->second;
  if (kinds.find_first_not_of("1248g") == std::string::npos) {
    size_t want = 0;
    for (const char kind : kinds) want += kind == 'g' ? 16 : static_cast<size_t>(kind - '0');
    return data.size() == want ? SizeFault{} : SizeFault{"length", data.size(), want};
  }
  const size_t each = kinds == "c" ? 2 : kinds == "a" ? 16 : 0;
  if (each != 0 && data.size() % each != 0) return {"multiple", data.size(), each};
  if (kinds != "h") return {};
  if (data.empty()) return {"short", 0, 1};
  if (data.size() > 17) return {"long", data.size(), 17};
  if (data[0] > 128) return {"prefix length", data[0], 128};
  const size_t want = 1 + (size_t{data[0]} + 7) / 8;
  return data.size() < want ? SizeFault{"short", data.size(), want} : SizeFault{};
}

// RFC 8415 11: type (2), and behind it, of type 1: hardware type (2), time (4), address; 2:
// enterprise-number (4), identifier; 3: hardware type (2), address; 4: UUID (16).
Dhcpv6Duid ReadDuid(const Octets& duid) {
  Dhcpv6Duid read;
  Reader reader(duid);
  if (!reader.Number(2, read.type)) return read;
  if (read.type == 1 && reader.Take(2, read.hardware_type) && reader.Take(4, read.time)) {
    (void)reader.Take(reader.left(), read.link_layer_address);
  }
  if (read.type == 2) (void)reader.Take(4, read.enterprise);
  if (read.type == 3 && reader.Take(2, read.hardware_type)) {
    (void)reader.Take(reader.left(), read.link_layer_address);
  }
  if (read.type == 4 && reader.left() == 16) (void)reader.Take(16, read.uuid);
  return read;
}

}  // namespace mip6boot::reference
