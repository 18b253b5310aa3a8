// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// OPTION_AUTH (11), RFC 8415 section 21.11: authentication of a message.
//
//     +-------------------------------+-------------------------------+
//     |        OPTION_AUTH (11)       |           option-len          |
//     +---------------+---------------+---------------+---------------+
//     |   protocol    |   algorithm   |      RDM      |               |
//     +---------------+---------------+---------------+               |
//     |            replay detection (64 bits)         +---------------+
//     |                                               |  information ...
//
// The Reconfigure Key Authentication Protocol (RKAP, section 20.4) has protocol 3, algorithm 1, RDM
// 0, and as information a type octet (1: the key, 2: HMAC-MD5) and 16 octets. The information may
// be a key: it never gets into an error or into text (R101). It shares the life of the buffer it
// was read from.

#ifndef MIP6BOOT_DHCPV6_AUTH_H_
#define MIP6BOOT_DHCPV6_AUTH_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"
#include "mip6boot/dhcpv6/decode_policy.h"
#include "mip6boot/dhcpv6/option_code.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/option_writer.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

struct Authentication {
  static constexpr OptionCode kCode = OptionCode::kAuth;
  static constexpr size_t kFixedSize = 11;
  static constexpr uint8_t kReconfigureKeyProtocol = 3;
  static constexpr uint8_t kHmacMd5 = 1;

  uint8_t protocol = 0;
  uint8_t algorithm = 0;
  uint8_t replay_detection_method = 0;
  uint64_t replay_detection = 0;
  Bytes information;  // sensitive

  // What RKAP has for information.
  struct ReconfigureKey {
    // The first octet of the information (RFC 8415 20.4.1).
    enum class Type : uint8_t { kKey = 1, kHmacMd5 = 2 };  // open
    static constexpr size_t kValueSize = 16;

    Type type{};
    Bytes value;  // kValueSize octets; sensitive
  };
  // nullopt unless protocol, algorithm, RDM and the size of the information are those of RKAP.
  MIP6BOOT_EXPORT std::optional<ReconfigureKey> reconfigure_key() const;

  // Errors: kTooShort.
  MIP6BOOT_EXPORT static Result<Authentication> Decode(const OptionView& option,
                                                       const DecodePolicy& = {});
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;
};

// OPTION_AUTH (11) for RKAP from its values, to be written. A digest is computed over the whole
// message with zeros in its place: write those first.
struct ReconfigureKeyAuthentication {
  static constexpr OptionCode kCode = OptionCode::kAuth;

  uint64_t replay_detection = 0;
  Authentication::ReconfigureKey key;

  // Errors: kBadLength (the value is not of 16 octets).
  MIP6BOOT_EXPORT void Encode(OptionWriter& out) const;
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_AUTH_H_
