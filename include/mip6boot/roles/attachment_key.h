// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server and the relay beside it know a node's attachment by (RFC 6611 4.2.1).

#ifndef MIP6BOOT_ROLES_ATTACHMENT_KEY_H_
#define MIP6BOOT_ROLES_ATTACHMENT_KEY_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/base/attributes.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

// What an attachment is known by. It has to be something that the relay sees and the access network
// vouches for (R65, R86): what a client says of itself, such as its DUID, can be forged.
enum class AttachmentKind : uint8_t {
  kPort,              // access port, circuit or tunnel
  kLinkLayerAddress,  // as the access network authenticated it
  kOther,             // the caller's choice
};

// One attachment: two keys are the same one if kind and octets are.
class AttachmentKey {
 public:
  // Octets: as a DUID (RFC 8415 11.1), and longer than any address or tunnel.
  static constexpr size_t kMaxSize = 130;

  // Errors: kMissing (no octets), kTooLong.
  MIP6BOOT_EXPORT static Result<AttachmentKey> From(AttachmentKind kind, Bytes octets);

  // What the octets are.
  AttachmentKind kind() const { return static_cast<AttachmentKind>(image_[0]); }
  // Without the kind; a view of this object.
  Bytes octets() const& ABSL_ATTRIBUTE_LIFETIME_BOUND { return image().subspan(1); }
  Bytes octets() const&& = delete;

  friend bool operator==(const AttachmentKey& a, const AttachmentKey& b) {
    return a.image() == b.image();
  }
  friend bool operator!=(const AttachmentKey& a, const AttachmentKey& b) { return !(a == b); }
  // An order for ordered containers; it means nothing.
  friend bool operator<(const AttachmentKey& a, const AttachmentKey& b) {
    return a.image() < b.image();
  }

 private:
  friend class BindingTable;
  AttachmentKey() = default;
  explicit AttachmentKey(Bytes image);
  // Kind and octets in one run: what is stored, hashed and compared.
  Bytes image() const { return Bytes(image_.data(), size_); }

  uint8_t size_ = 0;
  std::array<uint8_t, 1 + kMaxSize> image_{};
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_ATTACHMENT_KEY_H_
