// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/sim/surroundings.h"

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

}  // namespace mip6boot::sim
