// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Fully qualified domain names in DNS wire form (RFC 1035 3.1): the form of OPTION_MIP6_HNIDF and
// OPTION_MIP6_HAF.
//
//     04 h o m e 07 e x a m p l e 03 o r g 00
//
// Labels of 1..63 octets, each behind its length octet, ended by the zero octet of the root; 255
// octets at most in all. Compression is forbidden in DHCPv6 (RFC 8415 10). Labels are raw octets:
// in text, an internationalised name is written in A-labels. A partial name lacks the root (RFC
// 4704 4.2).

#ifndef MIP6BOOT_BASE_DOMAIN_NAME_H_
#define MIP6BOOT_BASE_DOMAIN_NAME_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"

namespace mip6boot { inline namespace v0_1 {

// A whole, valid name in somebody else's buffer, whose life it shares. Never empty (the root name
// alone is refused), but for a default constructed one.
class DomainNameView {
 public:
  static constexpr size_t kMaxSize = 255;  // octets, root label included

  constexpr DomainNameView() = default;

  // The one name that fills `wire`. Errors: kNameEmpty, kLabelTooLong, kNameTooLong,
  // kNameNotTerminated, kNameTrailingOctets; offsets count from the start of `wire`.
  MIP6BOOT_EXPORT static Result<DomainNameView> Parse(Bytes wire);
  // The name at the start of `wire`; more may follow it.
  MIP6BOOT_EXPORT static Result<DomainNameView> ParsePrefix(Bytes wire);

  // The octets of the name, root label included.
  constexpr Bytes wire() const { return wire_; }
  constexpr bool empty() const { return wire_.empty(); }

  // "home.example.org.": final dot, unusual octets escaped (RFC 4343 2.1).
  MIP6BOOT_EXPORT std::string ToString() const;
  // Whether the two are one name to the DNS: ASCII case does not count (RFC 4343).
  MIP6BOOT_EXPORT bool EqualsIgnoringCase(DomainNameView other) const;
  // The same against plain text such as a DiameterIdentity; a final dot does not count. Allocates
  // nothing.
  MIP6BOOT_EXPORT bool EqualsText(std::string_view text) const;

  // Octet for octet, case included.
  friend bool operator==(DomainNameView a, DomainNameView b) { return a.wire_ == b.wire_; }
  friend bool operator!=(DomainNameView a, DomainNameView b) { return !(a == b); }

 private:
  friend class DomainName;
  explicit constexpr DomainNameView(Bytes wire) : wire_(wire) {}

  Bytes wire_;
};

// All or part of a name in somebody else's buffer, whose life it shares: a fully qualified one as
// above, or the first labels of one whose zone is not known, with no root label behind them. Empty
// if nothing is known of it.
class PartialDomainNameView {
 public:
  static constexpr size_t kMaxPartialSize = DomainNameView::kMaxSize - 1;  // octets, for a root

  constexpr PartialDomainNameView() = default;
  // A whole name is one too.
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr PartialDomainNameView(DomainNameView name)
      : wire_(name.wire()), fully_qualified_(!name.empty()) {}

  // What fills `wire`, if that is only part of a name too. Errors: kTruncated (a label runs past
  // the end), kNameEmpty (the root alone), kLabelTooLong, kNameTooLong, kNameTrailingOctets;
  // offsets count from the start of `wire`.
  MIP6BOOT_EXPORT static Result<PartialDomainNameView> Parse(Bytes wire);
  // The labels of `name` without the root: "host" of "host.".
  MIP6BOOT_EXPORT static PartialDomainNameView WithoutRoot(DomainNameView name);

  // The octets of the labels; the root's among them if the name is fully qualified.
  constexpr Bytes wire() const { return wire_; }
  constexpr bool empty() const { return wire_.empty(); }
  // Whether it is a whole name: it ends with the root.
  constexpr bool IsFullyQualified() const { return fully_qualified_; }

  // As that of a DomainNameView; without the final dot if it is partial.
  MIP6BOOT_EXPORT std::string ToString() const;

  // Octet for octet, case included.
  friend bool operator==(PartialDomainNameView a, PartialDomainNameView b) {
    return a.wire_ == b.wire_;
  }
  friend bool operator!=(PartialDomainNameView a, PartialDomainNameView b) { return !(a == b); }

 private:
  explicit constexpr PartialDomainNameView(Bytes wire) : wire_(wire) {}

  Bytes wire_;
  bool fully_qualified_ = false;
};

// A name that owns its octets, inside itself.
class DomainName {
 public:
  DomainName() : size_(0) {}
  // A copy: `view` may go.
  explicit DomainName(DomainNameView view) : size_(static_cast<uint8_t>(view.wire().size())) {
    if (size_ != 0) std::memcpy(octets_.data(), view.wire().data(), size_);
  }
  // Text such as "home.example.org" or "home.example.org."; no escapes. Errors: kNameEmpty (an
  // empty label or name), kLabelTooLong, kNameTooLong.
  MIP6BOOT_EXPORT static Result<DomainName> FromText(std::string_view text);

  // Lives no longer than this object.
  DomainNameView view() const& ABSL_ATTRIBUTE_LIFETIME_BOUND {
    return DomainNameView(Bytes(octets_.data(), size_));
  }
  DomainNameView view() const&& = delete;
  bool empty() const { return size_ == 0; }
  // As that of a DomainNameView.
  std::string ToString() const { return DomainNameView(Bytes(octets_.data(), size_)).ToString(); }

  friend bool operator==(const DomainName& a, const DomainName& b) { return a.view() == b.view(); }
  friend bool operator!=(const DomainName& a, const DomainName& b) { return !(a == b); }

 private:
  uint8_t size_;
  std::array<uint8_t, DomainNameView::kMaxSize> octets_;
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_DOMAIN_NAME_H_
