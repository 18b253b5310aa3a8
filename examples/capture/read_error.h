// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A capture that cannot be read, or not any further. One line for people, with the file's name.

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_READ_ERROR_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_READ_ERROR_H_

#include <stdexcept>

namespace mip6boot::capture {

class ReadError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// It could be read up to here: it ends in the middle of a packet, even of the first one, or goes
// wrong behind the first one.
class CutError : public ReadError {
 public:
  using ReadError::ReadError;
};

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_READ_ERROR_H_
