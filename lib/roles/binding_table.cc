// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/binding_table.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "binding_table_internal.h"
#include "keyed_hash_internal.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using binding_table::ExpiryQueue;
using binding_table::KeyIndex;
using binding_table::kNone;
using binding_table::kUnlisted;
using binding_table::Record;
using binding_table::Ref;
using binding_table::Slab;
using binding_table::StoredNetwork;
using binding_table::Tick;

namespace {

// Order is kept: the sign bit turns around.
constexpr Tick kTickOfZero = Tick{1} << 63;
Tick TickOf(TimePoint time) {
  return static_cast<Tick>(time.time_since_epoch().count()) ^ kTickOfZero;
}
TimePoint TimeOf(Tick tick) {
  return TimePoint(Duration(static_cast<int64_t>(tick ^ kTickOfZero)));
}

// Appends to a record, and reads one from front to back.
struct Pen {
  uint8_t* at;
  void Write(const void* octets, size_t size) {
    if (size != 0) std::memcpy(at, octets, size);
    at += size;
  }
};
struct Eye {
  const uint8_t* at;
  Bytes Read(size_t size) { return Bytes(std::exchange(at, at + size), size); }
};

size_t OctetsOf(const SuppliedHomeNetworks& networks) {
  size_t octets = 0;
  for (const SuppliedHomeNetwork& network : networks) {
    octets += network.id.wire().size() + network.options.size();
  }
  return octets;
}

}  // namespace

Result<void> ValidateBindingTableConfig(const BindingTableConfig& config) {
  if (config.max_bindings == 0) {
    return Unexpected(MakeConfigError(Reason::kBadValue, "binding_table.max_bindings", 0));
  }
  if (config.max_binding_octets > kMaxBindingOctets) {
    return Unexpected(MakeConfigError(Reason::kTooLong, "binding_table.max_binding_octets",
                                      config.max_binding_octets, kMaxBindingOctets));
  }
  return {};
}

struct BindingTable::State {
  State(const BindingTableConfig& table_config, RandomSource& random)
      : config(table_config), hash_key(DrawHashKey(random)) {
    config.max_binding_octets = std::min<uint16_t>(config.max_binding_octets, kMaxBindingOctets);
  }

  uint32_t HashOf(Bytes key) const { return static_cast<uint32_t>(KeyedHash(hash_key, key)); }
  Ref RefOf(Bytes key) const { return index.Find(slab, HashOf(key), key); }
  bool Over(const Record& record, TimePoint now) const {
    return record.block.list != kUnlisted && record.expiry <= std::max(TickOf(now), latest);
  }
  // The binding to be had under `key`, or kNone.
  Ref LiveRefOf(TimePoint now, Bytes key) const {
    const Ref ref = RefOf(key);
    return ref == kNone || Over(slab.record(ref), now) ? kNone : ref;
  }

  void Advance(TimePoint now) { latest = std::max(latest, TickOf(now)); }
  void SetExpiry(Ref ref, std::optional<TimePoint> expiry) {
    slab.Unlink(ref);
    if (!expiry.has_value()) return;
    slab.record(ref).expiry = TickOf(*expiry);
    queue.Insert(slab, ref, latest);
  }
  void Write(Ref ref, uint32_t hash, Bytes key, const Binding& binding);
  Bytes KeyOf(Ref ref) const {
    return Bytes(slab.octets(ref) + sizeof(Record), slab.record(ref).key_size);
  }
  Bytes DuidOf(Ref ref) const { return Bytes(KeyOf(ref).end(), slab.record(ref).duid_size); }
  Binding Read(Ref ref) const;
  // Takes the binding out; its memory stays readable until `slab.Free`.
  void Forget(Ref ref);
  uint64_t Drop(Ref ref);

  BindingTableConfig config;
  HashKey hash_key;
  Slab slab;
  KeyIndex index;
  ExpiryQueue queue;
  Tick latest = 0;    // the latest `now`
  size_t size = 0;    // bindings
  size_t stored = 0;  // octets given
};

void BindingTable::State::Write(Ref ref, uint32_t hash, Bytes key, const Binding& binding) {
  Record& record = slab.record(ref);
  record.hash = hash;
  record.session = binding.session;
  record.stored = static_cast<uint16_t>(key.size() - 1 + binding.pinned_duid.size() +
                                        OctetsOf(binding.networks));
  record.key_size = static_cast<uint8_t>(key.size());
  record.duid_size = static_cast<uint8_t>(binding.pinned_duid.size());
  record.networks = static_cast<uint8_t>(binding.networks.size());
  Pen pen{slab.octets(ref) + sizeof(Record)};
  pen.Write(key.data(), key.size());
  pen.Write(binding.pinned_duid.data(), binding.pinned_duid.size());
  for (const SuppliedHomeNetwork& network : binding.networks) {
    const Bytes id = network.id.wire();
    const StoredNetwork head{static_cast<uint8_t>(network.kind), static_cast<uint8_t>(id.size()),
                             static_cast<uint16_t>(network.options.size())};
    pen.Write(&head, sizeof(head));
    pen.Write(id.data(), id.size());
    pen.Write(network.options.data(), network.options.size());
  }
}

