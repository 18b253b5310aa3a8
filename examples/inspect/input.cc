// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "examples/inspect/usage_error.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot::inspect {
namespace {

std::optional<uint8_t> HexDigit(char c) {
  if (c >= '0' && c <= '9') return static_cast<uint8_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<uint8_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

bool IsPcapMagic(uint32_t magic) {
  // Microseconds, nanoseconds, and the modified one of old Linux recorders, in both byte orders.
  constexpr std::array<uint32_t, 6> kMagics = {0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d,
                                               0x4d3cb2a1, 0xa1b2cd34, 0x34cdb2a1};
  return std::find(kMagics.begin(), kMagics.end(), magic) != kMagics.end();
}

bool IsPcapngMagic(Bytes start) {
  constexpr uint32_t kSectionHeader = 0x0a0d0d0a;
  constexpr uint32_t kByteOrder = 0x1a2b3c4d;
  constexpr uint32_t kByteOrderSwapped = 0x4d3c2b1a;
  if (LoadBigEndian32(start.data()) != kSectionHeader) return false;
  if (start.size() < 12) return true;  // cut; no message starts so
  const uint32_t order = LoadBigEndian32(start.data() + 8);
  return order == kByteOrder || order == kByteOrderSwapped;
}

}  // namespace

std::vector<uint8_t> FromHex(std::string_view text) {
  std::vector<uint8_t> octets;
  std::optional<uint8_t> high;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ':' || c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    const std::optional<uint8_t> digit = HexDigit(c);
    if (!digit.has_value())
      throw UsageError(fmt::format("--hex: character {} is no hex digit", i + 1));
    if (high.has_value()) {
      octets.push_back(static_cast<uint8_t>(*high * 16 + *digit));
      high.reset();
    } else {
      high = digit;
    }
  }
  if (high.has_value()) {
    throw UsageError(
        fmt::format("--hex: an odd number of digits, {}", 2 * octets.size() + size_t{1}));
  }
  if (octets.empty()) throw UsageError("--hex: no digits");
  return octets;
}

// A descriptor whose first octets are read again after they were looked at.
class Input::Octets {
 public:
  explicit Octets(int descriptor) : descriptor_(descriptor) {}
  ~Octets() {
    if (descriptor_ > STDIN_FILENO) close(descriptor_);
  }
  Octets(const Octets&) = delete;
  Octets& operator=(const Octets&) = delete;

  // Looks at the first octets. False: an error, in errno.
  bool Look() {
    while (looked_at_ < start_.size()) {
      const ssize_t count = ReadMore(start_.data() + looked_at_, start_.size() - looked_at_);
      if (count < 0) return false;
      if (count == 0) break;
      looked_at_ += static_cast<size_t>(count);
    }
    return true;
  }
  Bytes start() const { return Bytes(start_.data(), looked_at_); }

  // As read(2).
  ssize_t Read(void* out, size_t size) {
    const size_t left = looked_at_ - given_;
    if (left == 0) return ReadMore(out, size);
    const size_t count = std::min(size, left);
    std::memcpy(out, start_.data() + given_, count);
    given_ += count;
    return static_cast<ssize_t>(count);
  }

 private:
  ssize_t ReadMore(void* out, size_t size) const {
    for (;;) {
      const ssize_t count = read(descriptor_, out, size);
      if (count >= 0 || errno != EINTR) return count;
    }
  }

  int descriptor_;
  std::array<uint8_t, 12> start_{};
  size_t looked_at_ = 0;
  size_t given_ = 0;
};

Input::Input(const std::string& path) : name_(path == "-" ? "standard input" : path) {
  const int descriptor = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    throw UsageError(fmt::format("cannot read {}: {}", name_, std::strerror(errno)));
  octets_ = std::make_unique<Octets>(descriptor);
  if (!octets_->Look())
    throw UsageError(fmt::format("cannot read {}: {}", name_, std::strerror(errno)));
  if (octets_->start().empty()) throw UsageError(fmt::format("{} is empty", name_));
}

Input::~Input() = default;

bool Input::is_capture() const {
  const Bytes start = octets_->start();
  return start.size() >= 4 && (IsPcapMagic(LoadBigEndian32(start.data())) || IsPcapngMagic(start));
}

std::FILE* Input::TakeStream() {
  cookie_io_functions_t functions{};
  functions.read = [](void* cookie, char* out, size_t size) {
    return static_cast<Octets*>(cookie)->Read(out, size);
  };
  functions.close = [](void* cookie) {
    delete static_cast<Octets*>(cookie);
    return 0;
  };
  std::FILE* const stream = fopencookie(octets_.get(), "r", functions);
  if (stream == nullptr)
    throw UsageError(fmt::format("cannot read {}: {}", name_, std::strerror(errno)));
  (void)octets_.release();  // the stream's now
  return stream;
}

std::vector<uint8_t> Input::ReadAll() {
  std::vector<uint8_t> octets;
  std::array<uint8_t, 65536> buffer;
  for (;;) {
    const ssize_t count = octets_->Read(buffer.data(), buffer.size());
    if (count < 0) throw UsageError(fmt::format("cannot read {}: {}", name_, std::strerror(errno)));
    if (count == 0) return octets;
    octets.insert(octets.end(), buffer.begin(), buffer.begin() + count);
    if (octets.size() > diameter::kMessageMaxSize)
      throw UsageError(fmt::format("{} is no capture, and longer than any message", name_));
  }
}

}  // namespace mip6boot::inspect
