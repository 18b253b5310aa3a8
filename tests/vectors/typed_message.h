// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A whole Diameter message by its type, beside one that was made by hand.

#ifndef MIP6BOOT_TESTS_VECTORS_TYPED_MESSAGE_H_
#define MIP6BOOT_TESTS_VECTORS_TYPED_MESSAGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/vectors/avp_walk.h"

namespace mip6boot::test {

// Compares field by field: message.def has them all.
struct Fields {
#define MIP6BOOT_MESSAGE(Type, command, direction) \
  static void Compare(const diameter::Type& a, const diameter::Type& b) {
#define MIP6BOOT_REQUIRED(field, Avp) CHECK(a.field == b.field);
#define MIP6BOOT_EXPECTED(field, Avp) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_OPTIONAL(field, Avp) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_UP_TO(field, Avp, most) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_UP_TO1(field, Avp, most) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_LIST(field, Avp, capacity) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_LIST1(field, Avp, capacity) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_RESULT() MIP6BOOT_REQUIRED(result_code, ) MIP6BOOT_REQUIRED(experimental_result, )
#define MIP6BOOT_END_MESSAGE(Type) }
#include "mip6boot/diameter/message.def"
};

// Hexadecimal of `message` and, behind it, of what `more(AvpWriter&)` writes.
template <typename Message, typename More>
std::string Written(const Message& message, const More& more) {
  std::vector<uint8_t> buffer(2048);
  diameter::MessageWriter out(MutableBytes(buffer), message.header);
  out.Add(message);
  more(out);
  const Result<Bytes> octets = out.Finish();
  return octets.has_value() ? ToHex(*octets) : octets.error().ToString();
}
template <typename Message>
std::string Written(const Message& message) {
  return Written(message, [](diameter::AvpWriter&) {});
}

template <typename Message>
Message DecodedAs(Bytes octets, const Message& expected) {
  const Result<Message> message = Message::Decode(ParseMessage(octets, expected.header));
  if (!message) FAIL(message.error().ToString());
  Fields::Compare(*message, expected);
  return *message;
}

// The message is `expected`, and nothing else is in it; that, too, is written so.
template <typename Message>
void IsMessage(Bytes octets, const Message& expected) {
  const Message message = DecodedAs(octets, expected);
  CHECK(Written(message) == ToHex(octets));
  CHECK(Written(expected) == ToHex(octets));
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_VECTORS_TYPED_MESSAGE_H_
