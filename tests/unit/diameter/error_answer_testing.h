// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Requests that are refused, and the answers to them as tests write them.

#ifndef MIP6BOOT_TESTS_UNIT_DIAMETER_ERROR_ANSWER_TESTING_H_
#define MIP6BOOT_TESTS_UNIT_DIAMETER_ERROR_ANSWER_TESTING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "tests/unit/diameter/message_testing.h"

namespace mip6boot::diameter {

inline constexpr char kDerStart[] = "c000010c 00000005";
// All that a DER must have but its EAP-Payload: session "s", host "n", realm "r".
inline constexpr char kDerAvps[] =
    "00000107 40000009 73000000 00000102 4000000c 00000005 00000108 40000009 6e000000"
    "00000128 40000009 72000000 0000011b 40000009 68000000 00000112 4000000c 00000003";
inline constexpr char kPayload[] = "000001ce 4000000c 02000004";

inline Answerer Self() {
  Answerer self;
  self.origin_host = "a";
  self.origin_realm = "h";
  return self;
}
// What each answer to such a DER has: 263, 258, 274, the result, 264, 296. 156 octets with 8 of
// Failed-AVP.
inline std::string Answered(std::string_view length, std::string_view result,
                            std::string_view rest) {
  return "01" + std::string(length) +
         "4000010c000000051111111122220001"
         "000001074000000973000000"
         "000001024000000c00000005"
         "000001124000000c00000003"
         "0000010c4000000c" +
         std::string(result) +
         "000001084000000961000000"
         "000001284000000968000000" +
         std::string(rest);
}

// The answer to a request that is refused as a `T`.
template <typename T>
std::string Answer(const TestMessage& request) {
  const MessageView::Scanned scanned = request.scanned();
  std::optional<Error> error = scanned.error;
  if (!error.has_value()) {
    const Result<T> typed = T::Decode(scanned.message);
    if (typed.has_value()) return "taken";
    error = typed.error();
  }
  std::vector<uint8_t> buffer(4096, 0xee);
  const Result<Bytes> answer =
      WriteErrorAnswer(scanned.message, Self(), *error, MutableBytes(buffer));
  if (!answer) return answer.error().ToString();
  if (!MessageView::Parse(*answer)) return "the answer cannot be read";
  return test::ToHex(*answer);
}
inline std::string DerAnswer(const std::string& avps) {
  return Answer<DiameterEapRequest>(TestMessage(kDerStart, avps));
}
// What stands in Failed-AVP of the answer.
inline std::string Failed(const std::string& answer) {
  const std::vector<uint8_t> wire = test::FromHex(answer);
  const Result<MessageView> view = MessageView::Parse(wire);
  if (!view) return answer;
  const Result<ResultCodeAvp> code = view->avps().Find<ResultCodeAvp>();
  const std::optional<AvpView> failed = view->avps().First(AvpKey::kFailedAvp);
  return std::to_string(static_cast<unsigned>(code->value)) + " " +
         (failed.has_value() ? test::ToHex(failed->data) : "-");
}

// The same, where `request` is refused for `error`.
inline std::string FailedFor(const TestMessage& request, const Error& error) {
  std::vector<uint8_t> buffer(512);
  const Result<Bytes> answer =
      WriteErrorAnswer(request.view(), Self(), error, MutableBytes(buffer));
  return answer.has_value() ? Failed(test::ToHex(*answer)) : answer.error().ToString();
}
// The Failed-AVP for `error` alone.
inline std::string Quoted(const TestMessage& request, const Error& error) {
  std::vector<uint8_t> buffer(256);
  AvpWriter out{MutableBytes(buffer)};
  WriteFailedAvp(request.view(), error, out);
  return test::ToHex(*out.Finish());
}

}  // namespace mip6boot::diameter

#endif  // MIP6BOOT_TESTS_UNIT_DIAMETER_ERROR_ANSWER_TESTING_H_
