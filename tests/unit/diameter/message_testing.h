// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whole messages as tests write them: a header, and AVPs as hexadecimal text.

#ifndef MIP6BOOT_TESTS_UNIT_DIAMETER_MESSAGE_TESTING_H_
#define MIP6BOOT_TESTS_UNIT_DIAMETER_MESSAGE_TESTING_H_

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/message_view.h"
#include "tests/support/hex.h"

namespace mip6boot::diameter {

// A message with ids 11111111 and 22220001; its length is filled in. What is decoded from `view()`
// views `wire()`.
class TestMessage {
 public:
  // `start`: flags, command code, application id.
  TestMessage(std::string_view start, std::string_view avps)
      : wire_(test::FromHex("01000000" + std::string(start) + "1111111122220001" +
                            std::string(avps))) {
    StoreBigEndian24(wire_.data() + 1, static_cast<uint32_t>(wire_.size()));
  }
  // All of it.
  explicit TestMessage(std::string_view hex) : wire_(test::FromHex(hex)) {}
  TestMessage(const TestMessage&) = delete;
  TestMessage& operator=(const TestMessage&) = delete;

  const std::vector<uint8_t>& wire() const { return wire_; }
  MessageView view() const {
    const Result<MessageView> view = MessageView::Parse(wire_);
    if (!view) throw std::invalid_argument(view.error().ToString());
    return *view;
  }
  // The good run and what ended it.
  MessageView::Scanned scanned() const {
    const Result<MessageView::Scanned> scanned = MessageView::Scan(wire_);
    if (!scanned) throw std::invalid_argument(scanned.error().ToString());
    return *scanned;
  }

 private:
  std::vector<uint8_t> wire_;
};

// What a typed message is written as, in hexadecimal; else why not.
template <typename T>
std::string Written(const T& message) {
  std::vector<uint8_t> buffer(8192, 0xee);
  MessageWriter out(MutableBytes(buffer), message.header);
  out.Add(message);
  const Result<Bytes> octets = out.Finish();
  return octets.has_value() ? test::ToHex(*octets) : octets.error().ToString();
}

// Why the message is refused as a `T`, and the Result-Code for that.
template <typename T>
std::string MessageRefusal(const TestMessage& message) {
  const Result<T> typed = T::Decode(message.view());
  if (typed.has_value()) return "taken";
  return typed.error().ToString() + " -> " +
         std::to_string(static_cast<unsigned>(ResultCodeFor(typed.error())));
}

}  // namespace mip6boot::diameter

#endif  // MIP6BOOT_TESTS_UNIT_DIAMETER_MESSAGE_TESTING_H_
