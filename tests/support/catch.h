// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Catch2, version 2 or 3. Only what both have: no Approx, no SKIP, no string matcher Contains.

#ifndef MIP6BOOT_TESTS_SUPPORT_CATCH_H_
#define MIP6BOOT_TESTS_SUPPORT_CATCH_H_

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif  // MIP6BOOT_TESTS_SUPPORT_CATCH_H_
