// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Prints a dictionary for fuzzing engines, made from the tables of the library: make_dictionary
// dhcpv6|diameter|radius. A line an entry: name="octets".

#include <cctype>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/status_code.h"

namespace {

// The most significant octet first, as all three protocols have it.
void Entry(std::string name, uint64_t value, int octets) {
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  std::printf("%s=\"", name.c_str());
  for (int i = octets - 1; i >= 0; --i) {
    std::printf("\\x%02x", static_cast<unsigned>((value >> (8 * i)) & 0xff));
  }
  std::printf("\"\n");
}

// What is nearly UTF-8, and is: a surrogate, too long a form, too large a number.
void Text() {
  Entry("utf8_surrogate", 0xeda080, 3);
  Entry("utf8_long_2", 0xc0af, 2);
  Entry("utf8_long_3", 0xe080af, 3);
  Entry("utf8_too_large", 0xf4908080, 4);
  Entry("utf8_last", 0xf48fbfbf, 4);
  Entry("utf8_two", 0xc3a4, 2);
}

void Dhcpv6() {
  Entry("name_pointer", 0xc00c, 2);
  Entry("name_short", 0x016100, 3);
#define MIP6BOOT_OPTION(code, enumerator, name, singleton, in_oro, rsoo_enabled, messages, inside) \
  Entry(name, code, 2);
#include "mip6boot/dhcpv6/option_code.def"
#undef MIP6BOOT_OPTION
#define MIP6BOOT_MESSAGE(type, enumerator, name) Entry(name, type, 1);
#include "mip6boot/dhcpv6/message_type.def"
#undef MIP6BOOT_MESSAGE
#define MIP6BOOT_STATUS(code, enumerator, name) Entry(std::string("status_") + (name), code, 2);
#include "mip6boot/dhcpv6/status_code.def"
#undef MIP6BOOT_STATUS
}

// With M, and V where there is a vendor; as far as the length, which is another each time.
void Avp(uint32_t vendor, uint32_t code, const char* name) {
  Entry(name, (uint64_t{code} << 8) | (vendor == 0 ? 0x40 : 0xc0), 5);
}

void Diameter() {
  Text();
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) \
  Avp(vendor, code, name);
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) Avp(vendor, code, name);
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) Avp(vendor, code, name);
#define MIP6BOOT_VALUE(Type, number, enumerator, name) \
  Entry(std::string(#Type "_") + (name), number, 4);
#include "mip6boot/diameter/avp.def"
#define MIP6BOOT_COMMAND(code, enumerator, proxiable, request, answer, short_request, \
                         short_answer)                                                \
  Entry(request, code, 3);
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
#define MIP6BOOT_APPLICATION(id, enumerator, name) \
  Entry(std::string("application_") + (name), id, 4);
#include "mip6boot/diameter/application_id.def"
#undef MIP6BOOT_APPLICATION
#define MIP6BOOT_RESULT(code, enumerator, name) Entry(name, code, 4);
#include "mip6boot/diameter/result_code.def"
#undef MIP6BOOT_RESULT
}

// Type and the least Length.
void Radius() {
  Text();
#define MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, format, disclosure) \
  Entry(name, (type << 8) | (min_length), 2);
#define MIP6BOOT_OWN_ATTRIBUTE(type, Type, name, min_length, max_length, disclosure) \
  Entry(name, (type << 8) | (min_length), 2);
#include "mip6boot/radius/attribute.def"
#undef MIP6BOOT_ATTRIBUTE
#undef MIP6BOOT_OWN_ATTRIBUTE
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view protocol = argc == 2 ? argv[1] : "";
  if (protocol == "dhcpv6") {
    Dhcpv6();
  } else if (protocol == "diameter") {
    Diameter();
  } else if (protocol == "radius") {
    Radius();
  } else {
    std::fprintf(stderr, "usage: make_dictionary dhcpv6|diameter|radius\n");
    return 2;
  }
  return 0;
}
