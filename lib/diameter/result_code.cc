// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/result_code.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

const char* ResultCodeName(ResultCode code) {
  switch (code) {
#define MIP6BOOT_RESULT(value, enumerator, name) \
  case ResultCode::enumerator:                   \
    return name;
#include "mip6boot/diameter/result_code.def"
#undef MIP6BOOT_RESULT
  }
  return nullptr;
}

}}}  // namespace mip6boot::v0_1::diameter
