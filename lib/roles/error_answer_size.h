// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_LIB_ROLES_ERROR_ANSWER_SIZE_H_
#define MIP6BOOT_LIB_ROLES_ERROR_ANSWER_SIZE_H_

#include <cstddef>

#include "mip6boot/diameter/message_view.h"

namespace mip6boot { inline namespace v0_1 { namespace roles { namespace internal {

// Octets that hold any error answer to `request`: what stands in it may stand in the answer twice,
// as itself and in Failed-AVP, and beside it our two names of 255 octets and the result.
inline size_t EnoughForErrorAnswer(const diameter::MessageView& request) {
  return 2 * request.wire().size() + 1024;
}

}}}}  // namespace mip6boot::v0_1::roles::internal

#endif  // MIP6BOOT_LIB_ROLES_ERROR_ANSWER_SIZE_H_
