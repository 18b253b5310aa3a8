// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How often which AVP stands in a message or in a group (RFC 6733 3.2, 4.4): the lines of
// message.def and avp.def, for those who judge or build messages without the typed ones. The
// decoders go by the same lines.
//
//     const CommandCode command = CommandCode::kDiameterEap;
//     for (const OccurrenceRule& rule : GrammarOf(command, Direction::kRequest)) {
//       if (rule.least() != 0) Require(rule.key);
//     }
//
// Any AVP that has no line may stand beside, any number of times: *[AVP].

#ifndef MIP6BOOT_DIAMETER_GRAMMAR_H_
#define MIP6BOOT_DIAMETER_GRAMMAR_H_

#include <cstdint>

#include "absl/types/span.h"
#include "mip6boot/base/export.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/command_code.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// Whether one must be there.
enum class Occurrence : uint8_t {
  kOptional,
  kRequired,
  // Required, but for answers that report a failure (RFC 6733 7.2). In a group: required of who
  // writes it; who reads it takes zero for one that is missing.
  kExpected,
  // Of the lines of this kind one is required: Result-Code, or Experimental-Result instead (R99).
  kResult,
};

// A line: how often one AVP stands there.
struct OccurrenceRule {
  AvpKey key;
  Occurrence occurrence;
  uint8_t most;  // 0: any number

  // 0 or 1.
  constexpr uint8_t least() const {
    return occurrence == Occurrence::kRequired || occurrence == Occurrence::kExpected ? 1 : 0;
  }
  // Whether its place is directly behind the header, < Session-Id >. All others may stand anywhere.
  constexpr bool fixed() const { return key == AvpKey::kSessionId; }
};

// The lines of the command's request or answer, in the order of the RFC. Of a command that
// message.def does not have: those of every message, Origin-Host and Origin-Realm (RFC 6733 6.3,
// 6.4).
MIP6BOOT_EXPORT absl::Span<const OccurrenceRule> GrammarOf(CommandCode command,
                                                           Direction direction);
// Those of any answer with the E bit, which does not follow its command's grammar (RFC 6733 7.2).
MIP6BOOT_EXPORT absl::Span<const OccurrenceRule> ErrorAnswerGrammar();
// Those of a group; none for an AVP that is no group, or one that may hold anything.
MIP6BOOT_EXPORT absl::Span<const OccurrenceRule> GrammarOf(AvpKey group);

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_GRAMMAR_H_
