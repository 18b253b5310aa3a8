// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/attachment_key.h"

#include <cstring>

namespace mip6boot { inline namespace v0_1 { namespace roles {

Result<AttachmentKey> AttachmentKey::From(AttachmentKind kind, Bytes octets) {
  if (octets.empty()) return Unexpected(MakeError(Reason::kMissing, 0));
  if (octets.size() > kMaxSize) {
    return Unexpected(MakeError(Reason::kTooLong, 0, octets.size(), kMaxSize));
  }
  AttachmentKey key;
  key.size_ = static_cast<uint8_t>(1 + octets.size());
  key.image_[0] = static_cast<uint8_t>(kind);
  std::memcpy(&key.image_[1], octets.data(), octets.size());
  return key;
}

AttachmentKey::AttachmentKey(Bytes image) : size_(static_cast<uint8_t>(image.size())) {
  std::memcpy(image_.data(), image.data(), image.size());
}

}}}  // namespace mip6boot::v0_1::roles
