// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Writes RADIUS attributes into the caller's buffer.
//
//     uint8_t buffer[64];
//     AttributeWriter out(buffer);
//     out.Add(Mip6FeatureVector{FeatureBit::kMip6Integrated});
//     out.Add(Mip6HomeLinkPrefix{prefix});
//     Result<Bytes> attributes = out.Finish();
//
// The first error sticks and `Finish()` returns it: kNoSpace, kLengthOverflow for a value above 253
// octets, or what a type has against its value.

#ifndef MIP6BOOT_RADIUS_ATTRIBUTE_WRITER_H_
#define MIP6BOOT_RADIUS_ATTRIBUTE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/base/attributes.h"
#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/writer.h"
#include "mip6boot/radius/attribute_view.h"

namespace mip6boot { inline namespace v0_1 { namespace radius {

class AttributeWriter {
 public:
  // Writes into `out`, which outlives the writer.
  explicit AttributeWriter(MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND) : octets_(out) {}
  // Writes nothing; `size()` is then what the same calls need.
  static AttributeWriter Counting() { return AttributeWriter(Writer::Counting()); }

  // One typed attribute: `value.Encode(*this)`.
  template <typename T>
  void Add(const T& value) {
    value.Encode(*this);
  }
  // One attribute from its raw value.
  void Raw(AttributeType type, Bytes value) {
    uint8_t* p = Reserve(type, value.size());
    if (p != nullptr && !value.empty()) std::memcpy(p, value.data(), value.size());
  }
  // The attribute as it came, octet for octet.
  void Raw(const AttributeView& attribute) { Raw(attribute.type, attribute.value); }
  // Whole attributes, encoded before.
  void RawRun(Bytes attributes) { octets_.Copy(attributes); }

  // The header of an attribute whose value has `size` octets, and room for them that the caller
  // fills at once; null: counting, or failed.
  uint8_t* Reserve(AttributeType type, size_t size) {
    const size_t length = kAttributeHeaderSize + size;
    if (ABSL_PREDICT_FALSE(length > kAttributeMaxSize)) {
      FailAttribute(type, Reason::kLengthOverflow, length, kAttributeMaxSize);
      return nullptr;
    }
    uint8_t* p = octets_.Append(length);
    if (p == nullptr) return nullptr;
    p[0] = static_cast<uint8_t>(type);
    p[1] = static_cast<uint8_t>(length);
    return p + kAttributeHeaderSize;
  }

  // Whether nothing has failed yet.
  bool ok() const { return octets_.ok(); }
  size_t size() const { return octets_.size(); }
  // Makes `error` the writer's, unless it has one already.
  void Fail(const Error& error) { octets_.Fail(error); }
  // Refuses a value that must not be sent, about the attribute that would start here.
  MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD void FailAttribute(AttributeType type, Reason reason,
                                                         size_t have = 0, size_t want = 0);
  // What was written, or the first error.
  Result<Bytes> Finish() const { return octets_.Finish(); }

 private:
  explicit AttributeWriter(const Writer& octets) : octets_(octets) {}

  Writer octets_;
};

}}}  // namespace mip6boot::v0_1::radius

#endif  // MIP6BOOT_RADIUS_ATTRIBUTE_WRITER_H_
