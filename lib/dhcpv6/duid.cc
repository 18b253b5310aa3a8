// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/duid.h"

#include <algorithm>
#include <cstring>

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

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

Duid::Duid(DuidView view) : size_(static_cast<uint8_t>(view.octets().size())) {
  std::memcpy(octets_.data(), view.octets().data(), size_);
}

Result<Duid> Duid::Make(DuidType type, Bytes fixed_fields, Bytes rest) {
  const size_t fixed_size = 2 + fixed_fields.size();
  if (rest.empty()) {
    return Unexpected(MakeError(Reason::kTooShort, 0, fixed_size, fixed_size + 1));
  }
  if (rest.size() > DuidView::kMaxSize - fixed_size) {
    return Unexpected(MakeError(Reason::kTooLong, 0, fixed_size + rest.size(), DuidView::kMaxSize));
  }
  Duid duid;
  duid.size_ = static_cast<uint8_t>(fixed_size + rest.size());
  StoreBigEndian16(duid.octets_.data(), static_cast<uint16_t>(type));
  std::copy(fixed_fields.begin(), fixed_fields.end(), duid.octets_.begin() + 2);
  std::copy(rest.begin(), rest.end(), duid.octets_.begin() + fixed_size);
  return duid;
}

Result<Duid> Duid::FromIdentifier(DuidType type, Bytes identifier) {
  return Make(type, Bytes(), identifier);
}

Result<Duid> Duid::FromLinkLayerPlusTime(const LinkLayerAddress& address, uint32_t time) {
  uint8_t fixed_fields[2 + 4];
  StoreBigEndian16(fixed_fields, address.hardware_type);
  StoreBigEndian32(fixed_fields + 2, time);
  return Make(DuidType::kLinkLayerPlusTime, fixed_fields, address.address);
}

Result<Duid> Duid::FromEnterprise(uint32_t enterprise_number, Bytes identifier) {
  uint8_t fixed_fields[4];
  StoreBigEndian32(fixed_fields, enterprise_number);
  return Make(DuidType::kEnterprise, fixed_fields, identifier);
}

Result<Duid> Duid::FromLinkLayer(const LinkLayerAddress& address) {
  uint8_t fixed_fields[2];
  StoreBigEndian16(fixed_fields, address.hardware_type);
  return Make(DuidType::kLinkLayer, fixed_fields, address.address);
}

Duid Duid::FromUuid(const std::array<uint8_t, 16>& uuid) {
  return *Make(DuidType::kUuid, Bytes(), uuid);
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

}}}  // namespace mip6boot::v0_1::dhcpv6
