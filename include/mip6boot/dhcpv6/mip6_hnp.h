// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_MIP6_HNP (71), RFC 6610 section 3.3: the prefix of a home network.
//
//     +-------------------------------+-------------------------------+
//     |      OPTION_MIP6_HNP (71)     |           option-len          |
//     +---------------+---------------+-------------------------------+
//     |  prefix-len   |          prefix (0..16 octets)               ...
//
// No reserved octet and no lifetime; prefix-len counts bits, 0..128. RFC 6610 does not say whether
// the prefix takes 16 octets or only as many as its length needs, and both are in use: we read
// both, and any size between, and write the full one unless asked otherwise. It stands only inside
// 50, 69 and 70, and may repeat there in order of preference.

#ifndef MIP6BOOT_DHCPV6_MIP6_HNP_H_
#define MIP6BOOT_DHCPV6_MIP6_HNP_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

#include "absl/base/optimization.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// How many octets the prefix takes on the wire.
enum class PrefixForm : uint8_t {
  kFull,   // 16, as in MIP6-Home-Link-Prefix (125)
  kShort,  // as few as hold the prefix, fewer than 16
  kOther,  // between the two
};

// "full", "short", "other".
MIP6BOOT_EXPORT const char* PrefixFormName(PrefixForm form);

struct HomeNetworkPrefix {
  static constexpr OptionCode kCode = OptionCode::kMip6Hnp;
  static constexpr size_t kMaxSize = 1 + Ipv6Address::kSize;  // of the data

  Ipv6Prefix prefix;
  PrefixForm form = PrefixForm::kFull;  // that it came in, or is to be written in

  // Bits behind prefix-len are cleared, not refused. Errors: kTooShort (no prefix-len, or fewer
  // octets than it needs), kTooLong, kPrefixTooLong.
  static Result<HomeNetworkPrefix> Decode(const OptionView& option, const DecodePolicy& = {});
  // The short form if `form` is kShort, else the full one.
  void Encode(OptionWriter& out) const;

  friend bool operator==(const HomeNetworkPrefix& a, const HomeNetworkPrefix& b) {
    return a.prefix == b.prefix && a.form == b.form;
  }
  friend bool operator!=(const HomeNetworkPrefix& a, const HomeNetworkPrefix& b) {
    return !(a == b);
  }
};

// ---- details ----

namespace internal {

// Why `option` holds no prefix.
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error HomeNetworkPrefixError(const OptionView& option);

}  // namespace internal

inline Result<HomeNetworkPrefix> HomeNetworkPrefix::Decode(const OptionView& option,
                                                           const DecodePolicy&) {
  const Bytes data = option.data;
  if (ABSL_PREDICT_FALSE(data.empty() || data.size() > kMaxSize)) {
    return Unexpected(internal::HomeNetworkPrefixError(option));
  }
  const unsigned length = data[0];
  const size_t octets = data.size() - 1;
  const size_t needed = (size_t{length} + 7) / 8;
  // A length above 128 needs more than the 16 octets that there can be.
  if (ABSL_PREDICT_FALSE(needed > octets)) {
    return Unexpected(internal::HomeNetworkPrefixError(option));
  }
  if (ABSL_PREDICT_TRUE(octets == Ipv6Address::kSize)) {
    return HomeNetworkPrefix{*Ipv6Prefix::Make(Ipv6Address::Load(data.data() + 1), length),
                             PrefixForm::kFull};
  }
  std::array<uint8_t, Ipv6Address::kSize> address{};
  std::memcpy(address.data(), data.data() + 1, octets);
  return HomeNetworkPrefix{*Ipv6Prefix::Make(Ipv6Address(address), length),
                           octets == needed ? PrefixForm::kShort : PrefixForm::kOther};
}

inline void HomeNetworkPrefix::Encode(OptionWriter& out) const {
  const size_t octets = form == PrefixForm::kShort ? prefix.octets_needed() : Ipv6Address::kSize;
  if (uint8_t* p = out.Reserve(kCode, static_cast<uint16_t>(1 + octets))) {
    p[0] = prefix.length();
    std::memcpy(p + 1, prefix.address().octets().data(), octets);
  }
}

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MIP6_HNP_H_
