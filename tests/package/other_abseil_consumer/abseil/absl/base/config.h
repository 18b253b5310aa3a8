// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Two lines of another release of Abseil.
#define ABSL_LTS_RELEASE_VERSION 20240722
