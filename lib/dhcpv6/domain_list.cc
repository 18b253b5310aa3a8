// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/domain_list.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

DomainNameRange::Iterator::Iterator(Bytes rest) : rest_(rest) {
  if (!rest_.empty()) name_ = *DomainNameView::ParsePrefix(rest_);  // sound: see `Parse`
}

DomainNameRange::Iterator& DomainNameRange::Iterator::operator++() {
  return *this = Iterator(rest_.subspan(name_.wire().size()));
}

Result<DomainNameRange> DomainNameRange::Parse(Bytes wire) {
  size_t position = 0;
  do {
    const Result<DomainNameView> name = DomainNameView::ParsePrefix(wire.subspan(position));
    if (!name) {
      Error error = name.error();
      error.offset += static_cast<uint32_t>(position);
      return Unexpected(error);
    }
    position += name->wire().size();
  } while (position < wire.size());
  return DomainNameRange(wire);
}

Result<SearchDomains> SearchDomains::Decode(const OptionView& option, const DecodePolicy&) {
  const Result<DomainNameRange> names = DomainNameRange::Parse(option.data);
  if (!names) return Unexpected(OptionError(option, names.error()));
  return SearchDomains{*names};
}

void SearchDomains::Encode(OptionWriter& out) const {
  if (names.empty()) return out.FailOption(kCode, Reason::kNameEmpty);
  out.Raw(kCode, names.wire());
}

void SearchDomainList::Encode(OptionWriter& out) const {
  if (names.empty()) return out.FailOption(kCode, Reason::kNameEmpty);
  for (const DomainNameView name : names) {
    if (name.empty()) return out.FailOption(kCode, Reason::kNameEmpty);
  }
  out.Nest(kCode, [this](OptionWriter& body) {
    for (const DomainNameView name : names) body.octets().Copy(name.wire());
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
