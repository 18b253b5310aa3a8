// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/sample_elements.h"

#include <type_traits>

#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/grammar.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/radius/attributes.h"
#include "tests/support/hex.h"

namespace mip6boot::fuzz {
namespace {

using diameter::AvpKey;
using diameter::AvpView;
using diameter::AvpWriter;
using diameter::OccurrenceRule;

// Values that are tried in turn until one is taken.
constexpr const char* kValues[] = {
    "000007d1",                             // a number; DIAMETER_SUCCESS
    "0000000000000003",                     // one of eight octets
    "20010db8000000000000000000000001",     // an IPv6 address
    "40 20010db8000000000000000000000000",  // a prefix, as in MIP6-Home-Link-Prefix
    "00 40 20010db800000000",               // one as RFC 3162 has it
    "0001 c0000201",                        // an Address
    "00 20 c0000201",                       // an IPv4 home address
    "612e6578616d706c65",                   // a.example
    "6161613a2f2f612e6578616d706c65"        // aaa://a.example
};

// ---- RADIUS ----

bool IsTaken(radius::AttributeType type, Bytes value) {
  return radius::DispatchAttribute(type, [&](auto tag) {
    using Type = typename decltype(tag)::Type;
    if constexpr (std::is_same_v<Type, radius::UntypedAttribute>) {
      return false;
    } else {
      return radius::AttributeView{type, value}.As<Type>().has_value();
    }
  });
}

void AddAttribute(uint8_t type, const char* name, std::vector<uint8_t>& all, VisitSample visit) {
  for (const char* const value : kValues) {
    const std::vector<uint8_t> octets = test::FromHex(value);
    if (!IsTaken(radius::AttributeType{type}, octets)) continue;
    std::vector<uint8_t> attribute = octets;
    attribute.insert(attribute.begin(), {type, static_cast<uint8_t>(2 + octets.size())});
    all.insert(all.end(), attribute.begin(), attribute.end());
    visit(name, attribute);
  }
}

// ---- Diameter ----

bool IsTaken(AvpKey key, Bytes data) {
  AvpView avp;
  avp.key = key;
  avp.data = data;
  return diameter::DispatchAvp(key, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (std::is_same_v<Type, diameter::UntypedAvp>) {
      return false;
    } else {
      return avp.As<Type>().has_value();
    }
  });
}

// The depth of the recursion is that of the grammars.
void AddAvps(absl::Span<const OccurrenceRule> grammar, AvpWriter& out);

void AddAvp(AvpKey key, AvpWriter& out) {
  const absl::Span<const OccurrenceRule> parts = diameter::GrammarOf(key);
  if (!parts.empty()) {
    return out.Nest(key, [&](AvpWriter& group) {
      // Of the two in it exactly one (RFC 6733 6.11).
      const bool is_choice = key == AvpKey::kVendorSpecificApplicationId;
      AddAvps(parts.subspan(0, is_choice ? 2 : parts.size()), group);
    });
  }
  for (const char* const value : kValues) {
    const std::vector<uint8_t> octets = test::FromHex(value);
    if (IsTaken(key, octets)) return out.Raw(key, octets);
  }
  out.Raw(key, {});  // a run of AVPs
}

void AddAvps(absl::Span<const OccurrenceRule> grammar, AvpWriter& out) {
  for (const OccurrenceRule& rule : grammar) {
    AddAvp(rule.key, out);
    if (rule.most != 1) AddAvp(rule.key, out);
  }
}

template <typename Message>
void AddMessage(const char* name, VisitSample visit) {
  std::vector<uint8_t> octets(4096);
  diameter::MessageWriter out(absl::MakeSpan(octets), Message().header);
  AddAvps(diameter::GrammarOf(Message::kCommand, Message::kDirection), out);
  octets.resize(out.Finish()->size());
  visit(name, octets);
}

}  // namespace

void ForEachSampleAttribute(VisitSample visit) {
  std::vector<uint8_t> all;
#define MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, format, disclosure) \
  AddAttribute(type, #Type, all, visit);
#define MIP6BOOT_OWN_ATTRIBUTE(type, Type, name, min_length, max_length, disclosure) \
  AddAttribute(type, #Type, all, visit);
#include "mip6boot/radius/attribute.def"
#undef MIP6BOOT_ATTRIBUTE
#undef MIP6BOOT_OWN_ATTRIBUTE
  visit("every_attribute", all);
}

void ForEachSampleMessage(VisitSample visit) {
#define MIP6BOOT_MESSAGE(Type, command, direction) AddMessage<diameter::Type>(#Type, visit);
#include "mip6boot/diameter/message.def"
}

}  // namespace mip6boot::fuzz
