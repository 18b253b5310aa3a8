// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/canonical.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/examine/reference.h"
#include "tests/support/reference/diameter.h"

namespace mip6boot::test {
namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::AvpWriter;
using diameter::Direction;
using diameter::MessageView;
using reference::DiameterAvp;
using reference::DiameterMessage;

// ---- values ----

void Value(std::string_view value, Fields& fields) { fields.Text(value); }
void Value(Bytes value, Fields& fields) { fields.Octets(value); }
void Value(diameter::Time value, Fields& fields) { fields.Number(value.ntp_seconds, 4); }
void Value(FeatureSet value, Fields& fields) { fields.Number(value.bits(), 8); }
void Value(const Ipv4Address& value, Fields& fields) {
  fields.Octets(Bytes(value.octets().data(), value.octets().size()));
}
void Value(const Ipv6Address& value, Fields& fields) { fields.Address(value); }
void Value(const Ipv6Prefix& value, Fields& fields) { fields.Prefix(value); }
void Value(const diameter::DiameterUri& value, Fields& fields) { fields.Text(value.text()); }
void Value(const diameter::Address& value, Fields& fields) {
  const auto family = static_cast<unsigned>(value.family());
  std::vector<uint8_t> field = {static_cast<uint8_t>(family >> 8), static_cast<uint8_t>(family)};
  field.insert(field.end(), value.octets().begin(), value.octets().end());
  fields.Octets(field);
}
// Numbers, and enumerations that are open.
template <typename T>
std::enable_if_t<std::is_integral_v<T> || std::is_enum_v<T>> Value(T value, Fields& fields) {
  fields.Number(static_cast<uint64_t>(value), sizeof(T));
}
template <uint32_t kCode, uint32_t kVendor>
void Value(const diameter::AvpRun<kCode, kVendor>& value, Fields& fields) {
  fields.Octets(value.avps.wire());
}
void Value(const diameter::FailedAvp& value, Fields& fields) { fields.Octets(value.octets); }

// Groups: part by part, in the order of their lines, in front of each its code.
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  void Value(const diameter::Type& value, Fields& fields);
#include "mip6boot/diameter/avp.def"

template <typename T>
void Value(const std::optional<T>& value, Fields& fields) {
  if (value.has_value()) Value(*value, fields);
}
template <typename T, size_t kCapacity>
void Value(const BoundedVector<T, kCapacity>& values, Fields& fields) {
  for (const T& value : values) Value(value, fields);
}

#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  void Value(const diameter::Type& value, Fields& fields) {
#define MIP6BOOT_OPTIONAL(field, Type)         \
  fields.Number(diameter::Type::kKey.code, 2); \
  Value(value.field, fields);
#define MIP6BOOT_REQUIRED(field, Type) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_SENT(field, Type) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_UP_TO(field, Type, most) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_END_GROUP(Type) }
#include "mip6boot/diameter/avp.def"

template <typename T, typename = void>
constexpr bool kIsOneValue = false;
template <typename T>
constexpr bool kIsOneValue<T, std::void_t<decltype(T::value)>> = true;

// RFC 5447 4.2.1: of the addresses (334) the first of each family; all zeros are none (R63).
void CompareAddresses(const diameter::Mip6AgentInfo& info, const DiameterAvp& group,
                      Findings& findings) {
  const auto first = [&group](uint8_t family) -> std::vector<uint8_t> {
    for (const DiameterAvp& avp : group.inside) {
      if (avp.vendor != 0 || avp.code != 334 || avp.data[1] != family) continue;
      const std::vector<uint8_t> address(avp.data.begin() + 2, avp.data.end());
      if (std::any_of(address.begin(), address.end(), [](uint8_t o) { return o != 0; })) {
        return address;
      }
    }
    return {};
  };
  const auto ipv4 = Ipv4AddressOf(info);
  const auto ipv6 = Ipv6AddressOf(info);
  findings.Expect(CopyOf(ipv4.has_value() ? Bytes(ipv4->octets()) : Bytes()) == first(1) &&
                      CopyOf(ipv6.has_value() ? Bytes(ipv6->octets()) : Bytes()) == first(2),
                  "the reference finds another address of a home agent");
}

// ---- the comparison ----

void CompareRun(const AvpRange& run, const std::vector<DiameterAvp>& avps, Findings& findings);

template <typename T>
void CompareAs(const AvpView& avp, const std::vector<DiameterAvp>& run, const DiameterAvp& expected,
               Findings& findings) {
  findings.Expect(expected.known, "the reference does not know an AVP");
  const Result<T> value = avp.As<T>();
  findings.Expect(value.has_value() == expected.sound, "the reference judges an AVP otherwise");
  if (!value) CompareReason(value.error(), run, findings);
  if (!value || !expected.sound) return;
  Fields fields;
  if constexpr (kIsOneValue<T>) {
    Value(value->value, fields);
  } else {
    Value(*value, fields);
  }
  findings.Expect(fields == expected.fields, "the reference reads other values");
  if constexpr (std::is_same_v<T, diameter::Mip6AgentInfo>) {
    CompareAddresses(*value, expected, findings);
  }
  if (expected.inside.empty()) return;
  const Result<AvpRange> inside = AvpRange::Inside(avp);
  findings.Expect(inside.has_value(), "the reference opens a group that is none");
  if (inside) CompareRun(*inside, expected.inside, findings);
}

void CompareRun(const AvpRange& run, const std::vector<DiameterAvp>& avps, Findings& findings) {
  auto expected = avps.begin();
  for (const AvpView avp : run) {
    if (expected == avps.end()) return findings.Expect(false, "the reference sees less AVPs");
    findings.Expect(avp.key == diameter::AvpKey{expected->vendor, expected->code} &&
                        avp.flags == expected->flags && CopyOf(avp.data) == expected->data,
                    "the reference sees another AVP");
    diameter::DispatchAvp(avp.key, [&](auto type) {
      using Type = typename decltype(type)::Type;
      if constexpr (std::is_same_v<Type, diameter::UntypedAvp>) {
        findings.Expect(!expected->known, "the reference knows more AVPs");
      } else {
        CompareAs<Type>(avp, avps, *expected, findings);
      }
    });
    ++expected;
  }
  findings.Expect(expected == avps.end(), "the reference sees more AVPs");
}

// ---- typed messages ----

const DiameterAvp* FirstOf(const std::vector<DiameterAvp>& avps, uint32_t code) {
  for (const DiameterAvp& avp : avps) {
    if (avp.vendor == 0 && avp.code == code) return &avp;
  }
  return nullptr;
}

// Result-Code (268) counts before the code (298) of Experimental-Result (297) (R99). Zero: neither.
uint32_t ResultOf(const DiameterMessage& answer) {
  const DiameterAvp* result = FirstOf(answer.avps, 268);
  const DiameterAvp* const other = FirstOf(answer.avps, 297);
  if (result == nullptr && other != nullptr) result = FirstOf(other->inside, 298);
  return result == nullptr || !result->sound ? 0 : LoadBigEndian32(result->data.data());
}

// RFC 6733 7.1: successes are 2xxx, 1xxx says that more is to come; an answer with the E bit is
// neither.
bool ReportsFailure(const DiameterMessage& answer) {
  const uint32_t result = ResultOf(answer);
  return (answer.header[4] & 0x20) != 0 || result < 1000 || result >= 3000;
}

// What a line of a message takes of the AVPs that the reference has read.
class Lines {
 public:
  Lines(const std::vector<DiameterAvp>& avps, bool failure) : avps_(avps), failure_(failure) {}

