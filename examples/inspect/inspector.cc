// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/inspector.h"

#include <fmt/format.h>

#include <utility>

#include "examples/capture/read_error.h"
#include "examples/inspect/dhcpv6_json.h"
#include "examples/inspect/diameter_json.h"
#include "examples/inspect/diameter_streams.h"
#include "examples/inspect/radius_json.h"
#include "examples/inspect/tree_text.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot::inspect {
namespace {

void SetKeys(Content content, Bytes octets, Context& context, Json& json) {
  switch (content) {
    case Content::kDhcpv6Message:
      return Dhcpv6Json(context).Message(octets, 0, json);
    case Content::kDhcpv6Options:
      return Dhcpv6Json(context).BareOptions(octets, json);
    case Content::kDiameterMessage:
      return DiameterJson(context).Message(octets, json);
    case Content::kDiameterAvps:
      return DiameterJson(context).BareAvps(octets, json);
    case Content::kRadiusAttributes:
      return RadiusJson(context).BareAttributes(octets, json);
  }
}

// Of a datagram that did not come here as it was sent.
Json DamageJson(const capture::Arrival& datagram) {
  const size_t there = datagram.octets.size();
  Reason reason = Reason::kTruncated;
  size_t offset = there;
  std::string text = fmt::format("{} of {} octets are in the capture", there, datagram.length);
  if (datagram.bad_udp_length.has_value()) {
    reason = Reason::kBadLength;
    offset = 0;
    text = fmt::format("UDP length {}, must be at least 8", *datagram.bad_udp_length);
  }
  return {{"reason", ReasonName(reason)}, {"offset", offset}, {"text", std::move(text)}};
}

}  // namespace

Protocol ProtocolByShape(Bytes octets) {
  // A Solicit starts with 1 as well; what follows is then a transaction id and an option.
  if (octets.size() < diameter::MessageView::kHeaderSize || octets[0] != diameter::kVersion)
    return Protocol::kDhcpv6;
  const bool has_length = LoadBigEndian24(octets.data() + 1) == octets.size();
  const bool has_command =
      (octets[4] & 0x0f) == 0 &&
      diameter::CommandName(static_cast<diameter::CommandCode>(LoadBigEndian24(octets.data() + 5)),
                            true) != nullptr;
  return has_length || has_command ? Protocol::kDiameter : Protocol::kDhcpv6;
}

void Inspector::InspectCapture(std::FILE* file, const std::string& name) {
  capture::CaptureReader reader(file, name);
  DiameterStreams streams(
      [this](const capture::Arrival& arrival, const DiameterStreams::Message& message) {
        Json json = Head(arrival);
        json["packets"] = message.packets;
        Show(Content::kDiameterMessage, message.octets, std::move(json));
      });
  try {
    while (const std::optional<capture::Arrival> arrival = reader.Next()) {
      if (arrival->kind == capture::Arrival::Kind::kDatagram) {
        if (IsWanted(Protocol::kDhcpv6))
          Show(Content::kDhcpv6Message, arrival->octets, Head(*arrival), &*arrival);
      } else if (!IsWanted(Protocol::kDiameter)) {
        continue;
      } else if (arrival->kind == capture::Arrival::Kind::kUserMessage) {
        Json json = Head(*arrival);
        json["packets"] = arrival->packets;
        Show(Content::kDiameterMessage, arrival->octets, std::move(json), &*arrival);
      } else {
        streams.Handle(*arrival);
      }
    }
  } catch (const capture::CutError&) {
    NoteUnshown(reader);
    throw;
  }
  NoteUnshown(reader);
}

void Inspector::NoteUnshown(const capture::CaptureReader& reader) {
  discarded_ = reader.discarded();
  unopened_ = reader.unopened();
  malformed_ = malformed_ || discarded_ != 0 || unopened_ != 0;
}

void Inspector::InspectMessage(Bytes octets) {
  const Protocol protocol = settings_.protocol.value_or(ProtocolByShape(octets));
  InspectRun(protocol == Protocol::kDhcpv6 ? Content::kDhcpv6Message : Content::kDiameterMessage,
             octets);
}

void Inspector::InspectRun(Content content, Bytes octets) {
  Json json = Json::object();
  if (!file_.empty()) json["file"] = file_;
  Show(content, octets, std::move(json));
}

Json Inspector::Head(const capture::Arrival& arrival) const {
  constexpr int64_t kSecond = 1'000'000'000;
  Json json = Json::object();
  json.get_ref<Json::object_t&>().reserve(16);
  if (!file_.empty()) json["file"] = file_;
  json["packet"] = arrival.stamp.packet;
  json["time"] = static_cast<double>(arrival.stamp.nanoseconds / kSecond) +
                 static_cast<double>(arrival.stamp.nanoseconds % kSecond) / 1e9;
  json["source"] = arrival.source.ToString();
  json["destination"] = arrival.destination.ToString();
  return json;
}

void Inspector::Show(Content content, Bytes octets, Json json, const capture::Arrival* datagram) {
  Context context;
  context.show_keys = settings_.show_keys;
  SetKeys(content, octets, context, json);
  if (datagram != nullptr && !datagram->whole()) {
    json["length"] = datagram->length;
    json["error"] = DamageJson(*datagram);
    context.malformed = true;
  }
  if (settings_.roundtrip)
    SetRoundtrip(content, octets, {settings_.show_keys, context.malformed}, json);
  if (settings_.json) {
    out_ << ToLine(json) << '\n';
  } else {
    if (messages_ != 0) out_ << '\n';
    out_ << TreeText(json, settings_.colour);
  }
  ++messages_;
  malformed_ = malformed_ || context.malformed;
}

}  // namespace mip6boot::inspect
