// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Streams of Diameter messages, in any cut: what comes out does not depend on where they were cut.
//
//     number of cuts (1)   sizes of the parts (2 each)   the stream

#include <algorithm>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/stream_framer.h"

namespace {

using mip6boot::Bytes;
using mip6boot::Error;
using mip6boot::Result;
using mip6boot::fuzz::Require;

struct Framed {
  std::vector<std::vector<uint8_t>> messages;
  std::optional<Error> error;
  size_t pending = 0;
};

// Each part lies in memory of its own, which is gone when the framer was asked for all that is in.
Framed Frame(const std::vector<Bytes>& parts) {
  Framed framed;
  mip6boot::diameter::StreamFramer framer;
  for (const Bytes part : parts) {
    const std::vector<uint8_t> octets(part.begin(), part.end());
    framer.Feed(octets);
    for (;;) {
      const Result<std::optional<Bytes>> message = framer.Next();
      if (!message) framed.error = message.error();
      if (!message || !message->has_value()) break;
      framed.messages.emplace_back((*message)->begin(), (*message)->end());
    }
  }
  framed.pending = framer.pending();
  return framed;
}

std::vector<Bytes> Cut(Bytes input, Bytes& stream) {
  std::vector<Bytes> parts;
  const size_t cuts = input.empty() ? 0 : std::min<size_t>(input[0], (input.size() - 1) / 2);
  stream = input.subspan(std::min(input.size(), 1 + 2 * cuts));
  Bytes left = stream;
  for (size_t i = 0; i < cuts; ++i) {
    const Bytes part = left.subspan(0, mip6boot::LoadBigEndian16(&input[1 + 2 * i]));
    parts.push_back(part);
    left = left.subspan(part.size());
  }
  parts.push_back(left);
  return parts;
}

}  // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Bytes stream;
  const std::vector<Bytes> parts = Cut({data, size}, stream);
  const Framed cut = Frame(parts);
  const Framed whole = Frame({stream});
  Require(cut.messages == whole.messages, "another cut makes other messages");
  Require(cut.error == whole.error, "another cut ends otherwise");

  size_t position = 0;
  for (const std::vector<uint8_t>& message : whole.messages) {
    Require(Bytes(message) == stream.subspan(position, message.size()), "octets are changed");
    const auto view = mip6boot::diameter::MessageView::Scan(message);
    Require(view.has_value(), "what was framed has no header");
    position += message.size();
  }
  Require(whole.error.has_value() || position + whole.pending == stream.size(), "octets are lost");
  Require(whole.error.has_value() || cut.pending == whole.pending, "another cut keeps octets");
  if (whole.error.has_value()) {
    Require(whole.error->offset >= position && whole.error->offset <= stream.size(),
            "the error is about octets that were framed");
  }
  return 0;
}
