// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The inspector run inside the test, and the recordings to run it on.

#ifndef MIP6BOOT_TESTS_INSPECT_INSPECTING_H_
#define MIP6BOOT_TESTS_INSPECT_INSPECTING_H_

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "examples/inspect/program.h"
#include "tests/support/process.h"

namespace mip6boot::test {

inline Finished Inspect(const std::vector<std::string>& arguments) {
  std::vector<const char*> argv = {"mip6-inspect"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::ostringstream out;
  std::ostringstream err;
  const int status = inspect::RunProgram(static_cast<int>(argv.size()), argv.data(), out, err);
  return {status, out.str(), err.str()};
}

// One object for each line.
inline std::vector<nlohmann::json> Objects(const Finished& finished) {
  std::vector<nlohmann::json> objects;
  for (const std::string& line : Lines(finished.out))
    objects.push_back(nlohmann::json::parse(line));
  return objects;
}

// The one message in `hex`.
inline nlohmann::json InspectHex(const std::string& hex, std::vector<std::string> arguments = {}) {
  arguments.insert(arguments.end(), {"--json", "--hex", hex});
  return Objects(Inspect(arguments)).at(0);
}

inline std::string Recorded(const std::string& name) {
  return std::string(MIP6BOOT_TEST_DATA_DIR "/captures/") + name + ".pcap";
}

// By name, in order.
inline std::vector<std::string> AllCaptures() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(MIP6BOOT_TEST_DATA_DIR "/captures")) {
    if (entry.path().extension() == ".pcap") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// What the file beside a capture says of it.
inline nlohmann::json Sidecar(const std::string& name) {
  return nlohmann::json::parse(
      ReadFile(MIP6BOOT_TEST_DATA_DIR "/captures/" + name + ".expected.json"));
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_INSPECT_INSPECTING_H_
