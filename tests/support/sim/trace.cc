// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/trace.h"

namespace mip6boot::sim {

// FNV-1a (64 bit) over words of eight octets.
void Trace::Mix(uint64_t value) {
  hash_ = (hash_ ^ value) * 0x100000001b3;
  hash_ ^= hash_ >> 32;
}

void Trace::Mix(Bytes octets) {
  Mix(octets.size());
  size_t i = 0;
  for (; i + 8 <= octets.size(); i += 8) Mix(LoadBigEndian64(octets.data() + i));
  for (; i < octets.size(); ++i) Mix(octets[i]);
}

void Trace::Add(const Passage& passage) {
  Mix(static_cast<uint64_t>(passage.time.time_since_epoch().count()));
  Mix((static_cast<uint64_t>(passage.from) << 32) | static_cast<uint64_t>(passage.to));
  Mix(static_cast<uint64_t>(passage.fate));
  Mix(passage.octets);
  if (observer_ != nullptr) observer_->OnPassage(passage);
}

void Trace::Add(const Remark& remark) {
  Mix(static_cast<uint64_t>(remark.time.time_since_epoch().count()));
  Mix(static_cast<uint64_t>(remark.by));
  Mix(Bytes(reinterpret_cast<const uint8_t*>(remark.text.data()), remark.text.size()));
  if (observer_ != nullptr) observer_->OnRemark(remark);
}

}  // namespace mip6boot::sim