  // Of each line of the grammar; `most` 0: any number.
  void Optional(AvpKey key, size_t most) { Count(key, 0, most); }
  void Expected(AvpKey key, size_t most) { Count(key, failure_ ? 0 : 1, most); }
  void Required(AvpKey key) { Count(key, 1, 1); }
  void OneOf(AvpKey key, AvpKey other) {
    Optional(key, 1);
    Optional(other, 1);
    sound_ =
        sound_ && (FirstOf(avps_, key.code) != nullptr || FirstOf(avps_, other.code) != nullptr);
  }
  bool sound() const { return sound_; }

  // Whether these are the values of the line, in the order of the AVPs.
  bool AreOf(AvpKey key, const Fields& fields) const {
    auto next = fields.all().begin();
    for (const DiameterAvp& avp : avps_) {
      if (avp.vendor != key.vendor || avp.code != key.code) continue;
      for (const std::vector<uint8_t>& field : avp.fields) {
        if (next == fields.all().end() || *next != field) return false;
        ++next;
      }
    }
    return next == fields.all().end();
  }

 private:
  void Count(AvpKey key, size_t least, size_t most) {
    size_t count = 0;
    for (const DiameterAvp& avp : avps_) {
      if (avp.vendor != key.vendor || avp.code != key.code) continue;
      ++count;
      sound_ = sound_ && avp.sound;
    }
    sound_ = sound_ && count >= least && (most == 0 || count <= most);
  }

