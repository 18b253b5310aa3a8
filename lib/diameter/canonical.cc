// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/canonical.h"

#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/mip6_home_link_prefix.h"

namespace mip6boot { inline namespace v0 { namespace diameter {
namespace {

// RFC 6733 4.1: the other bits are sent as 0.
constexpr uint8_t kDefinedFlags = kAvpFlagVendor | kAvpFlagMandatory | kAvpFlagProtected;

void WriteRaw(const AvpView& avp, AvpWriter& out) {
  out.Raw(avp.key, avp.flags & kDefinedFlags, avp.data);
}

template <typename Format>
void WriteAs(const AvpView& avp, AvpWriter& out) {
  typename Format::Value value{};
  if (!Format::Decode(avp.data, value)) return out.Fail(Format::Refusal(avp));
  Format::Encode(out, avp.key, avp.flags & kDefinedFlags, value);
}

void WriteGroup(const AvpView& avp, AvpWriter& out, const DecodePolicy& policy) {
  const Result<AvpRange> inside = AvpRange::Inside(avp, policy.limits);  // bounds the recursion
  if (!inside) return out.Fail(inside.error());
  const AvpWriter::Mark mark = out.Begin(avp.key, avp.flags & kDefinedFlags);
  WriteCanonical(*inside, out, policy);
  out.End(mark);
}

void WriteAvp(const AvpView& avp, AvpWriter& out, const DecodePolicy& policy) {
  const AvpInfo* const info = FindAvpInfo(avp.key);
  if (info == nullptr || avp.key == AvpKey::kFailedAvp) return WriteRaw(avp, out);
  // One that says more than its format does.
  if (avp.key == AvpKey::kMip6HomeLinkPrefix) {
    const Result<Mip6HomeLinkPrefix> prefix = Mip6HomeLinkPrefix::Decode(avp, policy);
    return prefix ? WriteRaw(avp, out) : out.Fail(prefix.error());
  }
  switch (info->format) {
    case DataFormat::kUnsigned32:
    case DataFormat::kInteger32:
    case DataFormat::kFloat32:
    case DataFormat::kEnumerated:
      return WriteAs<Unsigned32Format<>>(avp, out);
    case DataFormat::kUnsigned64:
    case DataFormat::kInteger64:
    case DataFormat::kFloat64:
      return WriteAs<Unsigned64Format<>>(avp, out);
    case DataFormat::kTime:
      return WriteAs<TimeFormat>(avp, out);
    case DataFormat::kAddress:
      return WriteAs<AddressFormat>(avp, out);
    case DataFormat::kUtf8String:
    case DataFormat::kIpFilterRule:
      return WriteAs<Utf8StringFormat>(avp, out);
    case DataFormat::kDiameterIdentity:
    case DataFormat::kDiameterUri:
      return WriteAs<DiameterIdentityFormat>(avp, out);
    case DataFormat::kGrouped:
      return WriteGroup(avp, out, policy);
    case DataFormat::kOctetString:
      return WriteRaw(avp, out);
  }
}

}  // namespace

void WriteCanonical(const AvpRange& avps, AvpWriter& out, const DecodePolicy& policy) {
  for (const AvpView avp : avps) {
    if (!out.ok()) return;
    WriteAvp(avp, out, policy);
  }
}

void WriteCanonicalMessage(const MessageView& message, AvpWriter& out, const DecodePolicy& policy) {
  const size_t start = out.size();
  out.octets().Copy(message.wire().subspan(0, MessageView::kHeaderSize));
  WriteCanonical(message.avps(), out, policy);
  const size_t length = out.size() - start;
  if (!out.ok()) return;
  if (length > kMessageMaxSize) {
    return out.Fail(MakeError(Reason::kLengthOverflow, 0, length, kMessageMaxSize));
  }
  if (uint8_t* p = out.octets().At(start)) {
    StoreBigEndian24(p + 1, static_cast<uint32_t>(length));
  }
}

}}}  // namespace mip6boot::v0::diameter
