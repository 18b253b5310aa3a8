// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The main() of a fuzzer without an engine: runs each file that it is given, and each file in the
// folders that it is given, once. For any compiler: what was found once is tried again with each
// build.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "fuzz/engine.h"

// What custom mutators call, of the engine that is not here.
size_t LLVMFuzzerMutate(uint8_t*, size_t size, size_t) { return size; }

namespace {

namespace fs = std::filesystem;

void Run(const fs::path& path) {
  std::fprintf(stderr, "%s\n", path.c_str());  // so that a crash has its name above it
  std::ifstream file(path, std::ios::binary);
  const std::string octets{std::istreambuf_iterator<char>(file), {}};
  // Of its very size: a sanitizer sees a read behind it.
  const std::unique_ptr<uint8_t[]> copy(new uint8_t[octets.size()]);
  std::memcpy(copy.get(), octets.data(), octets.size());
  LLVMFuzzerTestOneInput(copy.get(), octets.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    const fs::path path = argv[i];
    if (!fs::exists(path)) {
      std::fprintf(stderr, "%s: not there\n", argv[i]);
      return 2;
    }
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::for_each(files.begin(), files.end(), Run);
  std::printf("%zu inputs, nothing found\n", files.size());
  return files.empty() ? 2 : 0;
}
