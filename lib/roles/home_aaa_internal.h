// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_LIB_ROLES_HOME_AAA_INTERNAL_H_
#define MIP6BOOT_LIB_ROLES_HOME_AAA_INTERNAL_H_

#include <cstdint>
#include <optional>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/result_code.h"
#include "mip6boot/roles/home_aaa.h"
#include "mip6boot/roles/home_agent_assignment.h"

namespace mip6boot { inline namespace v0_1 { namespace roles { namespace internal {

// EAP-Request is the server's to send, EAP-Response the node's (RFC 3748 4).
inline bool IsEapRequest(Bytes payload) { return !payload.empty() && payload[0] == 1; }

// What was read of a request.
struct AaaReading {
  std::optional<diameter::MessageView> message;  // none: not even a header
  HomeAaaNeed need;                              // `wanted` if nothing is wrong
  HomeAgentAssignment mobility;                  // what stands in the request
  std::optional<uint32_t> lifetime_hint;  // Authorization-Lifetime, Session-Timeout of the request
  std::optional<uint32_t> timeout_hint;

  bool dropped = false;                         // an answer, or nothing at all
  std::optional<diameter::ResultCode> refused;  // how to answer
  std::optional<Error> error;                   // and why, where an AVP or the header is to blame
  std::optional<diameter::AvpView> failed;      // or which AVP is
};

// The whole check of a request, from its header inwards. The first error found is the one that is
// reported (RFC 6733 7.5).
AaaReading ReadAaaRequest(const HomeAaaConfig& config, Bytes request);

// The least of those that are there; RFC 6733 8.9, 8.13: never above what was hinted. `unlimited`
// means no limit.
inline std::optional<uint32_t> NotAbove(std::optional<uint32_t> seconds,
                                        std::optional<uint32_t> limit, uint32_t unlimited) {
  if (!limit.has_value() || *limit == unlimited) return seconds;
  if (!seconds.has_value() || *seconds == unlimited) return limit;
  return *seconds < *limit ? *seconds : *limit;
}

// What the answer to a home agent holds beside what any answer does (RFC 5778 5.1, 5.2); `event`
// says what was decided.
void FillRegistration(const HomeAaaConfig& config, const AaaReading& reading,
                      const HomeAaaFound& found, AaaEvent event, diameter::DiameterEapAnswer& dea);
// A whole MIA.
void WriteMip6Answer(const HomeAaaConfig& config, const AaaReading& reading,
                     const HomeAaaFound& found, const AaaOutcome& decided,
                     diameter::AvpWriter& out);

}}}}  // namespace mip6boot::v0_1::roles::internal

#endif  // MIP6BOOT_LIB_ROLES_HOME_AAA_INTERNAL_H_
