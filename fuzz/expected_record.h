// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Which octets are a record of a binding (binding_record.h), and when what it says is over, beside
// a decoder that may be wrong about either.

#ifndef MIP6BOOT_FUZZ_EXPECTED_RECORD_H_
#define MIP6BOOT_FUZZ_EXPECTED_RECORD_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "mip6boot/base/domain_name.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/roles/binding_record.h"

namespace mip6boot::fuzz {

inline constexpr size_t kRecordHeaderSize = 22;
inline constexpr size_t kRecordExpiryOffset = 14;

// 71, 72 and 73, each sound; what is sound in them the fuzzer of DHCPv6 judges.
inline bool AreSuppliedOptions(Bytes octets) {
  const auto options = dhcpv6::OptionRange::Parse(octets);
  if (!options.has_value()) return false;
  return std::all_of(options->begin(), options->end(), [](const dhcpv6::OptionView& option) {
    switch (static_cast<int>(option.code)) {
      case 71:
        return option.As<dhcpv6::HomeNetworkPrefix>().has_value();
      case 72:
        return option.As<dhcpv6::HomeAgentAddress>().has_value();
      case 73:
        return option.As<dhcpv6::HomeAgentFqdn>().has_value();
      default:
        return false;
    }
  });
}

inline bool IsRecord(Bytes octets) {
  if (octets.size() < kRecordHeaderSize || octets[0] != 1 || octets[1] > 1 || octets[2] > 2) {
    return false;
  }
  const size_t key = octets[3], duid = octets[4], networks = octets[5];
  if (key == 0 || key > 130 || duid > 130 || networks > 16) return false;
  if (octets[1] == 0 && LoadBigEndian64(&octets[kRecordExpiryOffset]) != 0) return false;
  Bytes left = octets.subspan(kRecordHeaderSize);
  if (left.size() < key + duid) return false;
  left = left.subspan(key + duid);
  size_t payload = 0;
  for (size_t i = 0; i < networks; ++i) {
    if (left.size() < 4 || left[0] > 2) return false;
    const size_t name = left[1], run = LoadBigEndian16(&left[2]);
    if (left.size() < 4 + name + run) return false;
    const bool named = left[0] == 1;
    if (named != DomainNameView::Parse(left.subspan(4, name)).has_value()) return false;
    if (!named && name != 0) return false;
    if (!AreSuppliedOptions(left.subspan(4 + name, run))) return false;
    payload += name + run;
    left = left.subspan(4 + name + run);
  }
  return left.empty() && payload <= 3072;
}

// Moments on two clocks that are not at zero, one ahead of the other and behind it. None is farther
// than thousands of years from zero, so that only an end that no clock reaches is beyond them.
inline constexpr roles::SharedMoment kMoments[] = {
    {},
    {TimePoint(Duration(5'000'000)), Duration(1'790'000'000'000'000)},
    {TimePoint(Duration(1'790'000'000'000'000)), Duration(-7)},
    {TimePoint(Duration(-90'000'000'000)), Duration(3'000'000)}};
// Here, no clock of any machine is right.
inline constexpr roles::SharedMoment kStrangeMoments[] = {{TimePoint::min(), Duration::max()},
                                                          {TimePoint::max(), Duration::min()},
                                                          {TimePoint::max(), Duration::max()},
                                                          {TimePoint::min(), Duration::min()}};

// A time on one clock, on the other one, where `from` and `to` are the same moment.
struct Converted {
  Converted(int64_t when, int64_t from, int64_t to)
      : exact(static_cast<int64_t>(static_cast<uint64_t>(when) - static_cast<uint64_t>(from) +
                                   static_cast<uint64_t>(to))),
        about(static_cast<double>(when) - static_cast<double>(from) + static_cast<double>(to)) {}

  // Else it is the end of time, or nearly: one of both.
  bool fits() const { return about > -kEnd && about < kEnd; }
  bool Is(int64_t time) const {
    if (fits()) return time == exact;
    return about > 0 ? static_cast<double>(time) > 0.99 * kEnd
                     : static_cast<double>(time) < -0.99 * kEnd;
  }

  static constexpr double kEnd = 9.2e18;
  int64_t exact;
  double about;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_RECORD_H_