  const std::vector<DiameterAvp>& avps_;
  bool failure_;
  bool sound_ = true;
};

#define MIP6BOOT_MESSAGE(Type, command, direction) \
  void CountLines(const diameter::Type*, Lines& lines) {
#define MIP6BOOT_REQUIRED(field, Type) lines.Required(diameter::Type::kKey);
#define MIP6BOOT_EXPECTED(field, Type) lines.Expected(diameter::Type::kKey, 1);
#define MIP6BOOT_OPTIONAL(field, Type) lines.Optional(diameter::Type::kKey, 1);
#define MIP6BOOT_UP_TO(field, Type, most) lines.Optional(diameter::Type::kKey, most);
#define MIP6BOOT_UP_TO1(field, Type, most) lines.Expected(diameter::Type::kKey, most);
#define MIP6BOOT_LIST(field, Type, capacity) \
  lines.Optional(diameter::Type::kKey, diameter::capacity);
#define MIP6BOOT_LIST1(field, Type, capacity) \
  lines.Expected(diameter::Type::kKey, diameter::capacity);
#define MIP6BOOT_RESULT() lines.OneOf(AvpKey::kResultCode, AvpKey::kExperimentalResult);
#define MIP6BOOT_END_MESSAGE(Type) }
#include "mip6boot/diameter/message.def"

template <typename Field>
bool IsOf(AvpKey key, const Lines& lines, const Field& field) {
  Fields fields;
  Value(field, fields);
  return lines.AreOf(key, fields);
}
#define MIP6BOOT_MESSAGE(Type, command, direction)                \
  bool AreOf(const Lines& lines, const diameter::Type& message) { \
    return true
#define MIP6BOOT_OPTIONAL(field, Type) &&IsOf(diameter::Type::kKey, lines, message.field)
#define MIP6BOOT_REQUIRED(field, Type) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_EXPECTED(field, Type) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_UP_TO(field, Type, most) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_UP_TO1(field, Type, most) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_LIST(field, Type, capacity) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_LIST1(field, Type, capacity) MIP6BOOT_OPTIONAL(field, Type)
#define MIP6BOOT_RESULT()                       \
  MIP6BOOT_OPTIONAL(result_code, ResultCodeAvp) \
  MIP6BOOT_OPTIONAL(experimental_result, ExperimentalResult)
#define MIP6BOOT_END_MESSAGE(Type) \
  ;                                \
  }
#include "mip6boot/diameter/message.def"

template <typename Message>
void CompareTyped(const MessageView& view, const DiameterMessage& expected, Findings& findings) {
  if (view.command() != Message::kCommand) return;
  constexpr bool kIsAnswer = Message::kDirection == Direction::kAnswer;
  // R and E do not go together (RFC 6733 3).
  const unsigned flags = expected.header[4] & 0xa0U;
  const bool has_flags = kIsAnswer ? (flags & 0x80) == 0 : flags == 0x80;
  const Result<Message> message = Message::Decode(view);
  if (!has_flags) return findings.Expect(!message, "a message is taken with wrong flags");
  Lines lines(expected.avps, kIsAnswer && ReportsFailure(expected));
  CountLines(static_cast<const Message*>(nullptr), lines);
  findings.Expect(message.has_value() == lines.sound(),
                  "the reference judges a typed message otherwise");
  if (!message) CompareReason(message.error(), expected.avps, findings);
  if (!message || !lines.sound()) return;
  findings.Expect(AreOf(lines, *message), "a field is not what the reference reads");
  if constexpr (kIsAnswer) {
    findings.Expect(static_cast<uint32_t>(message->result()) == ResultOf(expected),
                    "the reference reads another result");
  }
  findings.Expect(message->avps.wire() == view.avps().wire(), "a message loses AVPs");
}

// ---- the canonical form ----

bool AreSound(const std::vector<DiameterAvp>& avps) {
  return std::all_of(avps.begin(), avps.end(), [](const DiameterAvp& avp) {
    return (!avp.known || avp.sound) && AreSound(avp.inside);
  });
}

bool HaveSameValues(const std::vector<DiameterAvp>& some, const std::vector<DiameterAvp>& others) {
  return std::equal(
      some.begin(), some.end(), others.begin(), others.end(),
      [](const DiameterAvp& a, const DiameterAvp& b) {
        constexpr unsigned kMeant = 0x60;  // M and P; V goes by the vendor
        const bool same = a.known ? a.group || a.fields == b.fields : a.data == b.data;
        return a.vendor == b.vendor && a.code == b.code && same &&
               (a.flags & kMeant) == (b.flags & kMeant) && HaveSameValues(a.inside, b.inside);
      });
}

// It can be had if nothing in the message is unsound, and means the same.
void CompareCanonical(const MessageView& view, const DiameterMessage& expected,
                      Findings& findings) {
  Buffer buffer(view.wire().size());
  AvpWriter out{MutableBytes(buffer)};
  diameter::WriteCanonicalMessage(view, out);
  const Result<Bytes> written = out.Finish();
  findings.Expect(written.has_value() == AreSound(expected.avps),
                  "there is a canonical form, or none, and the reference judges otherwise");
  if (!written || *written == view.wire()) return;
  const DiameterMessage read = reference::ReadDiameter(CopyOf(*written), Limits().avp_depth);
  findings.Expect(
      read.sound &&
          std::equal(read.header.begin() + 4, read.header.end(), expected.header.begin() + 4) &&
          HaveSameValues(read.avps, expected.avps),
      "the canonical form means something else");
}

// RFC 6733 4.1: what must be understood is; in groups that must be as well.
bool AreUnderstood(const std::vector<DiameterAvp>& avps) {
  return std::all_of(avps.begin(), avps.end(), [](const DiameterAvp& avp) {
    if ((avp.flags & 0x40) == 0) return true;
    return avp.known && (!avp.group || (avp.whole && AreUnderstood(avp.inside)));
  });
}

}  // namespace

void CompareDiameter(Findings& findings) {
  const auto expected = reference::ReadDiameter(CopyOf(findings.input()), Limits().avp_depth);
  const Result<MessageView::Scanned> scanned = MessageView::Scan(findings.input());
  findings.Expect(scanned.has_value() == expected.has_header, "the reference sees another header");
  if (!scanned || !expected.has_header) return;
  const MessageView& message = scanned->message;
  Fields fields;
  fields.Number(message.flags(), 1);
  fields.Number(static_cast<uint64_t>(message.command()), 3);
  fields.Number(static_cast<uint64_t>(message.application()), 4);
  fields.Number(static_cast<uint64_t>(message.hop_by_hop()), 4);
  fields.Number(static_cast<uint64_t>(message.end_to_end()), 4);
  const auto part = [&](int from, int to) {
    return std::vector<uint8_t>(expected.header.begin() + from, expected.header.begin() + to);
  };
  findings.Expect(fields == std::vector<std::vector<uint8_t>>{part(4, 5), part(5, 8), part(8, 12),
                                                              part(12, 16), part(16, 20)},
                  "the reference reads another header");
  findings.Expect(!scanned->error.has_value() == expected.sound,
                  "the reference judges a message otherwise");
  CompareRun(message.avps(), expected.avps, findings);
#define MIP6BOOT_MESSAGE(Type, command, direction) \
  CompareTyped<diameter::Type>(message, expected, findings);
#include "mip6boot/diameter/message.def"
  const Result<void> understood = CheckMandatoryAvps(message.avps());
  findings.Expect(understood.has_value() == AreUnderstood(expected.avps),
                  "the reference understands other AVPs");
  if (!understood) CompareReason(understood.error(), expected.avps, findings);
  if (expected.sound) CompareCanonical(message, expected, findings);
}

}  // namespace mip6boot::test
