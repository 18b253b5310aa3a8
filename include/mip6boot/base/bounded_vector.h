// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A list with a capacity that is part of its type: what a decoded value uses for "several of
// these".

#ifndef MIP6BOOT_BASE_BOUNDED_VECTOR_H_
#define MIP6BOOT_BASE_BOUNDED_VECTOR_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <new>
#include <type_traits>

#include "absl/base/attributes.h"
#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 {

// Holds up to `N` elements inside itself and never allocates. A peer can send more of a thing than
// we hold: `TryPushBack` then returns false and the caller says so; nothing grows with the peer's
// numbers. Unused slots are never touched.
template <typename T, size_t N>
class BoundedVector {
  static_assert(std::is_trivially_destructible_v<T>, "elements are plain values and views");
  static_assert(N > 0 && N <= 0xffff, "the capacity fits in 16 bits");

 public:
  using value_type = T;
  using const_iterator = const T*;

  BoundedVector() {}  // NOLINT(modernize-use-equals-default): the storage stays uninitialised
  // What goes beyond the capacity is left out.
  BoundedVector(std::initializer_list<T> items) {
    for (const T& item : items) (void)TryPushBack(item);
  }
  BoundedVector(const BoundedVector& other) { Assign(other); }
  BoundedVector& operator=(const BoundedVector& other) {
    if (this != &other) Assign(other);
    return *this;
  }

  // N.
  static constexpr size_t capacity() { return N; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // Whether TryPushBack would fail.
  bool full() const { return size_ == N; }

  // The elements, side by side.
  T* data() { return std::launder(reinterpret_cast<T*>(storage_)); }
  const T* data() const { return std::launder(reinterpret_cast<const T*>(storage_)); }
  T& operator[](size_t i) { return data()[i]; }
  const T& operator[](size_t i) const { return data()[i]; }
  // The first element: there must be one.
  const T& front() const { return data()[0]; }
  // The last element: there must be one.
  const T& back() const { return data()[size_ - 1]; }
  T* begin() { return data(); }
  T* end() { return data() + size_; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }

  // False, and nothing changes, when the list is full.
  [[nodiscard]] bool TryPushBack(const T& item) {
    if (full()) return false;
    ::new (static_cast<void*>(storage_ + size_ * sizeof(T))) T(item);
    ++size_;
    return true;
  }
  // One more as it is by default, to be filled in where it stays: for large ones. Null when the
  // list is full.
  [[nodiscard]] T* TryGrow() {
    if (full()) return nullptr;
    T* const item = ::new (static_cast<void*>(storage_ + size_ * sizeof(T))) T{};
    ++size_;
    return item;
  }
  // Forgets the elements.
  void clear() { size_ = 0; }

  friend bool operator==(const BoundedVector& a, const BoundedVector& b) {
    if (a.size_ != b.size_) return false;
    for (size_t i = 0; i < a.size_; ++i) {
      if (!(a[i] == b[i])) return false;
    }
    return true;
  }
  friend bool operator!=(const BoundedVector& a, const BoundedVector& b) { return !(a == b); }

 private:
  void Assign(const BoundedVector& other) {
    size_ = 0;
    for (const T& item : other) (void)TryPushBack(item);
  }

  uint16_t size_ = 0;
  alignas(T) unsigned char storage_[N * sizeof(T)];
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_BOUNDED_VECTOR_H_
