// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A fault in what we were given: an argument, a file. One line for people; the program then ends
// with status 2.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_USAGE_ERROR_H_
#define MIP6BOOT_EXAMPLES_INSPECT_USAGE_ERROR_H_

#include <stdexcept>

namespace mip6boot::inspect {

class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_USAGE_ERROR_H_
