// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Writes AVPs, and whole messages, into the caller's buffer.
//
//     uint8_t buffer[4096];
//     MessageWriter message(buffer, request.header().Answer());
//     message.Add(SessionId{session});
//     message.Nest(AvpKey::kMip6AgentInfo, [&](AvpWriter& agent) {
//       agent.Add(MipHomeAgentAddress{address});
//     });
//     Result<Bytes> octets = message.Finish();
//
// Padding is zeros. Lengths are patched in from the finished octets when a group or the message
// ends, never summed beforehand. The first error sticks and `Finish()` returns it: kNoSpace, or
// kLengthOverflow for an AVP above 16,777,215 or a message above 16,777,212 octets.

#ifndef MIP6BOOT_DIAMETER_AVP_WRITER_H_
#define MIP6BOOT_DIAMETER_AVP_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/base/attributes.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/writer.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

class AvpWriter {
 public:
  // Where an open AVP starts.
  struct Mark {
    size_t position;
    AvpKey key;
  };

  // Writes into `out`, which outlives the writer.
  explicit AvpWriter(MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND) : octets_(out) {}
  // Writes nothing; `size()` is then what the same calls need.
  static AvpWriter Counting() { return AvpWriter(Writer::Counting()); }

  // One typed AVP, or all those of a typed message: `value.Encode(*this)`.
  template <typename T>
  void Add(const T& value) {
    value.Encode(*this);
  }
  // One AVP from its raw data. The V flag follows the key: it is never sent with vendor 0 (RFC
  // 6733 4.1).
  void Raw(AvpKey key, uint8_t flags, Bytes data) {
    if (uint8_t* p = AppendAvp(key, flags, data.size())) {
      if (!data.empty()) std::memcpy(p, data.data(), data.size());
    }
  }
  // The same with `FlagsToSend(key)`.
  void Raw(AvpKey key, Bytes data) { Raw(key, FlagsToSend(key), data); }
  // The AVP as it came, but for its padding, and for a Vendor-Id of 0, which is never sent.
  void Raw(const AvpView& avp) { Raw(avp.key, avp.flags, avp.data); }
  // Whole AVPs, encoded before, padding included.
  void RawRun(Bytes avps) { octets_.Copy(avps); }

  // An AVP with room for `size` octets of data that the caller fills at once; header and padding
  // are written. Null: counting, or failed.
  uint8_t* AppendAvp(AvpKey key, uint8_t flags, size_t size) {
    const size_t header = key.vendor == 0 ? kAvpHeaderSize : kAvpVendorHeaderSize;
    if (ABSL_PREDICT_FALSE(size > kAvpMaxSize - header)) {
      FailLength(key, octets_.size(), size);
      return nullptr;
    }
    const size_t padded = (header + size + 3) & ~size_t{3};
    uint8_t* const p = octets_.Append(padded);
    if (p == nullptr) return nullptr;
    // Zeros first: the data then covers all of the last four octets but the padding.
    if (padded != header) StoreBigEndian32(p + padded - 4, 0);
    StoreHeader(p, key, flags, header + size);
    return p + header;
  }

  // A group whose AVPs, or an AVP whose data, `body(*this)` writes.
  template <typename Body>
  void Nest(AvpKey key, Body&& body) {
    const Mark mark = Begin(key);
    body(*this);
    End(mark);
  }
  // The same in two calls.
  Mark Begin(AvpKey key) { return Begin(key, FlagsToSend(key)); }
  // The same with other flags.
  Mark Begin(AvpKey key, uint8_t flags) {
    const Mark mark{octets_.size(), key};
    const size_t header = key.vendor == 0 ? kAvpHeaderSize : kAvpVendorHeaderSize;
    if (uint8_t* p = octets_.Append(header)) StoreHeader(p, key, flags, header);
    return mark;
  }
  // Pads, and patches in the length. Errors: kLengthOverflow.
  void End(Mark mark) {
    if (ABSL_PREDICT_FALSE(!octets_.ok())) return;
    const size_t length = octets_.size() - mark.position;
    if (ABSL_PREDICT_FALSE(length > kAvpMaxSize)) {
      return FailLength(mark.key, mark.position, length);
    }
    octets_.Zeros((0 - length) & 3);
    if (uint8_t* p = octets_.At(mark.position)) {
      StoreBigEndian24(p + 5, static_cast<uint32_t>(length));
    }
  }

  // The cursor, for the data of an open AVP.
  Writer& octets() ABSL_ATTRIBUTE_LIFETIME_BOUND { return octets_; }
  // Whether nothing has failed yet.
  bool ok() const { return octets_.ok(); }
  size_t size() const { return octets_.size(); }
  // Makes `error` the writer's, unless it has one already.
  void Fail(const Error& error) { octets_.Fail(error); }
  // What was written, or the first error.
  Result<Bytes> Finish() const { return octets_.Finish(); }

 protected:
  // One that goes on where `octets` stands.
  explicit AvpWriter(const Writer& octets) : octets_(octets) {}

 private:
  static void StoreHeader(uint8_t* p, AvpKey key, uint8_t flags, size_t length) {
    StoreBigEndian32(p, key.code);
    const unsigned v = key.vendor == 0 ? 0U : kAvpFlagVendor;
    p[4] = static_cast<uint8_t>((flags & ~unsigned{kAvpFlagVendor}) | v);
    StoreBigEndian24(p + 5, static_cast<uint32_t>(length));
    if (v != 0) StoreBigEndian32(p + kAvpHeaderSize, key.vendor);
  }
  MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD void FailLength(AvpKey key, size_t position, size_t length);

  Writer octets_;
};

// An `AvpWriter` that starts with a message header. `Finish()` of the writer itself, not of a
// reference to its base, patches the Message Length in.
class MessageWriter : public AvpWriter {
 public:
  // Writes into `out`, which outlives the writer.
  MessageWriter(MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND, const MessageHeader& header)
      : AvpWriter(out) {
    Header(header);
  }
  // Writes nothing; `size()` is then what the same calls need.
  static MessageWriter Counting(const MessageHeader& header) {
    return MessageWriter(Writer::Counting(), header);
  }

  // The message, or the first error: also kLengthOverflow, above 16,777,212 octets.
  Result<Bytes> Finish() {
    if (ABSL_PREDICT_TRUE(ok() && size() <= kMessageMaxSize)) {
      if (uint8_t* p = octets().At(0)) StoreBigEndian24(p + 1, static_cast<uint32_t>(size()));
    } else {
      FailSize();
    }
    return AvpWriter::Finish();
  }

 private:
  MessageWriter(const Writer& octets, const MessageHeader& header) : AvpWriter(octets) {
    Header(header);
  }

  void Header(const MessageHeader& header) {
    if (uint8_t* p = octets().Append(MessageView::kHeaderSize)) {
      StoreBigEndian32(p, (uint32_t{kVersion} << 24) | uint32_t{MessageView::kHeaderSize});
      StoreBigEndian32(p + 4, (uint32_t{header.flags} << 24) |
                                  (static_cast<uint32_t>(header.command) & 0xffffff));
      StoreBigEndian32(p + 8, static_cast<uint32_t>(header.application));
      StoreBigEndian32(p + 12, static_cast<uint32_t>(header.hop_by_hop));
      StoreBigEndian32(p + 16, static_cast<uint32_t>(header.end_to_end));
    }
  }
  MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD void FailSize();
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_AVP_WRITER_H_
