// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <string>

#include "mip6boot/diameter/grammar.h"
#include "tests/support/catch.h"

namespace mip6boot::diameter { namespace {

// "263< 258 264 ...": the codes; "<" a fixed place, "?" none is needed, "~" expected, "|" one of
// the results, "+" any number, a number in brackets: so many at most.
std::string Lines(absl::Span<const OccurrenceRule> rules) {
  std::string text;
  for (const OccurrenceRule& rule : rules) {
    if (!text.empty()) text += ' ';
    text += std::to_string(rule.key.code);
    if (rule.fixed()) text += '<';
    if (rule.occurrence == Occurrence::kOptional) text += '?';
    if (rule.occurrence == Occurrence::kExpected) text += '~';
    if (rule.occurrence == Occurrence::kResult) text += '|';
    if (rule.most == 0) text += '+';
    if (rule.most > 1) text += '(' + std::to_string(rule.most) + ')';
  }
  return text;
}

TEST_CASE("a message's grammar is that of its command and direction",
          "[rfc6733][s3.2][rfc4072][rfc7155][rfc5778][R99]") {
  struct Row {
    CommandCode command;
    Direction direction;
    const char* lines;
  };
  const Row rows[] = {
      // RFC 6733 5.3
      {CommandCode::kCapabilitiesExchange, Direction::kRequest,
       "264 296 257~+ 266 269 278? 265?+ 258?+ 299?+ 259?+ 260?+ 267?"},
      {CommandCode::kCapabilitiesExchange, Direction::kAnswer,
       "268| 297| 264 296 257~+ 266~ 269~ 278? 281? 279? 265?+ 258?+ 299?+ 259?+ "
       "260?+ 267?"},
      // RFC 6733 8.3
      {CommandCode::kReAuth, Direction::kRequest,
       "263< 264 296 283 293 258 285 1? 278? 284?+ 282?+"},
      {CommandCode::kReAuth, Direction::kAnswer,
       "263<~ 268| 297| 264 296 1? 278? 281? 294? 279? 292?+ 261? 262? 284?+"},
      // RFC 7155 3, RFC 5447 4.1
      {CommandCode::kAa, Direction::kRequest,
       "263< 258 264 296 283 274 293? 32? 4? 95? 5? 87? 61? 408? 278? 62? 1? 2? 6? "
       "24? 291? 276? 277? 19? 30? 31? 94? 77?+ 96? 8? 97?+ 9? 12? 7? 284?+ 282?+ "
       "124? 486?+ 125?+ 493?"},
      {CommandCode::kAa, Direction::kAnswer,
       "263<~ 258~ 274~ 268| 297| 264 296 1? 6? 25?+ 85? 281? 294? 279?+ 28? 291? "
       "276? 277? 285? 272? 27? 24? 408? 278? 62? 19? 96? 8? 97?+ 100? 9? 88? 12? "
       "7? 292?+ 261? 262? 284?+ 486?+ 125?+ 493? 124?"},
      // RFC 4072 3, RFC 5447 4.1, RFC 5778 6.1, RFC 5779
      {CommandCode::kDiameterEap, Direction::kRequest,
       "263< 258 264 296 283 274 293? 32? 4? 95? 5? 87? 61? 278? 62? 1? 462 102? 6? "
       "24? 291? 276? 277? 19? 30? 31? 94? 77?+ 96? 8? 97?+ 9? 12? 7? 284?+ 282?+ "
       "124? 486?+ 125?+ 333?(2) 89? 493? 578? 508?+"},
      {CommandCode::kDiameterEap, Direction::kAnswer,
       "263<~ 258~ 274~ 268| 297| 264 296 1? 462? 463? 464? 102? 272? 465?+ 6? 25?+ "
       "85? 281? 294? 279?+ 28? 291? 276? 277? 285? 27? 24? 278? 62? 19? 96? 8? "
       "97?+ 100? 9? 88? 12? 7? 292?+ 261? 262? 284?+ 486?+ 125?+ 333?(2) 89? 493? "
       "508?+ 124?"},
      // RFC 6733 8.5
      {CommandCode::kAbortSession, Direction::kRequest,
       "263< 264 296 283 293 258 1? 278? 284?+ 282?+"},
      {CommandCode::kAbortSession, Direction::kAnswer,
       "263<~ 268| 297| 264 296 1? 278? 281? 294? 279? 292?+ 261? 262? 284?+"},
      // RFC 6733 8.4
      {CommandCode::kSessionTermination, Direction::kRequest,
       "263< 264 296 283 258 295 1? 293? 25?+ 278? 284?+ 282?+"},
      {CommandCode::kSessionTermination, Direction::kAnswer,
       "263<~ 268| 297| 264 296 1? 25?+ 281? 294? 279? 278? 292?+ 261? 262? 284?+"},
      // RFC 6733 5.5
      {CommandCode::kDeviceWatchdog, Direction::kRequest, "264 296 278?"},
      {CommandCode::kDeviceWatchdog, Direction::kAnswer, "268| 297| 264 296 281? 279? 278?"},
      // RFC 6733 5.4
      {CommandCode::kDisconnectPeer, Direction::kRequest, "264 296 273"},
      {CommandCode::kDisconnectPeer, Direction::kAnswer, "268| 297| 264 296 281? 279?"},
      // RFC 5778 6.2
      {CommandCode::kMip6, Direction::kRequest,
       "263< 258 1 283 264 296 274 293? 278? 32? 4? 95? 61? 30? 31? 124? 494 341? "
       "491? 333~(2) 486 487? 488? 489? 490? 578? 508?+ 89? 493? 291? 277? 284?+ "
       "282?+"},
      {CommandCode::kMip6, Direction::kAnswer,
       "263<~ 258~ 268| 297| 264 296 274~ 1? 291? 277? 281? 294? 285? 124? 486? "
       "333?(2) 492? 508?+ 89? 493? 278? 284?+ 292?+ 261? 262? 279?+"},
  };
  std::string wrong;
  for (const Row& row : rows) {
    const std::string lines = Lines(GrammarOf(row.command, row.direction));
    if (lines != row.lines) wrong += lines + '\n';
  }
  CHECK(wrong == "");
}

TEST_CASE("MIR takes one or two addresses of the node", "[rfc5778][s5.2.1]") {
  CHECK(Lines(GrammarOf(CommandCode::kMip6, Direction::kRequest)).find(" 333~(2) 486 ") !=
        std::string::npos);
  CHECK(Lines(GrammarOf(CommandCode::kMip6, Direction::kAnswer)).find(" 333?(2) ") !=
        std::string::npos);
}

TEST_CASE("every message says who it comes from, of whatever command", "[rfc6733][s6.3][s6.4]") {
  CHECK(Lines(GrammarOf(static_cast<CommandCode>(316), Direction::kRequest)) == "264+ 296+");
  CHECK(Lines(GrammarOf(CommandCode::kAccounting, Direction::kAnswer)) == "264+ 296+");
}

TEST_CASE("an answer with the E bit has a grammar of its own", "[rfc6733][s7.2]") {
  CHECK(Lines(ErrorAnswerGrammar()) == "263<? 264 296 268 278? 281? 294? 279? 297? 284?+");
}

TEST_CASE("a group's grammar is that of its AVP", "[rfc5447][s4.2.1][rfc6733][s4.4]") {
  CHECK(Lines(GrammarOf(AvpKey::kMip6AgentInfo)) == "334?(2) 348? 125? 505?");
  CHECK(Lines(GrammarOf(AvpKey::kMipHomeAgentHost)) == "283 293");
  CHECK(Lines(GrammarOf(AvpKey::kVendorSpecificApplicationId)) == "266~ 258? 259?");
  CHECK(Lines(GrammarOf(AvpKey::kEmergencyInfo)) == "486?");
  CHECK(Lines(GrammarOf(AvpKey::kFailedAvp)) == "");
  CHECK(Lines(GrammarOf(AvpKey::kOriginHost)) == "");
  // The vendor is a part of the key.
  CHECK(Lines(GrammarOf(AvpKey{10415, 486})) == "");
}

TEST_CASE("a line says how many there are at least", "[rfc6733][s3.2]") {
  CHECK(OccurrenceRule{AvpKey::kOriginHost, Occurrence::kRequired, 1}.least() == 1);
  CHECK(OccurrenceRule{AvpKey::kVendorId, Occurrence::kExpected, 1}.least() == 1);
  CHECK(OccurrenceRule{AvpKey::kUserName, Occurrence::kOptional, 1}.least() == 0);
  CHECK(OccurrenceRule{AvpKey::kResultCode, Occurrence::kResult, 1}.least() == 0);
}

TEST_CASE("the commands between neighbours are not passed on", "[rfc6733][s3.2][s5]") {
  CHECK(IsProxiable(CommandCode::kCapabilitiesExchange) == false);
  CHECK(IsProxiable(CommandCode::kDeviceWatchdog) == false);
  CHECK(IsProxiable(CommandCode::kDisconnectPeer) == false);
  CHECK(IsProxiable(CommandCode::kDiameterEap) == true);
  CHECK(IsProxiable(CommandCode::kAccounting) == true);
  CHECK(IsProxiable(static_cast<CommandCode>(316)) == std::nullopt);
}

}}  // namespace mip6boot::diameter
