// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/tlv_mutator.h"

#include <algorithm>
#include <utility>

namespace mip6boot::fuzz {
namespace {

constexpr size_t kGrowth = 64;  // octets that one change of octets adds at most

// Calls `visit(parent, index)` for each element in the tree.
template <typename Visit>
void ForEachPlace(TlvNode& node, const Visit& visit) {
  for (size_t i = 0; i < node.inside.size(); ++i) {
    visit(node, i);
    ForEachPlace(node.inside[i], visit);
  }
}
template <typename Visit>
void ForEachNode(TlvNode& node, const Visit& visit) {
  visit(node);
  for (TlvNode& element : node.inside) ForEachNode(element, visit);
}

std::ptrdiff_t At(size_t index) { return static_cast<std::ptrdiff_t>(index); }

}  // namespace

bool TlvMutator::Apply(TlvChange change, TlvNode& root) {
  if (change == TlvChange::kInsert) return Insert(root);
  if (change == TlvChange::kFixed) return ChangeFixed(root);
  std::vector<Place> places;
  ForEachPlace(root, [&](TlvNode& parent, size_t index) { places.push_back({&parent, index}); });
  if (places.empty()) return false;
  const Place place = places[Below(static_cast<uint32_t>(places.size()))];
  if (change == TlvChange::kSplice) return Splice(TlvNode(place.node()), root);
  return ApplyAt(change, place);
}

bool TlvMutator::ApplyAt(TlvChange change, const Place& place) {
  std::vector<TlvNode>& run = place.parent->inside;
  TlvNode& node = place.node();
  switch (change) {
    case TlvChange::kErase:
      run.erase(run.begin() + At(place.index));
      return true;
    case TlvChange::kRepeat:
      run.insert(run.begin() + At(place.index), TlvNode(node));
      return true;
    case TlvChange::kNest: {
      TlvNode outer;
      outer.format = node.format;
      outer.header = node.format->container_header(random_.Next());
      outer.inside_format = node.format;
      outer.inside.push_back(std::move(node));
      node = std::move(outer);
      return true;
    }
    case TlvChange::kUnnest: {
      if (node.inside.empty() || node.inside_format != node.format) return false;
      std::vector<TlvNode> inside = std::move(node.inside);
      run.erase(run.begin() + At(place.index));
      run.insert(run.begin() + At(place.index), std::make_move_iterator(inside.begin()),
                 std::make_move_iterator(inside.end()));
      return true;
    }
    case TlvChange::kSwap: {
      const size_t other = Below(static_cast<uint32_t>(run.size()));
      if (other == place.index) return false;
      std::swap(node, run[other]);
      return true;
    }
    case TlvChange::kRename:
      node.header = node.format->any_header(random_.Next());
      return true;
    case TlvChange::kLie:
      node.lie = static_cast<int>(Below(4) == 0 ? Below(0x20000) : Below(17)) - 8;
      return node.lie != 0;
    case TlvChange::kRest:
      return ChangeOctets(node.rest, kGrowth);
    case TlvChange::kHeader:
      return ChangeOctets(node.header, 0);
    case TlvChange::kSplice:
    case TlvChange::kInsert:
    case TlvChange::kFixed:
      break;
  }
  return false;
}

bool TlvMutator::Splice(const TlvNode& element, TlvNode& root) {
  std::vector<TlvNode*> parents;
  ForEachNode(root, [&](TlvNode& node) {
    if (node.inside_format == element.format) parents.push_back(&node);
  });
  if (parents.empty()) return false;
  std::vector<TlvNode>& run = parents[Below(static_cast<uint32_t>(parents.size()))]->inside;
  run.insert(run.begin() + At(Below(static_cast<uint32_t>(run.size()) + 1)), element);
  return true;
}

bool TlvMutator::Insert(TlvNode& root) {
  std::vector<TlvNode*> parents;
  ForEachNode(root, [&](TlvNode& node) {
    if (node.inside_format != nullptr) parents.push_back(&node);
  });
  if (parents.empty()) return false;
  TlvNode& parent = *parents[Below(static_cast<uint32_t>(parents.size()))];
  TlvNode element;
  element.format = parent.inside_format;
  element.header = element.format->any_header(random_.Next());
  element.rest.resize(Below(20));
  for (uint8_t& octet : element.rest) octet = static_cast<uint8_t>(random_.Next());
  parent.inside.insert(
      parent.inside.begin() + At(Below(static_cast<uint32_t>(parent.inside.size()) + 1)),
      std::move(element));
  return true;
}

bool TlvMutator::ChangeFixed(TlvNode& root) {
  std::vector<TlvNode*> nodes;
  ForEachNode(root, [&](TlvNode& node) {
    if (!node.fixed.empty()) nodes.push_back(&node);
  });
  if (nodes.empty()) return false;
  return ChangeOctets(nodes[Below(static_cast<uint32_t>(nodes.size()))]->fixed, 0);
}

bool TlvMutator::ChangeOctets(std::vector<uint8_t>& octets, size_t growth) {
  const size_t size = octets.size();
  if (size + growth == 0) return false;
  // Fields are mostly small numbers: one of them a little more or less, where the engine would try
  // anything.
  if (size != 0 && Below(2) == 0) {
    uint8_t& octet = octets[Below(static_cast<uint32_t>(size))];
    octet = static_cast<uint8_t>(Below(4) == 0 ? Below(32) : octet + Below(5) - 2);
    return true;
  }
  octets.resize(size + growth);
  // What grows not keeps its size: lengths in headers and fields have their place.
  const size_t changed = mutate_octets_(octets.data(), size, octets.size());
  octets.resize(growth == 0 ? size : changed);
  return true;
}

void TlvMutator::Mutate(TlvNode& root) {
  for (uint32_t changes = 1 + Below(3); changes != 0; --changes) {
    for (int attempt = 0; attempt < 4; ++attempt) {
      if (Apply(static_cast<TlvChange>(Below(kTlvChanges)), root)) break;
    }
  }
}

bool TlvMutator::Cross(const TlvNode& other, TlvNode& root) {
  TlvNode copy = other;
  std::vector<const TlvNode*> elements;
  ForEachNode(copy, [&](TlvNode& node) {
    if (node.format != nullptr) elements.push_back(&node);
  });
  if (elements.empty()) return false;
  return Splice(*elements[Below(static_cast<uint32_t>(elements.size()))], root);
}

namespace {

// As much as there is room for.
size_t Give(const std::vector<uint8_t>& octets, MutableBytes out) {
  const size_t size = std::min(octets.size(), out.size());
  std::copy_n(octets.begin(), size, out.begin());
  return size;
}

TlvEnd EndBy(TlvMutator& mutator) { return mutator.Below(4) == 0 ? TlvEnd::kMend : TlvEnd::kKeep; }

}  // namespace

size_t MutateTlv(TlvRunOf run_of, uint8_t* data, size_t size, size_t max_size, unsigned seed) {
  TlvMutator mutator(seed, LLVMFuzzerMutate);
  // Now and then as if it had no structure.
  if (mutator.Below(8) == 0) return LLVMFuzzerMutate(data, size, max_size);
  const Bytes input(data, size);
  TlvNode root = TakeApart(input, run_of(input), EndBy(mutator));
  mutator.Mutate(root);
  return Give(PutTogether(root), {data, max_size});
}

size_t CrossTlv(TlvRunOf run_of, Bytes one, Bytes other, MutableBytes out, unsigned seed) {
  TlvMutator mutator(seed, LLVMFuzzerMutate);
  TlvNode root = TakeApart(one, run_of(one), EndBy(mutator));
  (void)mutator.Cross(TakeApart(other, run_of(other), TlvEnd::kKeep), root);
  return Give(PutTogether(root), out);
}

}  // namespace mip6boot::fuzz
