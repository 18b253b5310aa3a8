// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

Error AboutOption(OptionCode code, Reason reason, size_t position, size_t have, size_t want) {
  Error error = MakeError(reason, position, have, want);
  error.kind = ElementKind::kDhcpv6Option;
  error.code = static_cast<uint32_t>(code);
  error.name = OptionName(code);
  return error;
}

}  // namespace

void OptionWriter::FailLength(OptionCode code, size_t position, size_t length) {
  Fail(AboutOption(code, Reason::kLengthOverflow, position, length, 0xffff));
}

void OptionWriter::FailOption(OptionCode code, Reason reason, size_t have, size_t want) {
  Fail(AboutOption(code, reason, octets_.size(), have, want));
}

}}}  // namespace mip6boot::v0_1::dhcpv6
