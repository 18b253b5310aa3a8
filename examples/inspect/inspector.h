// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Looks at messages and prints what is in them, one after the other: nothing is kept.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_INSPECTOR_H_
#define MIP6BOOT_EXAMPLES_INSPECT_INSPECTOR_H_

#include <cstddef>
#include <cstdio>
#include <optional>
#include <ostream>
#include <string>

#include "examples/capture/arrival.h"
#include "examples/capture/capture_reader.h"
#include "examples/inspect/context.h"
#include "examples/inspect/json.h"
#include "examples/inspect/roundtrip.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::inspect {

enum class Protocol : uint8_t { kDhcpv6, kDiameter };

struct Settings {
  bool json = false;
  bool roundtrip = false;
  bool show_keys = false;
  bool colour = false;
  std::optional<Protocol> protocol;  // none: by port or by shape
};

class Inspector {
 public:
  Inspector(const Settings& settings, std::ostream& out) : settings_(settings), out_(out) {}

  // All messages of a capture. `file`, which is closed in the end, is called `name`. Throws
  // capture::ReadError if it is none that can be read; capture::CutError where it breaks off or
  // goes wrong, after all that came before.
  void InspectCapture(std::FILE* file, const std::string& name);
  // One message, by its shape if settings do not say what it is, or a bare run.
  void InspectMessage(Bytes octets);
  void InspectRun(Content content, Bytes octets);

  // Names the file in what is printed from now on; empty: does not.
  void NameFile(const std::string& file) { file_ = file; }

  size_t messages() const { return messages_; }  // printed
  bool malformed() const { return malformed_; }  // something was
  // Datagrams of the last capture whose fragments overlap, and that were not shown for that.
  size_t discarded() const { return discarded_; }
  // Packets of the last capture that may have held a message, and could not be opened.
  size_t unopened() const { return unopened_; }

 private:
  Json Head(const capture::Arrival& arrival) const;
  bool IsWanted(Protocol protocol) const {
    return !settings_.protocol.has_value() || *settings_.protocol == protocol;
  }
  // `datagram`: that the octets are of; null: another thing.
  void Show(Content content, Bytes octets, Json json, const capture::Arrival* datagram = nullptr);
  void NoteUnshown(const capture::CaptureReader& reader);

  Settings settings_;
  std::ostream& out_;
  std::string file_;
  size_t messages_ = 0;
  bool malformed_ = false;
  size_t discarded_ = 0;
  size_t unopened_ = 0;
};

// What octets that came without a port are, by their shape.
Protocol ProtocolByShape(Bytes octets);

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_INSPECTOR_H_
