// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Symbol visibility, the language that the headers need, and the ABI namespace.
//
// Everything public lives in the inline namespace `mip6boot::v0_1`, which is named after the
// version of the ABI, as the shared library is: two versions can meet in one process (a DHCP
// server's hook and another hook beside it, say) without mixing their symbols.

#ifndef MIP6BOOT_BASE_EXPORT_H_
#define MIP6BOOT_BASE_EXPORT_H_

#if defined(_MSVC_LANG) ? _MSVC_LANG < 201703L : __cplusplus < 201703L
#error "mip6boot needs C++17: compile with -std=c++17 or newer"
#include "mip6boot needs C++17"  // ends it here: what follows would be refused line by line
#endif

#if defined(MIP6BOOT_STATIC_DEFINE)
#define MIP6BOOT_EXPORT
#elif defined(_WIN32) && defined(MIP6BOOT_BUILDING_SHARED)
#define MIP6BOOT_EXPORT __declspec(dllexport)
#elif defined(_WIN32)
#define MIP6BOOT_EXPORT __declspec(dllimport)
#else
#define MIP6BOOT_EXPORT __attribute__((visibility("default")))
#endif

#endif  // MIP6BOOT_BASE_EXPORT_H_
