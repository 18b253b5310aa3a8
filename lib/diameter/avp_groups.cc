// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The groups of avp.def: read, written and compared part by part.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "grammar_internal.h"
#include "mip6boot/diameter/avp_cursor.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/nas_avps.h"
#include "mip6boot/diameter/pmip6_avps.h"
#include "mip6boot/diameter/tgpp_avps.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

// What a refusal leaves to say, if somebody wants to know. The pass that decodes does not: it is
// compiled without.
struct Silent {
  template <typename Make>
  void operator()(Make&&) const {}
};
struct Explaining {
  Error* error;
  template <typename Make>
  void operator()(Make&& make) const {
    *error = make();
  }
};

#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  enum class Type##Slot : unsigned {
#define MIP6BOOT_REQUIRED(field, Avp) field,
#define MIP6BOOT_SENT(field, Avp) field,
#define MIP6BOOT_OPTIONAL(field, Avp) field,
#define MIP6BOOT_UP_TO(field, Avp, most) field,
#define MIP6BOOT_END_GROUP(Type) \
  kCount                         \
  }                              \
  ;
#include "mip6boot/diameter/avp.def"

// ---- what a grammar does not say ----

// Whether the parts make a whole.
template <typename Group>
inline bool IsWhole(const Group&) {
  return true;
}
// RFC 5447 4.2.1: an address or a host, or both (R58).
inline bool IsWhole(const Mip6AgentInfo& info) {
  return !info.addresses.empty() || info.host.has_value();
}
// RFC 6733 6.11: exactly one of the two.
inline bool IsWhole(const VendorSpecificApplicationId& id) {
  return id.auth_application_id.has_value() != id.acct_application_id.has_value();
}

// Why they do not.
template <typename Group>
Error NotWhole(const AvpView& avp, const Group&) {
  return AvpError(avp, Reason::kIncomplete);
}
Error NotWhole(const AvpView& avp, const VendorSpecificApplicationId& id) {
  if (!id.auth_application_id.has_value()) {
    return MissingAvp(AuthApplicationId::kKey, internal::DataOffset(avp),
                      internal::DepthInside(avp));
  }
  // The second of the two.
  Limits limits;
  limits.avp_depth = UINT8_MAX;
  AvpView second = avp;
  const Result<AvpRange> inside = AvpRange::Inside(avp, limits);
  for (const AvpView one : inside.has_value() ? *inside : AvpRange()) {
    if (one.key == AuthApplicationId::kKey || one.key == AcctApplicationId::kKey) second = one;
  }
  return AvpHeaderError(second, Reason::kDuplicate, 2, 1);
}

// ---- reading ----

template <typename Explain>
inline bool NotTwice(const AvpView& avp, uint32_t bit, uint32_t& seen, const Explain& explain) {
  if (ABSL_PREDICT_FALSE((seen & bit) != 0)) {
    explain([&] { return AvpHeaderError(avp, Reason::kDuplicate, 2, 1); });
    return false;
  }
  seen |= bit;
  return true;
}

template <typename Avp, typename Explain>
inline bool Read(const AvpView& avp, const DecodePolicy& policy, typename Avp::Field& field,
                 const Explain& explain) {
  if (ABSL_PREDICT_TRUE(Avp::DecodeField(avp, policy, field))) return true;
  explain([&] { return Avp::Refusal(avp, policy); });
  return false;
}

// One more of as many as the RFC allows.
template <typename Avp, typename List, typename Explain>
inline bool ReadInto(const AvpView& avp, const DecodePolicy& policy, List& list,
                     const Explain& explain) {
  typename Avp::Field item{};
  if (ABSL_PREDICT_FALSE(!Read<Avp>(avp, policy, item, explain))) return false;
  if (ABSL_PREDICT_TRUE(list.TryPushBack(item))) return true;
  explain([&] { return AvpHeaderError(avp, Reason::kDuplicate, list.size() + 1, list.size()); });
  return false;
}

