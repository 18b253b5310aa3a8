// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_view.h"

#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/relay_view.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {
namespace {

Error AboutOption(Error error, OptionCode code, uint8_t depth) {
  error.kind = ElementKind::kDhcpv6Option;
  error.code = static_cast<uint32_t>(code);
  error.name = OptionName(code);
  error.depth = depth;
  return error;
}

}  // namespace

Error OptionError(const OptionView& option, Reason reason, size_t have, size_t want,
                  size_t offset_in_data) {
  return OptionError(option, MakeError(reason, offset_in_data, have, want));
}

Error OptionError(const OptionView& option, const Error& in_data) {
  Error error = AboutOption(in_data, option.code, option.depth);
  error.offset += option.offset + static_cast<uint32_t>(kOptionHeaderSize);
  return error;
}

Error OptionHeaderError(const OptionView& option, Reason reason, size_t have, size_t want) {
  return AboutOption(MakeError(reason, option.offset, have, want), option.code, option.depth);
}

Error MissingOption(OptionCode code, size_t offset, uint8_t depth) {
  return AboutOption(MakeError(Reason::kMissing, offset), code, depth);
}

namespace internal {

Error RunError(Bytes wire, Run run, uint32_t base_offset, uint8_t depth, const Limits& limits) {
  const size_t offset = base_offset + run.good;
  const Bytes rest = wire.subspan(run.good);
  Error error;
  if (depth > limits.option_depth) {
    error = MakeError(Reason::kTooDeep, offset, depth, limits.option_depth);
  } else if (run.end == RunEnd::kTooMany) {
    error = MakeError(Reason::kTooMany, offset, 0, limits.elements);
  } else if (rest.size() < kOptionHeaderSize) {
    error = MakeError(Reason::kTruncated, offset, rest.size(), kOptionHeaderSize);
  } else {
    const size_t size = kOptionHeaderSize + LoadBigEndian16(rest.data() + 2);
    const OptionCode code = static_cast<OptionCode>(LoadBigEndian16(rest.data()));
    return AboutOption(MakeError(Reason::kTruncated, offset, rest.size(), size), code, depth);
  }
  error.depth = depth;
  return error;
}

Error HeaderError(Bytes wire, uint32_t base_offset, bool relay) {
  const size_t want = relay ? RelayView::kHeaderSize : MessageView::kHeaderSize;
  Error error = MakeError(Reason::kTruncated, base_offset, wire.size(), want);
  error.kind = ElementKind::kDhcpv6Message;
  if (!wire.empty()) {
    error.code = wire[0];
    error.name = MessageTypeName(static_cast<MessageType>(wire[0]));
    if (HasRelayLayout(static_cast<MessageType>(wire[0])) != relay) {
      error.reason = Reason::kNotAllowed;
    }
  }
  return error;
}

}  // namespace internal

}}}  // namespace mip6boot::v0_1::dhcpv6
