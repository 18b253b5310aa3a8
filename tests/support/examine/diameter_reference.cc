// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <optional>
#include <string_view>
#include <type_traits>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/message_view.h"
#include "tests/support/examine/reference.h"
#include "tests/support/reference/diameter.h"

namespace mip6boot::test {
namespace {

using diameter::AvpRange;
using diameter::AvpView;
using diameter::MessageView;
using reference::DiameterAvp;

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

// Groups: part by part, in the order of their lines.
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
#define MIP6BOOT_REQUIRED(field, Type) Value(value.field, fields);
#define MIP6BOOT_SENT(field, Type) Value(value.field, fields);
#define MIP6BOOT_OPTIONAL(field, Type) Value(value.field, fields);
#define MIP6BOOT_UP_TO(field, Type, most) Value(value.field, fields);
#define MIP6BOOT_LIST(field, Type, capacity) Value(value.field, fields);
#define MIP6BOOT_END_GROUP(Type) }
#include "mip6boot/diameter/avp.def"

template <typename T, typename = void>
constexpr bool kIsOneValue = false;
template <typename T>
constexpr bool kIsOneValue<T, std::void_t<decltype(T::value)>> = true;

// ---- the comparison ----

void CompareRun(const AvpRange& run, const std::vector<DiameterAvp>& avps, Findings& findings);

template <typename T>
void CompareAs(const AvpView& avp, const DiameterAvp& expected, Findings& findings) {
  findings.Expect(expected.known, "the reference does not know an AVP");
  const Result<T> value = avp.As<T>();
  findings.Expect(value.has_value() == expected.sound, "the reference judges an AVP otherwise");
  if (!value || !expected.sound) return;
  Fields fields;
  if constexpr (kIsOneValue<T>) {
    Value(value->value, fields);
  } else {
    Value(*value, fields);
  }
  findings.Expect(fields == expected.fields, "the reference reads other values");
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
        CompareAs<Type>(avp, *expected, findings);
      }
    });
    ++expected;
  }
  findings.Expect(expected == avps.end(), "the reference sees more AVPs");
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
}

}  // namespace mip6boot::test
