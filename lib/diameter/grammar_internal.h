// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The occurrence rules of message.def and of the groups of avp.def, one array for each type, and
// as masks: bit n stands for line n of its message or group.

#ifndef MIP6BOOT_LIB_DIAMETER_GRAMMAR_INTERNAL_H_
#define MIP6BOOT_LIB_DIAMETER_GRAMMAR_INTERNAL_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/attributes.h"
#include "absl/types/span.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/grammar.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/pmip6_avps.h"
#include "mip6boot/diameter/tgpp_avps.h"

// For whole-message decoders: all that they call stands in one function.
#if defined(__GNUC__)
#define MIP6BOOT_FLATTEN __attribute__((flatten))
#else
#define MIP6BOOT_FLATTEN
#endif

namespace mip6boot { inline namespace v0_1 { namespace diameter { namespace internal {

using Rules = absl::Span<const OccurrenceRule>;

#define MIP6BOOT_MESSAGE(Type, command, direction) \
  inline constexpr OccurrenceRule k##Type##Rules[] = {
#define MIP6BOOT_REQUIRED(field, Avp) {Avp::kKey, Occurrence::kRequired, 1},
#define MIP6BOOT_EXPECTED(field, Avp) {Avp::kKey, Occurrence::kExpected, 1},
#define MIP6BOOT_OPTIONAL(field, Avp) {Avp::kKey, Occurrence::kOptional, 1},
#define MIP6BOOT_UP_TO(field, Avp, most) {Avp::kKey, Occurrence::kOptional, most},
#define MIP6BOOT_UP_TO1(field, Avp, most) {Avp::kKey, Occurrence::kExpected, most},
#define MIP6BOOT_LIST(field, Avp, capacity) {Avp::kKey, Occurrence::kOptional, 0},
#define MIP6BOOT_LIST1(field, Avp, capacity) {Avp::kKey, Occurrence::kExpected, 0},
#define MIP6BOOT_RESULT()                        \
  {AvpKey::kResultCode, Occurrence::kResult, 1}, \
      {AvpKey::kExperimentalResult, Occurrence::kResult, 1},
#define MIP6BOOT_END_MESSAGE(Type) \
  }                                \
  ;
#include "mip6boot/diameter/message.def"

#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  inline constexpr OccurrenceRule k##Type##Rules[] = {
#define MIP6BOOT_REQUIRED(field, Avp) {Avp::kKey, Occurrence::kRequired, 1},
#define MIP6BOOT_SENT(field, Avp) {Avp::kKey, Occurrence::kExpected, 1},
#define MIP6BOOT_OPTIONAL(field, Avp) {Avp::kKey, Occurrence::kOptional, 1},
#define MIP6BOOT_UP_TO(field, Avp, most) {Avp::kKey, Occurrence::kOptional, most},
#define MIP6BOOT_END_GROUP(Type) \
  }                              \
  ;
#include "mip6boot/diameter/avp.def"

// Whether an AVP has a line, so that there is a field for it.
inline bool HasLine(Rules rules, AvpKey key) {
  for (const OccurrenceRule& rule : rules) {
    if (rule.key == key) return true;
  }
  return false;
}

constexpr uint64_t MaskOf(Rules rules, Occurrence occurrence) {
  uint64_t mask = 0;
  for (size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].occurrence == occurrence) mask |= uint64_t{1} << i;
  }
  return mask;
}

struct Masks {
  uint64_t required;
  uint64_t expected;
  uint64_t result;
};
constexpr Masks MasksOf(Rules rules) {
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

// What RFC 5778 5.1 calls bootstrapping AVPs, and the security association that comes with them:
// not in an answer that asks for another round (R64).
inline bool IsForBootstrapping(AvpKey key) {
  return key == AvpKey::kMip6AgentInfo || key == AvpKey::kMip6HomeLinkPrefix ||
         key == AvpKey::kMip6FeatureVector || key == AvpKey::kMipMobileNodeAddress ||
         key == AvpKey::kMipMnHaMsa;
}

// The first of `missing`, as an error of the run that starts at `offset`.
ABSL_ATTRIBUTE_COLD Error FirstMissing(Rules rules, uint64_t missing, size_t offset, uint8_t depth);

// Why `view` is not the message wanted: another command, or flags that do not go with it.
ABSL_ATTRIBUTE_COLD Error WrongMessage(const MessageView& view, CommandCode wanted);

}}}}  // namespace mip6boot::v0_1::diameter::internal

#endif  // MIP6BOOT_LIB_DIAMETER_GRAMMAR_INTERNAL_H_
