// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/allocation/freed_memory.h"

#include <malloc.h>

#include <algorithm>

namespace mip6boot::test {
namespace {

Bytes wanted;  // empty: nothing
FreedWith::Where where_wanted{};
size_t found = 0;

}  // namespace

void LookAtFreed(const void* memory) {
  if (wanted.empty() || memory == nullptr) return;
  const size_t size = malloc_usable_size(const_cast<void*>(memory));
  if (size < wanted.size()) return;
  const Bytes block(static_cast<const uint8_t*>(memory), size);
  const bool has =
      where_wanted == FreedWith::Where::kAtTheStart
          ? block.first(wanted.size()) == wanted
          : std::search(block.begin(), block.end(), wanted.begin(), wanted.end()) != block.end();
  if (has) ++found;
}

FreedWith::FreedWith(Bytes octets, Where where) {
  found = 0;
  where_wanted = where;
  wanted = octets;
}
FreedWith::~FreedWith() { wanted = Bytes(); }

size_t FreedWith::blocks() const { return found; }

}  // namespace mip6boot::test
