// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCP unique identifiers (RFC 8415 section 11), and the options that carry one: OPTION_CLIENTID
// (1) and OPTION_SERVERID (2), sections 21.2 and 21.3, and OPTION_RELAY_ID (53), RFC 5460 section
// 5.4.1.
//
//     +-------------------------------+-------------------------------+
//     | OPTION_CLIENTID/_SERVERID/... |           option-len          |
//     +-------------------------------+-------------------------------+
//     |           DUID type           |  identifier (1..128 octets)  ...
//
//     DUID-LLT (1)    hardware type (2), time (4), link-layer address
//     DUID-EN (2)     enterprise-number (4), identifier
//     DUID-LL (3)     hardware type (2), link-layer address
//     DUID-UUID (4)   UUID (16)
//
// A DUID is compared as a whole; what is in it serves people and the tying of a DUID to an
// attachment, never as proof of identity (R86). Views share the life of the buffer they were made
// from.

#ifndef MIP6BOOT_DHCPV6_DUID_H_
#define MIP6BOOT_DHCPV6_DUID_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/base/optimization.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// Open: unknown types are legal.
enum class DuidType : uint16_t {
  kLinkLayerPlusTime = 1,  // DUID-LLT
  kEnterprise = 2,         // DUID-EN
  kLinkLayer = 3,          // DUID-LL
  kUuid = 4,               // DUID-UUID
};

// "DUID-LLT", or null for a type without a name.
MIP6BOOT_EXPORT const char* DuidTypeName(DuidType type);

// What a DUID-LLT or DUID-LL names a node by. `address` views the DUID.
struct LinkLayerAddress {
  uint16_t hardware_type = 0;  // as in ARP: 1 Ethernet, 6 IEEE 802
  Bytes address;
};

// A DUID, looked into. The accessors give nullopt for a DUID of another type, or too short for its
// own.
class DuidView {
 public:
  static constexpr size_t kMinSize = 2 + 1;
  static constexpr size_t kMaxSize = 2 + 128;

  // Whether a DUID may have so many octets (RFC 8415 11.1).
  static constexpr bool IsDuidSize(size_t size) { return size >= kMinSize && size <= kMaxSize; }

  // Errors: kTooShort, kTooLong.
  MIP6BOOT_EXPORT static Result<DuidView> Parse(Bytes octets ABSL_ATTRIBUTE_LIFETIME_BOUND);

  // The whole DUID, type included.
  Bytes octets() const { return octets_; }
  // The first two octets: any value is legal.
  DuidType type() const { return static_cast<DuidType>(LoadBigEndian16(octets_.data())); }
  // Behind the type.
  Bytes identifier() const { return octets_.subspan(2); }

  // Of a DUID-LLT or DUID-LL.
  MIP6BOOT_EXPORT std::optional<LinkLayerAddress> link_layer_address() const;
  // Of a DUID-LLT: seconds since 2000-01-01 00:00 UTC, modulo 2^32.
  MIP6BOOT_EXPORT std::optional<uint32_t> time() const;
  // Of a DUID-EN.
  MIP6BOOT_EXPORT std::optional<uint32_t> enterprise_number() const;
  // Of a DUID-UUID: 16 octets.
  MIP6BOOT_EXPORT std::optional<Bytes> uuid() const;

 private:
  friend class Duid;
  explicit DuidView(Bytes octets) : octets_(octets) {}

  Bytes octets_;
};

// A DUID that owns its octets, inside itself: made from values, one function a type. Errors of all:
// kTooShort (nothing behind the fixed fields), kTooLong; lengths in them are those of the DUID.
class Duid {
 public:
  // A copy: `view` may go.
  MIP6BOOT_EXPORT explicit Duid(DuidView view);
  // Of any type, known or not, from all that is behind the type.
  MIP6BOOT_EXPORT static Result<Duid> FromIdentifier(DuidType type, Bytes identifier);
  // DUID-LLT. `time` is in seconds since 2000-01-01 00:00 UTC, modulo 2^32.
  MIP6BOOT_EXPORT static Result<Duid> FromLinkLayerPlusTime(const LinkLayerAddress& address,
                                                            uint32_t time);
  // DUID-EN. The identifier is what the vendor gave the device, unlike any other.
  MIP6BOOT_EXPORT static Result<Duid> FromEnterprise(uint32_t enterprise_number, Bytes identifier);
  // DUID-LL.
  MIP6BOOT_EXPORT static Result<Duid> FromLinkLayer(const LinkLayerAddress& address);
  // DUID-UUID.
  MIP6BOOT_EXPORT static Duid FromUuid(const std::array<uint8_t, 16>& uuid);

