// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <cstring>

#include "home_agent_directory_internal.h"
#include "keyed_hash_internal.h"
#include "mip6boot/base/text.h"

namespace mip6boot { inline namespace v0_1 { namespace roles { namespace home_agent_directory {
namespace {

// What is in a directory is the operator's choice: nobody else can put in what collides.
constexpr HashKey kNoSecret = {0, 0};

}  // namespace

LookupKey::LookupKey(DomainNameView name) {
  Append(name.wire());
  // Length octets are below any letter, so the whole run can be folded alike.
  for (size_t i = 0; i < size_; ++i) octets_[i] = mip6boot::internal::Lower(octets_[i]);
}

LookupKey::LookupKey(const Ipv6Prefix& link) {
  const uint8_t length = link.length();
  Append(Bytes(&length, 1));
  Append(link.address().bytes());
}

LookupKey::LookupKey(const Ipv6Address& address) { Append(address.bytes()); }

LookupKey::LookupKey(InterfaceIndex interface) {
  uint8_t octets[4];
  StoreBigEndian32(octets, static_cast<uint32_t>(interface));
  Append(octets);
}

void LookupKey::Append(Bytes octets) {
  if (!octets.empty()) std::memcpy(&octets_[size_], octets.data(), octets.size());
  size_ = static_cast<uint8_t>(size_ + octets.size());
}

uint64_t IdOf(char kind, const LookupKey& key) {
  // The kind is in the key of the hash: what is hashed can have any size.
  return KeyedHash({static_cast<uint64_t>(kind), 0}, key.octets());
}

bool LookupIndex::Insert(const LookupKey& key, size_t place) {
  if (Find(key).has_value()) return false;
  by_hash_.emplace(KeyedHash(kNoSecret, key.octets()), items_.size());
  items_.push_back({{key.octets().begin(), key.octets().end()}, place});
  return true;
}

std::optional<size_t> LookupIndex::Find(const LookupKey& key) const {
  const auto [begin, end] = by_hash_.equal_range(KeyedHash(kNoSecret, key.octets()));
  for (auto it = begin; it != end; ++it) {
    const Item& item = items_[it->second];
    if (key.octets() == Bytes(item.octets)) return item.place;
  }
  return std::nullopt;
}

}}}}  // namespace mip6boot::v0_1::roles::home_agent_directory
