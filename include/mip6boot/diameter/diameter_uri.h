// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Where a Diameter node listens (RFC 6733 4.3.1):
//
//     "aaa://" or "aaas://"  FQDN  [":" port]  [";transport=" tcp|sctp|udp]
//                                  [";protocol=" diameter|radius|tacacs+]

#ifndef MIP6BOOT_DIAMETER_DIAMETER_URI_H_
#define MIP6BOOT_DIAMETER_DIAMETER_URI_H_

#include <cstdint>
#include <string_view>

#include "mip6boot/base/export.h"
#include "mip6boot/base/result.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// The transport parameter.
enum class UriTransport : uint8_t { kTcp, kSctp, kUdp };
// The protocol parameter.
enum class UriProtocol : uint8_t { kDiameter, kRadius, kTacacsPlus };

// A view of text that is such a URI: it lives as long as the text.
class DiameterUri {
 public:
  DiameterUri() = default;  // of no text

  // Letters of either case are the same. Errors: kBadText at what cannot stand there (another
  // scheme, transport or protocol, udp for diameter, anything behind), kTooFewOctets where the text
  // ends too soon, kBadValue (a port of 0 or above 65535), and those of CheckDiameterIdentity for
  // the FQDN; offsets count from the start of the text.
  MIP6BOOT_EXPORT static Result<DiameterUri> Parse(std::string_view text);

  // The text that was parsed; empty for a default constructed one.
  std::string_view text() const { return text_; }
  bool secure() const { return secure_; }  // "aaas": TLS or DTLS from the start
  // The host, as it stands in the text.
  std::string_view fqdn() const { return fqdn_; }
  uint16_t port() const { return port_; }  // 3868, or 5658 if secure, where the text has none
  UriTransport transport() const { return transport_; }  // kTcp where the text has none
  UriProtocol protocol() const { return protocol_; }     // kDiameter where the text has none

  // Whether the texts are the same.
  friend bool operator==(const DiameterUri& a, const DiameterUri& b) { return a.text_ == b.text_; }
  friend bool operator!=(const DiameterUri& a, const DiameterUri& b) { return !(a == b); }

 private:
  std::string_view text_;
  std::string_view fqdn_;
  uint16_t port_ = 0;
  bool secure_ = false;
  UriTransport transport_ = UriTransport::kTcp;
  UriProtocol protocol_ = UriProtocol::kDiameter;
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_DIAMETER_URI_H_
