// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/vectors.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/support/hex.h"

namespace mip6boot::test {
namespace {

std::vector<Vector> Load() {
  std::ifstream file(MIP6BOOT_TEST_DATA_DIR "/vectors/vectors.json");
  std::vector<Vector> vectors;
  for (const nlohmann::json& entry : nlohmann::json::parse(file)) {
    vectors.push_back({entry.at("name"), entry.at("protocol"), entry.at("meaning"),
                       FromHex(entry.at("hex").get<std::string>()), entry.value("valid", true)});
  }
  return vectors;
}

}  // namespace

const std::vector<Vector>& AllVectors() {
  static const std::vector<Vector> vectors = Load();
  return vectors;
}

const std::vector<uint8_t>& VectorOctets(std::string_view name) {
  for (const Vector& vector : AllVectors()) {
    if (vector.name == name) return vector.octets;
  }
  throw std::invalid_argument("no vector is called " + std::string(name));
}

}  // namespace mip6boot::test
