// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/vectors/damage.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/vectors/check.h"

namespace mip6boot::test {
namespace {

class Damager {
 public:
  Damager(Examine examine, Changes changes) : examine_(examine), changes_(changes) {}

  void Damage(const Vector& vector) {
    const Bytes whole(vector.octets);
    for (size_t size = 0; size <= whole.size(); ++size) {
      const ExactCopy prefix(whole.subspan(0, size));
      Try(prefix.bytes(), vector, "first octets: ", size);
    }
    ExactCopy changed(whole);
    for (size_t position = 0; position < whole.size(); ++position) {
      const std::bitset<256> values = ValuesFor(whole[position]);
      for (size_t value = 0; value < values.size(); ++value) {
        if (!values[value]) continue;
        changed[position] = static_cast<uint8_t>(value);
        Try(changed.bytes(), vector, "changed octet: ", position);
      }
      changed[position] = whole[position];
    }
  }

  const DamageReport& report() const { return report_; }

 private:
  std::bitset<256> ValuesFor(uint8_t original) const {
    std::bitset<256> values;
    if (changes_ == Changes::kAll) {
      values.set();
    } else {
      for (unsigned bit = 0; bit < 8; ++bit) values.set(original ^ (1U << bit));
      for (const int value : {original + 1, original - 1, 0x00, 0xff, 0x40, 0xc0}) {
        values.set(static_cast<unsigned>(value) & 0xff);
      }
    }
    values.reset(original);
    return values;
  }

  void Try(Bytes input, const Vector& vector, const char* damage, size_t position) {
    Findings findings(input);
    examine_(findings);
    ++report_.inputs;
    report_.refusals += findings.refusals();
    if (findings.clean() || report_.first_fault != "none") return;
    report_.first_fault = vector.name + ", " + damage + std::to_string(position) + ": " +
                          findings.Text() + "; input " + ToHex(input);
  }

  Examine examine_;
  Changes changes_;
  DamageReport report_;
};

}  // namespace

DamageReport ExamineDamaged(std::initializer_list<const char*> protocols, Examine examine,
                            Changes changes) {
  Damager damager(examine, changes);
  for (const Vector& vector : AllVectors()) {
    const bool listed =
        std::find(protocols.begin(), protocols.end(), vector.protocol) != protocols.end();
    if (listed && vector.valid) damager.Damage(vector);
  }
  return damager.report();
}

DamageReport ExamineDamaged(std::vector<uint8_t> octets, Examine examine, Changes changes) {
  Vector vector;
  vector.name = "octets";
  vector.octets = std::move(octets);
  Damager damager(examine, changes);
  damager.Damage(vector);
  return damager.report();
}

}  // namespace mip6boot::test
