// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the configurations of several roles are checked for.

#ifndef MIP6BOOT_LIB_ROLES_CONFIG_INTERNAL_H_
#define MIP6BOOT_LIB_ROLES_CONFIG_INTERNAL_H_

#include <cstddef>
#include <string>
#include <vector>

#include "mip6boot/base/error.h"
#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_format.h"

namespace mip6boot { inline namespace v0 { namespace roles { namespace internal {

// `path` is that of the key; of an item in a list with "[]" behind it.
inline Result<void> ValidateIdentity(const std::string& identity, const char* path,
                                     size_t item = 0) {
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

}}}}  // namespace mip6boot::v0::roles::internal

#endif  // MIP6BOOT_LIB_ROLES_CONFIG_INTERNAL_H_
