// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Reads AVPs beside the values that they must have, and writes what it read: from the typed values,
// so that whatever is lost on the way shows in the octets. The Diameter side of option_walk.h.

#ifndef MIP6BOOT_TESTS_VECTORS_AVP_WALK_H_
#define MIP6BOOT_TESTS_VECTORS_AVP_WALK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::test {

// One run of AVPs; each call is about the next one.
class AvpWalk {
 public:
  AvpWalk(const diameter::AvpRange& run, diameter::AvpWriter& out)
      : run_(run), at_(run.begin()), out_(out) {}

  // An AVP that has a type.
  template <typename T>
  void Is(const T& expected) {
    const Result<T> value = Next(T::kKey).template As<T>();
    if (!value) FAIL(value.error().ToString());
    CHECK(Written(*value) == Written(expected));
    CHECK(*value == expected);
    out_.Add(*value);
  }
  // An AVP without a type of its own, by its format. M is set, as avp_code.def says.
  template <typename Format>
  void Is(diameter::AvpKey key, const typename Format::Value& expected) {
    const Result<typename Format::Value> value = diameter::DecodeAs<Format>(Next(key));
    if (!value) FAIL(value.error().ToString());
    CHECK(*value == expected);
    Format::Encode(out_, key, diameter::FlagsToSend(key), *value);
  }
  // The same of octets written in hexadecimal.
  void IsOctets(diameter::AvpKey key, const std::string& hex) {
    const Result<Bytes> value = diameter::DecodeAs<diameter::OctetStringFormat>(Next(key));
    if (!value) FAIL(value.error().ToString());
    CHECK(ToHex(*value) == hex);
    out_.Raw(key, *value);
  }
  // An AVP without data.
  void IsEmpty(diameter::AvpKey key) { IsOctets(key, ""); }

  // A group, and in it what `body(AvpWalk&)` says: no more.
  template <typename Body>
  void Holds(diameter::AvpKey key, const Body& body) {
    const Result<diameter::AvpRange> group = diameter::AvpRange::Inside(Next(key));
    if (!group) FAIL(group.error().ToString());
    out_.Nest(key, [&](diameter::AvpWriter& out) { Run(*group, body, out); });
  }

  void End() { CHECK(at_ == run_.end()); }

  template <typename Body>
  static void Run(const diameter::AvpRange& run, const Body& body, diameter::AvpWriter& out) {
    AvpWalk avps(run, out);
    body(avps);
    avps.End();
  }

 private:
  diameter::AvpView Next(diameter::AvpKey key) {
    REQUIRE(at_ != run_.end());
    const diameter::AvpView avp = *at_++;
    INFO("AVP at offset " << avp.offset);
    CHECK(avp.key.vendor == key.vendor);
    REQUIRE(avp.key.code == key.code);
    return avp;
  }
  template <typename T>
  static std::string Written(const T& value) {
    std::vector<uint8_t> buffer(2048);
    diameter::AvpWriter out{MutableBytes(buffer)};
    out.Add(value);
    const Result<Bytes> octets = out.Finish();
    return octets.has_value() ? ToHex(*octets) : octets.error().ToString();
  }

  diameter::AvpRange run_;
  diameter::AvpRange::Iterator at_;
  diameter::AvpWriter& out_;
};

// Walks all of `octets`, a run of AVPs, and requires that what was written is the same octets.
template <typename Body>
void WalkAvps(Bytes octets, const Body& body) {
  const Result<diameter::AvpRange> run = diameter::AvpRange::Parse(octets);
  if (!run) FAIL(run.error().ToString());
  std::vector<uint8_t> buffer(2048);
  diameter::AvpWriter out{MutableBytes(buffer)};
  AvpWalk::Run(*run, body, out);
  const Result<Bytes> written = out.Finish();
  if (!written) FAIL(written.error().ToString());
  CHECK(ToHex(*written) == ToHex(octets));
}

// The view of a message whose header is `header`.
inline diameter::MessageView ParseMessage(Bytes octets, const diameter::MessageHeader& header) {
  const Result<diameter::MessageView> message = diameter::MessageView::Parse(octets);
  if (!message) FAIL(message.error().ToString());
  CHECK(int{message->flags()} == int{header.flags});
  CHECK(static_cast<uint32_t>(message->command()) == static_cast<uint32_t>(header.command));
  CHECK(static_cast<uint32_t>(message->application()) == static_cast<uint32_t>(header.application));
  CHECK(static_cast<uint32_t>(message->hop_by_hop()) == static_cast<uint32_t>(header.hop_by_hop));
  CHECK(static_cast<uint32_t>(message->end_to_end()) == static_cast<uint32_t>(header.end_to_end));
  return *message;
}

// The same for a message, header included.
template <typename Body>
void WalkDiameter(Bytes octets, const diameter::MessageHeader& header, const Body& body) {
  const diameter::MessageView message = ParseMessage(octets, header);
  std::vector<uint8_t> buffer(2048);
  diameter::MessageWriter out(MutableBytes(buffer), message.header());
  AvpWalk::Run(message.avps(), body, out);
  const Result<Bytes> written = out.Finish();
  if (!written) FAIL(written.error().ToString());
  CHECK(ToHex(*written) == ToHex(octets));
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_VECTORS_AVP_WALK_H_
