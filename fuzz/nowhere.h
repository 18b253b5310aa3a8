// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_FUZZ_NOWHERE_H_
#define MIP6BOOT_FUZZ_NOWHERE_H_

#include <ostream>
#include <streambuf>

namespace mip6boot::fuzz {

// Takes text, and forgets it.
class Nowhere : public std::streambuf {
 protected:
  int overflow(int c) override { return c; }
  std::streamsize xsputn(const char*, std::streamsize count) override { return count; }
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_NOWHERE_H_
