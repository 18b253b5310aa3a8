// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The three parts of a BindingTable: a slab that holds the bindings, an index that finds them by
// key, a queue that knows which ends next. All three link the same blocks by number, so a binding
// is one piece of memory and nothing beside it:
//
//     chunk of 128 KiB:    | Record key DUID networks | Record ... | free block | Record ... |
//     units of 16 octets   ^ Ref = the number of its first unit
//
// None of them ever does something for all bindings at once.

#ifndef MIP6BOOT_ROLES_BINDING_TABLE_INTERNAL_H_
#define MIP6BOOT_ROLES_BINDING_TABLE_INTERNAL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot { inline namespace v0_1 { namespace roles { namespace binding_table {

// A block by the number of its first unit in the slab.
using Ref = uint32_t;
inline constexpr Ref kNone = 0xffffffff;

// A list of blocks: those free of one size, or those of one slot of the expiry queue.
using ListId = uint16_t;
inline constexpr ListId kUnlisted = 0xffff;
// Free blocks of 1, 2, ... 254 units; the last list holds all larger ones.
inline constexpr ListId kFreeLists = 256;
// Six bits of the time a level, a slot for each of their values.
inline constexpr size_t kLevelBits = 6;
inline constexpr size_t kSlotsPerLevel = size_t{1} << kLevelBits;
inline constexpr size_t kLevels = 64 / kLevelBits + 1;
inline constexpr size_t kSlots = kLevels * kSlotsPerLevel;
inline constexpr ListId kLists = kFreeLists + kSlots;

// The head of every block, free or in use.
struct Block {
  uint16_t units;
  uint16_t units_before;  // of the block in front of it in the chunk; 0 for the first
  ListId list;            // where it is linked
  Ref next;
  Ref prev;
};

// The head of a block in use. Behind it: key image, DUID, and for each network its StoredNetwork,
// name and run.
struct Record {
  Block block;
  uint32_t hash;
  Ref chain;        // next in the bucket
  uint64_t expiry;  // a Tick; without meaning unless the block is listed
  uint64_t session;
  uint16_t stored;  // octets given by the caller
  uint8_t key_size;
  uint8_t duid_size;
  uint8_t networks;
};

struct StoredNetwork {
  uint8_t kind;
  uint8_t id_size;
  uint16_t options_size;
};

// Blocks of any number of units in chunks, best fit; neighbours that are free become one (as in
// TLSF, Masmano 2004). Constant time.
class Slab {
 public:
  static constexpr size_t kUnitOctets = 16;
  // A chunk has this many numbers, and two units less of memory: with malloc's own octets it stays
  // below the size from which glibc maps pages for each one apart.
  static constexpr size_t kChunkUnits = 8192;
  static constexpr size_t kUsableUnits = kChunkUnits - 2;
  static constexpr size_t kMaxUnits = kFreeLists - 2;  // of one block

  Slab() { heads_.fill(kNone); }

  // A block of at least `octets`, unlisted; kNone when there are no numbers left.
  Ref Allocate(size_t octets);
  void Free(Ref ref);

  void Link(Ref ref, ListId list);
  // Nothing if it is not listed.
  void Unlink(Ref ref);
  Ref head(ListId list) const { return heads_[list]; }
  // The first list of [begin, end) that is not empty, or kUnlisted. `end` is a multiple of 64.
  ListId FirstList(size_t begin, size_t end) const;

  uint8_t* octets(Ref ref) { return &chunks_[ref / kChunkUnits][ref % kChunkUnits * kUnitOctets]; }
  const uint8_t* octets(Ref ref) const {
    return &chunks_[ref / kChunkUnits][ref % kChunkUnits * kUnitOctets];
  }
  Record& record(Ref ref) { return *static_cast<Record*>(static_cast<void*>(octets(ref))); }
  const Record& record(Ref ref) const {
    return *static_cast<const Record*>(static_cast<const void*>(octets(ref)));
  }

  size_t octets_in_use() const {
    return chunks_.size() * kUsableUnits * kUnitOctets + chunks_.capacity() * sizeof(chunks_[0]);
  }

 private:
  Block& block(Ref ref) { return *static_cast<Block*>(static_cast<void*>(octets(ref))); }
  // Makes the block at `ref` `units` large, and known so to the one behind it.
  void Resize(Ref ref, size_t units);
  void LinkFree(Ref ref);
  // False when there are no numbers left.
  bool AddChunk();
  static bool EndsChunk(Ref behind) { return behind % kChunkUnits == kUsableUnits; }

  std::vector<std::unique_ptr<uint8_t[]>> chunks_;
  std::array<Ref, kLists> heads_;
  std::array<uint64_t, kLists / 64> occupied_{};  // a bit for each list that is not empty
};

// Chained hash table that grows by one bucket an insert (linear hashing, Litwin 1980): the new
// bucket, 2^k + b, takes its share out of bucket b.
class KeyIndex {
 public:
  static constexpr size_t kChunkBuckets = 4096;

  Ref Find(const Slab& slab, uint32_t hash, Bytes key) const;
  // Makes room for one more than `size` bindings. Changes nothing that can be seen.
  void Grow(Slab& slab, size_t size);
  void Insert(Slab& slab, Ref ref);
  void Remove(Slab& slab, Ref ref);

  size_t octets_in_use() const {
    return chunks_.size() * sizeof(Chunk) + chunks_.capacity() * sizeof(chunks_[0]);
  }

 private:
  using Chunk = std::array<Ref, kChunkBuckets>;

  size_t BucketOf(uint32_t hash) const;
  Ref& bucket(size_t i) { return (*chunks_[i / kChunkBuckets])[i % kChunkBuckets]; }
  Ref bucket(size_t i) const { return (*chunks_[i / kChunkBuckets])[i % kChunkBuckets]; }

  std::vector<std::unique_ptr<Chunk>> chunks_;
  size_t buckets_ = 0;
};

// Caller's time as an unsigned number that grows with it.
using Tick = uint64_t;

// Bindings by their end: a radix heap (Ahuja 1990), which is a timer wheel that skips empty slots.
// The cursor is the latest end that was taken out. An end is in the level of the highest group of
// six bits in which it differs from the cursor, in the slot that this group says, so all of a level
// comes before all of the next one, and all of a slot before the slots behind it. When the cursor
// comes to a slot, what is in it goes down to lower levels; in level 0 a slot is one tick, and all
// in it is over.
class ExpiryQueue {
 public:
  // When the next one ends, or a little before if that one was removed.
  std::optional<Tick> earliest(const Slab& slab) const;

  // Lists the binding by its `expiry`. `now` is the latest time known.
  void Insert(Slab& slab, Ref ref, Tick now);
  // The next binding that is over at `now`, unlisted; kNone if there is none or `steps` reach 0.
  Ref Pop(Slab& slab, Tick now, size_t& steps);

 private:
  static ListId ListOf(size_t slot) { return static_cast<ListId>(kFreeLists + slot); }
  void Place(Slab& slab, Ref ref);
  // The slot to look at next, or kSlots.
  size_t EarliestSlot(const Slab& slab) const;

  Tick cursor_ = 0;
  // For each slot that is not empty, a time at or before the first end in it.
  std::array<Tick, kSlots> ends_;
};

}}}}  // namespace mip6boot::v0_1::roles::binding_table

#endif  // MIP6BOOT_ROLES_BINDING_TABLE_INTERNAL_H_
