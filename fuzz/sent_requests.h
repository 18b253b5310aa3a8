// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The Diameter requests that a machine has sent: a fuzzer cannot guess their ids, so that its
// answers are given them.

#ifndef MIP6BOOT_FUZZ_SENT_REQUESTS_H_
#define MIP6BOOT_FUZZ_SENT_REQUESTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot::fuzz {

class SentRequests {
 public:
  // A message that the machine has sent; answers are not looked at.
  void Note(Bytes message) {
    if (message.size() < kHeaderSize || (message[4] & diameter::kFlagRequest) == 0) return;
    if (requests_.size() == kMost) requests_.erase(requests_.begin());
    requests_.emplace_back(message.begin(), message.end());
  }

  // Makes of each answer in `stream` one to a request of its command, the newest but `back`: with
  // the ids of that request, and its Session-Id where there is room for it.
  void AnswerThem(MutableBytes stream, size_t back) const {
    while (stream.size() >= kHeaderSize) {
      const size_t size = LoadBigEndian24(&stream[1]);
      if (size < kHeaderSize || size > stream.size()) return;
      AnswerOne(stream.subspan(0, size), back);
      stream = stream.subspan(size);
    }
  }

 private:
  static constexpr size_t kHeaderSize = diameter::MessageView::kHeaderSize;
  static constexpr size_t kMost = 16;

  void AnswerOne(MutableBytes answer, size_t back) const {
    if ((answer[4] & diameter::kFlagRequest) != 0) return;
    for (auto request = requests_.rbegin(); request != requests_.rend(); ++request) {
      if (!std::equal(&(*request)[5], &(*request)[8], &answer[5])) continue;  // the command
      if (back-- != 0) continue;
      std::copy_n(&(*request)[12], 8, &answer[12]);
      SetSessionId(SessionIdOf(*request), answer);
      return;
    }
  }
  static Bytes SessionIdOf(Bytes message) {
    const auto scanned = diameter::MessageView::Scan(message);
    if (!scanned) return {};
    const auto avp = scanned->message.avps().First(diameter::SessionId::kKey);
    return avp.has_value() ? avp->data : Bytes();
  }
  static void SetSessionId(Bytes session_id, MutableBytes answer) {
    const Bytes there = SessionIdOf(answer);
    if (there.empty() || there.size() != session_id.size()) return;
    std::copy(session_id.begin(), session_id.end(), &answer[0] + (there.data() - answer.data()));
  }

  std::vector<std::vector<uint8_t>> requests_;  // oldest first
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_SENT_REQUESTS_H_
