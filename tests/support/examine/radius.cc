// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <type_traits>

#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"
#include "mip6boot/radius/attributes.h"
#include "mip6boot/radius/canonical.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/mirrored.h"

namespace mip6boot::test {
namespace {

using radius::AttributeRange;
using radius::AttributeView;
using radius::AttributeWriter;
using radius::DecodePolicy;

// What is written of a value is read as the same value.
template <typename T>
void ExamineAs(const AttributeView& attribute, const DecodePolicy& policy, Findings& findings) {
  const Result<T> value = attribute.As<T>(policy);
  if (!value) return findings.Refused(value.error());
  Buffer buffer(attribute.value.size());
  AttributeWriter out{MutableBytes(buffer)};
  out.Add(*value);
  const Result<Bytes> written = out.Finish();
  findings.Expect(written.has_value(), "a decoded attribute cannot be written");
  if (!written) return;
  const Result<AttributeRange> run = AttributeRange::Parse(*written);
  const Result<T> again = run ? run->template Find<T>() : Unexpected(run.error());
  findings.Expect(again.has_value() && *again == *value,
                  "a decoded attribute is written as another one");
}

void ExamineAttribute(const AttributeView& attribute, Findings& findings) {
  findings.ExpectPlace(attribute.offset, "an attribute is out of place");
  DecodePolicy lenient;
  lenient.home_link_prefix_reserved_octet = true;
  radius::DispatchAttribute(attribute.type, [&](auto tag) {
    using Type = typename decltype(tag)::Type;
    if constexpr (!std::is_same_v<Type, radius::UntypedAttribute>) {
      ExamineAs<Type>(attribute, DecodePolicy(), findings);
      ExamineAs<Type>(attribute, lenient, findings);
      const Result<Type> strict = attribute.As<Type>();
      const Result<Type> taken = attribute.As<Type>(lenient);
      findings.Expect(!strict || (taken && *taken == *strict),
                      "a policy makes another value of a good attribute");
    }
  });
}

}  // namespace

void ExamineRadiusAttributes(Findings& findings) {
  const AttributeRange::Scanned scanned = AttributeRange::Scan(findings.input());
  const Result<AttributeRange> parsed = AttributeRange::Parse(findings.input());
  findings.Expect(scanned.error.has_value() != parsed.has_value(), "Scan and Parse disagree");
  if (scanned.error.has_value()) {
    findings.Refused(*scanned.error);
    findings.Expect(!parsed && parsed.error() == *scanned.error, "Scan and Parse name two errors");
  }
  Buffer buffer(findings.input().size());
  AttributeWriter out{MutableBytes(buffer)};
  for (const AttributeView attribute : scanned.attributes) {
    ExamineAttribute(attribute, findings);
    out.Raw(attribute);
  }
  findings.ExpectSame(*out.Finish(), scanned.attributes.wire(),
                      "attributes are not passed on octet for octet");
  const std::optional<Error> refusal = ExamineCanonical<AttributeWriter>(
      scanned.attributes.wire(),
      [](Bytes wire, AttributeWriter& to) {
        radius::WriteCanonical(AttributeRange::Scan(wire).attributes, to);
      },
      findings);
  if (refusal.has_value()) findings.Refused(*refusal);
}

}  // namespace mip6boot::test
