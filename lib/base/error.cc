// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/error.h"

#include <array>

namespace mip6boot { inline namespace v0_1 {
namespace {

struct ReasonText {
  std::string_view name;
  std::string_view text;
};

constexpr ReasonText kReasons[] = {
#define MIP6BOOT_REASON(enumerator, name, text) {name, text},
#include "mip6boot/base/reason.def"
#undef MIP6BOOT_REASON
};

const ReasonText& TextOf(Reason reason) { return kReasons[static_cast<size_t>(reason)]; }

std::string_view KindName(ElementKind kind) {
  switch (kind) {
    case ElementKind::kNone:
      return "octets";
    case ElementKind::kDhcpv6Message:
      return "DHCPv6 message";
    case ElementKind::kDhcpv6Option:
      return "option";
    case ElementKind::kDiameterMessage:
      return "Diameter message";
    case ElementKind::kDiameterAvp:
      return "AVP";
    case ElementKind::kRadiusAttribute:
      return "attribute";
    case ElementKind::kConfig:
      return "configuration";
  }
  return "";
}

// Of a key its path, with the numbers of items between the brackets.
void AppendName(const Error& error, std::string& out) {
  uint32_t number = error.code;
  for (const char* at = error.name; *at != '\0'; ++at) {
    out += *at;
    if (*at != '[') continue;
    out += std::to_string(number);
    number = error.vendor;
  }
}

void AppendElement(const Error& error, std::string& out) {
  if (error.name != nullptr) {
    AppendName(error, out);
  } else {
    out += KindName(error.kind);
  }
  if (error.kind == ElementKind::kNone || error.kind == ElementKind::kConfig) return;
  out += " (";
  out += std::to_string(error.code);
  if (error.vendor != 0) {
    out += ", vendor ";
    out += std::to_string(error.vendor);
  }
  out += ')';
}

// In the largest unit that it is a whole number of: "90 s", "1500 ms".
std::string DurationText(int64_t microseconds) {
  if (microseconds % 1'000'000 == 0) return std::to_string(microseconds / 1'000'000) + " s";
  if (microseconds % 1'000 == 0) return std::to_string(microseconds / 1'000) + " ms";
  return std::to_string(microseconds) + " us";
}

std::string NumberText(Reason reason, uint32_t upper, uint32_t number) {
  if (reason != Reason::kDurationTooShort && reason != Reason::kDurationTooLong) {
    return std::to_string(number);
  }
  return DurationText(static_cast<int64_t>((uint64_t{upper} << 32) | number));
}

// `text` with {have} and {want} filled in.
void AppendFilled(std::string_view text, const Error& error, std::string& out) {
  while (!text.empty()) {
    if (text.substr(0, 6) == "{have}") {
      out += NumberText(error.reason, error.code, error.have);
      text.remove_prefix(6);
    } else if (text.substr(0, 6) == "{want}") {
      out += NumberText(error.reason, error.vendor, error.want);
      text.remove_prefix(6);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
}

}  // namespace

std::string_view ReasonName(Reason reason) { return TextOf(reason).name; }

std::string Error::ToString() const {
  std::string out;
  AppendElement(*this, out);
  if (kind != ElementKind::kConfig) {
    out += " at offset ";
    out += std::to_string(offset);
  }
  out += ": ";
  AppendFilled(TextOf(reason).text, *this, out);
  return out;
}

Error MakeError(Reason reason, size_t offset, size_t have, size_t want) {
  Error error;
  error.reason = reason;
  error.offset = static_cast<uint32_t>(offset);
  error.have = static_cast<uint32_t>(have);
  error.want = static_cast<uint32_t>(want);
  return error;
}

Error MakeConfigError(Reason reason, const char* path, size_t have, size_t want) {
  Error error = MakeError(reason, 0, have, want);
  error.kind = ElementKind::kConfig;
  error.name = path;
  return error;
}

Error MakeConfigItemError(Reason reason, const char* path, ConfigItem item, size_t have,
                          size_t want) {
  Error error = MakeConfigError(reason, path, have, want);
  error.code = static_cast<uint32_t>(item.first);
  error.vendor = static_cast<uint32_t>(item.second);
  return error;
}

Error MakeConfigDurationError(const char* path, Duration have, Duration least, Duration most) {
  const bool too_short = have < least;
  const auto given = static_cast<uint64_t>(have.count());
  const auto bound = static_cast<uint64_t>((too_short ? least : most).count());
  Error error = MakeConfigError(too_short ? Reason::kDurationTooShort : Reason::kDurationTooLong,
                                path, given & 0xffffffff, bound & 0xffffffff);
  error.code = static_cast<uint32_t>(given >> 32);
  error.vendor = static_cast<uint32_t>(bound >> 32);
  return error;
}

}}  // namespace mip6boot::v0_1
