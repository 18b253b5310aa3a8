// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#define ABSL_OPTION_USE_INLINE_NAMESPACE 1
#define ABSL_OPTION_INLINE_NAMESPACE_NAME lts_20240722
