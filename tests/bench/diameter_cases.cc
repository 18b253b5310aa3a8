// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <benchmark/benchmark.h>

#include <array>
#include <cstring>

#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "tests/bench/case.h"
#include "tests/bench/octets.h"
#include "tests/bench/walk.h"

namespace mip6boot::bench {
namespace {

// A Diameter-EAP-Answer with two MIP6-Agent-Info, both of them with address and host.
Bytes Answer() {
  static const Bytes octets = test::VectorOctets("dea_home_and_local_named");
  return octets;
}

// Views alone: each group opened, no value looked at.
void ViewAvps(const diameter::AvpRange& avps) {
  for (const diameter::AvpView avp : avps) {
    benchmark::DoNotOptimize(avp.key.code);
    if (avp.key == diameter::AvpKey::kMip6AgentInfo ||
        avp.key == diameter::AvpKey::kMipHomeAgentHost) {
      const Result<diameter::AvpRange> group = diameter::AvpRange::Inside(avp);
      if (group) ViewAvps(*group);
    }
  }
}
void ViewAnswer() {
  const auto message = diameter::MessageView::Parse(Fresh(Answer()));
  if (message) ViewAvps(message->avps());
}

// Typed to the last field.
void DecodeAnswer() {
  const auto message = diameter::MessageView::Parse(Fresh(Answer()));
  if (!message) return;
  const auto answer = diameter::DiameterEapAnswer::Decode(*message);
  benchmark::DoNotOptimize(answer);
}

}  // namespace

std::vector<Case> DiameterCases() {
  return {
      {"dea/walk", nullptr, 0,
       [] {
         const Bytes wire = Fresh(Answer());
         benchmark::DoNotOptimize(WalkDiameter(wire.data(), wire.size()));
       }},
      {"dea/memcpy", "dea/walk", 0, [] { Copy(Answer()); }},
      {"dea/decode_views", "dea/walk", 0, ViewAnswer},
      {"dea/decode_typed", "dea/walk", 3, DecodeAnswer},
  };
}

}  // namespace mip6boot::bench
