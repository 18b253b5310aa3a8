// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Every group and every message of the tables, held to its grammar: what must be there, and how
// often.

#include <string>
#include <vector>

#include "mip6boot/diameter/error_answer.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/sample_avps.h"

namespace mip6boot::diameter { namespace {

using Parts = std::vector<Part>;
using Faults = std::vector<std::string>;

std::string Text(AvpKey key, const char* what) { return std::string(AvpName(key)) + what; }

// All parts the least number of times, but that at `changed` `count` times.
Octets Compose(const Parts& parts, size_t changed, size_t count) {
  Octets octets;
  for (size_t i = 0; i < parts.size(); ++i) {
    const size_t times = i == changed ? count : parts[i].least;
    for (size_t n = 0; n < times; ++n) Append(octets, parts[i].octets);
  }
  return octets;
}

// `decode(octets)` gives the error, if there is one.
template <typename Decode>
void HoldToGrammar(const char* name, const Parts& parts, const Decode& decode, Faults& faults) {
  const auto expect = [&](const std::optional<Error>& error, Reason reason, AvpKey key,
                          ResultCode code, const char* what) {
    if (error.has_value() && error->reason == reason && error->code == key.code &&
        error->vendor == key.vendor && ResultCodeFor(*error) == code)
      return;
    faults.push_back(std::string(name) + ": " + Text(key, what) +
                     (error.has_value() ? ": " + error->ToString() : ": taken"));
  };
  if (const auto error = decode(Compose(parts, parts.size(), 0))) {
    faults.push_back(std::string(name) + ": the least of it: " + error->ToString());
  }
  for (size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    if (part.least != 0) {
      expect(decode(Compose(parts, i, 0)), Reason::kMissing, part.key, ResultCode::kMissingAvp,
             " is missing");
    }
    if (const auto error = decode(Compose(parts, i, part.most))) {
      faults.push_back(std::string(name) + ": " + Text(part.key, " as often as may be: ") +
                       error->ToString());
    }
    expect(decode(Compose(parts, i, part.most + 1)), part.beyond, part.key,
           part.beyond == Reason::kDuplicate ? ResultCode::kAvpOccursTooManyTimes
                                             : ResultCode::kUnableToComply,
           " once too often");
  }
}

// ---- groups ----

template <typename Group>
void HoldGroup(const char* name, const Parts& parts, Faults& faults) {
  HoldToGrammar(
      name, parts,
      [](const Octets& inside) -> std::optional<Error> {
        const Octets octets = AvpOctets(Group::kKey, inside);
        const Result<Group> group = AvpRange::Parse(octets)->template Find<Group>();
        return group.has_value() ? std::nullopt : std::optional<Error>(group.error());
      },
      faults);
}

TEST_CASE("every group takes what its grammar allows, and no more", "[tables][rfc6733][s4.4]") {
  Faults faults;
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  {                                                                       \
    const char* const kName = name;                                       \
    Parts parts;
#define MIP6BOOT_REQUIRED(field, Avp) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 1, 1, Reason::kDuplicate});
#define MIP6BOOT_SENT(field, Avp) MIP6BOOT_OPTIONAL(field, Avp)
#define MIP6BOOT_OPTIONAL(field, Avp) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 0, 1, Reason::kDuplicate});
#define MIP6BOOT_UP_TO(field, Avp, most) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 0, most, Reason::kDuplicate});
#define MIP6BOOT_END_GROUP(Type)                                                                  \
  /* Of these one of several parts must be there: tests of their own. */                          \
  if (Type::kKey != AvpKey::kMip6AgentInfo && Type::kKey != AvpKey::kVendorSpecificApplicationId) \
    HoldGroup<Type>(kName, parts, faults);                                                        \
  }
#include "mip6boot/diameter/avp.def"
  CHECK(faults == Faults{});
}

// ---- messages ----

template <typename Message>
void HoldMessage(const char* name, const Parts& parts, Faults& faults) {
  HoldToGrammar(
      name, parts,
      [](const Octets& avps) -> std::optional<Error> {
        Octets octets(20);
        octets[0] = 1;
        StoreBigEndian24(octets.data() + 1, static_cast<uint32_t>(octets.size() + avps.size()));
        octets[4] = Message::kDirection == Direction::kRequest ? 0xc0 : 0x40;
        StoreBigEndian24(octets.data() + 5, static_cast<uint32_t>(Message::kCommand));
        Append(octets, avps);
        const Result<Message> message = Message::Decode(*MessageView::Parse(octets));
        return message.has_value() ? std::nullopt : std::optional<Error>(message.error());
      },
      faults);
}

// Result-Code 2001: an answer that reports no failure must have all that its grammar wants.
Octets Success() { return AvpOctets(AvpKey::kResultCode, test::FromHex("000007d1")); }

TEST_CASE("every message takes what its grammar allows, and no more",
          "[tables][rfc6733][s3.2][R58]") {
  Faults faults;
#define MIP6BOOT_MESSAGE(Type, command, direction) \
  {                                                \
    Parts parts;
#define MIP6BOOT_REQUIRED(field, Avp) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 1, 1, Reason::kDuplicate});
#define MIP6BOOT_EXPECTED(field, Avp) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_OPTIONAL(field, Avp) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 0, 1, Reason::kDuplicate});
#define MIP6BOOT_UP_TO(field, Avp, most) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 0, most, Reason::kDuplicate});
#define MIP6BOOT_UP_TO1(field, Avp, most) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 1, most, Reason::kDuplicate});
#define MIP6BOOT_LIST(field, Avp, capacity) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 0, capacity, Reason::kTooMany});
#define MIP6BOOT_LIST1(field, Avp, capacity) \
  parts.push_back({Avp::kKey, SampleOf<Avp>(), 1, capacity, Reason::kTooMany});
#define MIP6BOOT_RESULT() \
  parts.push_back({AvpKey::kResultCode, Success(), 1, 1, Reason::kDuplicate});
#define MIP6BOOT_END_MESSAGE(Type)         \
  HoldMessage<Type>(#Type, parts, faults); \
  }
#include "mip6boot/diameter/message.def"
  CHECK(faults == Faults{});
}

}}  // namespace mip6boot::diameter
