// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The inspector, given one message or one run: its JSON tells what stands in the octets, and what
// it says of writing them again agrees with the reference and with itself. The first octet says
// what they are taken for.

#include <sstream>
#include <string>

#include "examples/inspect/inspector.h"
#include "fuzz/finding.h"
#include "fuzz/inspected.h"
#include "fuzz/tlv_format.h"
#include "fuzz/tlv_mutator.h"
#include "tests/support/reference/dhcpv6.h"
#include "tests/support/reference/diameter.h"
#include "tests/support/reference/radius.h"

namespace mip6boot::fuzz { namespace {

using inspect::Content;
using inspect::Inspector;
using inspect::Json;
using inspect::Protocol;
using inspect::Settings;

constexpr int kContents = static_cast<int>(Content::kRadiusAttributes) + 1;

// What the octets are taken for: as the first octet says, or by their shape.
int Given(uint8_t what) { return what % (kContents + 1); }
Content ContentOf(uint8_t what, Bytes octets) {
  if (Given(what) != kContents) return static_cast<Content>(Given(what));
  return inspect::ProtocolByShape(octets) == Protocol::kDhcpv6 ? Content::kDhcpv6Message
                                                               : Content::kDiameterMessage;
}
TlvRun RunOf(Content content, Bytes octets) {
  switch (content) {
    case Content::kDhcpv6Message:
      return Dhcpv6Message(octets);
    case Content::kDhcpv6Options:
      return Dhcpv6Options(octets);
    case Content::kDiameterMessage:
      return DiameterStream(octets);
    case Content::kDiameterAvps:
      return DiameterAvps(octets);
    case Content::kRadiusAttributes:
      break;
  }
  return RadiusAttributes(octets);
}

// Whether the reference sees whole elements to the end, behind a whole header.
bool IsFramed(Content content, Bytes octets) {
  std::vector<uint8_t> copy(octets.begin(), octets.end());
  const auto in_front = [&copy](std::vector<uint8_t> header) {
    copy.insert(copy.begin(), header.begin(), header.end());
    return copy;
  };
  switch (content) {
    case Content::kDhcpv6Message:
      return reference::ReadDhcpv6(copy, 0).sound;
    case Content::kDhcpv6Options:
      return reference::ReadDhcpv6(in_front({7, 0, 0, 0}), 0).sound;
    case Content::kDiameterMessage:
      return reference::ReadDiameter(copy, 0).sound;
    case Content::kDiameterAvps: {
      std::vector<uint8_t> header(20);
      StoreBigEndian32(header.data(), 0x01000000 | static_cast<uint32_t>(20 + copy.size()));
      return reference::ReadDiameter(in_front(header), 0).sound;
    }
    case Content::kRadiusAttributes:
      break;
  }
  return reference::ReadRadius(copy).sound;
}

struct Printed {
  std::string text;
  bool malformed = false;
};
Printed Inspect(const Settings& settings, int content, Bytes octets) {
  std::ostringstream out;
  Inspector inspector(settings, out);
  if (content == kContents) {
    inspector.InspectMessage(octets);
  } else {
    inspector.InspectRun(static_cast<Content>(content), octets);
  }
  Require(inspector.messages() == 1, "one message");
  return {out.str(), inspector.malformed()};
}

void Run(uint8_t what, Bytes octets) {
  const int given = Given(what);
  Settings settings;
  settings.roundtrip = true;
  settings.show_keys = (what & 0x40) != 0;
  if ((what & 0x80) == 0) return RequireText(Inspect(settings, given, octets).text);

  settings.json = true;
  const Printed printed = Inspect(settings, given, octets);
  const std::vector<Json> objects = ObjectsOf(printed.text);
  Require(objects.size() == 1, "one message is one line");
  const Json& message = objects[0];
  const Content content = ContentOf(what, octets);
  Require(printed.malformed == HasError(message), "malformed, or not");
  RequirePlaces(message);
  RequireOctets(message, octets);
  const bool framed = IsFramed(content, octets);
  Require(octets.empty() || message["reemit"] == framed, "the reference sees another framing");
  Require(framed || message.contains("error"), "what is cut has no error");
  RequireRoundtrip(content, message);
  if (!settings.show_keys) RequireHiddenKeys(message);
}

TlvRun InspectedMessage(Bytes input) {
  if (input.empty()) return {};
  TlvRun run = RunOf(ContentOf(input[0], input.subspan(1)), input.subspan(1));
  ++run.fixed;
  return run;
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size != 0 && size <= 65535) mip6boot::fuzz::Run(data[0], {data + 1, size - 1});
  return 0;
}

MIP6BOOT_MUTATE_AS(InspectedMessage)
