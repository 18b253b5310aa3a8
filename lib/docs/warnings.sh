#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Every warning of Doxygen is an error, but for what needs no words where its name says all: variables, aliases, and members
# and types inside a type that has some: warnings.sh <log>

set -eu
! grep -vE \
  -e 'Member .* \((variable|typedef)\) .* is not documented\.$' \
  -e 'Member .* of (class|struct) .* is not documented\.$' \
  -e 'Compound [^ ]*::[A-Z][A-Za-z0-9]*::[A-Z][A-Za-z0-9]* is not documented\.$' \
  -e 'Internal inconsistency: scope for class fmt::formatter<' \
  "$1"
