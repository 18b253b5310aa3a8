// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A binding as octets, for an access server and a relay on different machines that share bindings
// through any store (RFC 6611 3, assumption (c); 4.2.1).
//
//     access server:  table.Put(...);  store.put(key, EncodeBinding(key, binding, moment, buffer))
//     relay:          DecodeBinding(store.get(key), moment) --> key, binding
//
// A record, version 1. All numbers are in network order; nothing is padded or aligned.
//
//     octet  size
//       0     1   version: 1
//       1     1   flags: 0x01 there is an expiry; the others are zero
//       2     1   kind of the attachment: 0 port, 1 link-layer address, 2 other
//       3     1   octets of the attachment's key, a: 1..130
//       4     1   octets of the pinned DUID, d: 0 (none is pinned) ..130
//       5     1   home networks, n: 0..16
//       6     8   session: the caller's mark
//      14     8   expiry: microseconds since the shared epoch, signed; zero without one
//      22     a   key
//     22+a    d   DUID
//     then n times:
//       0     1   kind: 0 visited, 1 identified, 2 unrestricted
//       1     1   octets of the home network's name, i: 1..255 if identified, else 0
//       2     2   octets of the options, o
//       4     i   name, in DNS wire form, not compressed
//      4+i    o   OPTION_MIP6_HNP (71), _HAA (72), _HAF (73), each with its header
//
// Names and options together have at most kMaxBindingOctets. A record is all the octets given:
// nothing may be behind it. It holds no key of a cipher or of a hash (R101). It is not signed:
// whoever can write to the store can give nodes any home agent, so who may is the store's business.
//
// Time. The end travels as a moment on a clock that all machines have, told in microseconds since
// an epoch that they agree on: a count of seconds left would be stale the longer the record lay in
// the store, and the binding would outlive its authorisation (R95). `SharedMoment` ties that clock
// to the caller's own. As much as that clock is behind on the reading machine, so much too late the
// binding ends there: who cannot rule that out adds the largest error to `shared` on reading.

#ifndef MIP6BOOT_ROLES_BINDING_RECORD_H_
#define MIP6BOOT_ROLES_BINDING_RECORD_H_

#include <cstddef>
#include <cstdint>

#include "absl/base/attributes.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/roles/attachment_key.h"
#include "mip6boot/roles/binding_table.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

inline constexpr uint8_t kBindingRecordVersion = 1;
// The largest record.
inline constexpr size_t kMaxBindingRecordSize =
    22 + AttachmentKey::kMaxSize + kMaxDuidSize + 4 * kMaxHomeNetworks + kMaxBindingOctets;

// One moment on two clocks: the caller's, and the one that the machines share, Unix time say.
struct SharedMoment {
  TimePoint here;
  Duration shared{};  // since the epoch that they agree on
};

struct BindingRecord {
  AttachmentKey key;
  Binding binding;  // views the record
};

// Writes a record into `out`. What is written can be read: errors are kNoSpace, those of
// BindingTable::Put about sizes, and those of DecodeBinding.
MIP6BOOT_EXPORT Result<Bytes> EncodeBinding(const AttachmentKey& key, const Binding& binding,
                                            const SharedMoment& moment, MutableBytes out);

// Errors: kBadVersion, a record of another version; kTruncated, kBadLength (octets behind it);
// kBadFlags; kBadValue for kinds that there are not, or an expiry that is not said to be there;
// kMissing and kTooLong for key, DUID, name and options; kTooMany (home networks); those of a
// DomainNameView; of OptionRange and of the options themselves; kNotAllowed for other options.
// Offsets count from the start of the record. An end beyond what a TimePoint can say counts as the
// end of time.
MIP6BOOT_EXPORT Result<BindingRecord> DecodeBinding(Bytes record ABSL_ATTRIBUTE_LIFETIME_BOUND,
                                                    const SharedMoment& moment);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_BINDING_RECORD_H_
