// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/examine/findings.h"

namespace mip6boot::test {

std::string Findings::Text() const {
  if (what_ == nullptr) return "";
  std::string text = what_;
  if (error_.has_value()) text += " (" + error_->ToString() + ")";
  return text;
}

}  // namespace mip6boot::test
