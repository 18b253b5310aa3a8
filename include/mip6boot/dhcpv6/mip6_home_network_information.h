// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_MIP6_VDINF (50), OPTION_MIP6_IDINF (69) and OPTION_MIP6_UDINF (70), RFC 6610 section 3.2:
// what a node gets to know of one home network.
//
//     +-------------------------------+-------------------------------+
//     |   OPTION_MIP6_?DINF (50..70)  |           option-len          |
//     +-------------------------------+-------------------------------+
//     |                  options: 71*, 72*, 73*, ...                 ...
//
// A run of whole options in the common code space; an IDINF holds exactly one HNIDF (49) too. 71,
// 72 and 73 may each repeat, in order of preference; options that we do not know are kept. They
// stand at the top of an Advertise or a Reply, and in the RSOO (66) of a Relay-forward.
//
// An inner option that runs past its container makes the container malformed; what its inner
// options hold is for `options.Find<T>()` and its kin. The options share the life of the buffer
// they were read from.

#ifndef MIP6BOOT_DHCPV6_MIP6_HOME_NETWORK_INFORMATION_H_
#define MIP6BOOT_DHCPV6_MIP6_HOME_NETWORK_INFORMATION_H_

#include <cstddef>

#include "absl/base/optimization.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

namespace internal {

// The options inside a container that must hold at least one.
inline Result<OptionRange> OpenHomeNetworkInformation(const OptionView& option) {
  if (ABSL_PREDICT_FALSE(option.data.size() < kOptionHeaderSize)) {
    return Unexpected(
        OptionError(option, Reason::kTooShort, option.data.size(), kOptionHeaderSize));
  }
  return OptionRange::Inside(option);
}

inline void WriteHomeNetworkInformation(OptionCode code, const OptionRange& options,
                                        OptionWriter& out) {
  if (ABSL_PREDICT_FALSE(options.empty())) {
    return out.FailOption(code, Reason::kTooShort, 0, kOptionHeaderSize);
  }
  out.Raw(code, options.wire());
}

}  // namespace internal

// OPTION_MIP6_VDINF (50): a home network in the visited network.
struct VisitedHomeNetworkInformation {
  static constexpr OptionCode kCode = OptionCode::kMip6Vdinf;

  OptionRange options;

  // Errors: kTooShort, and those of OptionRange about what is inside.
  static Result<VisitedHomeNetworkInformation> Decode(const OptionView& option,
                                                      const DecodePolicy& = {}) {
    const Result<OptionRange> options = internal::OpenHomeNetworkInformation(option);
    if (!options) return Unexpected(options.error());
    return VisitedHomeNetworkInformation{*options};
  }
  // Errors: kTooShort (no option inside), kLengthOverflow.
  void Encode(OptionWriter& out) const {
    internal::WriteHomeNetworkInformation(kCode, options, out);
  }
};

// OPTION_MIP6_IDINF (69): the home network that its HNIDF names.
struct IdentifiedHomeNetworkInformation {
  static constexpr OptionCode kCode = OptionCode::kMip6Idinf;

  OptionRange options;

  // The name of the network: exactly one HNIDF stands inside (RFC 6610 3.1). Errors: kMissing,
  // kDuplicate, and those of HomeNetworkId.
  MIP6BOOT_EXPORT Result<HomeNetworkId> home_network_id(const DecodePolicy& policy = {}) const;

  // Errors: kTooShort, and those of OptionRange about what is inside.
  static Result<IdentifiedHomeNetworkInformation> Decode(const OptionView& option,
                                                         const DecodePolicy& = {}) {
    const Result<OptionRange> options = internal::OpenHomeNetworkInformation(option);
    if (!options) return Unexpected(options.error());
    return IdentifiedHomeNetworkInformation{*options};
  }
  // Errors: kTooShort (no option inside), kLengthOverflow.
  void Encode(OptionWriter& out) const {
    internal::WriteHomeNetworkInformation(kCode, options, out);
  }
};

// OPTION_MIP6_UDINF (70): a home network of the server's choice.
struct UnrestrictedHomeNetworkInformation {
  static constexpr OptionCode kCode = OptionCode::kMip6Udinf;

  OptionRange options;

  // Errors: kTooShort, and those of OptionRange about what is inside.
  static Result<UnrestrictedHomeNetworkInformation> Decode(const OptionView& option,
                                                           const DecodePolicy& = {}) {
    const Result<OptionRange> options = internal::OpenHomeNetworkInformation(option);
    if (!options) return Unexpected(options.error());
    return UnrestrictedHomeNetworkInformation{*options};
  }
  // Errors: kTooShort (no option inside), kLengthOverflow.
  void Encode(OptionWriter& out) const {
    internal::WriteHomeNetworkInformation(kCode, options, out);
  }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MIP6_HOME_NETWORK_INFORMATION_H_
