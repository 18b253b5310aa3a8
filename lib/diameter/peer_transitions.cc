// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/peer_transitions.h"

#include "mip6boot/diameter/peer_connection.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

const char* PeerStateName(PeerState state) {
  switch (state) {
#define MIP6BOOT_STATE(enumerator, name, text) \
  case PeerState::enumerator:                  \
    return name;
#include "mip6boot/diameter/peer_connection.def"
  }
  return "";
}

const char* PeerInputName(PeerInput input) {
  switch (input) {
#define MIP6BOOT_INPUT(enumerator, name, text) \
  case PeerInput::enumerator:                  \
    return name;
#include "mip6boot/diameter/peer_connection.def"
  }
  return "";
}

const char* PeerActionName(PeerAction action) {
  switch (action) {
#define MIP6BOOT_ACTION(enumerator, name, text) \
  case PeerAction::enumerator:                  \
    return name;
#include "mip6boot/diameter/peer_connection.def"
  }
  return "";
}

const char* PeerEventName(PeerEventId id) {
  switch (id) {
#define MIP6BOOT_EVENT(enumerator, name, text) \
  case PeerEventId::enumerator:                \
    return name;
#include "mip6boot/diameter/peer_connection.def"
  }
  return "";
}

const char* PeerFailureName(PeerFailure why) {
  switch (why) {
#define MIP6BOOT_FAILURE(enumerator, name, text) \
  case PeerFailure::enumerator:                  \
    return name;
#include "mip6boot/diameter/peer_connection.def"
  }
  return "";
}

PeerCounters& PeerCounters::operator+=(const PeerCounters& other) {
#define MIP6BOOT_COUNTER(member, name, text) member += other.member;
#include "mip6boot/diameter/peer_connection.def"
  return *this;
}

}}}  // namespace mip6boot::v0_1::diameter
