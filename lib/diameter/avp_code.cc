// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/avp_code.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/eap_avps.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "mip6boot/diameter/nas_avps.h"
#include "mip6boot/diameter/pmip6_avps.h"
#include "mip6boot/diameter/tgpp_avps.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

const char* ValueName(ResultCode code) { return ResultCodeName(code); }
const char* ValueName(ApplicationId id) { return ApplicationName(id); }

template <typename V>
const char* NameOf(uint32_t value) {
  return ValueName(static_cast<V>(value));
}
using Names = const char* (*)(uint32_t);
template <typename Format, bool kIsNamed = std::is_enum_v<typename Format::Value>>
constexpr Names kNames = nullptr;
template <typename Format>
constexpr Names kNames<Format, true> = NameOf<typename Format::Value>;
// Numbers that are no enumeration.
template <>
constexpr Names kNames<Unsigned64Format<Ipv6InterfaceId>, true> = nullptr;

// Whether any other value is none.
enum Extent : bool { kSomeNamed = false, kAllNamed = true };
template <typename V>
constexpr bool kIsWhole = false;
#define MIP6BOOT_ENUMERATION(Type, extent) \
  template <>                              \
  constexpr bool kIsWhole<Type> = extent;
#include "mip6boot/diameter/avp.def"

constexpr AvpInfo kFamilies[] = {
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) \
  {AvpKey::key,                                                                 \
   name,                                                                        \
   Format::kDataFormat,                                                         \
   MRule::m_rule,                                                               \
   Disclosure::disclosure,                                                      \
   kNames<Format>,                                                              \
   kIsWhole<Format::Value>},
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) \
  {AvpKey::key, name, DataFormat::kGrouped, MRule::m_rule, Disclosure::disclosure, nullptr, false},
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) \
  MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure)
#include "mip6boot/diameter/avp.def"
};
constexpr size_t kCount = std::size(kFamilies);

// In the order of their keys.
constexpr std::array<AvpInfo, kCount> Sorted() {
  std::array<AvpInfo, kCount> sorted{};
  for (size_t count = 0; count < kCount; ++count) {
    size_t at = count;
    for (; at != 0 && kFamilies[count].key < sorted[at - 1].key; --at) sorted[at] = sorted[at - 1];
    sorted[at] = kFamilies[count];
  }
  return sorted;
}
constexpr std::array<AvpInfo, kCount> kAvps = Sorted();

constexpr bool AllDiffer() {
  for (size_t i = 1; i < kCount; ++i) {
    if (kAvps[i - 1].key == kAvps[i].key) return false;
  }
  return true;
}
static_assert(AllDiffer(), "an AVP stands in one family");

}  // namespace

const AvpInfo* FindAvpInfo(AvpKey key) {
  const auto* const found =
      std::lower_bound(kAvps.begin(), kAvps.end(), key,
                       [](const AvpInfo& info, AvpKey wanted) { return info.key < wanted; });
  return found == kAvps.end() || found->key != key ? nullptr : found;
}

#define MIP6BOOT_ENUMERATION(Type, extent) \
  const char* ValueName(Type value) {      \
    switch (value) {
#define MIP6BOOT_VALUE(Type, number, enumerator, name) \
  case Type::enumerator:                               \
    return name;
#define MIP6BOOT_END_ENUMERATION(Type) \
  }                                    \
  return nullptr; /* open */           \
  }
#include "mip6boot/diameter/avp.def"

}}}  // namespace mip6boot::v0_1::diameter
