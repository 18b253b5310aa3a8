// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/canonical.h"

#include <type_traits>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/avp_format.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

// RFC 6733 4.1: the other bits are sent as 0.
constexpr uint8_t kDefinedFlags = kAvpFlagVendor | kAvpFlagMandatory | kAvpFlagProtected;

void WriteRaw(const AvpView& avp, AvpWriter& out) {
  out.Raw(avp.key, avp.flags & kDefinedFlags, avp.data);
}

// The data that the type writes for what it reads, with the flags that came.
template <typename Avp>
void WriteTyped(const AvpView& avp, AvpWriter& out, const DecodePolicy& policy) {
  const Result<Avp> typed = Avp::Decode(avp, policy);
  if (!typed) return out.Fail(typed.error());
  const size_t start = out.size();
  out.Add(*typed);
  if (uint8_t* p = out.octets().At(start)) {
    constexpr size_t kFlagsAt = 4;
    p[kFlagsAt] = static_cast<uint8_t>((p[kFlagsAt] & kAvpFlagVendor) |
                                       (avp.flags & kDefinedFlags & ~unsigned{kAvpFlagVendor}));
  }
}

void WriteAvp(const AvpView& avp, AvpWriter& out, const DecodePolicy& policy) {
  DispatchAvp(avp.key, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, UntypedAvp> || std::is_same_v<Type, FailedAvp>) {
      WriteRaw(avp, out);
    } else if constexpr (kHoldsAvps<Type>) {
      const Result<Type> typed = Type::Decode(avp, policy);
      if (!typed) return out.Fail(typed.error());
      // Part by part, in the sender's order. `Decode` bounds the recursion.
      const AvpWriter::Mark mark = out.Begin(avp.key, avp.flags & kDefinedFlags);
      WriteCanonical(typed->avps, out, policy);
      out.End(mark);
    } else {
      WriteTyped<Type>(avp, out, policy);
    }
  });
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

}}}  // namespace mip6boot::v0_1::diameter
