// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The inspector: capture files from their first octet to the text and the JSON of each message,
// which tell of the same messages.

#include <cstdio>
#include <sstream>
#include <string>

#include "examples/capture/read_error.h"
#include "examples/inspect/inspector.h"
#include "fuzz/finding.h"
#include "fuzz/inspected.h"

namespace mip6boot::fuzz { namespace {

using inspect::Content;
using inspect::Json;

struct Inspected {
  std::string printed;
  std::string error;
  size_t messages = 0;
  bool malformed = false;
  size_t unshown = 0;
};

Inspected Inspect(bool json, const uint8_t* data, size_t size) {
  std::ostringstream out;
  inspect::Settings settings;
  settings.json = json;
  settings.roundtrip = true;
  inspect::Inspector inspector(settings, out);
  std::FILE* const file = fmemopen(const_cast<uint8_t*>(data), size, "rb");
  Inspected inspected;
  try {
    inspector.InspectCapture(file, "capture");
  } catch (const capture::ReadError& error) {
    inspected.error = error.what();
    Require(!inspected.error.empty(), "an error without a word");
  }
  inspected.printed = out.str();
  inspected.messages = inspector.messages();
  inspected.malformed = inspector.malformed();
  inspected.unshown = inspector.discarded() + inspector.unopened();
  return inspected;
}

void CheckMessage(const Json& message) {
  RequirePlaces(message);
  RequireRoundtrip(
      message["protocol"] == "dhcpv6" ? Content::kDhcpv6Message : Content::kDiameterMessage,
      message);
  RequireHiddenKeys(message);
  const size_t packet = message["packet"].get<size_t>();
  Require(packet >= 1 && message["time"] >= 0, "a packet before the first");
  if (!message.contains("packets")) return;
  for (const Json& one : message["packets"]) {
    Require(one >= 1 && one <= packet, "a message lies in a packet behind its last");
  }
}

void Run(const uint8_t* data, size_t size) {
  const Inspected text = Inspect(false, data, size);
  const Inspected json = Inspect(true, data, size);
  Require(text.messages == json.messages && text.malformed == json.malformed &&
              text.error == json.error && text.unshown == json.unshown,
          "text and JSON tell of other messages");
  RequireText(text.printed);
  const std::vector<Json> objects = ObjectsOf(json.printed);
  Require(objects.size() == json.messages, "a message is not one line");
  bool malformed = json.unshown != 0;
  for (const Json& message : objects) {
    CheckMessage(message);
    malformed = malformed || HasError(message);
  }
  Require(json.malformed == malformed, "malformed, or not");
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size != 0) mip6boot::fuzz::Run(data, size);
  return 0;
}
