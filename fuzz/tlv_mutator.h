// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Changes messages as what they are, elements inside elements, so that what a fuzzer tries is not
// refused at its first length. A harness says what its input is:
//
//     MIP6BOOT_MUTATE_AS(Dhcpv6Message)

#ifndef MIP6BOOT_FUZZ_TLV_MUTATOR_H_
#define MIP6BOOT_FUZZ_TLV_MUTATOR_H_

#include <cstddef>
#include <cstdint>

#include "fuzz/engine.h"
#include "fuzz/tlv_tree.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz {

enum class TlvChange : uint8_t {
  kErase,   // an element goes
  kRepeat,  // an element stands twice, side by side
  kSplice,  // a copy of an element stands in another run too
  kNest,    // an element stands inside a new one
  kUnnest,  // what is inside an element stands in its place
  kSwap,    // two elements of a run change places
  kInsert,  // a new element, with a few octets
  kRename,  // an element gets another header
  kLie,     // a length is wrong
  kRest,    // octets of an element, by the engine
  kFixed,   // octets in front of what is inside an element, by the engine
  kHeader,  // octets of a header, by the engine
};
inline constexpr size_t kTlvChanges = static_cast<size_t>(TlvChange::kHeader) + 1;

class TlvMutator {
 public:
  // As LLVMFuzzerMutate.
  using MutateOctets = size_t (*)(uint8_t* data, size_t size, size_t max_size);

  TlvMutator(uint32_t seed, MutateOctets mutate_octets)
      : random_(seed), mutate_octets_(mutate_octets) {}

  // False: there is nothing here to change so.
  bool Apply(TlvChange change, TlvNode& root);
  // One change or a few, of any kind.
  void Mutate(TlvNode& root);
  // Puts an element of `other` into `root`. False: there is no place for any.
  bool Cross(const TlvNode& other, TlvNode& root);
  uint32_t Below(uint32_t bound) { return random_.Below(bound); }

 private:
  struct Place {
    TlvNode* parent;
    size_t index;

    TlvNode& node() const { return parent->inside[index]; }
  };

  bool ApplyAt(TlvChange change, const Place& place);
  bool Splice(const TlvNode& element, TlvNode& root);
  bool Insert(TlvNode& root);
  bool ChangeFixed(TlvNode& root);
  bool ChangeOctets(std::vector<uint8_t>& octets, size_t growth);

  test::SeededRandom random_;
  MutateOctets mutate_octets_;
};

// What the engine calls. `run_of` says what the input is.
using TlvRunOf = TlvRun (*)(Bytes input);
size_t MutateTlv(TlvRunOf run_of, uint8_t* data, size_t size, size_t max_size, unsigned seed);
size_t CrossTlv(TlvRunOf run_of, Bytes one, Bytes other, MutableBytes out, unsigned seed);

}  // namespace mip6boot::fuzz

#define MIP6BOOT_MUTATE_AS(RunOf)                                                              \
  size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size, unsigned seed) { \
    return mip6boot::fuzz::MutateTlv(mip6boot::fuzz::RunOf, data, size, max_size, seed);       \
  }                                                                                            \
  size_t LLVMFuzzerCustomCrossOver(const uint8_t* data1, size_t size1, const uint8_t* data2,   \
                                   size_t size2, uint8_t* out, size_t max_out_size,            \
                                   unsigned seed) {                                            \
    return mip6boot::fuzz::CrossTlv(mip6boot::fuzz::RunOf, {data1, size1}, {data2, size2},     \
                                    {out, max_out_size}, seed);                                \
  }

#endif  // MIP6BOOT_FUZZ_TLV_MUTATOR_H_
