// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/avp_code.h"

#include <algorithm>
#include <iterator>

namespace mip6boot { inline namespace v0 { namespace diameter {
namespace {

constexpr AvpInfo kAvps[] = {
#define MIP6BOOT_AVP(code, vendor, enumerator, name, format, m_rule, disclosure) \
  {AvpKey{vendor, code}, name, DataFormat::format, MRule::m_rule, Disclosure::disclosure},
#include "mip6boot/diameter/avp_code.def"
#undef MIP6BOOT_AVP
};

}  // namespace

const AvpInfo* FindAvpInfo(AvpKey key) {
  const AvpInfo* const found =
      std::lower_bound(std::begin(kAvps), std::end(kAvps), key,
                       [](const AvpInfo& info, AvpKey wanted) { return info.key < wanted; });
  return found == std::end(kAvps) || found->key != key ? nullptr : found;
}

}}}  // namespace mip6boot::v0::diameter
