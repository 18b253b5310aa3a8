// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/duid.h"

namespace mip6boot { inline namespace v0 { namespace dhcpv6 {

const char* DuidTypeName(DuidType type) {
  switch (type) {
    case DuidType::kLinkLayerPlusTime:
      return "DUID-LLT";
    case DuidType::kEnterprise:
      return "DUID-EN";
    case DuidType::kLinkLayer:
      return "DUID-LL";
    case DuidType::kUuid:
      return "DUID-UUID";
  }
  return nullptr;
}

Result<DuidView> DuidView::Parse(Bytes octets) {
  if (octets.size() < kMinSize) {
    return Unexpected(MakeError(Reason::kTooShort, 0, octets.size(), kMinSize));
  }
  if (octets.size() > kMaxSize) {
    return Unexpected(MakeError(Reason::kTooLong, 0, octets.size(), kMaxSize));
  }
  return DuidView(octets);
}

std::optional<LinkLayerAddress> DuidView::link_layer_address() const {
  size_t fixed = 0;
  if (type() == DuidType::kLinkLayerPlusTime) fixed = 2 + 4;
  if (type() == DuidType::kLinkLayer) fixed = 2;
  if (fixed == 0 || identifier().size() <= fixed) return std::nullopt;
  return LinkLayerAddress{LoadBigEndian16(identifier().data()), identifier().subspan(fixed)};
}

std::optional<uint32_t> DuidView::time() const {
  if (type() != DuidType::kLinkLayerPlusTime || identifier().size() < 2 + 4) return std::nullopt;
  return LoadBigEndian32(identifier().data() + 2);
}

std::optional<uint32_t> DuidView::enterprise_number() const {
  if (type() != DuidType::kEnterprise || identifier().size() < 4) return std::nullopt;
  return LoadBigEndian32(identifier().data());
}

std::optional<Bytes> DuidView::uuid() const {
  if (type() != DuidType::kUuid || identifier().size() != 16) return std::nullopt;
  return identifier();
}

namespace internal {

Error DuidSizeError(const OptionView& option) {
  const size_t size = option.data.size();
  if (size < DuidView::kMinSize) {
    return OptionError(option, Reason::kTooShort, size, DuidView::kMinSize);
  }
  return OptionError(option, Reason::kTooLong, size, DuidView::kMaxSize);
}

void FailDuidSize(OptionCode code, size_t size, OptionWriter& out) {
  if (size < DuidView::kMinSize) {
    return out.FailOption(code, Reason::kTooShort, size, DuidView::kMinSize);
  }
  out.FailOption(code, Reason::kTooLong, size, DuidView::kMaxSize);
}

}  // namespace internal

}}}  // namespace mip6boot::v0::dhcpv6
