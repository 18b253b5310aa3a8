// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/grammar.h"

#include "grammar_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

// RFC 6733 6.3, 6.4
constexpr OccurrenceRule kEveryMessageRules[] = {
    {AvpKey::kOriginHost, Occurrence::kRequired, 0},
    {AvpKey::kOriginRealm, Occurrence::kRequired, 0},
};

// RFC 6733 7.2
constexpr OccurrenceRule kErrorAnswerRules[] = {
    {AvpKey::kSessionId, Occurrence::kOptional, 1},
    {AvpKey::kOriginHost, Occurrence::kRequired, 1},
    {AvpKey::kOriginRealm, Occurrence::kRequired, 1},
    {AvpKey::kResultCode, Occurrence::kRequired, 1},
    {AvpKey::kOriginStateId, Occurrence::kOptional, 1},
    {AvpKey::kErrorMessage, Occurrence::kOptional, 1},
    {AvpKey::kErrorReportingHost, Occurrence::kOptional, 1},
    {AvpKey::kFailedAvp, Occurrence::kOptional, 1},
    {AvpKey::kExperimentalResult, Occurrence::kOptional, 1},
    {AvpKey::kProxyInfo, Occurrence::kOptional, 0},
};

}  // namespace

absl::Span<const OccurrenceRule> GrammarOf(CommandCode command, Direction direction) {
#define MIP6BOOT_MESSAGE(Type, command_code, its_direction)               \
  if (command == Type::kCommand && direction == Direction::its_direction) \
    return internal::k##Type##Rules;
#include "mip6boot/diameter/message.def"
  return kEveryMessageRules;
}

absl::Span<const OccurrenceRule> ErrorAnswerGrammar() { return kErrorAnswerRules; }

absl::Span<const OccurrenceRule> GrammarOf(AvpKey group) {
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  if (group == Type::kKey) return internal::k##Type##Rules;
#include "mip6boot/diameter/avp.def"
  return {};
}

namespace internal {

Error FirstMissing(Rules rules, uint64_t missing, size_t offset, uint8_t depth) {
  size_t first = 0;
  while ((missing >> first & 1) == 0) ++first;
  return MissingAvp(rules[first].key, offset, depth);
}

}  // namespace internal

}}}  // namespace mip6boot::v0_1::diameter
