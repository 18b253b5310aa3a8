// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the examination of a message asks about runs of AVPs, keys and applications.

#ifndef MIP6BOOT_LIB_DIAMETER_CONFORMANCE_INTERNAL_H_
#define MIP6BOOT_LIB_DIAMETER_CONFORMANCE_INTERNAL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "grammar_internal.h"
#include "mip6boot/diameter/avp_view.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter { namespace internal {

constexpr size_t kMaxRules = 64;  // one bit each in a mask

inline size_t LineOf(Rules rules, AvpKey key) {
  size_t line = 0;
  while (line < rules.size() && rules[line].key != key) ++line;
  return line;
}

// How often each line of a grammar was met so far.
class Tally {
 public:
  explicit Tally(Rules rules) : rules_(rules) {}

  // Whether this one is more than may stand.
  bool IsSurplus(AvpKey key) {
    const size_t line = LineOf(rules_, key);
    if (line == rules_.size() || rules_[line].most == 0) return false;
    if (counts_[line] == rules_[line].most) return true;
    ++counts_[line];
    return false;
  }

 private:
  Rules rules_;
  std::array<uint8_t, kMaxRules> counts_{};
};

inline uint64_t SeenIn(const AvpRange& run, Rules rules) {
  uint64_t seen = 0;
  for (const AvpView avp : run) {
    const size_t line = LineOf(rules, avp.key);
    if (line != rules.size()) seen |= uint64_t{1} << line;
  }
  return seen;
}

inline bool Has(const AvpRange& run, AvpKey key) { return run.First(key).has_value(); }

// The value of the first one, if it has one.
template <typename T>
inline std::optional<typename T::Field> ValueIn(const AvpRange& run) {
  const Result<T> found = run.Find<T>();
  if (!found) return std::nullopt;
  return found->value;
}

// RFC 3588 11.3: those of the IETF lie below.
inline bool IsOfVendor(ApplicationId application) {
  return static_cast<uint32_t>(application) >= 0x01000000 && application != ApplicationId::kRelay;
}

// The base protocol's commands about sessions of any application.
inline bool IsAboutSession(CommandCode command) {
  return command == CommandCode::kReAuth || command == CommandCode::kAbortSession ||
         command == CommandCode::kSessionTermination;
}

// RFC 6733 6.8, 6.9: the application that a message names is that of its header. RFC 4072 3 has 0
// in the header of commands about sessions.
inline bool MayName(const MessageView& message, ApplicationId named) {
  return named == message.application() ||
         (message.application() == ApplicationId::kBase && IsAboutSession(message.command()));
}

// Seen in the field with 3GPP's Vendor-Id, which has no such AVPs.
inline bool IsMistakenFor3gpp(AvpKey key) {
  return key.vendor == kVendor3gpp && (internal::IsForBootstrapping({0, key.code}) ||
                                       key.code == AvpKey::kMipHomeAgentAddress.code ||
                                       key.code == AvpKey::kMipHomeAgentHost.code);
}

// Whether RFC 5778 6 is what says of its M bit: the lines of mip6_avp.def.
inline bool IsOfMobileIpv6(AvpKey key) {
#define MIP6BOOT_AVP(code, vendor, avp_key, Type, name, Format, m_rule, disclosure) \
  if (key == AvpKey::avp_key) return true;
#define MIP6BOOT_RUN(code, vendor, avp_key, Type, name, m_rule, disclosure) \
  if (key == AvpKey::avp_key) return true;
#define MIP6BOOT_GROUP(code, vendor, avp_key, Type, name, m_rule, disclosure) \
  if (key == AvpKey::avp_key) return true;
#define MIP6BOOT_AVP_FAMILY "mip6boot/diameter/mip6_avp.def"
#include "mip6boot/diameter/avp.def"
  return false;
}

inline bool NamesApplication(AvpKey key) {
  return key == AvpKey::kAuthApplicationId || key == AvpKey::kAcctApplicationId;
}

inline bool IsPadded(const AvpView& avp) {
  const uint8_t* const end = avp.data.data() + avp.data.size();
  for (size_t i = 0; i < (-avp.data.size() & 3); ++i) {
    if (end[i] != 0) return false;
  }
  return true;
}

}}}}  // namespace mip6boot::v0_1::diameter::internal

#endif  // MIP6BOOT_LIB_DIAMETER_CONFORMANCE_INTERNAL_H_
