// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A Diameter message (RFC 6733 3).
//
//      0                   1                   2                   3
//      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//     +---------------+-----------------------------------------------+
//     |  Version (1)  |                Message Length                 |
//     +---------------+-----------------------------------------------+
//     |R P E T r r r r|                 Command Code                  |
//     +---------------+-----------------------------------------------+
//     |                        Application-ID                         |
//     |                     Hop-by-Hop Identifier                     |
//     |                     End-to-End Identifier                     |
//     +---------------------------------------------------------------+
//     |  AVPs ...
//
// Message Length counts everything, padding included, and is a multiple of four.

#ifndef MIP6BOOT_DIAMETER_MESSAGE_VIEW_H_
#define MIP6BOOT_DIAMETER_MESSAGE_VIEW_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/command_code.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

inline constexpr uint8_t kVersion = 1;
inline constexpr size_t kMessageMaxSize = 0xfffffc;  // 24 bits, a multiple of four

// Command flags (RFC 6733 3).
inline constexpr uint8_t kFlagRequest = 0x80;
inline constexpr uint8_t kFlagProxiable = 0x40;
inline constexpr uint8_t kFlagError = 0x20;
inline constexpr uint8_t kFlagRetransmitted = 0x10;

// Ties an answer to its request on one connection; agents replace it (R96).
enum class HopByHopId : uint32_t {};
// Finds duplicates, together with Origin-Host; agents never change it (R96, R97).
enum class EndToEndId : uint32_t {};

// The header but for version and length.
struct MessageHeader {
  uint8_t flags = 0;
  CommandCode command{};
  ApplicationId application{};
  HopByHopId hop_by_hop{};
  EndToEndId end_to_end{};

  // The R bit: a request, not an answer.
  bool is_request() const { return (flags & kFlagRequest) != 0; }
  // The P bit: agents may pass it on.
  bool is_proxiable() const { return (flags & kFlagProxiable) != 0; }
  // The E bit: an answer that reports a protocol error.
  bool is_error() const { return (flags & kFlagError) != 0; }
  // The T bit: maybe sent before, over a connection that was lost.
  bool is_retransmitted() const { return (flags & kFlagRetransmitted) != 0; }

  // The header of an answer to this request: same command, application and ids, P copied, R and T
  // clear (RFC 6733 6.2, R96).
  MessageHeader Answer() const {
    MessageHeader answer = *this;
    answer.flags = flags & kFlagProxiable;
    return answer;
  }
};

// A whole message: a view of `wire`, whose life it shares.
class MessageView {
 public:
  static constexpr size_t kHeaderSize = 20;

  struct Scanned;

  // The header and the good run of AVPs behind it, and beside them the error that ended the run.
  // Only a header that cannot be read gives no view. `wire` is one whole message. Errors:
  // kTruncated, kBadVersion, kBadMultiple, kTooShort, kBadLength (Message Length is not the size of
  // `wire`), and those of AvpRange.
  static Result<Scanned> Scan(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND, uint32_t base_offset = 0,
                              const Limits& limits = Limits());
  // The same, all or nothing.
  static Result<MessageView> Parse(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                   uint32_t base_offset = 0, const Limits& limits = Limits());

  // Command flags.
  uint8_t flags() const { return wire_[4]; }
  // The R bit: a request, not an answer.
  bool is_request() const { return (flags() & kFlagRequest) != 0; }
  // The P bit: agents may pass it on.
  bool is_proxiable() const { return (flags() & kFlagProxiable) != 0; }
  // The E bit: an answer that reports a protocol error.
  bool is_error() const { return (flags() & kFlagError) != 0; }
  // The T bit: maybe sent before, over a connection that was lost.
  bool is_retransmitted() const { return (flags() & kFlagRetransmitted) != 0; }
  // 24 bits, any value.
  CommandCode command() const {
    return static_cast<CommandCode>(LoadBigEndian24(wire_.data() + 5));
  }
  // 32 bits, any value; 0 in messages of the base protocol.
  ApplicationId application() const {
    return static_cast<ApplicationId>(LoadBigEndian32(wire_.data() + 8));
  }
  // As the last agent wrote it.
  HopByHopId hop_by_hop() const {
    return static_cast<HopByHopId>(LoadBigEndian32(wire_.data() + 12));
  }
  // As the sender of the request wrote it.
  EndToEndId end_to_end() const {
    return static_cast<EndToEndId>(LoadBigEndian32(wire_.data() + 16));
  }
  // A copy of these; `header().Answer()` is where an answer starts.
  MessageHeader header() const {
    return {flags(), command(), application(), hop_by_hop(), end_to_end()};
  }

  // By value: a view, that outlives this one.
  AvpRange avps() const { return avps_; }
  // The octets given, those behind the good run included.
  Bytes wire() const { return wire_; }

 private:
  MessageView(Bytes wire, const AvpRange& avps) : wire_(wire), avps_(avps) {}

  Bytes wire_;
  AvpRange avps_;
};

// What `Scan` gives: the header and the good AVPs, and the error that ended them.
struct MessageView::Scanned {
  MessageView message;
  std::optional<Error> error;
};

// ---- details ----

namespace internal {

inline bool HasWholeHeader(Bytes wire) {
  return wire.size() >= MessageView::kHeaderSize && wire.size() <= kMessageMaxSize &&
         (wire.size() & 3) == 0 &&
         LoadBigEndian32(wire.data()) == ((uint32_t{kVersion} << 24) | wire.size());
}
// Why `wire` has no such header.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error HeaderError(Bytes wire, uint32_t base_offset);

}  // namespace internal

inline Result<MessageView::Scanned> MessageView::Scan(Bytes wire, uint32_t base_offset,
                                                      const Limits& limits) {
  if (ABSL_PREDICT_FALSE(!internal::HasWholeHeader(wire))) {
    return Unexpected(internal::HeaderError(wire, base_offset));
  }
  const AvpRange::Scanned avps = AvpRange::Scan(
      wire.subspan(kHeaderSize), base_offset + static_cast<uint32_t>(kHeaderSize), 0, limits);
  return Scanned{MessageView(wire, avps.avps), avps.error};
}

inline Result<MessageView> MessageView::Parse(Bytes wire, uint32_t base_offset,
                                              const Limits& limits) {
  if (ABSL_PREDICT_FALSE(!internal::HasWholeHeader(wire))) {
    return Unexpected(internal::HeaderError(wire, base_offset));
  }
  const Result<AvpRange> avps = AvpRange::Parse(
      wire.subspan(kHeaderSize), base_offset + static_cast<uint32_t>(kHeaderSize), 0, limits);
  if (!avps) return Unexpected(avps.error());
  return MessageView(wire, *avps);
}

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_MESSAGE_VIEW_H_
