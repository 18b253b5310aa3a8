// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/surroundings.h"

#include <charconv>

#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot::sim {

std::optional<NodeNumber> NodeOfDiameter(const Surroundings& around, Bytes message) {
  if (!around.network.observed()) return std::nullopt;
  const Result<diameter::MessageView> view = diameter::MessageView::Parse(message);
  if (!view) return std::nullopt;
  if (const auto user_name = view->avps().Find<diameter::UserName>()) {
    return around.world.NodeOf(user_name->value);
  }
  const auto session_id = view->avps().Find<diameter::SessionId>();
  if (!session_id) return std::nullopt;
  return around.world.NodeOfSession(std::string(session_id->value));
}

uint32_t AccessNumberOf(std::string_view origin_host) {
  uint32_t number = 0;
  if (origin_host.size() > 3) {
    (void)std::from_chars(origin_host.data() + 3, origin_host.data() + origin_host.size(), number);
  }
  return number;
}

}  // namespace mip6boot::sim
