// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Attachments, home networks and bindings as the tests of the table write them.

#ifndef MIP6BOOT_TESTS_UNIT_ROLES_BINDING_TABLE_HARNESS_H_
#define MIP6BOOT_TESTS_UNIT_ROLES_BINDING_TABLE_HARNESS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "mip6boot/roles/binding_table.h"

namespace mip6boot::test::binding {

using namespace roles;  // NOLINT(google-build-using-namespace): the room under test

class SeededRandom final : public RandomSource {
 public:
  explicit SeededRandom(uint32_t seed) : engine_(seed) {}
  uint32_t Next() override { return static_cast<uint32_t>(engine_()); }
  uint32_t Below(uint32_t bound) { return Next() % bound; }

 private:
  std::mt19937 engine_;
};

inline TimePoint At(int64_t seconds) { return TimePoint(std::chrono::seconds(seconds)); }

inline Bytes BytesOf(const std::string& text) {
  return Bytes(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}
inline std::string TextOf(Bytes octets) { return std::string(octets.begin(), octets.end()); }

inline AttachmentKey Port(const std::string& name) {
  return *AttachmentKey::From(AttachmentKind::kPort, BytesOf(name));
}

inline AttachmentKey LinkLayer(uint64_t address) {
  uint8_t octets[8];
  StoreBigEndian64(octets, address);
  return *AttachmentKey::From(AttachmentKind::kLinkLayerAddress, Bytes(octets + 2, 6));
}

inline const std::string kHomeOne("\4home\3one\0", 10);
inline const std::string kHomeTwo("\4home\3two\0", 10);
// OPTION_MIP6_HAA 2001:db8::1 and ::2
inline const std::string kRunOne("\x00\x48\x00\x10\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01", 20);
inline const std::string kRunTwo("\x00\x48\x00\x10\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x02", 20);

inline SuppliedHomeNetwork Identified(const std::string& name, const std::string& run) {
  SuppliedHomeNetwork network;
  network.kind = HomeNetworkKind::kIdentified;
  network.id = *DomainNameView::Parse(BytesOf(name));
  network.options = BytesOf(run);
  return network;
}

inline SuppliedHomeNetwork Visited(const std::string& run) {
  SuppliedHomeNetwork network;
  network.kind = HomeNetworkKind::kVisited;
  network.options = BytesOf(run);
  return network;
}

inline Binding Until(std::optional<TimePoint> expiry, uint64_t session = 0) {
  Binding binding;
  binding.networks = {Identified(kHomeOne, kRunOne)};
  binding.expiry = expiry;
  binding.session = session;
  return binding;
}

// A table with what most tests need of it.
struct Fixture {
  explicit Fixture(const BindingTableConfig& config = {}) : table(config, random) {}

  // The sessions of all that is over, in the order in which they were told.
  std::vector<uint64_t> Expire(TimePoint now) {
    std::vector<uint64_t> sessions;
    while (table
               .Expire(now, [&](const AttachmentKey&,
                                const Binding& binding) { sessions.push_back(binding.session); })
               .more) {
    }
    return sessions;
  }
  // The session bound to `key`, 0 if there is none.
  uint64_t SessionOf(TimePoint now, const AttachmentKey& key) const {
    const std::optional<Binding> found = table.Peek(now, key);
    return found.has_value() ? found->session : 0;
  }

  SeededRandom random{1};
  BindingTable table;
};

using Sessions = std::vector<uint64_t>;

}  // namespace mip6boot::test::binding

#endif  // MIP6BOOT_TESTS_UNIT_ROLES_BINDING_TABLE_HARNESS_H_