// One pass over the AVPs of `group`. False: it is refused, and `explain` was told why, if what is
// there was a run of AVPs.
#define MIP6BOOT_GROUP(code, vendor, avp_key, Type, name, m_rule, disclosure)                     \
  template <typename Cursor, typename Explain>                                                    \
  ABSL_ATTRIBUTE_ALWAYS_INLINE inline bool Fill(const AvpView& avp, const DecodePolicy& policy,   \
                                                Cursor& inner, Type& group,                       \
                                                const Explain& explain) {                         \
    using Slot = Type##Slot;                                                                      \
    static_assert(static_cast<unsigned>(Slot::kCount) <= 32, "one bit a part");                   \
    constexpr uint32_t kRequired =                                                                \
        static_cast<uint32_t>(internal::MaskOf(internal::k##Type##Rules, Occurrence::kRequired)); \
    uint32_t seen = 0;                                                                            \
    while (inner.Next()) {                                                                        \
      const AvpKey at = inner.key();
#define MIP6BOOT_REQUIRED(field, Avp)                                            \
  if (at == Avp::kKey) {                                                         \
    constexpr uint32_t kBit = uint32_t{1} << static_cast<unsigned>(Slot::field); \
    if (ABSL_PREDICT_FALSE(!NotTwice(*inner, kBit, seen, explain) ||             \
                           !Read<Avp>(*inner, policy, group.field, explain)))    \
      return false;                                                              \
    continue;                                                                    \
  }
#define MIP6BOOT_SENT(field, Avp) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_OPTIONAL(field, Avp)                                                   \
  if (at == Avp::kKey) {                                                                \
    constexpr uint32_t kBit = uint32_t{1} << static_cast<unsigned>(Slot::field);        \
    if (ABSL_PREDICT_FALSE(!NotTwice(*inner, kBit, seen, explain) ||                    \
                           !Read<Avp>(*inner, policy, group.field.emplace(), explain))) \
      return false;                                                                     \
    continue;                                                                           \
  }
#define MIP6BOOT_UP_TO(field, Avp, most)                                                        \
  if (at == Avp::kKey) {                                                                        \
    if (ABSL_PREDICT_FALSE(!ReadInto<Avp>(*inner, policy, group.field, explain))) return false; \
    continue;                                                                                   \
  }
#define MIP6BOOT_END_GROUP(Type)                                                            \
  }                                                                                         \
  if (ABSL_PREDICT_FALSE((kRequired & ~seen) != 0)) {                                       \
    explain([&] {                                                                           \
      return internal::FirstMissing(internal::k##Type##Rules, kRequired & ~seen,            \
                                    internal::DataOffset(avp), internal::DepthInside(avp)); \
    });                                                                                     \
    return false;                                                                           \
  }                                                                                         \
  if (ABSL_PREDICT_FALSE(!IsWhole(group))) {                                                \
    explain([&] { return NotWhole(avp, group); });                                          \
    return false;                                                                           \
  }                                                                                         \
  return true;                                                                              \
  }
#include "mip6boot/diameter/avp.def"

template <typename Group>
inline bool DecodeGroup(const AvpView& avp, const DecodePolicy& policy, Group& group) {
  internal::AvpCursor<true> inner(avp, policy.limits);
  if (ABSL_PREDICT_FALSE(!Fill(avp, policy, inner, group, Silent()) || !inner.whole())) {
    return false;
  }
  group.avps = inner.range();
  return true;
}

// Walks as `DecodeGroup` does, and says where that stopped.
template <typename Group>
Error RefusalOf(const AvpView& avp, const DecodePolicy& policy) {
  const Result<AvpRange> run = AvpRange::Inside(avp, policy.limits);
  if (!run) return run.error();
  internal::AvpCursor<false> inner(*run);
  Group group;
  Error error;
  (void)Fill(avp, policy, inner, group, Explaining{&error});
  return error;
}

// ---- writing ----

// What came with the group and has no field, as it came.
template <typename Group>
inline void WriteOthers(const Group& group, internal::Rules rules, AvpWriter& out) {
  for (const AvpView avp : group.avps) {
    if (!internal::HasLine(rules, avp.key)) out.Raw(avp);
  }
}

// The parts that are there, in the order of the grammar.
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  void WriteParts(const Type& group, AvpWriter& out) {
#define MIP6BOOT_REQUIRED(field, Avp) Avp::EncodeField(out, group.field);
#define MIP6BOOT_SENT(field, Avp) MIP6BOOT_REQUIRED(field, Avp)
#define MIP6BOOT_OPTIONAL(field, Avp) \
  if (group.field.has_value()) Avp::EncodeField(out, *group.field);
#define MIP6BOOT_UP_TO(field, Avp, most) \
  for (const auto& one : group.field) Avp::EncodeField(out, one);
#define MIP6BOOT_END_GROUP(Type)                     \
  WriteOthers(group, internal::k##Type##Rules, out); \
  }
#include "mip6boot/diameter/avp.def"

// What our own decoder would refuse is not written.
template <typename Group>
inline void EncodeGroup(const Group& group, AvpWriter& out) {
  if (ABSL_PREDICT_FALSE(!IsWhole(group))) {
    AvpView avp;
    avp.key = Group::kKey;
    avp.offset = static_cast<uint32_t>(out.size());
    return out.Fail(AvpHeaderError(avp, Reason::kIncomplete));
  }
  out.Nest(Group::kKey, [&group](AvpWriter& inner) { WriteParts(group, inner); });
}

}  // namespace

#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure)                 \
  MIP6BOOT_FLATTEN bool Type::DecodeField(const AvpView& avp, const DecodePolicy& policy, \
                                          Field& field) {                                 \
    return DecodeGroup(avp, policy, field);                                               \
  }                                                                                       \
  Error Type::Refusal(const AvpView& avp, const DecodePolicy& policy) {                   \
    return RefusalOf<Type>(avp, policy);                                                  \
  }                                                                                       \
  Result<Type> Type::Decode(const AvpView& avp, const DecodePolicy& policy) {             \
    Result<Type> result(std::in_place);                                                   \
    if (ABSL_PREDICT_FALSE(!DecodeField(avp, policy, *result))) {                         \
      result = Unexpected(Refusal(avp, policy));                                          \
    }                                                                                     \
    return result;                                                                        \
  }                                                                                       \
  void Type::Encode(AvpWriter& out) const { EncodeGroup(*this, out); }                    \
  bool operator==(const Type& a, const Type& b) {                                         \
    return true
#define MIP6BOOT_REQUIRED(field, Avp) &&a.field == b.field
#define MIP6BOOT_SENT(field, Avp) &&a.field == b.field
#define MIP6BOOT_OPTIONAL(field, Avp) &&a.field == b.field
#define MIP6BOOT_UP_TO(field, Avp, most) &&a.field == b.field
#define MIP6BOOT_END_GROUP(Type) \
  ;                              \
  }
#include "mip6boot/diameter/avp.def"

// RFC 5779 5.1: all zeros is no address (R63).
std::optional<Ipv6Address> Ipv6AddressOf(const Mip6AgentInfo& info) {
  for (const Address& address : info.addresses) {
    if (address.is_ipv6() && !address.IsUnspecified()) return address.ipv6();
  }
  return std::nullopt;
}

std::optional<Ipv4Address> Ipv4AddressOf(const Mip6AgentInfo& info) {
  for (const Address& address : info.addresses) {
    if (address.is_ipv4() && !address.IsUnspecified()) return address.ipv4();
  }
  return std::nullopt;
}

std::optional<AgentIdentity> PreferredIdentity(const Mip6AgentInfo& info,
                                               AgentPreference preference) {
  const auto* const address =
      std::find_if(info.addresses.begin(), info.addresses.end(),
                   [](const Address& one) { return !one.IsUnspecified(); });  // R63
  const bool has_address = address != info.addresses.end();
  // RFC 5447 4.2.1: the address, as it names one agent (R59).
  const bool by_host =
      info.host.has_value() && (preference == AgentPreference::kHostFirst || !has_address);
  if (by_host) return AgentIdentity(*info.host);
  if (has_address) return AgentIdentity(*address);
  return std::nullopt;
}

}}}  // namespace mip6boot::v0_1::diameter
