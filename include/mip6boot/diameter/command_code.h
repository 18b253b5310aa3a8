// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Diameter commands and applications.

#ifndef MIP6BOOT_DIAMETER_COMMAND_CODE_H_
#define MIP6BOOT_DIAMETER_COMMAND_CODE_H_

#include <cstdint>
#include <optional>

#include "mip6boot/base/export.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

// 24 bits; a request and its answer share one (RFC 6733 3.1). Open.
enum class CommandCode : uint32_t {
#define MIP6BOOT_COMMAND(code, enumerator, proxiable, request, answer, short_request, \
                         short_answer)                                                \
  enumerator = code,
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
};

// Which of the two messages of a command: by its R bit.
enum class Direction : uint8_t { kRequest, kAnswer };

// "Diameter-EAP-Request", "Diameter-EAP-Answer"; null for a command without a name.
MIP6BOOT_EXPORT const char* CommandName(CommandCode command, bool request);
// "DER", "DEA".
MIP6BOOT_EXPORT const char* ShortCommandName(CommandCode command, bool request);
// Whether agents pass the command on: its messages have the P bit then, and only then (PXY in their
// grammars, RFC 6733 3.2). nullopt for a command without a name.
constexpr std::optional<bool> IsProxiable(CommandCode command) {
  switch (command) {
#define MIP6BOOT_COMMAND(code, enumerator, proxiable, request, answer, short_request, \
                         short_answer)                                                \
  case CommandCode::enumerator:                                                       \
    return proxiable;
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
  }
  return std::nullopt;
}

// Open. A peer that advertises `kRelay` takes part in every application (RFC 6733 2.4).
enum class ApplicationId : uint32_t {
#define MIP6BOOT_APPLICATION(id, enumerator, name) enumerator = id,
#include "mip6boot/diameter/application_id.def"
#undef MIP6BOOT_APPLICATION
};

// "Diameter EAP"; null for an application without a name.
MIP6BOOT_EXPORT const char* ApplicationName(ApplicationId application);

// TCP and SCTP ports (RFC 6733 2.1).
inline constexpr uint16_t kPort = 3868;
inline constexpr uint16_t kTlsPort = 5658;  // TLS or DTLS from the start

}}}  // namespace mip6boot::v0_1::diameter

#endif  // MIP6BOOT_DIAMETER_COMMAND_CODE_H_
