// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <iostream>

#include "examples/inspect/program.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return mip6boot::inspect::RunProgram(argc, argv, std::cout, std::cerr);
}
