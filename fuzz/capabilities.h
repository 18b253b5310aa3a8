// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What a Diameter peer makes of a capabilities exchange (RFC 6733 5.3).

#ifndef MIP6BOOT_FUZZ_CAPABILITIES_H_
#define MIP6BOOT_FUZZ_CAPABILITIES_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/messages.h"
#include "mip6boot/diameter/peer_connection.h"

namespace mip6boot::fuzz {

// A message as its type, if it keeps its grammar and all of it that must be understood is.
template <typename Message>
Result<Message> ReadWhole(const diameter::MessageView::Scanned& scanned) {
  if (scanned.error.has_value()) return Unexpected(*scanned.error);
  const Result<void> known = diameter::CheckMandatoryAvps(scanned.message.avps(), {});
  if (!known) return Unexpected(known.error());
  return Message::Decode(scanned.message);
}

// What comes of a CER or a CEA.
struct ExpectedVerdict {
  bool accepted = false;
  diameter::PeerFailure why{};
  uint32_t code = 0;  // of our CEA, or of theirs
  std::optional<Error> error;
};

// The applications of a message, or of a configuration, without order.
using Applications = std::vector<uint32_t>;

constexpr uint32_t kRelayApplication = 0xffffffff;
inline bool HasApplication(const Applications& applications, uint32_t application) {
  return std::find(applications.begin(), applications.end(), application) != applications.end();
}
template <typename Capabilities>
Applications ApplicationsIn(const Capabilities& theirs) {
  Applications all;
  const auto add = [&all](diameter::ApplicationId id) { all.push_back(static_cast<uint32_t>(id)); };
  for (const auto id : theirs.auth_application_ids) add(id);
  for (const auto id : theirs.acct_application_ids) add(id);
  for (const auto& vendor : theirs.vendor_specific_application_ids) {
    if (vendor.auth_application_id.has_value()) add(*vendor.auth_application_id);
    if (vendor.acct_application_id.has_value()) add(*vendor.acct_application_id);
  }
  return all;
}
// RFC 6733 5.3: a relay has everything in common with everybody; and all have the base protocol.
inline bool IsCommon(const Applications& ours, const Applications& theirs, uint32_t application) {
  const auto serves = [application](const Applications& one) {
    return HasApplication(one, application) || HasApplication(one, kRelayApplication);
  };
  return application == 0 || (serves(ours) && serves(theirs));
}
inline bool HaveCommon(const Applications& ours, const Applications& theirs) {
  return std::any_of(ours.begin(), ours.end(),
                     [&](uint32_t id) { return id != 0 && IsCommon(ours, theirs, id); }) ||
         std::any_of(theirs.begin(), theirs.end(),
                     [&](uint32_t id) { return id != 0 && IsCommon(ours, theirs, id); });
}

// Who says this is who he has proven to be, one that is accepted, and talks of what we talk of
// (R100).
template <typename Capabilities>
ExpectedVerdict JudgeCapabilities(const diameter::PeerConfig& config,
                                  const std::vector<std::string_view>& proven,
                                  const Applications& ours, const Capabilities& theirs) {
  using diameter::PeerFailure;
  const auto holds_them = [&theirs](const auto& names) {
    return std::any_of(names.begin(), names.end(), [&theirs](std::string_view name) {
      return diameter::EqualIdentity(name, theirs.origin_host);
    });
  };
  if (!proven.empty() && !holds_them(proven)) return {false, PeerFailure::kNotProven, 3010, {}};
  if (!config.accepted_peers.empty() && !holds_them(config.accepted_peers)) {
    return {false, PeerFailure::kUnknownPeer, 3010, {}};
  }
  if (!HaveCommon(ours, ApplicationsIn(theirs))) {
    return {false, PeerFailure::kNoCommonApplication, 5010, {}};
  }
  return {true, {}, 2001, {}};
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_CAPABILITIES_H_
