// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/vendor_opts.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

VendorSubOptions::Scanned VendorOptions::ScanSubOptions() const {
  const OptionRange::Scanned run = OptionRange::Scan(data, data_offset);
  VendorSubOptions::Scanned scanned{VendorSubOptions(run.options), std::nullopt};
  if (run.error.has_value()) {
    // The codes in there are the vendor's: the option that holds them is all that we can name.
    const OptionView option{kCode, data, 0, depth};
    scanned.error = OptionHeaderError(option, run.error->reason, run.error->have, run.error->want);
    scanned.error->offset = run.error->offset;
  }
  return scanned;
}

void VendorOptions::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(enterprise_number);
    body.octets().Copy(data);
  });
}

void VendorOptionsList::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(enterprise_number);
    for (const VendorSubOption& sub_option : sub_options) {
      body.octets().U16(sub_option.code);
      // Where this does not fit, neither does the option, which says so when it is closed.
      body.octets().U16(static_cast<uint16_t>(sub_option.data.size()));
      body.octets().Copy(sub_option.data);
    }
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
