// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Running programs, ours and tshark among them, and a folder for their files.

#ifndef MIP6BOOT_TESTS_SUPPORT_PROCESS_H_
#define MIP6BOOT_TESTS_SUPPORT_PROCESS_H_

#include <filesystem>
#include <string>
#include <vector>

namespace mip6boot::test {

// A folder of its own, gone with it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string File(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

struct Finished {
  int status = -1;  // of the exit; -1: a signal ended it
  std::string out;
  std::string err;
};

// Runs `arguments`, the first of which is the program, and waits for it.
Finished Run(const std::vector<std::string>& arguments);

std::string ReadFile(const std::string& path);
void WriteFile(const std::string& path, const std::string& octets);
std::vector<std::string> Lines(const std::string& text);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_PROCESS_H_
