// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/auth.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

std::optional<Authentication::ReconfigureKey> Authentication::reconfigure_key() const {
  if (protocol != kReconfigureKeyProtocol || algorithm != kHmacMd5 ||
      replay_detection_method != 0 || information.size() != 1 + ReconfigureKey::kValueSize) {
    return std::nullopt;
  }
  return ReconfigureKey{static_cast<ReconfigureKey::Type>(information[0]), information.subspan(1)};
}

Result<Authentication> Authentication::Decode(const OptionView& option, const DecodePolicy&) {
  const Bytes data = option.data;
  if (data.size() < kFixedSize) {
    return Unexpected(OptionError(option, Reason::kTooShort, data.size(), kFixedSize));
  }
  return Authentication{data[0], data[1], data[2], LoadBigEndian64(data.data() + 3),
                        data.subspan(kFixedSize)};
}

void Authentication::Encode(OptionWriter& out) const {
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U8(protocol);
    body.octets().U8(algorithm);
    body.octets().U8(replay_detection_method);
    body.octets().U64(replay_detection);
    body.octets().Copy(information);
  });
}

void ReconfigureKeyAuthentication::Encode(OptionWriter& out) const {
  if (key.value.size() != Authentication::ReconfigureKey::kValueSize) {
    return out.FailOption(kCode, Reason::kBadLength, key.value.size(),
                          Authentication::ReconfigureKey::kValueSize);
  }
  out.Nest(kCode, [this](OptionWriter& body) {
    body.octets().U8(Authentication::kReconfigureKeyProtocol);
    body.octets().U8(Authentication::kHmacMd5);
    body.octets().U8(0);  // RDM
    body.octets().U64(replay_detection);
    body.octets().U8(static_cast<uint8_t>(key.type));
    body.octets().Copy(key.value);
  });
}

}}}  // namespace mip6boot::v0_1::dhcpv6
