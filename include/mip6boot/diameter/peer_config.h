// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What we tell a Diameter peer of ourselves, and what we ask of it.

#ifndef MIP6BOOT_DIAMETER_PEER_CONFIG_H_
#define MIP6BOOT_DIAMETER_PEER_CONFIG_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "mip6boot/base/export.h"
#include "mip6boot/base/limits.h"
#include "mip6boot/base/result.h"
#include "mip6boot/base/time.h"
#include "mip6boot/diameter/address.h"
#include "mip6boot/diameter/command_code.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// Which end of the transport connection we are.
enum class PeerSide : uint8_t {
  kInitiator,  // we opened the transport connection: we send CER
  kResponder,  // the peer did
};

// What protects the transport connection: the library does no TLS, it asks (R100).
enum class Protection : uint8_t {
  kNone,   // refused: Diameter MUST NOT run so (RFC 6733 13)
  kTls,    // TLS or DTLS; both ends were authenticated
  kIpsec,  // on the caller's word
  kTest,   // nothing, on purpose: a test, a demonstration on one machine
};

// What the caller knows of the protection of a connection (R100). It is read during the call only.
struct TransportSecurity {
  Protection protection = Protection::kNone;
  // The names that the peer has proven to have: those of its certificate. One of them must be its
  // Origin-Host. With kTls at least one; with kIpsec and kTest none means that any will do.
  absl::Span<const std::string_view> proven_names;
};

// An application that we advertise in CER or CEA.
struct PeerApplication {
  ApplicationId id{};
  // Not 0: sent in a Vendor-Specific-Application-Id with this Vendor-Id.
  uint32_t vendor = 0;
  bool accounting = false;
};

// What one connection is set to. A `PeerConnection` copies it.
struct PeerConfig {
  static constexpr size_t kMinQueuedOctets = 512;  // a request of a usual size

  PeerSide side = PeerSide::kInitiator;

  // Who we are (RFC 6733 5.3). Addresses: those of this end of the connection, one at least.
  std::string origin_host;
  std::string origin_realm;
  std::vector<Address> host_ip_addresses;
  uint32_t vendor_id = 0;
  std::string product_name = "mip6boot";
  std::optional<uint32_t> firmware_revision;
  // Grows with each restart, so that peers see that our sessions are gone (RFC 6733 8.16).
  std::optional<uint32_t> origin_state_id;
  // One at least. `ApplicationId::kRelay` takes part in all.
  std::vector<PeerApplication> applications;

  // Whose Origin-Host is accepted (RFC 6733 5.3, R100); empty: anybody who proves to be himself.
  std::vector<std::string> accepted_peers;
  // An earlier connection to this peer failed: it counts as open after three DWAs only (R102).
  bool reopened = false;

  Duration watchdog = std::chrono::seconds(30);              // Twinit, 6 s at least (R102)
  Duration capabilities_timeout = std::chrono::seconds(10);  // for CER or CEA
  Duration disconnect_timeout = std::chrono::seconds(10);    // for DPA, and for closing after it

  // The low 12 bits of the time of the start, in seconds, go on top of end-to-end ids, so that they
  // differ from those before a restart (RFC 6733 3, R96). Without it they start at random.
  std::optional<uint32_t> boot_seconds;

  Limits limits;
  // Octets kept for the caller to poll, in each direction, and requests that wait for an answer.
  size_t max_queued_octets = size_t{1} << 20;  // kMinQueuedOctets or more
  size_t max_pending_requests = 65536;

  // The first thing that is wrong: a config error with the path of the key, "peer.watchdog".
  MIP6BOOT_EXPORT Result<void> Validate() const;
};

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_PEER_CONFIG_H_
