// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The hash of what others choose: attachments, clients, names. Under a key that they do not know
// they cannot make two of them meet.

#ifndef MIP6BOOT_ROLES_KEYED_HASH_INTERNAL_H_
#define MIP6BOOT_ROLES_KEYED_HASH_INTERNAL_H_

#include <array>
#include <cstdint>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/random_source.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {

using HashKey = std::array<uint64_t, 2>;

HashKey DrawHashKey(RandomSource& random);

// SipHash-1-3 (Aumasson, Bernstein 2012), as hash tables of Linux and Rust have it.
uint64_t KeyedHash(const HashKey& key, Bytes octets);

}}}  // namespace mip6boot::v0_1::roles

#endif  // MIP6BOOT_ROLES_KEYED_HASH_INTERNAL_H_
