#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A compiler that says that it is GCC 8.

exec g++ -U__GNUC__ -D__GNUC__=8 "$@"
