// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <iostream>

#include "examples/integrated_scenario/program.h"

int main(int argc, char** argv) {
  mip6boot::scenario::HoldStandardStreams();
  return mip6boot::scenario::RunProgram(argc, argv, std::cout, std::cerr);
}
