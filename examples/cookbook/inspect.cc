// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <cstdio>
#include <vector>

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"

using namespace mip6boot;

int main() {
  // A Reply with a good IDINF, a prefix that is too long inside it, and an option that is cut.
  const std::vector<uint8_t> octets = {
      0x07, 0xa1, 0xb2, 0xc3,                                      // REPLY
      0x00, 0x45, 0x00, 0x1c,                                      // OPTION_MIP6_IDINF
      0x00, 0x31, 0x00, 0x03, 0x01, 'a',  0x00,                    //   OPTION_MIP6_HNIDF "a."
      0x00, 0x47, 0x00, 0x11, 0x81, 0x20, 0x01, 0x0d, 0xb8, 0x00,  //   OPTION_MIP6_HNP /129
      0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
      0x00, 0x00, 0x48, 0x00, 0x10, 0x20};  // OPTION_MIP6_HAA, 15 octets short

  // Scan keeps what is good beside the error; Parse would be all or nothing.
  const auto scanned = dhcpv6::MessageView::Scan(octets);
  if (!scanned) return 1;
  int errors = 0;
  for (const dhcpv6::OptionView option : scanned->message.options()) {
    const auto idinf = option.As<dhcpv6::IdentifiedHomeNetworkInformation>();
    if (!idinf) continue;
    std::printf("IDINF at offset %u for %s\n", option.offset,
                idinf->home_network_id()->name.ToString().c_str());
    idinf->options.ForEach<dhcpv6::HomeNetworkPrefix>([&](const auto& prefix) {
      if (prefix) return;
      std::printf("%s\n", prefix.error().ToString().c_str());
      ++errors;
    });
  }
  if (scanned->error) {
    std::printf("%s\n", scanned->error->ToString().c_str());
    ++errors;
  }
  // IDINF at offset 4 for a.
  // OPTION_MIP6_HNP (71) at offset 19: prefix length 129 exceeds 128
  // OPTION_MIP6_HAA (72) at offset 36: needs 20 octets, 5 left
  return errors == 2 ? 0 : 1;
}