Binding BindingTable::State::Read(Ref ref) const {
  const Record& record = slab.record(ref);
  Binding binding;
  if (record.block.list != kUnlisted) binding.expiry = TimeOf(record.expiry);
  binding.session = record.session;
  Eye eye{slab.octets(ref) + sizeof(Record)};
  eye.Read(record.key_size);
  binding.pinned_duid = eye.Read(record.duid_size);
  for (size_t i = 0; i < record.networks; ++i) {
    StoredNetwork head;
    std::memcpy(&head, eye.Read(sizeof(head)).data(), sizeof(head));
    SuppliedHomeNetwork network;
    network.kind = static_cast<HomeNetworkKind>(head.kind);
    // It was a name when it came.
    if (head.id_size != 0) network.id = *DomainNameView::Parse(eye.Read(head.id_size));
    network.options = eye.Read(head.options_size);
    (void)binding.networks.TryPushBack(network);
  }
  return binding;
}

void BindingTable::State::Forget(Ref ref) {
  index.Remove(slab, ref);
  stored -= slab.record(ref).stored;
  --size;
}

uint64_t BindingTable::State::Drop(Ref ref) {
  const uint64_t session = slab.record(ref).session;
  Forget(ref);
  slab.Free(ref);
  return session;
}

BindingTable::BindingTable(const BindingTableConfig& config, RandomSource& random)
    : state_(std::make_unique<State>(config, random)) {}
BindingTable::~BindingTable() = default;
BindingTable::BindingTable(BindingTable&& other) noexcept = default;
BindingTable& BindingTable::operator=(BindingTable&& other) noexcept = default;

Result<BindingTable::EndedSession> BindingTable::Put(TimePoint now, const AttachmentKey& key,
                                                     const Binding& binding) {
  State& state = *state_;
  state.Advance(now);
  const size_t payload = OctetsOf(binding.networks);
  if (payload > state.config.max_binding_octets) {
    return Unexpected(MakeConfigError(Reason::kTooLong, "binding_table.max_binding_octets", payload,
                                      state.config.max_binding_octets));
  }
  if (binding.pinned_duid.size() > kMaxDuidSize) {
    return Unexpected(MakeConfigError(Reason::kTooLong, "binding.pinned_duid",
                                      binding.pinned_duid.size(), kMaxDuidSize));
  }
  const uint32_t hash = state.HashOf(key.image());
  const Ref before = state.index.Find(state.slab, hash, key.image());
  if (before == kNone && state.size >= state.config.max_bindings) {
    return Unexpected(MakeConfigError(Reason::kTooMany, "binding_table.max_bindings", state.size,
                                      state.config.max_bindings));
  }

  // All that may throw comes first; and the old binding goes last, since the new one may view it.
  state.index.Grow(state.slab, state.size);
  const Ref ref =
      state.slab.Allocate(sizeof(Record) + key.image().size() + binding.pinned_duid.size() +
                          binding.networks.size() * sizeof(StoredNetwork) + payload);
  if (ref == kNone) {
    return Unexpected(
        MakeConfigError(Reason::kTooMany, "binding_table.max_bindings", state.size, state.size));
  }
  state.Write(ref, hash, key.image(), binding);
  const EndedSession ended = before == kNone ? EndedSession() : state.Drop(before);
  state.index.Insert(state.slab, ref);
  state.SetExpiry(ref, binding.expiry);
  state.stored += state.slab.record(ref).stored;
  ++state.size;
  return ended;
}

std::optional<Binding> BindingTable::Find(TimePoint now, const AttachmentKey& key,
                                          Bytes client_duid) const {
  const Ref ref = state_->LiveRefOf(now, key.image());
  if (ref == kNone) return std::nullopt;
  const Bytes pinned = state_->DuidOf(ref);
  // RFC 8415 22: on a shared attachment, another client's DUID gets nothing of this one's (R86)
  if (!pinned.empty() && pinned != client_duid) return std::nullopt;
  return state_->Read(ref);
}

std::optional<Binding> BindingTable::Peek(TimePoint now, const AttachmentKey& key) const {
  const Ref ref = state_->LiveRefOf(now, key.image());
  if (ref == kNone) return std::nullopt;
  return state_->Read(ref);
}

bool BindingTable::Refresh(TimePoint now, const AttachmentKey& key,
                           std::optional<TimePoint> expiry) {
  state_->Advance(now);
  const Ref ref = state_->LiveRefOf(now, key.image());
  if (ref == kNone) return false;
  state_->SetExpiry(ref, expiry);
  return true;
}

BindingTable::EndedSession BindingTable::Remove(const AttachmentKey& key) {
  const Ref ref = state_->RefOf(key.image());
  if (ref == kNone) return std::nullopt;
  return state_->Drop(ref);
}

BindingTable::Expired BindingTable::Expire(TimePoint now, Visitor ended, size_t steps) {
  State& state = *state_;
  state.Advance(now);
  Expired expired;
  for (Ref ref; (ref = state.queue.Pop(state.slab, state.latest, steps)) != kNone;
       ++expired.bindings) {
    // Out of the index first: a visitor that throws or looks must not find it.
    state.Forget(ref);
    Binding binding = state.Read(ref);
    binding.expiry = TimeOf(state.slab.record(ref).expiry);
    ended(AttachmentKey(state.KeyOf(ref)), binding);
    state.slab.Free(ref);
  }
  const std::optional<Tick> next = state.queue.earliest(state.slab);
  expired.more = next.has_value() && *next <= state.latest;
  return expired;
}

std::optional<TimePoint> BindingTable::NextDeadline() const {
  const std::optional<Tick> next = state_->queue.earliest(state_->slab);
  if (!next.has_value()) return std::nullopt;
  return TimeOf(*next);
}

size_t BindingTable::size() const { return state_->size; }

size_t BindingTable::octets_in_use() const {
  return sizeof(State) + state_->slab.octets_in_use() + state_->index.octets_in_use();
}

size_t BindingTable::octets_stored() const { return state_->stored; }

}}}  // namespace mip6boot::v0_1::roles
