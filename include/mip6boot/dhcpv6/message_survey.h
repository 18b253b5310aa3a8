// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What stands in one run of options, gathered in one pass: for those who would otherwise look for
// one option after the other.
//
// A survey shares the life of the buffer that the options lie in.

#ifndef MIP6BOOT_DHCPV6_MESSAGE_SURVEY_H_
#define MIP6BOOT_DHCPV6_MESSAGE_SURVEY_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/base/attributes.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// The options that validation and bootstrapping look at.
enum class SurveyedOption : uint8_t {
  kClientId,             // 1
  kServerId,             // 2
  kIdentityAssociation,  // 3, 4 or 25
  kOptionRequest,        // 6
  kRelayMessage,         // 9
  kAuthentication,       // 11
  kRapidCommit,          // 14
  kReconfigureMessage,   // 19
  kHomeNetworkId,        // 49
  kRelaySupplied,        // 66
  kOther,                // any other: counted together
};
inline constexpr size_t kSurveyedOptions = static_cast<size_t>(SurveyedOption::kOther) + 1;

class MessageSurvey {
 public:
  // The pass.
  explicit MessageSurvey(const OptionRange& options) : run_(options) {
    for (const OptionView option : options) {
      const size_t slot = Slot(option.code);
      if (count_[slot]++ == 0) first_[slot] = option.data.data() - kOptionHeaderSize;
    }
  }

  // The run that was surveyed.
  OptionRange options() const { return run_; }
  // How often it stands in the run.
  uint32_t Count(SurveyedOption which) const { return count_[static_cast<size_t>(which)]; }
  // Whether it stands there at all.
  bool Has(SurveyedOption which) const { return Count(which) != 0; }
  // The first of them: of a singleton that stands twice, the one that counts.
  std::optional<OptionView> First(SurveyedOption which) const {
    const uint8_t* const at = first_[static_cast<size_t>(which)];
    if (at == nullptr) return std::nullopt;
    return OptionView{static_cast<OptionCode>(LoadBigEndian16(at)),
                      Bytes(at + kOptionHeaderSize, LoadBigEndian16(at + 2)),
                      run_.base_offset() + static_cast<uint32_t>(at - run_.wire().data()),
                      run_.depth()};
  }

 private:
  static size_t Slot(OptionCode code) {
    switch (code) {
      case OptionCode::kClientId:
        return static_cast<size_t>(SurveyedOption::kClientId);
      case OptionCode::kServerId:
        return static_cast<size_t>(SurveyedOption::kServerId);
      case OptionCode::kIaNa:
      case OptionCode::kIaTa:
      case OptionCode::kIaPd:
        return static_cast<size_t>(SurveyedOption::kIdentityAssociation);
      case OptionCode::kOro:
        return static_cast<size_t>(SurveyedOption::kOptionRequest);
      case OptionCode::kRelayMsg:
        return static_cast<size_t>(SurveyedOption::kRelayMessage);
      case OptionCode::kAuth:
        return static_cast<size_t>(SurveyedOption::kAuthentication);
      case OptionCode::kRapidCommit:
        return static_cast<size_t>(SurveyedOption::kRapidCommit);
      case OptionCode::kReconfMsg:
        return static_cast<size_t>(SurveyedOption::kReconfigureMessage);
      case OptionCode::kMip6Hnidf:
        return static_cast<size_t>(SurveyedOption::kHomeNetworkId);
      case OptionCode::kRsoo:
        return static_cast<size_t>(SurveyedOption::kRelaySupplied);
      default:  // the codes are open
        return static_cast<size_t>(SurveyedOption::kOther);
    }
  }

  OptionRange run_;
  const uint8_t* first_[kSurveyedOptions] = {};
  uint32_t count_[kSurveyedOptions] = {};
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_MESSAGE_SURVEY_H_
