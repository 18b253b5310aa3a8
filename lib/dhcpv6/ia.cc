// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/ia.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

Result<OptionRange> OpenIa(const OptionView& option, size_t fixed_size) {
  if (option.data.size() < fixed_size) {
    return Unexpected(OptionError(option, Reason::kTooShort, option.data.size(), fixed_size));
  }
  return OptionRange::Inside(option, fixed_size);
}

}  // namespace

Result<IaNa> IaNa::Decode(const OptionView& option, const DecodePolicy&) {
  const Result<OptionRange> options = OpenIa(option, kFixedSize);
  if (!options) return Unexpected(options.error());
  const uint8_t* const p = option.data.data();
  return IaNa{LoadBigEndian32(p), LoadBigEndian32(p + 4), LoadBigEndian32(p + 8), *options};
}

void IaNa::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(iaid);
    body.octets().U32(t1);
    body.octets().U32(t2);
    body.RawRun(options.wire());
  });
}

Result<IaTa> IaTa::Decode(const OptionView& option, const DecodePolicy&) {
  const Result<OptionRange> options = OpenIa(option, kFixedSize);
  if (!options) return Unexpected(options.error());
  const uint8_t* const p = option.data.data();
  return IaTa{LoadBigEndian32(p), *options};
}

void IaTa::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(iaid);
    body.RawRun(options.wire());
  });
}

Result<IaPd> IaPd::Decode(const OptionView& option, const DecodePolicy&) {
  const Result<OptionRange> options = OpenIa(option, kFixedSize);
  if (!options) return Unexpected(options.error());
  const uint8_t* const p = option.data.data();
  return IaPd{LoadBigEndian32(p), LoadBigEndian32(p + 4), LoadBigEndian32(p + 8), *options};
}

void IaPd::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U32(iaid);
    body.octets().U32(t1);
    body.octets().U32(t2);
    body.RawRun(options.wire());
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
