// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A message taken apart: what a mutator moves about.

#ifndef MIP6BOOT_FUZZ_TLV_TREE_H_
#define MIP6BOOT_FUZZ_TLV_TREE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "fuzz/tlv_format.h"

namespace mip6boot::fuzz {

// An element, or, without a header, a whole input.
struct TlvNode {
  const TlvFormat* format = nullptr;  // of its header
  std::vector<uint8_t> header;
  std::vector<uint8_t> fixed;                // in front of what is inside
  const TlvFormat* inside_format = nullptr;  // null: elements hold nothing here
  std::vector<TlvNode> inside;
  std::vector<uint8_t> rest;  // behind it: all of an element that holds none, or no element
  int lie = 0;                // its length says so much more than there is
};

// Where lengths run past the end, elements end there: if `mend`; the octets are no element else.
enum class TlvEnd : uint8_t { kMend, kKeep };

// Takes `input` apart, at most kMaxTlvDepth levels deep.
inline constexpr size_t kMaxTlvDepth = 24;
TlvNode TakeApart(Bytes input, const TlvRun& run, TlvEnd end);
// Puts the octets together, with lengths that are right but for `lie`. Of what was taken apart with
// kKeep they are the input again, but for padding.
std::vector<uint8_t> PutTogether(const TlvNode& root);

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_TLV_TREE_H_
