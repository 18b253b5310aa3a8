// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The cursor that all encoders write through: into the caller's buffer, never past its end, with
// nested lengths patched in when a nest is closed.
//
// The first error sticks: every later call does nothing, and `Finish()` returns that error. So an
// encoder checks once, at the end. In counting mode nothing is written; `Finish()` of the same
// calls then says how large a buffer they need.

#ifndef MIP6BOOT_BASE_WRITER_H_
#define MIP6BOOT_BASE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/base/attributes.h"
#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"

namespace mip6boot { inline namespace v0_1 {

class Writer {
 public:
  // Writes into `out`, which outlives the writer.
  explicit Writer(MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND)
      : begin_(out.data()), capacity_(out.size()) {}
  // Counts only.
  static Writer Counting() { return Writer(); }

  // Whether nothing has failed yet.
  bool ok() const { return ABSL_PREDICT_TRUE(!failed_); }
  // Whether it only counts.
  bool counting() const { return begin_ == nullptr; }
  size_t size() const { return size_; }  // octets so far

  // Appends the lowest 1, 2, 3, 4 or 8 octets of `value`, the most significant first.
  void U8(uint8_t value) {
    if (uint8_t* p = Append(1)) p[0] = value;
  }
  void U16(uint16_t value) {
    if (uint8_t* p = Append(2)) StoreBigEndian16(p, value);
  }
  void U24(uint32_t value) {
    if (uint8_t* p = Append(3)) StoreBigEndian24(p, value);
  }
  void U32(uint32_t value) {
    if (uint8_t* p = Append(4)) StoreBigEndian32(p, value);
  }
  void U64(uint64_t value) {
    if (uint8_t* p = Append(8)) StoreBigEndian64(p, value);
  }
  // Appends octets as they are.
  void Copy(Bytes octets) {
    uint8_t* p = Append(octets.size());
    if (p != nullptr && !octets.empty()) std::memcpy(p, octets.data(), octets.size());
  }
  // Appends `count` octets of zero.
  void Zeros(size_t count) {
    uint8_t* p = Append(count);
    if (p != nullptr) std::memset(p, 0, count);
  }

  // Room for `count` octets that the caller fills at once, or null: counting, or failed.
  uint8_t* Append(size_t count) {
    if (ABSL_PREDICT_FALSE(count > capacity_ - size_)) {
      FailNoSpace(count);
      return nullptr;
    }
    uint8_t* p = begin_ == nullptr ? nullptr : begin_ + size_;
    size_ += count;
    return p;
  }
  // The octet at `position`, written before; null when counting or failed.
  uint8_t* At(size_t position) {
    return begin_ == nullptr || failed_ ? nullptr : begin_ + position;
  }

  // Makes `error` the writer's, unless it has one already.
  MIP6BOOT_EXPORT void Fail(const Error& error);
  // The first error; only where `ok()` is false.
  const Error& error() const { return error_; }

  // What was written, or the first error. When counting: the empty span, and `size()` is the
  // answer.
  Result<Bytes> Finish() const {
    if (!ok()) return Unexpected(error_);
    return Bytes(begin_, begin_ == nullptr ? 0 : size_);
  }

 private:
  Writer() : begin_(nullptr), capacity_(SIZE_MAX / 2) {}
  MIP6BOOT_EXPORT void FailNoSpace(size_t count);

  uint8_t* begin_;
  size_t capacity_;  // 0 after an error, with size_ kept at 0: then every Append fails at once
  size_t size_ = 0;
  bool failed_ = false;
  Error error_;
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_WRITER_H_
