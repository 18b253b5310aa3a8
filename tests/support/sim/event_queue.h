// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is to happen, in order of time and, at one time, in the order it was planned: a binary heap
// of small entries. What an entry means stands in a slot of its owner's.

#ifndef MIP6BOOT_TESTS_SUPPORT_SIM_EVENT_QUEUE_H_
#define MIP6BOOT_TESTS_SUPPORT_SIM_EVENT_QUEUE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "mip6boot/base/time.h"

namespace mip6boot::sim {

class EventQueue {
 public:
  enum class Kind : uint8_t { kTimer, kDatagram, kSegment, kCall };
  struct Entry {
    TimePoint when;
    uint64_t number = 0;  // counts up: breaks ties, so that a run can be repeated
    uint32_t slot = 0;
    Kind kind{};
  };

  void Push(TimePoint when, Kind kind, uint32_t slot) {
    heap_.push_back({when, pushed_++, slot, kind});
    std::push_heap(heap_.begin(), heap_.end(), IsLater);
  }
  bool empty() const { return heap_.empty(); }
  const Entry& next() const { return heap_.front(); }
  Entry Pop() {
    std::pop_heap(heap_.begin(), heap_.end(), IsLater);
    const Entry entry = heap_.back();
    heap_.pop_back();
    return entry;
  }
  size_t size() const { return heap_.size(); }
  uint64_t pushed() const { return pushed_; }

 private:
  static bool IsLater(const Entry& a, const Entry& b) {
    return a.when != b.when ? a.when > b.when : a.number > b.number;
  }

  std::vector<Entry> heap_;
  uint64_t pushed_ = 0;
};

// Things of one type that come and go, known by number; numbers of those that went are used again.
template <typename T>
class Slots {
 public:
  uint32_t Take() {
    if (free_.empty()) {
      items_.emplace_back();
      return static_cast<uint32_t>(items_.size() - 1);
    }
    const uint32_t slot = free_.back();
    free_.pop_back();
    return slot;
  }
  void Free(uint32_t slot) { free_.push_back(slot); }
  T& operator[](uint32_t slot) { return items_[slot]; }

 private:
  std::vector<T> items_;
  std::vector<uint32_t> free_;
};

}  // namespace mip6boot::sim

#endif  // MIP6BOOT_TESTS_SUPPORT_SIM_EVENT_QUEUE_H_
