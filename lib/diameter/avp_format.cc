// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/avp_format.h"

#include <algorithm>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/text.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

using mip6boot::internal::Lower;
using mip6boot::internal::WithoutFinalDot;

constexpr bool IsLabelOctet(uint8_t octet) {
  return (Lower(octet) >= 'a' && Lower(octet) <= 'z') || (octet >= '0' && octet <= '9') ||
         octet == '-' || octet == '_';
}

}  // namespace

Result<void> CheckDiameterIdentity(std::string_view text) {
  constexpr size_t kMaxLabel = 63;
  const std::string_view name = WithoutFinalDot(text);
  if (name.empty()) return Unexpected(MakeError(Reason::kNameEmpty, 0));
  if (name.size() > DomainNameView::kMaxSize) {
    return Unexpected(MakeError(Reason::kNameTooLong, 0, name.size(), DomainNameView::kMaxSize));
  }
  size_t begin = 0;
  while (begin <= name.size()) {
    const size_t end = std::min(name.find('.', begin), name.size());
    if (end == begin) return Unexpected(MakeError(Reason::kNameEmpty, begin));
    for (size_t i = begin; i < end; ++i) {
      const uint8_t octet = static_cast<uint8_t>(name[i]);
      if (!IsLabelOctet(octet)) return Unexpected(MakeError(Reason::kBadText, i, octet));
    }
    if (end - begin > kMaxLabel) {
      return Unexpected(MakeError(Reason::kLabelTooLong, begin, end - begin, kMaxLabel));
    }
    begin = end + 1;
  }
  return {};
}

bool EqualIdentity(std::string_view a, std::string_view b) {
  const Bytes left = AsBytes(WithoutFinalDot(a));
  const Bytes right = AsBytes(WithoutFinalDot(b));
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(),
                    [](uint8_t x, uint8_t y) { return Lower(x) == Lower(y); });
}

namespace internal {

void FailValue(AvpWriter& out, AvpKey key, Bytes data, Error (*refusal)(const AvpView&)) {
  out.Fail(refusal(AvpView{key, FlagsToSend(key), data, static_cast<uint32_t>(out.size()), 0}));
}

Error RefuseSize(const AvpView& avp, size_t want) {
  return AvpError(avp, Reason::kBadLength, avp.data.size(), want);
}

Error RefuseIdentity(const AvpView& avp) {
  if (avp.data.empty()) return AvpError(avp, Reason::kNameEmpty);
  const auto bad = std::find_if(avp.data.begin(), avp.data.end(),
                                [](uint8_t octet) { return octet <= 0x20 || octet >= 0x7f; });
  return AvpError(avp, Reason::kBadText, bad == avp.data.end() ? 0 : *bad, 0,
                  static_cast<size_t>(bad - avp.data.begin()));
}

Error RefuseAscii(const AvpView& avp) {
  const auto bad =
      std::find_if(avp.data.begin(), avp.data.end(), [](uint8_t octet) { return octet >= 0x80; });
  return AvpError(avp, Reason::kBadText, bad == avp.data.end() ? 0 : *bad, 0,
                  static_cast<size_t>(bad - avp.data.begin()));
}

Error RefuseUtf8(const AvpView& avp) {
  const size_t end = Utf8End(avp.data);
  return AvpError(avp, Reason::kBadText, end == avp.data.size() ? 0 : avp.data[end], 0, end);
}

Error RefuseAddress(const AvpView& avp) {
  if (avp.data.size() < 2) return AvpError(avp, Reason::kTooFewOctets, avp.data.size(), 2);
  return AvpError(avp, Reason::kBadFamily, LoadBigEndian16(avp.data.data()), avp.data.size() - 2);
}

}  // namespace internal

}}}  // namespace mip6boot::v0_1::diameter