  // Views this object, and lives no longer.
  Bytes octets() const& ABSL_ATTRIBUTE_LIFETIME_BOUND { return Bytes(octets_.data(), size_); }
  Bytes octets() const&& = delete;
  // Views this object, and lives no longer.
  DuidView view() const& ABSL_ATTRIBUTE_LIFETIME_BOUND { return DuidView(octets()); }
  DuidView view() const&& = delete;

  friend bool operator==(const Duid& a, const Duid& b) { return a.octets() == b.octets(); }
  friend bool operator!=(const Duid& a, const Duid& b) { return !(a == b); }

 private:
  Duid() = default;
  static Result<Duid> Make(DuidType type, Bytes fixed_fields, Bytes rest);

  uint8_t size_ = 0;
  std::array<uint8_t, DuidView::kMaxSize> octets_{};
};

namespace internal {

MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD Error DuidSizeError(const OptionView& option);
MIP6BOOT_EXPORT ABSL_ATTRIBUTE_COLD void FailDuidSize(OptionCode code, size_t size,
                                                      OptionWriter& out);

}  // namespace internal

// OPTION_CLIENTID (1): who the client says it is.
struct ClientId {
  static constexpr OptionCode kCode = OptionCode::kClientId;

  Bytes duid;  // opaque: identities are compared octet for octet

  // Errors: kTooShort, kTooLong.
  static Result<ClientId> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(!DuidView::IsDuidSize(option.data.size()))) {
      return Unexpected(internal::DuidSizeError(option));
    }
    return ClientId{option.data};
  }
  // Errors: kTooShort, kTooLong.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(!DuidView::IsDuidSize(duid.size()))) {
      return internal::FailDuidSize(kCode, duid.size(), out);
    }
    out.Raw(kCode, duid);
  }

  friend bool operator==(const ClientId& a, const ClientId& b) { return a.duid == b.duid; }
  friend bool operator!=(const ClientId& a, const ClientId& b) { return !(a == b); }
};

// OPTION_SERVERID (2): the server that speaks, or is spoken to.
struct ServerId {
  static constexpr OptionCode kCode = OptionCode::kServerId;

  Bytes duid;  // opaque: identities are compared octet for octet

  // Errors: kTooShort, kTooLong.
  static Result<ServerId> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(!DuidView::IsDuidSize(option.data.size()))) {
      return Unexpected(internal::DuidSizeError(option));
    }
    return ServerId{option.data};
  }
  // Errors: kTooShort, kTooLong.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(!DuidView::IsDuidSize(duid.size()))) {
      return internal::FailDuidSize(kCode, duid.size(), out);
    }
    out.Raw(kCode, duid);
  }

  friend bool operator==(const ServerId& a, const ServerId& b) { return a.duid == b.duid; }
  friend bool operator!=(const ServerId& a, const ServerId& b) { return !(a == b); }
};

// OPTION_RELAY_ID (53): the relay that sends this Relay-forward.
struct RelayId {
  static constexpr OptionCode kCode = OptionCode::kRelayId;

  Bytes duid;  // opaque: identities are compared octet for octet

  // Errors: kTooShort, kTooLong.
  static Result<RelayId> Decode(const OptionView& option, const DecodePolicy& = {}) {
    if (ABSL_PREDICT_FALSE(!DuidView::IsDuidSize(option.data.size()))) {
      return Unexpected(internal::DuidSizeError(option));
    }
    return RelayId{option.data};
  }
  // Errors: kTooShort, kTooLong.
  void Encode(OptionWriter& out) const {
    if (ABSL_PREDICT_FALSE(!DuidView::IsDuidSize(duid.size()))) {
      return internal::FailDuidSize(kCode, duid.size(), out);
    }
    out.Raw(kCode, duid);
  }

  friend bool operator==(const RelayId& a, const RelayId& b) { return a.duid == b.duid; }
  friend bool operator!=(const RelayId& a, const RelayId& b) { return !(a == b); }
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_DUID_H_
