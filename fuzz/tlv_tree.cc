// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/tlv_tree.h"

#include <algorithm>

namespace mip6boot::fuzz {
namespace {

std::vector<uint8_t> Copy(Bytes octets) { return {octets.begin(), octets.end()}; }

void TakeBodyApart(Bytes body, const TlvRun& run, TlvEnd end, size_t depth, TlvNode& node) {
  if (run.format == nullptr || depth == kMaxTlvDepth || body.size() < run.fixed) {
    node.rest = Copy(body);
    return;
  }
  node.inside_format = run.format;
  node.fixed = Copy(body.subspan(0, run.fixed));
  Bytes left = body.subspan(run.fixed);
  while (const auto frame = run.format->measure(left)) {
    const size_t there = left.size() - frame->header;
    if (frame->body > there && end == TlvEnd::kKeep) break;
    const Bytes inner = left.subspan(frame->header, frame->body);
    TlvNode element;
    element.format = run.format;
    element.header = Copy(left.subspan(0, frame->header));
    TakeBodyApart(inner, run.format->inside(element.header, inner), end, depth + 1, element);
    node.inside.push_back(std::move(element));
    const size_t size = frame->header + inner.size();
    const size_t padded =
        (size + run.format->alignment - 1) / run.format->alignment * run.format->alignment;
    left = left.subspan(std::min(padded, left.size()));
  }
  node.rest = Copy(left);
}

void Append(const TlvNode& node, std::vector<uint8_t>& out) {
  const size_t start = out.size();
  out.insert(out.end(), node.header.begin(), node.header.end());
  out.insert(out.end(), node.fixed.begin(), node.fixed.end());
  for (const TlvNode& element : node.inside) Append(element, out);
  out.insert(out.end(), node.rest.begin(), node.rest.end());
  if (node.format == nullptr) return;
  const auto body = static_cast<std::ptrdiff_t>(out.size() - start - node.header.size());
  node.format->set_length(MutableBytes(out.data() + start, node.header.size()),
                          static_cast<size_t>(std::max<std::ptrdiff_t>(body + node.lie, 0)));
  while ((out.size() - start) % node.format->alignment != 0) out.push_back(0);
}

}  // namespace

TlvNode TakeApart(Bytes input, const TlvRun& run, TlvEnd end) {
  TlvNode root;
  TakeBodyApart(input, run, end, 0, root);
  return root;
}

std::vector<uint8_t> PutTogether(const TlvNode& root) {
  std::vector<uint8_t> octets;
  Append(root, octets);
  return octets;
}

}  // namespace mip6boot::fuzz
