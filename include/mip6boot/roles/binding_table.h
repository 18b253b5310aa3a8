// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an access server keeps of the AAA's answer for each node attached to it, for the relay
// beside it (RFC 6611 4.2.1).
//
//     AttachmentKey --> Binding { home networks, end, pinned DUID, session }
//
// Built for 10 million nodes on one machine: looking up, putting, refreshing, removing and expiring
// a binding each cost the same however many there are, and no call pays for all of them. It takes
// at most 256 octets a node besides key and payload; with fewer than 5,000 nodes, 160 KiB in all
// may come on top.
//
// A binding ends at its expiry whether or not `Expire` has run: `Find` never returns one that is
// over (R28, R65, R95). A `now` that goes back counts as the latest time told to a non-const call,
// so what has ended stays ended.
//
// Octets are copied in. What `Find`, `Peek` and the visitor of `Expire` give views the table: it
// lives until the next non-const call. Const calls allocate nothing and may run in several threads
// at once; any other call needs the table to itself. Only `Put` allocates: chunks of
// at most 128 KiB, and directories of 8 octets a chunk. Memory is kept for reuse.
//
// For bindings shared between machines: binding_record.h.

#ifndef MIP6BOOT_ROLES_BINDING_TABLE_H_
#define MIP6BOOT_ROLES_BINDING_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "absl/base/attributes.h"
#include "absl/functional/function_ref.h"
#include "mip6boot/base/bounded_vector.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/attachment_key.h"
#include "mip6boot/roles/home_network.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using SuppliedHomeNetworks = BoundedVector<SuppliedHomeNetwork, kMaxHomeNetworks>;

// One node's authorisation. Names, runs and DUID are views: of the caller's octets on the way in,
// of the table's on the way out.
struct Binding {
  SuppliedHomeNetworks networks;
  // The first moment at which it is over: the earliest of the configured time and what R95 allows.
  // None: as long as attached.
  std::optional<TimePoint> expiry;
  // If not empty, only a client with this DUID gets the networks: it tells clients on one
  // attachment apart, it proves nothing (R86).
  Bytes pinned_duid;
  // The caller's own mark, such as its number for the Diameter session that gave the authorisation.
  uint64_t session = 0;
};

// The most that names and runs of one binding may take: a home network with all that
// kMaxPerHomeNetwork allows fits.
inline constexpr size_t kMaxBindingOctets = 3072;
inline constexpr size_t kMaxDuidSize = 130;  // type code included (RFC 8415 11.1)

// How large the table may grow.
struct BindingTableConfig {
  uint32_t max_bindings = 10'000'000;
  uint16_t max_binding_octets = 1024;  // names and runs of one binding
};

// Errors: kBadValue if `max_bindings` is 0, kTooLong if `max_binding_octets` exceeds
// kMaxBindingOctets, about that key.
MIP6BOOT_EXPORT Result<void> ValidateBindingTableConfig(const BindingTableConfig& config);

class BindingTable {
 public:
  // Draws the key of its hash from `random`, so that nobody can choose attachments that collide.
  // What the calls return does not depend on it. A `max_binding_octets` beyond the ceiling counts
  // as the ceiling.
  MIP6BOOT_EXPORT BindingTable(const BindingTableConfig& config, RandomSource& random);
  MIP6BOOT_EXPORT ~BindingTable();
  MIP6BOOT_EXPORT BindingTable(BindingTable&& other) noexcept;
  MIP6BOOT_EXPORT BindingTable& operator=(BindingTable&& other) noexcept;

  // What came of a binding that gave way to another, or was removed: the mark it was put in with,
  // whether or not it was over. `Expire` will not tell of it any more, so ending its session (STR,
  // R95) is now up to the caller.
  using EndedSession = std::optional<uint64_t>;

  // Binds `key`, in place of all that it was bound to (R95). One that is over already is kept for
  // `Expire` to tell of. Those that are over count until `Expire` has run. Errors, with nothing
  // changed: kTooMany (bindings), kTooLong (names and runs, or the pinned DUID), each about the key
  // of the configuration or the field.
  MIP6BOOT_EXPORT Result<EndedSession> Put(TimePoint now, const AttachmentKey& key,
                                           const Binding& binding);

  // The binding to answer a client's message with, if there is one and it is not over (R28, R65).
  // `client_duid` is that of the message, empty if it has none: a binding with a pinned DUID is
  // there for no other (R86).
  MIP6BOOT_EXPORT std::optional<Binding> Find(TimePoint now, const AttachmentKey& key,
                                              Bytes client_duid) const
      ABSL_ATTRIBUTE_LIFETIME_BOUND;
  // The same for the access server itself, whoever the client is.
  MIP6BOOT_EXPORT std::optional<Binding> Peek(TimePoint now, const AttachmentKey& key) const
      ABSL_ATTRIBUTE_LIFETIME_BOUND;

  // Moves the end of a binding, to either side. False if there is none or it is over: that takes a
  // new authorisation (R95).
  MIP6BOOT_EXPORT bool Refresh(TimePoint now, const AttachmentKey& key,
                               std::optional<TimePoint> expiry);

  // The node has left, or its session was aborted (R95).
  MIP6BOOT_EXPORT EndedSession Remove(const AttachmentKey& key);

  // Is told each binding that is over, once, earliest end first (those that were put in over
  // already may come in any order). It must make no non-const call.
  using Visitor = absl::FunctionRef<void(const AttachmentKey& key, const Binding& binding)>;
  // What one call of `Expire` did.
  struct Expired {
    size_t bindings = 0;  // how many ended
    bool more = false;    // `steps` were not enough: call again, at any time
  };
  // Takes out what is over, in at most `steps` steps of bounded work. A binding takes one step to
  // end and at most a dozen, in its whole life, to come up.
  MIP6BOOT_EXPORT Expired Expire(TimePoint now, Visitor ended, size_t steps = 1024);

  // When `Expire` next has something to do; none if all that is here stays as long as attached.
  // Exact, unless the binding that would have been next was removed or refreshed: then it may come
  // early, once for each.
  MIP6BOOT_EXPORT std::optional<TimePoint> NextDeadline() const;

  // Bindings held, over or not.
  MIP6BOOT_EXPORT size_t size() const;
  // Octets that the table holds from the heap, in all.
  MIP6BOOT_EXPORT size_t octets_in_use() const;
  // Of these, the octets that it was given and holds now: keys, DUIDs, names, runs.
  MIP6BOOT_EXPORT size_t octets_stored() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_BINDING_TABLE_H_
