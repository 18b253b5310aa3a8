// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The messages of a Diameter stream, beside the framer of the machine that it is fed to.

#ifndef MIP6BOOT_FUZZ_FRAMED_MESSAGES_H_
#define MIP6BOOT_FUZZ_FRAMED_MESSAGES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot::fuzz {

// The messages of a stream that is fed piece by piece, as far as they are whole.
class FramedMessages {
 public:
  void Clear() {
    pending_.clear();
    whole_.clear();
  }
  void Feed(Bytes octets) {
    whole_.clear();
    pending_.insert(pending_.end(), octets.begin(), octets.end());
    Bytes left = pending_;
    while (left.size() >= kHeaderSize) {
      const size_t size = LoadBigEndian24(&left[1]);
      if (size < kHeaderSize || size > left.size()) break;
      whole_.emplace_back(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(size));
      left = left.subspan(size);
    }
    pending_ = std::vector<uint8_t>(left.begin(), left.end());
  }
  const std::vector<std::vector<uint8_t>>& whole() const { return whole_; }
  // The stream had one message, and nothing beside it.
  bool one() const { return whole_.size() == 1 && pending_.empty(); }
  // The only one of the session's, if it is the only one.
  std::optional<diameter::MessageView> Answer(std::string_view session_id) const {
    std::optional<diameter::MessageView> found;
    for (const std::vector<uint8_t>& message : whole_) {
      const auto view = diameter::MessageView::Parse(message);
      if (!view || view->is_request()) continue;
      const auto session = view->avps().Find<diameter::SessionId>();
      if (!session || session->value != session_id) continue;
      if (found.has_value()) return std::nullopt;
      found = *view;
    }
    return found;
  }

 private:
  static constexpr size_t kHeaderSize = diameter::MessageView::kHeaderSize;

  std::vector<uint8_t> pending_;
  std::vector<std::vector<uint8_t>> whole_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_FRAMED_MESSAGES_H_
