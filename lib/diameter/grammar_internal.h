// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The occurrence rules of message.def and of the groups of avp.def, as masks: bit n stands for line
// n of its message or group.

#ifndef MIP6BOOT_LIB_DIAMETER_GRAMMAR_INTERNAL_H_
#define MIP6BOOT_LIB_DIAMETER_GRAMMAR_INTERNAL_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/attributes.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/message_view.h"

// For whole-message decoders: all that they call stands in one function.
#if defined(__GNUC__)
#define MIP6BOOT_FLATTEN __attribute__((flatten))
#else
#define MIP6BOOT_FLATTEN
#endif

namespace mip6boot { inline namespace v0 { namespace diameter { namespace internal {

enum class Occurrence : uint8_t { kRequired, kExpected, kOptional, kResult };

struct Rule {
  AvpKey key;
  Occurrence occurrence;
};

template <size_t N>
constexpr uint64_t MaskOf(const Rule (&rules)[N], Occurrence occurrence) {
  uint64_t mask = 0;
  for (size_t i = 0; i < N; ++i) {
    if (rules[i].occurrence == occurrence) mask |= uint64_t{1} << i;
  }
  return mask;
}

struct Masks {
  uint64_t required;
  uint64_t expected;
  uint64_t result;
};
template <size_t N>
constexpr Masks MasksOf(const Rule (&rules)[N]) {
  return {MaskOf(rules, Occurrence::kRequired), MaskOf(rules, Occurrence::kExpected),
          MaskOf(rules, Occurrence::kResult)};
}

// The lines that are not there and should be. Of the two results one is enough; the first is the
// one that is missed.
inline uint64_t MissingOf(const Masks& masks, uint64_t seen, bool failure) {
  uint64_t wanted = masks.required | (failure ? 0 : masks.expected);
  if ((seen & masks.result) == 0) wanted |= masks.result & (~masks.result + 1);
  return wanted & ~seen;
}

// The first of `missing`, as an error of the run that starts at `offset`.
template <size_t N>
ABSL_ATTRIBUTE_COLD ABSL_ATTRIBUTE_NOINLINE Error FirstMissing(const Rule (&rules)[N],
                                                               uint64_t missing, size_t offset,
                                                               uint8_t depth) {
  size_t first = 0;
  while ((missing >> first & 1) == 0) ++first;
  return MissingAvp(rules[first].key, offset, depth);
}

// Why `view` is not the message wanted: another command, or flags that do not go with it.
ABSL_ATTRIBUTE_COLD Error WrongMessage(const MessageView& view, CommandCode wanted);

}}}}  // namespace mip6boot::v0::diameter::internal

#endif  // MIP6BOOT_LIB_DIAMETER_GRAMMAR_INTERNAL_H_
