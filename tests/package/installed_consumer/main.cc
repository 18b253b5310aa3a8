// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <mip6boot/base/export.h>

int main() { return 0; }
