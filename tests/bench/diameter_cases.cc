// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

#include "mip6boot/diameter/conformance.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/stream_framer.h"
#include "tests/bench/case.h"
#include "tests/bench/octets.h"

namespace mip6boot::bench {
namespace {

// Views alone: each group opened, no value looked at.
void ViewAvps(const diameter::AvpRange& avps) {
  for (const diameter::AvpView avp : avps) {
    benchmark::DoNotOptimize(avp.key.code);
    if (avp.key == diameter::AvpKey::kMip6AgentInfo ||
        avp.key == diameter::AvpKey::kMipHomeAgentHost) {
      const Result<diameter::AvpRange> group = diameter::AvpRange::Inside(avp);
      Must(group.has_value());
      ViewAvps(*group);
    }
  }
}
void ViewAnswer() {
  const auto message = diameter::MessageView::Parse(Fresh(Answer()));
  Must(message.has_value());
  ViewAvps(message->avps());
}

// Typed to the last field.
void DecodeAnswer() {
  const auto message = diameter::MessageView::Parse(Fresh(Answer()));
  Must(message.has_value());
  const auto answer = diameter::DiameterEapAnswer::Decode(*message);
  Must(answer.has_value());
  benchmark::DoNotOptimize(answer);
}

// ---- the stream ----

// Sixteen answers, one behind the other, as TCP brings them.
Bytes Stream() {
  static const std::vector<uint8_t> octets = [] {
    std::vector<uint8_t> stream;
    for (int i = 0; i < 16; ++i) stream.insert(stream.end(), Answer().begin(), Answer().end());
    return stream;
  }();
  return octets;
}

void WalkStream() {
  for (Bytes left = Fresh(Stream()); !left.empty();) {
    const size_t size = LoadBigEndian24(&left[1]);
    WalkAvps(left.subspan(0, size));
    left = left.subspan(size);
  }
}
void CopyStream() {
  static std::vector<uint8_t> out(Stream().size());
  const Bytes from = Fresh(Stream());
  std::memcpy(out.data(), from.data(), from.size());
  benchmark::DoNotOptimize(out.data());
  benchmark::ClobberMemory();
}

void TakeMessages(diameter::StreamFramer& framer) {
  for (;;) {
    const auto message = framer.Next();
    Must(message.has_value());
    if (!message->has_value()) return;
    benchmark::DoNotOptimize((*message)->data());
  }
}
// The stream in pieces of that many octets; the framer keeps the memory of the messages it joined.
void FrameStream(diameter::StreamFramer& framer, Bytes octets, size_t piece) {
  while (!octets.empty()) {
    const size_t size = std::min(piece, octets.size());
    framer.Feed(octets.subspan(0, size));
    TakeMessages(framer);
    octets.remove_prefix(size);
  }
}
// Segments of TCP over Ethernet, which cut most messages.
constexpr size_t kSegment = 1448;

void FrameWhole() {
  static diameter::StreamFramer framer;
  FrameStream(framer, Fresh(Stream()), Stream().size());
}
void FrameSegments() {
  static diameter::StreamFramer framer;
  FrameStream(framer, Fresh(Stream()), kSegment);
}

// ---- growth ----

// An answer with that many MIP6-Agent-Info.
std::vector<uint8_t> AnswerWith(size_t agents) {
  const auto answer = diameter::MessageView::Parse(Answer());
  const auto agent = answer->avps().Find<diameter::Mip6AgentInfo>();
  std::vector<uint8_t> buffer(65536);
  diameter::MessageWriter out(absl::MakeSpan(buffer), answer->header());
  for (size_t i = 0; i < agents; ++i) out.Add(*agent);
  buffer.resize(out.Finish()->size());
  return buffer;
}
Work DecodeAnswerWith(size_t agents) {
  const std::vector<uint8_t> octets = AnswerWith(agents);
  return {octets.size(), [octets] {
            const auto message = diameter::MessageView::Parse(Fresh(octets));
            Must(message.has_value());
            message->avps().ForEach<diameter::Mip6AgentInfo>([](const auto& agent) {
              Must(agent.has_value());
              benchmark::DoNotOptimize(agent);
            });
          }};
}
Work JudgeAnswerWith(size_t agents) {
  const std::vector<uint8_t> octets = AnswerWith(agents);
  return {octets.size(), [octets] {
            const auto message = diameter::MessageView::Parse(Fresh(octets));
            Must(message.has_value());
            size_t found = 0;
            diameter::FindViolations(*message, [&](const diameter::Violation&) { ++found; });
            benchmark::DoNotOptimize(found);
          }};
}

// The stream, that many times, in segments. What costs beyond octets is a message that a segment's
// end cuts, and one stream alone has fewer of them than its share.
Work FrameStreams(size_t streams) {
  std::vector<uint8_t> octets;
  for (size_t i = 0; i < streams; ++i) {
    octets.insert(octets.end(), Stream().begin(), Stream().end());
  }
  const auto framer = std::make_shared<diameter::StreamFramer>();
  return {octets.size(), [octets, framer] { FrameStream(*framer, octets, kSegment); }};
}

}  // namespace

std::vector<Case> DiameterCases() {
  return {
      {"dea/walk", nullptr, 0, [] { WalkAvps(Answer()); }},
      {"dea/memcpy", "dea/walk", 0, [] { Copy(Answer()); }},
      {"dea/decode_views", "dea/walk", 0, ViewAnswer},
      {"dea/decode_typed", "dea/walk", 3, DecodeAnswer},
      {"stream/walk", nullptr, 0, WalkStream},
      {"stream/memcpy", "stream/walk", 0, CopyStream},
      {"stream/frame_whole", "stream/memcpy", 0, FrameWhole},
      {"stream/frame_segments", "stream/memcpy", 0, FrameSegments},
  };
}

std::vector<Sweep> DiameterSweeps() {
  return {
      {"dea/decode_typed", "home agents", "octets", {1, 8, 64, 256}, DecodeAnswerWith},
      {"dea/find_violations", "home agents", "octets", {1, 8, 64, 256}, JudgeAnswerWith},
      {"stream/frame_segments", "streams", "octets", {8, 64, 512}, FrameStreams},
  };
}

}  // namespace mip6boot::bench
