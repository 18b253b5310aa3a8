// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Writes DHCPv6 options, and whole messages, into the caller's buffer.
//
//     uint8_t buffer[1232];
//     MessageWriter message(buffer, MessageType::kReply, transaction_id);
//     message.Add(ServerId{duid});
//     message.Nest(OptionCode::kMip6Idinf, [&](OptionWriter& idinf) {
//       idinf.Add(HomeNetworkId{name});
//       idinf.Add(HomeAgentAddress{address});
//     });
//     Result<Bytes> datagram = message.Finish();
//
// Lengths are patched in from the finished octets when a nest ends, never summed beforehand. The
// first error sticks and `Finish()` returns it: kNoSpace, or kLengthOverflow for an option body
// above 65,535 octets.

#ifndef MIP6BOOT_DHCPV6_OPTION_WRITER_H_
#define MIP6BOOT_DHCPV6_OPTION_WRITER_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/attributes.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/writer.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_view.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

class OptionWriter {
 public:
  // Where an open option starts.
  struct Mark {
    size_t position;
    OptionCode code;
  };

  // Writes into `out`, which outlives the writer.
  explicit OptionWriter(MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND) : octets_(out) {}
  // Writes nothing; `size()` is then what the same calls need.
  static OptionWriter Counting() { return OptionWriter(Writer::Counting()); }

  // One typed option: `value.Encode(*this)`.
  template <typename T>
  void Add(const T& value) {
    value.Encode(*this);
  }
  // One option from its raw data.
  void Raw(OptionCode code, Bytes data) {
    if (ABSL_PREDICT_FALSE(data.size() > 0xffff)) {
      return FailLength(code, octets_.size(), data.size());
    }
    if (uint8_t* p = octets_.Append(kOptionHeaderSize + data.size())) {
      StoreBigEndian16(p, static_cast<uint16_t>(code));
      StoreBigEndian16(p + 2, static_cast<uint16_t>(data.size()));
      if (!data.empty()) std::memcpy(p + kOptionHeaderSize, data.data(), data.size());
    }
  }
  // The option as it came, octet for octet.
  void Raw(const OptionView& option) { Raw(option.code, option.data); }
  // Whole options, encoded before.
  void RawRun(Bytes options) { octets_.Copy(options); }

  // The header of an option of `size` octets, and room for them that the caller fills at once;
  // null: counting, or failed.
  uint8_t* Reserve(OptionCode code, uint16_t size) {
    uint8_t* p = octets_.Append(kOptionHeaderSize + size);
    if (p == nullptr) return nullptr;
    StoreBigEndian16(p, static_cast<uint16_t>(code));
    StoreBigEndian16(p + 2, size);
    return p + kOptionHeaderSize;
  }

  // An option whose data `body(*this)` writes.
  template <typename Body>
  void Nest(OptionCode code, Body&& body) {
    const Mark mark = Begin(code);
    body(*this);
    End(mark);
  }
  // The same in two calls, for nests that are not nested in the code: the levels of a Relay-reply,
  // say.
  Mark Begin(OptionCode code) {
    const Mark mark{octets_.size(), code};
    if (uint8_t* p = octets_.Append(kOptionHeaderSize)) {
      StoreBigEndian16(p, static_cast<uint16_t>(code));
    }
    return mark;
  }
  // Patches in the length. Errors: kLengthOverflow.
  void End(Mark mark) {
    if (ABSL_PREDICT_FALSE(!octets_.ok())) return;
    const size_t length = octets_.size() - mark.position - kOptionHeaderSize;
    if (ABSL_PREDICT_FALSE(length > 0xffff)) return FailLength(mark.code, mark.position, length);
    if (uint8_t* p = octets_.At(mark.position)) {
      StoreBigEndian16(p + 2, static_cast<uint16_t>(length));
    }
  }

  // The header of a message, at the start of the buffer or of the data of an OPTION_RELAY_MSG.
  void MessageHeader(MessageType type, TransactionId transaction_id) {
    if (uint8_t* p = octets_.Append(MessageView::kHeaderSize)) {
      p[0] = static_cast<uint8_t>(type);
      StoreBigEndian24(p + 1, static_cast<uint32_t>(transaction_id));
    }
  }
  // The header of a message of the relay layout, 34 octets, at the same places.
  void RelayHeader(MessageType type, uint8_t hop_count, const Ipv6Address& link_address,
                   const Ipv6Address& peer_address) {
    if (uint8_t* p = octets_.Append(34)) {
      p[0] = static_cast<uint8_t>(type);
      p[1] = hop_count;
      std::memcpy(p + 2, link_address.octets().data(), Ipv6Address::kSize);
      std::memcpy(p + 18, peer_address.octets().data(), Ipv6Address::kSize);
    }
  }

  // The cursor, for the data of an open option.
  Writer& octets() ABSL_ATTRIBUTE_LIFETIME_BOUND { return octets_; }
  // Whether nothing has failed yet.
  bool ok() const { return octets_.ok(); }
  size_t size() const { return octets_.size(); }
  // Makes `error` the writer's, unless it has one already.
  void Fail(const Error& error) { octets_.Fail(error); }
  // Refuses a value that must not be sent, about the option that would start here.
  MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD void FailOption(OptionCode code, Reason reason,
                                                      size_t have = 0, size_t want = 0);
  // What was written, or the first error.
  Result<Bytes> Finish() const { return octets_.Finish(); }

 private:
  explicit OptionWriter(const Writer& octets) : octets_(octets) {}
  MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD void FailLength(OptionCode code, size_t position,
                                                      size_t length);

  Writer octets_;
};

// An `OptionWriter` that starts with a message header.
class MessageWriter : public OptionWriter {
 public:
  // Of the layout between client and server.
  MessageWriter(MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND, MessageType type,
                TransactionId transaction_id)
      : OptionWriter(out) {
    MessageHeader(type, transaction_id);
  }
  // Of the relay layout.
  MessageWriter(MutableBytes out ABSL_ATTRIBUTE_LIFETIME_BOUND, MessageType type, uint8_t hop_count,
                const Ipv6Address& link_address, const Ipv6Address& peer_address)
      : OptionWriter(out) {
    RelayHeader(type, hop_count, link_address, peer_address);
  }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_OPTION_WRITER_H_
