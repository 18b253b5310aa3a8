// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/tlv_format.h"

#include <iterator>

#include "fuzz/script.h"
#include "fuzz/steps.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_dispatch.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/radius/attribute_type.h"

namespace mip6boot::fuzz {
namespace {

using Frame = TlvFormat::Frame;

std::optional<Frame> FrameOf(size_t header, size_t length) {
  if (length < header) return std::nullopt;
  return Frame{header, length - header};
}
TlvRun HoldsNothing(Bytes, Bytes) { return {}; }

// ---- DHCPv6: code (2) length (2) ----

constexpr uint16_t kOptions[] = {
#define MIP6BOOT_OPTION_TYPE(enumerator, type) \
  static_cast<uint16_t>(dhcpv6::OptionCode::enumerator),
#include "mip6boot/dhcpv6/option_type.def"
#undef MIP6BOOT_OPTION_TYPE
};
constexpr dhcpv6::OptionCode kOptionsWithoutFields[] = {
    dhcpv6::OptionCode::kRsoo, dhcpv6::OptionCode::kMip6Vdinf, dhcpv6::OptionCode::kMip6Idinf,
    dhcpv6::OptionCode::kMip6Udinf};

std::vector<uint8_t> OptionHeader(uint16_t code) {
  return {static_cast<uint8_t>(code >> 8), static_cast<uint8_t>(code), 0, 0};
}

extern const TlvFormat kDhcpv6Options;

size_t Dhcpv6HeaderSize(Bytes message) {
  return dhcpv6::RelayView::Matches(message) ? dhcpv6::RelayView::kHeaderSize
                                             : dhcpv6::MessageView::kHeaderSize;
}

TlvRun InsideOption(Bytes header, Bytes body) {
  const auto code = static_cast<dhcpv6::OptionCode>(LoadBigEndian16(header.data()));
  if (code == dhcpv6::OptionCode::kRelayMsg) return {Dhcpv6HeaderSize(body), &kDhcpv6Options};
  return DispatchOption(code, [](auto type) -> TlvRun {
    using Type = typename decltype(type)::Type;
    if constexpr (dhcpv6::kHoldsOptions<Type>) {
      return {dhcpv6::kOptionsStart<Type>, &kDhcpv6Options};
    }
    return {};
  });
}

const TlvFormat kDhcpv6Options = {
    [](Bytes octets) -> std::optional<Frame> {
      if (octets.size() < 4) return std::nullopt;
      return FrameOf(4, 4 + size_t{LoadBigEndian16(&octets[2])});
    },
    [](MutableBytes header, size_t body) {
      StoreBigEndian16(&header[2], static_cast<uint16_t>(body));
    },
    InsideOption,
    [](uint32_t random) { return OptionHeader(kOptions[random % std::size(kOptions)]); },
    [](uint32_t random) {
      return OptionHeader(
          static_cast<uint16_t>(kOptionsWithoutFields[random % std::size(kOptionsWithoutFields)]));
    },
    1};

// ---- Diameter: code (4) flags (1) length (3), with the V flag Vendor-Id (4) ----

constexpr diameter::AvpKey kAvps[] = {
#define MIP6BOOT_AVP(code, vendor, key, Type, name, Format, m_rule, disclosure) {vendor, code},
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) {vendor, code},
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) {vendor, code},
#include "mip6boot/diameter/avp.def"
};
constexpr diameter::AvpKey kGroups[] = {
#define MIP6BOOT_RUN(code, vendor, key, Type, name, m_rule, disclosure) {vendor, code},
#define MIP6BOOT_GROUP(code, vendor, key, Type, name, m_rule, disclosure) {vendor, code},
#include "mip6boot/diameter/avp.def"
};

std::vector<uint8_t> AvpHeader(diameter::AvpKey key) {
  std::vector<uint8_t> header(key.vendor == 0 ? 8 : 12);
  StoreBigEndian32(header.data(), key.code);
  header[4] = static_cast<uint8_t>(diameter::kAvpFlagMandatory |
                                   (key.vendor == 0 ? 0 : diameter::kAvpFlagVendor));
  if (key.vendor != 0) StoreBigEndian32(&header[8], key.vendor);
  return header;
}

extern const TlvFormat kDiameterAvps;

const TlvFormat kDiameterAvps = {
    [](Bytes octets) -> std::optional<Frame> {
      if (octets.size() < 8) return std::nullopt;
      const size_t header = (octets[4] & diameter::kAvpFlagVendor) != 0 ? 12 : 8;
      if (octets.size() < header) return std::nullopt;
      return FrameOf(header, LoadBigEndian24(&octets[5]));
    },
    [](MutableBytes header, size_t body) {
      StoreBigEndian24(&header[5], static_cast<uint32_t>(header.size() + body));
    },
    [](Bytes header, Bytes) -> TlvRun {
      const diameter::AvpKey key{header.size() == 12 ? LoadBigEndian32(&header[8]) : 0,
                                 LoadBigEndian32(header.data())};
      return DispatchAvp(key, [](auto type) -> TlvRun {
        if (diameter::kHoldsAvps<typename decltype(type)::Type>) return {0, &kDiameterAvps};
        return {};
      });
    },
    [](uint32_t random) { return AvpHeader(kAvps[random % std::size(kAvps)]); },
    [](uint32_t random) { return AvpHeader(kGroups[random % std::size(kGroups)]); },
    4};

