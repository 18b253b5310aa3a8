// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_DOMAIN_LIST (24), RFC 3646 section 4: the domains to search when a host name is looked up.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_DOMAIN_LIST (24)    |           option-len          |
//     +-------------------------------+-------------------------------+
//     |              searchlist: one name behind the other           ...
//
// Fully qualified names in DNS wire form, not compressed, in order of preference; one at least. One
// bad name refuses the list. A view shares the life of the buffer it was read from.

#ifndef MIP6BOOT_DHCPV6_DOMAIN_LIST_H_
#define MIP6BOOT_DHCPV6_DOMAIN_LIST_H_

#include <cstddef>
#include <iterator>

#include "absl/base/attributes.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// A run of whole names, known to be sound: iterate over it for `DomainNameView`s.
class DomainNameRange {
 public:
  // Input iterator: a value is made when it is asked for.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = DomainNameView;
    using difference_type = std::ptrdiff_t;
    using pointer = const DomainNameView*;
    using reference = DomainNameView;

    DomainNameView operator*() const { return name_; }
    MIP6BOOT_EXPORT Iterator& operator++();
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) {
      return a.rest_.size() == b.rest_.size();
    }
    friend bool operator!=(const Iterator& a, const Iterator& b) { return !(a == b); }

   private:
    friend class DomainNameRange;
    MIP6BOOT_EXPORT explicit Iterator(Bytes rest);

    Bytes rest_;  // from the name on
    DomainNameView name_;
  };

  DomainNameRange() = default;

  // The names that fill `wire`, one or more. Errors: those of `DomainNameView::Parse`; offsets
  // count from the start of `wire`.
  MIP6BOOT_EXPORT static Result<DomainNameRange> Parse(Bytes wire ABSL_ATTRIBUTE_LIFETIME_BOUND);

  // Iterators point into the wire, not into the range.
  Iterator begin() const { return Iterator(wire_); }
  Iterator end() const { return Iterator(Bytes()); }
  bool empty() const { return wire_.empty(); }
  // The octets of the names, one behind the other.
  Bytes wire() const { return wire_; }

  // Octet for octet, case included.
  friend bool operator==(DomainNameRange a, DomainNameRange b) { return a.wire_ == b.wire_; }
  friend bool operator!=(DomainNameRange a, DomainNameRange b) { return !(a == b); }

 private:
  explicit DomainNameRange(Bytes wire) : wire_(wire) {}

  Bytes wire_;
};

struct SearchDomains {
  static constexpr OptionCode kCode = OptionCode::kDomainList;

  DomainNameRange names;

  // Errors: those of `DomainNameRange::Parse`.
  MIP6BOOT_EXPORT static Result<SearchDomains> Decode(const OptionView& option,
                                                      const DecodePolicy& = {});
  // Errors: kNameEmpty.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;

  friend bool operator==(const SearchDomains& a, const SearchDomains& b) {
    return a.names == b.names;
  }
  friend bool operator!=(const SearchDomains& a, const SearchDomains& b) { return !(a == b); }
};

// OPTION_DOMAIN_LIST (24) from names in memory, to be written.
struct SearchDomainList {
  static constexpr OptionCode kCode = OptionCode::kDomainList;

  absl::Span<const DomainNameView> names;

  // Errors: kNameEmpty (no name, or an empty one), kLengthOverflow.
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_DOMAIN_LIST_H_
