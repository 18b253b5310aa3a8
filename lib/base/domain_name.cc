// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/domain_name.h"

#include <algorithm>

#include "mip6boot/base/text.h"

namespace mip6boot { inline namespace v0_1 {
namespace {

using internal::Lower;

constexpr uint8_t kMaxLabel = 63;

// The octets of the name at the start of `wire`, root label included. Two branches a label.
Result<size_t> MeasureName(Bytes wire) {
  const uint8_t* const octets = wire.data();
  const size_t size = std::min(wire.size(), DomainNameView::kMaxSize);
  size_t position = 0;
  while (position < size) {
    const uint8_t label = octets[position];
    if (label == 0) {
      if (position == 0) return Unexpected(MakeError(Reason::kNameEmpty, 0));
      return position + 1;
    }
    // RFC 8415 10: no compression, so an octet with its high bits set is no label length.
    if (label > kMaxLabel) {
      return Unexpected(MakeError(Reason::kLabelTooLong, position, label, kMaxLabel));
    }
    position += size_t{1} + label;
  }
  if (wire.empty()) return Unexpected(MakeError(Reason::kNameEmpty, 0));
  if (wire.size() > DomainNameView::kMaxSize) {
    return Unexpected(MakeError(Reason::kNameTooLong, 0, wire.size(), DomainNameView::kMaxSize));
  }
  return Unexpected(MakeError(Reason::kNameNotTerminated, wire.size()));
}

void AppendEscaped(uint8_t octet, std::string& out) {
  if (octet == '.' || octet == '\\') {
    out += '\\';
    out += static_cast<char>(octet);
  } else if (octet > ' ' && octet < 0x7f) {
    out += static_cast<char>(octet);
  } else {
    out += '\\';
    out += static_cast<char>('0' + octet / 100);
    out += static_cast<char>('0' + octet / 10 % 10);
    out += static_cast<char>('0' + octet % 10);
  }
}

// "home.example.org", with a final dot if the root's label is there.
std::string LabelsToText(Bytes labels) {
  std::string out;
  for (size_t position = 0; position < labels.size(); position += size_t{1} + labels[position]) {
    if (position != 0) out += '.';
    for (const uint8_t octet : labels.subspan(position + 1, labels[position])) {
      AppendEscaped(octet, out);
    }
  }
  return out;
}

}  // namespace

Result<DomainNameView> DomainNameView::ParsePrefix(Bytes wire) {
  const Result<size_t> size = MeasureName(wire);
  if (!size) return Unexpected(size.error());
  return DomainNameView(wire.subspan(0, *size));
}

Result<DomainNameView> DomainNameView::Parse(Bytes wire) {
  const Result<size_t> size = MeasureName(wire);
  if (!size) return Unexpected(size.error());
  if (*size != wire.size()) {
    return Unexpected(MakeError(Reason::kNameTrailingOctets, *size, wire.size() - *size));
  }
  return DomainNameView(wire);
}

std::string DomainNameView::ToString() const { return LabelsToText(wire_); }

bool DomainNameView::EqualsIgnoringCase(DomainNameView other) const {
  // Length octets are at most 63, below any letter, so the whole run can be folded alike.
  return wire_ == other.wire_ ||
         std::equal(wire_.begin(), wire_.end(), other.wire_.begin(), other.wire_.end(),
                    [](uint8_t a, uint8_t b) { return Lower(a) == Lower(b); });
}

bool DomainNameView::EqualsText(std::string_view text) const {
  text = internal::WithoutFinalDot(text);
  // Each label stands behind one length octet, as in text behind one dot; the first has none there,
  // the root is silent.
  if (text.size() + 2 != wire_.size()) return false;
  size_t next_length = 0;
  for (size_t i = 0; i + 1 < wire_.size(); ++i) {
    if (i == next_length) {
      if (i != 0 && text[i - 1] != '.') return false;
      next_length = i + 1 + wire_[i];
    } else if (text[i - 1] == '.' || Lower(wire_[i]) != Lower(static_cast<uint8_t>(text[i - 1]))) {
      return false;
    }
  }
  return true;
}

Result<PartialDomainNameView> PartialDomainNameView::Parse(Bytes wire) {
  for (size_t position = 0; position < wire.size();) {
    const uint8_t label = wire[position];
    if (label == 0) {
      const Result<DomainNameView> whole = DomainNameView::Parse(wire);
      if (!whole) return Unexpected(whole.error());
      return PartialDomainNameView(*whole);
    }
    if (label > kMaxLabel) {
      return Unexpected(MakeError(Reason::kLabelTooLong, position, label, kMaxLabel));
    }
    const size_t left = wire.size() - position;
    if (left < size_t{1} + label) {
      return Unexpected(MakeError(Reason::kTruncated, position, left, size_t{1} + label));
    }
    position += size_t{1} + label;
  }
  if (wire.size() > kMaxPartialSize) {
    return Unexpected(MakeError(Reason::kNameTooLong, 0, wire.size(), kMaxPartialSize));
  }
  return PartialDomainNameView(wire);
}

PartialDomainNameView PartialDomainNameView::WithoutRoot(DomainNameView name) {
  const Bytes wire = name.wire();
  return PartialDomainNameView(wire.empty() ? wire : wire.first(wire.size() - 1));
}

std::string PartialDomainNameView::ToString() const { return LabelsToText(wire_); }

Result<DomainName> DomainName::FromText(std::string_view text) {
  text = internal::WithoutFinalDot(text);
  if (text.size() + 2 > DomainNameView::kMaxSize) {
    return Unexpected(
        MakeError(Reason::kNameTooLong, 0, text.size() + 2, DomainNameView::kMaxSize));
  }
  DomainName name;
  size_t begin = 0;
  while (begin <= text.size()) {
    const size_t end = std::min(text.find('.', begin), text.size());
    const size_t label = end - begin;
    if (label == 0) return Unexpected(MakeError(Reason::kNameEmpty, begin));
    if (label > kMaxLabel) {
      return Unexpected(MakeError(Reason::kLabelTooLong, begin, label, kMaxLabel));
    }
    name.octets_[begin] = static_cast<uint8_t>(label);
    std::memcpy(&name.octets_[begin + 1], text.data() + begin, label);
    begin = end + 1;
  }
  name.octets_[begin] = 0;
  name.size_ = static_cast<uint8_t>(begin + 1);
  return name;
}

}}  // namespace mip6boot::v0_1
