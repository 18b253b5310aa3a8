// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/writer.h"

namespace mip6boot { inline namespace v0_1 {

void Writer::Fail(const Error& error) {
  if (failed_) return;
  failed_ = true;
  error_ = error;
  capacity_ = 0;
  size_ = 0;
}

void Writer::FailNoSpace(size_t count) {
  Fail(MakeError(Reason::kNoSpace, size_, capacity_, size_ + count));
}

}}  // namespace mip6boot::v0_1
