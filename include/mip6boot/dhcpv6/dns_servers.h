// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_DNS_SERVERS (23), RFC 3646 section 3: the addresses of recursive name servers, in order of
// preference.
//
//     +-------------------------------+-------------------------------+
//     |    OPTION_DNS_SERVERS (23)    |           option-len          |
//     +-------------------------------+-------------------------------+
//     |            DNS-recursive-name-server (16 octets)              |
//     |                              ...                              |
//
// A node needs one to look up a home agent by name (R22, R68). A view shares the life of the buffer
// it was read from.

#ifndef MIP6BOOT_DHCPV6_DNS_SERVERS_H_
#define MIP6BOOT_DHCPV6_DNS_SERVERS_H_

#include <cstddef>
#include <cstdint>
#include <iterator>

#include "absl/base/optimization.h"
#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/ip_address.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// OPTION_DNS_SERVERS (23): a list of addresses as it lies on the wire: iterate over it for
// `Ipv6Address`es.
struct DnsServers {
  static constexpr OptionCode kCode = OptionCode::kDnsServers;

  // Input iterator: a value is made when it is asked for.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Ipv6Address;
    using difference_type = std::ptrdiff_t;
    using pointer = const Ipv6Address*;
    using reference = Ipv6Address;

    // Of the addresses from `at` on.
    explicit Iterator(const uint8_t* at) : at_(at) {}
    Ipv6Address operator*() const { return Ipv6Address::Load(at_); }
    Iterator& operator++() {
      at_ += Ipv6Address::kSize;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(Iterator a, Iterator b) { return a.at_ == b.at_; }
    friend bool operator!=(Iterator a, Iterator b) { return a.at_ != b.at_; }

   private:
    const uint8_t* at_;
  };

  Bytes addresses;  // sixteen octets an address

  Iterator begin() const { return Iterator(addresses.data()); }
  Iterator end() const { return Iterator(addresses.data() + size() * Ipv6Address::kSize); }
  size_t size() const { return addresses.size() / Ipv6Address::kSize; }
  bool empty() const { return size() == 0; }

  // Errors: kTooShort (no address), kBadMultiple.
  static Result<DnsServers> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(option.data.empty())) {
      return Unexpected(OptionError(option, Reason::kTooShort, 0, Ipv6Address::kSize));
    }
    if (ABSL_PREDICT_FALSE(option.data.size() % Ipv6Address::kSize != 0)) {
      return Unexpected(
          OptionError(option, Reason::kBadMultiple, option.data.size(), Ipv6Address::kSize));
    }
    return DnsServers{option.data};
  }
  // Errors: kTooShort (no address), kBadMultiple.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(addresses.empty())) {
      return out.FailOption(kCode, Reason::kTooShort, 0, Ipv6Address::kSize);
    }
    if (ABSL_PREDICT_FALSE(addresses.size() % Ipv6Address::kSize != 0)) {
      return out.FailOption(kCode, Reason::kBadMultiple, addresses.size(), Ipv6Address::kSize);
    }
    out.Raw(kCode, addresses);
  }

  friend bool operator==(const DnsServers& a, const DnsServers& b) {
    return a.addresses == b.addresses;
  }
  friend bool operator!=(const DnsServers& a, const DnsServers& b) { return !(a == b); }
};

// OPTION_DNS_SERVERS (23) from addresses in memory, to be written.
struct DnsServerList {
  static constexpr OptionCode kCode = OptionCode::kDnsServers;

  absl::Span<const Ipv6Address> addresses;

  // Errors: kTooShort (no address), kLengthOverflow.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(addresses.empty())) {
      return out.FailOption(kCode, Reason::kTooShort, 0, Ipv6Address::kSize);
    }
    out.Nest(kCode, [this](OptionWriter& list) {
      for (const Ipv6Address& address : addresses) list.octets().Copy(address.bytes());
    });
  }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_DNS_SERVERS_H_