// Messages: version (1) length (3) flags (1) command (3) application (4) two ids (8).
constexpr uint32_t kCommands[] = {
#define MIP6BOOT_COMMAND(code, enumerator, proxiable, request, answer, short_request, \
                         short_answer)                                                \
  code,
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
};

std::vector<uint8_t> AnyMessageHeader(uint32_t random) {
  std::vector<uint8_t> header(diameter::MessageView::kHeaderSize);
  header[0] = diameter::kVersion;
  header[4] = static_cast<uint8_t>(random & (diameter::kFlagRequest | diameter::kFlagProxiable));
  StoreBigEndian24(&header[5], kCommands[(random >> 8) % std::size(kCommands)]);
  return header;
}

const TlvFormat kDiameterMessages = {[](Bytes octets) -> std::optional<Frame> {
                                       if (octets.size() < 20) return std::nullopt;
                                       return FrameOf(20, LoadBigEndian24(&octets[1]));
                                     },
                                     [](MutableBytes header, size_t body) {
                                       StoreBigEndian24(
                                           &header[1], static_cast<uint32_t>(header.size() + body));
                                     },
                                     [](Bytes, Bytes) -> TlvRun {
                                       return {0, &kDiameterAvps};
                                     },
                                     AnyMessageHeader,
                                     AnyMessageHeader,
                                     1};

// ---- RADIUS: type (1) length (1) ----

constexpr uint8_t kAttributes[] = {
#define MIP6BOOT_ATTRIBUTE(type, Type, name, min_length, max_length, format, disclosure) type,
#define MIP6BOOT_OWN_ATTRIBUTE(type, Type, name, min_length, max_length, disclosure) type,
#include "mip6boot/radius/attribute.def"
#undef MIP6BOOT_ATTRIBUTE
#undef MIP6BOOT_OWN_ATTRIBUTE
};

std::vector<uint8_t> AnyAttributeHeader(uint32_t random) {
  return {kAttributes[random % std::size(kAttributes)], 0};
}

const TlvFormat kRadiusAttributes = {
    [](Bytes octets) -> std::optional<Frame> {
      if (octets.size() < 2) return std::nullopt;
      return FrameOf(2, octets[1]);
    },
    [](MutableBytes header, size_t body) { header[1] = static_cast<uint8_t>(2 + body); },
    HoldsNothing,
    AnyAttributeHeader,
    AnyAttributeHeader,
    1};

// ---- scripts: what (1) length (2) parameters (4) ----

std::optional<Frame> MeasureStep(Bytes octets) {
  if (octets.size() < kStepHeaderSize) return std::nullopt;
  return FrameOf(kStepHeaderSize, kStepHeaderSize + size_t{LoadBigEndian16(&octets[1])});
}
void SetStepLength(MutableBytes header, size_t body) {
  StoreBigEndian16(&header[1], static_cast<uint16_t>(body));
}
std::vector<uint8_t> AnyStepHeader(uint32_t random) { return {static_cast<uint8_t>(random), 0, 0}; }

TlvRun InsideDhcpv6Step(Bytes, Bytes body) {
  if (body.size() < kStepParameters) return {};
  const Bytes message = body.subspan(kStepParameters);
  return {kStepParameters + Dhcpv6HeaderSize(message), &kDhcpv6Options};
}
TlvRun InsideDiameterStep(Bytes, Bytes) { return {kStepParameters, &kDiameterMessages}; }
TlvRun InsideAccessNodeStep(Bytes header, Bytes body) {
  const auto what = static_cast<AccessNodeStep>(header[0] % kAccessNodeSteps);
  return what == AccessNodeStep::kDatagram ? InsideDhcpv6Step(header, body)
                                           : InsideDiameterStep(header, body);
}

constexpr TlvFormat Steps(TlvRun (*inside)(Bytes header, Bytes body)) {
  return {MeasureStep, SetStepLength, inside, AnyStepHeader, AnyStepHeader, 1};
}
constexpr TlvFormat kDhcpv6Steps = Steps(InsideDhcpv6Step);
constexpr TlvFormat kDiameterSteps = Steps(InsideDiameterStep);
constexpr TlvFormat kMixedSteps = Steps(InsideAccessNodeStep);

}  // namespace

TlvRun Dhcpv6Message(Bytes input) { return {Dhcpv6HeaderSize(input), &kDhcpv6Options}; }
TlvRun Dhcpv6Options(Bytes) { return {0, &kDhcpv6Options}; }
TlvRun DiameterAvps(Bytes) { return {0, &kDiameterAvps}; }
TlvRun DiameterStream(Bytes) { return {0, &kDiameterMessages}; }
TlvRun DiameterStreamInParts(Bytes input) {
  return {2 + 2 * (input.size() < 2 ? size_t{0} : size_t{input[1]}), &kDiameterMessages};
}
TlvRun RadiusAttributes(Bytes) { return {0, &kRadiusAttributes}; }
TlvRun Dhcpv6Script(Bytes) { return {0, &kDhcpv6Steps}; }
TlvRun DiameterScript(Bytes) { return {0, &kDiameterSteps}; }
TlvRun AccessNodeScript(Bytes) { return {0, &kMixedSteps}; }

}  // namespace mip6boot::fuzz
