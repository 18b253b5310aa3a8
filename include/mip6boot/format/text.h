// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the formatters have in common. A type prints through a function beside it,
//
//     inline void AppendText(formatting::Text& out, const StatusCode& status);
//
// and MIP6BOOT_FORMATTER(mip6boot::dhcpv6::StatusCode) makes a fmt::formatter of that.
//
// One piece of text is built in one buffer, whatever is nested in it; 500 octets of it need no
// heap. A peer's message becomes text of bounded size: runs of octets, text and lists are cut where
// they are longer than anybody reads, and say so.

#ifndef MIP6BOOT_FORMAT_TEXT_H_
#define MIP6BOOT_FORMAT_TEXT_H_

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <type_traits>
#include <utility>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/time.h"

namespace mip6boot { inline namespace v0_1 { namespace formatting {

class Text {
 public:
  static constexpr size_t kMaxOctets = 64;       // of a run of octets
  static constexpr size_t kMaxCharacters = 256;  // of a peer's text
  static constexpr size_t kMaxItems = 64;        // of a list

  std::string_view view() const { return {buffer_.data(), buffer_.size()}; }

  void operator+=(std::string_view text) { buffer_.append(text.data(), text.data() + text.size()); }
  template <typename... Args>
  void Append(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(buffer_), format, std::forward<Args>(args)...);
  }

  // "OPTION_ORO" or, of a code without a name, "option 999".
  void NameOr(const char* name, std::string_view kind, uint64_t code) {
    if (name != nullptr) {
      *this += name;
    } else {
      Append("{} {}", kind, code);
    }
  }
  // The same of names that stand in the order of their codes; a hole is null.
  template <size_t kCount>
  void NameOr(const char* const (&names)[kCount], std::string_view kind, uint64_t code) {
    NameOr(code < kCount ? names[code] : nullptr, kind, code);
  }
  // "0badc0de"
  void Hex(Bytes octets) {
    for (const uint8_t octet : octets.subspan(0, kMaxOctets)) Append("{:02x}", octet);
    if (octets.size() > kMaxOctets) Append("... ({} octets)", octets.size());
  }
  // What a peer wrote, between quotes; all that a terminal would obey is escaped.
  void Quoted(std::string_view text) {
    Append("{:?}", text.substr(0, kMaxCharacters));
    if (text.size() > kMaxCharacters) Append("... ({} octets)", text.size());
  }
  // A name or a number as it is, anything else quoted.
  void Words(std::string_view text) {
    if (text.size() <= kMaxCharacters && IsWord(text)) {
      *this += text;
    } else {
      Quoted(text);
    }
  }
  // Octets that are a name more often than not.
  void WordsOrHex(Bytes octets) {
    const std::string_view text(reinterpret_cast<const char*>(octets.data()), octets.size());
    if (octets.size() <= kMaxOctets && IsWord(text)) {
      Quoted(text);
    } else {
      Hex(octets);
    }
  }
  // "15 s", "0.250 s", "1.000001 s"
  void Seconds(Duration duration) {
    const bool negative = duration < Duration::zero();
    const uint64_t count = static_cast<uint64_t>(duration.count());
    const uint64_t microseconds = negative ? 0 - count : count;
    Append("{}{}", negative ? "-" : "", microseconds / 1000000);
    const uint64_t fraction = microseconds % 1000000;
    if (fraction % 1000 != 0) {
      Append(".{:06}", fraction);
    } else if (fraction != 0) {
      Append(".{:03}", fraction / 1000);
    }
    *this += " s";
  }
  // R101: what stands for a key, or for who somebody is.
  void Hidden(size_t octets) { Append("({} octets hidden)", octets); }

  // Relayed messages around what is printed now.
  uint8_t relays = 0;

 private:
  static bool IsWord(std::string_view text) {
    for (const char c : text) {
      if (c <= ' ' || c > '~' || c == '"') return false;
    }
    return !text.empty();
  }

  fmt::memory_buffer buffer_;
};

template <typename T, typename = void>
inline constexpr bool kHasText = false;
template <typename T>
inline constexpr bool kHasText<
    T, std::void_t<decltype(AppendText(std::declval<Text&>(), std::declval<const T&>()))>> = true;

// Takes the format specifications of a string: width, fill, alignment, precision.
template <typename T>
struct TextFormatter : fmt::formatter<std::string_view> {
  void set_debug_format(bool = true) = delete;  // fmt/ranges.h puts strings between quotes

  template <typename Context>
  auto format(const T& value, Context& context) const -> decltype(context.out()) {
    Text text;
    AppendText(text, value);
    return fmt::formatter<std::string_view>::format(text.view(), context);
  }
};

}}}  // namespace mip6boot::v0_1::formatting

#define MIP6BOOT_FORMATTER(type) \
  template <>                    \
  struct fmt::formatter<type> : mip6boot::formatting::TextFormatter<type> {};

#endif  // MIP6BOOT_FORMAT_TEXT_H_
