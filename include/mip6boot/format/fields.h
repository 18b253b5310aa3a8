// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What lists and structures print as.

#ifndef MIP6BOOT_FORMAT_FIELDS_H_
#define MIP6BOOT_FORMAT_FIELDS_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/time.h"
#include "mip6boot/format/text.h"

namespace mip6boot { inline namespace v0_1 { namespace formatting {

template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <typename T, typename = void>
inline constexpr bool kCanBeEmpty = false;
template <typename T>
inline constexpr bool kCanBeEmpty<T, std::void_t<decltype(std::declval<const T&>().empty())>> =
    true;

template <typename List>
void AppendList(Text& out, const List& items);

// Any value that stands in another one.
template <typename T>
void AppendValue(Text& out, const T& value) {
  if constexpr (kHasText<T>) {
    AppendText(out, value);
  } else if constexpr (std::is_arithmetic_v<T>) {
    out.Append("{}", value);
  } else if constexpr (std::is_same_v<T, Duration>) {
    out.Seconds(value);
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    out.Words(value);
  } else if constexpr (std::is_convertible_v<const T&, Bytes>) {
    out.WordsOrHex(value);
  } else {
    AppendList(out, value);
  }
}

// "{a, b, c}"
template <typename List>
void AppendList(Text& out, const List& items) {
  size_t count = 0;
  out += "{";
  for (const auto& item : items) {
    if (count < Text::kMaxItems) {
      if (count != 0) out += ", ";
      AppendValue(out, item);
    }
    ++count;
  }
  if (count > Text::kMaxItems) out.Append(", ... ({} in all)", count);
  out += "}";
}

struct Headline {};
inline constexpr Headline kHeadline;

// "{name value, name value, name}": the members of a structure. What is absent, empty, false or
// zero is left out; a structure that says nothing is "{}" or, behind a headline, nothing.
class Fields {
 public:
  explicit Fields(Text& out) : out_(out), separator_("") { out_ += "{"; }
  Fields(Text& out, Headline) : out_(out), separator_(" {") {}
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;
  ~Fields() {
    if (separator_ != " {") out_ += "}";
  }

  template <typename T>
  Fields& Add(std::string_view name, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      if (value) Begin(name);
    } else if constexpr (kIsOptional<T>) {
      if (value.has_value()) AddAlways(name, *value);
    } else if constexpr (kCanBeEmpty<T>) {
      if (!value.empty()) AddAlways(name, value);
    } else if constexpr (std::is_arithmetic_v<T>) {
      if (value != 0) AddAlways(name, value);
    } else {
      AddAlways(name, value);
    }
    return *this;
  }
  template <typename T>
  Fields& AddIf(bool condition, std::string_view name, const T& value) {
    if (condition) Add(name, value);
    return *this;
  }
  template <typename T>
  Fields& AddAlways(std::string_view name, const T& value) {
    Begin(name);
    out_ += " ";
    AppendValue(out_, value);
    return *this;
  }
  // A key, or who somebody is: only how long it is (R101).
  template <typename T>
  Fields& AddHidden(std::string_view name, const T& value) {
    if (value.empty()) return *this;
    Begin(name);
    out_ += " ";
    out_.Hidden(value.size());
    return *this;
  }
  // The octets of a whole message, or of encoded options.
  Fields& AddSize(std::string_view name, Bytes octets) {
    if (octets.empty()) return *this;
    Begin(name);
    out_.Append(" ({} octets)", octets.size());
    return *this;
  }

 private:
  void Begin(std::string_view name) {
    out_ += separator_;
    out_ += name;
    separator_ = ", ";
  }

  Text& out_;
  std::string_view separator_;  // in front of the next one
};

}}}  // namespace mip6boot::v0_1::formatting

#endif  // MIP6BOOT_FORMAT_FIELDS_H_
