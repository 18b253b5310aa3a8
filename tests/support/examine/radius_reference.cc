// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <string_view>
#include <type_traits>

#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"
#include "mip6boot/radius/attributes.h"
#include "mip6boot/radius/canonical.h"
#include "tests/support/examine/reference.h"
#include "tests/support/reference/radius.h"

namespace mip6boot::test {
namespace {

using radius::AttributeRange;
using radius::AttributeView;
using reference::RadiusAttribute;
using reference::RadiusAttributes;

void Value(std::string_view value, Fields& fields) { fields.Text(value); }
void Value(Bytes value, Fields& fields) { fields.Octets(value); }
void Value(uint32_t value, Fields& fields) { fields.Number(value, 4); }
void Value(Ipv6InterfaceId value, Fields& fields) {
  fields.Number(static_cast<uint64_t>(value), 8);
}
void Value(const Ipv4Address& value, Fields& fields) {
  fields.Octets(Bytes(value.octets().data(), value.octets().size()));
}
void Value(const Ipv6Address& value, Fields& fields) { fields.Address(value); }
void Value(const Ipv6Prefix& value, Fields& fields) { fields.Prefix(value); }
void Value(const FeatureSet& value, Fields& fields) { fields.Number(value.bits(), 8); }
void Value(const radius::Ipv4HomeAddress& value, Fields& fields) {
  std::vector<uint8_t> field = {value.prefix_length()};
  field.insert(field.end(), value.address().octets().begin(), value.address().octets().end());
  fields.Octets(field);
}

template <typename T>
void CompareAs(const AttributeView& attribute, const RadiusAttribute& expected,
               Findings& findings) {
  findings.Expect(expected.known, "the reference does not know an attribute");
  const Result<T> value = attribute.As<T>();
  findings.Expect(value.has_value() == expected.sound,
                  "the reference judges an attribute otherwise");
  if (!value || !expected.sound) return;
  Fields fields;
  Value(value->value, fields);
  findings.Expect(fields == expected.fields, "the reference reads other values");
}

// The canonical form can be had if nothing is unsound, and means the same.
void CompareCanonical(const AttributeRange& run, const RadiusAttributes& expected,
                      Findings& findings) {
  Buffer buffer(run.wire().size());
  radius::AttributeWriter out{MutableBytes(buffer)};
  radius::WriteCanonical(run, out);
  const Result<Bytes> written = out.Finish();
  const auto is_good = [](const RadiusAttribute& one) { return !one.known || one.sound; };
  findings.Expect(written.has_value() ==
                      std::all_of(expected.attributes.begin(), expected.attributes.end(), is_good),
                  "there is a canonical form, or none, and the reference judges otherwise");
  if (!written || *written == run.wire()) return;
  const RadiusAttributes read = reference::ReadRadius(CopyOf(*written));
  const auto is_same = [](const RadiusAttribute& a, const RadiusAttribute& b) {
    return a.type == b.type && (a.known ? a.fields == b.fields : a.value == b.value);
  };
  findings.Expect(
      read.sound && std::equal(read.attributes.begin(), read.attributes.end(),
                               expected.attributes.begin(), expected.attributes.end(), is_same),
      "the canonical form means something else");
}

}  // namespace

void CompareRadius(Findings& findings) {
  const auto expected = reference::ReadRadius(CopyOf(findings.input()));
  const AttributeRange::Scanned scanned = AttributeRange::Scan(findings.input());
  findings.Expect(!scanned.error.has_value() == expected.sound,
                  "the reference judges a run otherwise");
  auto next = expected.attributes.begin();
  for (const AttributeView attribute : scanned.attributes) {
    if (next == expected.attributes.end()) {
      return findings.Expect(false, "the reference sees less attributes");
    }
    findings.Expect(static_cast<unsigned>(attribute.type) == next->type &&
                        CopyOf(attribute.value) == next->value,
                    "the reference sees another attribute");
    radius::DispatchAttribute(attribute.type, [&](auto tag) {
      using Type = typename decltype(tag)::Type;
      if constexpr (std::is_same_v<Type, radius::UntypedAttribute>) {
        findings.Expect(!next->known, "the reference knows more attributes");
      } else {
        CompareAs<Type>(attribute, *next, findings);
      }
    });
    ++next;
  }
  findings.Expect(next == expected.attributes.end(), "the reference sees more attributes");
  CompareCanonical(scanned.attributes, expected, findings);
}

}  // namespace mip6boot::test
