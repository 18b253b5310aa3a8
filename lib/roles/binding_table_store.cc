// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <cstring>

#include "absl/numeric/bits.h"
#include "binding_table_internal.h"
#include "mip6boot/roles/binding_table.h"

namespace mip6boot { inline namespace v0_1 { namespace roles { namespace binding_table {

static_assert(sizeof(Block) <= Slab::kUnitOctets, "one unit can be a free block");
static_assert(kFreeLists % 64 == 0 && kSlotsPerLevel == 64, "a word of the bitmap is a level");
static_assert(sizeof(Record) + 1 + AttachmentKey::kMaxSize + kMaxDuidSize +
                      kMaxHomeNetworks * sizeof(StoredNetwork) + kMaxBindingOctets <=
                  Slab::kMaxUnits * Slab::kUnitOctets,
              "the largest binding fits in a block");

// ---- Slab ----

Ref Slab::Allocate(size_t octets) {
  const size_t units = (octets + kUnitOctets - 1) / kUnitOctets;
  ListId list = FirstList(units, kFreeLists);
  if (list == kUnlisted) {
    if (!AddChunk()) return kNone;
    list = kFreeLists - 1;
  }
  const Ref ref = head(list);
  Unlink(ref);
  const size_t rest = block(ref).units - units;
  if (rest != 0) {
    const Ref behind = static_cast<Ref>(ref + units);
    Resize(ref, units);
    Resize(behind, rest);
    LinkFree(behind);
  }
  return ref;
}

void Slab::Free(Ref ref) {
  Unlink(ref);
  size_t units = block(ref).units;
  const Ref behind = static_cast<Ref>(ref + units);
  if (!EndsChunk(behind) && block(behind).list < kFreeLists) {
    Unlink(behind);
    units += block(behind).units;
  }
  const Ref before = ref - block(ref).units_before;
  if (before != ref && block(before).list < kFreeLists) {
    Unlink(before);
    units += block(before).units;
    ref = before;
  }
  Resize(ref, units);
  LinkFree(ref);
}

bool Slab::AddChunk() {
  if (chunks_.size() > kNone / kChunkUnits) return false;
  // Not make_unique: what no block uses yet stays untouched.
  chunks_.push_back(std::unique_ptr<uint8_t[]>(new uint8_t[kUsableUnits * kUnitOctets]));
  const Ref ref = static_cast<Ref>((chunks_.size() - 1) * kChunkUnits);
  block(ref).units_before = 0;
  Resize(ref, kUsableUnits);
  LinkFree(ref);
  return true;
}

void Slab::Resize(Ref ref, size_t units) {
  block(ref).units = static_cast<uint16_t>(units);
  const Ref behind = static_cast<Ref>(ref + units);
  if (!EndsChunk(behind)) block(behind).units_before = static_cast<uint16_t>(units);
}

void Slab::LinkFree(Ref ref) { Link(ref, std::min<ListId>(block(ref).units, kFreeLists - 1)); }

void Slab::Link(Ref ref, ListId list) {
  Block& linked = block(ref);
  linked.list = list;
  linked.prev = kNone;
  linked.next = heads_[list];
  if (linked.next != kNone) block(linked.next).prev = ref;
  heads_[list] = ref;
  occupied_[list / 64] |= uint64_t{1} << list % 64;
}

void Slab::Unlink(Ref ref) {
  Block& linked = block(ref);
  if (linked.list == kUnlisted) return;
  if (linked.next != kNone) block(linked.next).prev = linked.prev;
  if (linked.prev != kNone) {
    block(linked.prev).next = linked.next;
  } else {
    heads_[linked.list] = linked.next;
    if (linked.next == kNone) occupied_[linked.list / 64] &= ~(uint64_t{1} << linked.list % 64);
  }
  linked.list = kUnlisted;
}

ListId Slab::FirstList(size_t begin, size_t end) const {
  uint64_t wanted = ~uint64_t{0} << begin % 64;
  for (size_t word = begin / 64; word < end / 64; ++word) {
    const uint64_t found = occupied_[word] & wanted;
    if (found != 0) {
      return static_cast<ListId>(word * 64 + static_cast<size_t>(absl::countr_zero(found)));
    }
    wanted = ~uint64_t{0};
  }
  return kUnlisted;
}

// ---- KeyIndex ----

Ref KeyIndex::Find(const Slab& slab, uint32_t hash, Bytes key) const {
  if (buckets_ == 0) return kNone;
  Ref ref = bucket(BucketOf(hash));
  while (ref != kNone) {
    const Record& record = slab.record(ref);
    if (record.hash == hash && record.key_size == key.size() &&
        std::memcmp(slab.octets(ref) + sizeof(Record), key.data(), key.size()) == 0) {
      break;
    }
    ref = record.chain;
  }
  return ref;
}

void KeyIndex::Grow(Slab& slab, size_t size) {
  if (buckets_ > size) return;
  if (buckets_ % kChunkBuckets == 0) chunks_.push_back(std::make_unique<Chunk>());
  bucket(buckets_) = kNone;
  ++buckets_;
  if (buckets_ == 1) return;
  // The bucket whose upper half the new one is.
  const size_t split = (buckets_ - 1) - absl::bit_floor(buckets_ - 1);
  Ref moving = bucket(split);
  bucket(split) = kNone;
  while (moving != kNone) {
    const Ref next = slab.record(moving).chain;
    Insert(slab, moving);
    moving = next;
  }
}

void KeyIndex::Insert(Slab& slab, Ref ref) {
  Record& record = slab.record(ref);
  Ref& first = bucket(BucketOf(record.hash));
  record.chain = first;
  first = ref;
}

void KeyIndex::Remove(Slab& slab, Ref ref) {
  const Record& record = slab.record(ref);
  Ref* link = &bucket(BucketOf(record.hash));
  while (*link != ref) link = &slab.record(*link).chain;
  *link = record.chain;
}

size_t KeyIndex::BucketOf(uint32_t hash) const {
  const size_t mask = absl::bit_ceil(buckets_) - 1;
  const size_t i = hash & mask;
  return i < buckets_ ? i : i & mask >> 1;
}

// ---- ExpiryQueue ----

std::optional<Tick> ExpiryQueue::earliest(const Slab& slab) const {
  const size_t slot = EarliestSlot(slab);
  if (slot == kSlots) return std::nullopt;
  return ends_[slot];
}

void ExpiryQueue::Insert(Slab& slab, Ref ref, Tick now) {
  if (EarliestSlot(slab) == kSlots) cursor_ = now;
  Place(slab, ref);
}

Ref ExpiryQueue::Pop(Slab& slab, Tick now, size_t& steps) {
  for (; steps > 0; --steps) {
    const size_t slot = EarliestSlot(slab);
    if (slot == kSlots || ends_[slot] > now) break;
    cursor_ = ends_[slot];
    const Ref ref = slab.head(ListOf(slot));
    slab.Unlink(ref);
    if (slot < kSlotsPerLevel) {
      --steps;
      return ref;
    }
    Place(slab, ref);
  }
  return kNone;
}

void ExpiryQueue::Place(Slab& slab, Ref ref) {
  // What ended before the cursor is due, as the cursor is.
  const Tick end = std::max(slab.record(ref).expiry, cursor_);
  const Tick differs = end ^ cursor_;
  const size_t level =
      differs == 0 ? 0 : static_cast<size_t>(63 - absl::countl_zero(differs)) / kLevelBits;
  const size_t slot = level * kSlotsPerLevel + (end >> level * kLevelBits) % kSlotsPerLevel;
  const ListId list = ListOf(slot);
  ends_[slot] = slab.head(list) == kNone ? end : std::min(ends_[slot], end);
  slab.Link(ref, list);
}

size_t ExpiryQueue::EarliestSlot(const Slab& slab) const {
  // Of each level, the first. Not always of the lowest level: a slot on its way down may have run
  // out of steps.
  size_t earliest = kSlots;
  for (size_t level = 0; level < kLevels; ++level) {
    const ListId list =
        slab.FirstList(ListOf(level * kSlotsPerLevel), ListOf((level + 1) * kSlotsPerLevel));
    if (list == kUnlisted) continue;
    const size_t slot = size_t{list} - kFreeLists;
    if (earliest == kSlots || ends_[slot] < ends_[earliest]) earliest = slot;
  }
  return earliest;
}

}}}}  // namespace mip6boot::v0_1::roles::binding_table
