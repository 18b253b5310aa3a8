// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/result_code.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

const char* ResultCodeName(ResultCode code) {
  switch (code) {
#define RESULT(value, enumerator, name) \
  case ResultCode::enumerator:          \
    return name;
#include "mip6boot/diameter/result_code.def"
#undef RESULT
  }
  return nullptr;
}

}}}  // namespace mip6boot::v0::diameter
