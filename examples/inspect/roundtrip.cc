// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/roundtrip.h"

#include <vector>

#include "examples/inspect/octets_text.h"
#include "mip6boot/dhcpv6/canonical.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/canonical.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/radius/attribute_view.h"
#include "mip6boot/radius/attribute_writer.h"
#include "mip6boot/radius/canonical.h"

namespace mip6boot::inspect {
namespace {

// ---- what the views give ----

void Reemit(const dhcpv6::OptionRange& options, dhcpv6::OptionWriter& out) {
  for (const dhcpv6::OptionView option : options) out.Raw(option);
}

void ReemitDhcpv6(Bytes octets, dhcpv6::OptionWriter& out) {
  if (const auto relay = dhcpv6::RelayView::Scan(octets)) {
    out.RelayHeader(relay->message.type(), relay->message.hop_count(),
                    relay->message.link_address(), relay->message.peer_address());
    Reemit(relay->message.options(), out);
  } else if (const auto message = dhcpv6::MessageView::Scan(octets)) {
    out.MessageHeader(message->message.type(), message->message.transaction_id());
    Reemit(message->message.options(), out);
  }
}

// ---- what the values give ----

void Recode(Bytes octets, dhcpv6::OptionWriter& out) {
  const Result<dhcpv6::OptionRange> options = dhcpv6::OptionRange::Parse(octets);
  if (!options) return out.Fail(options.error());
  dhcpv6::WriteCanonical(*options, out);
}

void Recode(Bytes octets, diameter::AvpWriter& out) {
  const Result<diameter::AvpRange> avps = diameter::AvpRange::Parse(octets);
  if (!avps) return out.Fail(avps.error());
  diameter::WriteCanonical(*avps, out);
}

void RecodeMessage(Bytes octets, diameter::AvpWriter& out) {
  const Result<diameter::MessageView> message = diameter::MessageView::Parse(octets);
  if (!message) return out.Fail(message.error());
  diameter::WriteCanonicalMessage(*message, out);
}

void Recode(Bytes octets, radius::AttributeWriter& out) {
  const Result<radius::AttributeRange> attributes = radius::AttributeRange::Parse(octets);
  if (!attributes) return out.Fail(attributes.error());
  radius::WriteCanonical(*attributes, out);
}

// ---- both ----

struct Rewritten {
  Result<Bytes> raw;
  Result<Bytes> typed;
};

Rewritten RewriteDhcpv6(bool is_message, Bytes octets, MutableBytes raw, MutableBytes typed) {
  dhcpv6::OptionWriter raw_out(raw);
  dhcpv6::OptionWriter typed_out(typed);
  if (is_message) {
    ReemitDhcpv6(octets, raw_out);
    dhcpv6::WriteCanonicalMessage(octets, typed_out);
  } else {
    Reemit(dhcpv6::OptionRange::Scan(octets).options, raw_out);
    Recode(octets, typed_out);
  }
  return {raw_out.Finish(), typed_out.Finish()};
}

Rewritten RewriteDiameter(bool is_message, Bytes octets, MutableBytes raw, MutableBytes typed) {
  diameter::AvpWriter raw_out(raw);
  diameter::AvpWriter typed_out(typed);
  if (is_message) {
    if (const auto message = diameter::MessageView::Scan(octets)) {
      raw_out.RawRun(octets.subspan(0, diameter::MessageView::kHeaderSize));
      raw_out.RawRun(message->message.avps().wire());
    }
    RecodeMessage(octets, typed_out);
  } else {
    raw_out.RawRun(diameter::AvpRange::Scan(octets).avps.wire());
    Recode(octets, typed_out);
  }
  return {raw_out.Finish(), typed_out.Finish()};
}

Rewritten RewriteRadius(Bytes octets, MutableBytes raw, MutableBytes typed) {
  radius::AttributeWriter raw_out(raw);
  radius::AttributeWriter typed_out(typed);
  for (const radius::AttributeView attribute : radius::AttributeRange::Scan(octets).attributes)
    raw_out.Raw(attribute);
  Recode(octets, typed_out);
  return {raw_out.Finish(), typed_out.Finish()};
}

Rewritten Rewrite(Content content, Bytes octets, MutableBytes raw, MutableBytes typed) {
  switch (content) {
    case Content::kDhcpv6Message:
    case Content::kDhcpv6Options:
      return RewriteDhcpv6(content == Content::kDhcpv6Message, octets, raw, typed);
    case Content::kDiameterMessage:
    case Content::kDiameterAvps:
      return RewriteDiameter(content == Content::kDiameterMessage, octets, raw, typed);
    case Content::kRadiusAttributes:
      break;
  }
  return RewriteRadius(octets, raw, typed);
}

bool MayHoldKey(Content content, Bytes octets) {
  switch (content) {
    case Content::kDhcpv6Message:
    case Content::kDhcpv6Options:
      return MayHoldDhcpv6Key(octets);
    case Content::kDiameterMessage:
    case Content::kDiameterAvps:
      return MayHoldDiameterKey(octets);
    case Content::kRadiusAttributes:
      return MayHoldRadiusKey(octets);
  }
  return true;
}

// Room for what can come out: a prefix in few octets grows to its full form, nothing grows more.
size_t RoomFor(Bytes octets) { return 5 * octets.size() + 64; }

}  // namespace

void SetRoundtrip(Content content, Bytes octets, const RoundtripOptions& options, Json& json) {
  std::vector<uint8_t> raw_buffer(octets.size());
  std::vector<uint8_t> typed_buffer(RoomFor(octets));
  const auto [raw, typed] =
      Rewrite(content, octets, absl::MakeSpan(raw_buffer), absl::MakeSpan(typed_buffer));

  json["reemit"] = raw && *raw == octets;
  if (options.malformed || !typed) {
    json["roundtrip"] = nullptr;
    if (!typed && !options.malformed) json["roundtrip_error"] = ErrorJson(typed.error());
    return;
  }
  json["roundtrip"] = *typed == octets;
  if (*typed == octets) return;
  const bool hide = !options.show_keys && MayHoldKey(content, *typed);
  json["reencoded"] = hide ? HiddenText(typed->size()) : HexText(*typed);
}

}  // namespace mip6boot::inspect
