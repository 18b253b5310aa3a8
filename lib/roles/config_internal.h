// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the configurations of several roles are checked for.

#ifndef MIP6BOOT_LIB_ROLES_CONFIG_INTERNAL_H_
#define MIP6BOOT_LIB_ROLES_CONFIG_INTERNAL_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "mip6boot/base/error.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_format.h"

namespace mip6boot { inline namespace v0_1 { namespace roles { namespace internal {

// `path` is that of the key; of an item in a list with "[]" behind it.
inline Result<void> ValidateIdentity(std::string_view identity, const char* path, size_t item = 0) {
  const Result<void> checked = diameter::CheckDiameterIdentity(identity);
  if (checked) return checked;
  return Unexpected(MakeConfigItemError(checked.error().reason, path, {item}, checked.error().have,
                                        checked.error().want));
}

inline Result<void> ValidateIdentities(const std::vector<std::string>& identities,
                                       const char* path) {
  for (size_t i = 0; i < identities.size(); ++i) {
    const Result<void> checked = ValidateIdentity(identities[i], path, i);
    if (!checked) return checked;
  }
  return {};
}

inline Result<void> ValidateDuration(Duration duration, const char* path,
                                     Duration least = Duration(1),
                                     Duration most = Duration::max()) {
  if (duration >= least && duration <= most) return {};
  return Unexpected(MakeConfigDurationError(path, duration, least, most));
}

inline Result<void> ValidateRange(size_t number, const char* path, size_t least,
                                  size_t most = SIZE_MAX) {
  if (number < least) return Unexpected(MakeConfigError(Reason::kTooLow, path, number, least));
  if (number > most) return Unexpected(MakeConfigError(Reason::kTooHigh, path, number, most));
  return {};
}

inline Result<void> ValidateNotZero(size_t number, const char* path) {
  return ValidateRange(number, path, 1);
}

// An enumerator, where the last one is `last`: a number from a file may be none.
template <typename Enum>
Result<void> ValidateEnum(Enum value, Enum last, const char* path) {
  if (value <= last) return {};
  return Unexpected(MakeConfigError(Reason::kBadValue, path, static_cast<size_t>(value)));
}

// A key of a configuration that is part of another: "peer.watchdog", and in that one
// "nas.peer.watchdog".
struct PartOf {
  std::string_view key;
  const char* path;
};
inline Result<void> ValidatePart(const Result<void>& checked, absl::Span<const PartOf> keys) {
  if (checked) return checked;
  Error error = checked.error();
  for (const PartOf& part : keys) {
    if (part.key == error.name) error.name = part.path;
  }
  return Unexpected(error);
}

}}}}  // namespace mip6boot::v0_1::roles::internal

#endif  // MIP6BOOT_LIB_ROLES_CONFIG_INTERNAL_H_
