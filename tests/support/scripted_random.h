// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Random numbers that a test has written down.

#ifndef MIP6BOOT_TESTS_SUPPORT_SCRIPTED_RANDOM_H_
#define MIP6BOOT_TESTS_SUPPORT_SCRIPTED_RANDOM_H_

#include <cstdint>
#include <deque>
#include <initializer_list>

#include "mip6boot/base/random_source.h"

namespace mip6boot::test {

// The numbers of the script, then always the same one: the middle of the range, which makes all
// jitter vanish and halves all delays.
class ScriptedRandom final : public RandomSource {
 public:
  static constexpr uint32_t kLowest = 0;
  static constexpr uint32_t kMiddle = 0x80000000;
  static constexpr uint32_t kHighest = 0xffffffff;

  ScriptedRandom(std::initializer_list<uint32_t> script = {}) : script_(script) {}

  void Add(uint32_t value) { script_.push_back(value); }
  void set_afterwards(uint32_t value) { afterwards_ = value; }
  uint64_t drawn() const { return drawn_; }

  uint32_t Next() override {
    ++drawn_;
    if (script_.empty()) return afterwards_;
    const uint32_t value = script_.front();
    script_.pop_front();
    return value;
  }

 private:
  std::deque<uint32_t> script_;
  uint32_t afterwards_ = kMiddle;
  uint64_t drawn_ = 0;
};

// A seeded generator (splitmix64): a long random run that anyone can repeat.
class SeededRandom final : public RandomSource {
 public:
  explicit SeededRandom(uint64_t seed) : state_(seed) {}

  uint32_t Next() override {
    state_ += 0x9e3779b97f4a7c15;
    uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return static_cast<uint32_t>((mixed ^ (mixed >> 31)) >> 32);
  }
  // 0..`bound` - 1.
  uint32_t Below(uint32_t bound) { return static_cast<uint32_t>((uint64_t{Next()} * bound) >> 32); }

 private:
  uint64_t state_;
};

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_SCRIPTED_RANDOM_H_
