// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// This program's operator new, in all its forms, which counts.

#include <cstddef>
#include <cstdlib>
#include <new>

#include "tests/allocation/allocations.h"
#include "tests/allocation/freed_memory.h"

namespace {

// Volatile: a compiler may take it that operator new changes nothing that the program can read.
volatile size_t allocations = 0;

}  // namespace

// The array forms call these.
void* operator new(size_t size, const std::nothrow_t&) noexcept {
  allocations = allocations + 1;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new(size_t size) {
  if (void* memory = operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}
void* operator new(size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  allocations = allocations + 1;
  const size_t step = static_cast<size_t>(alignment);
  return std::aligned_alloc(step, (size / step + 1) * step);
}
void* operator new(size_t size, std::align_val_t alignment) {
  if (void* memory = operator new(size, alignment, std::nothrow)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  mip6boot::test::LookAtFreed(memory);
  std::free(memory);
}
void operator delete(void* memory, size_t) noexcept { operator delete(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { operator delete(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { operator delete(memory); }
void operator delete(void* memory, size_t, std::align_val_t) noexcept { operator delete(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
  operator delete(memory);
}

size_t mip6boot::test::AllocationsSoFar() { return allocations; }
