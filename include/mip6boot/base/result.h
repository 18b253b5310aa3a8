// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A value or the reason why there is none, with the names of `std::expected`.

#ifndef MIP6BOOT_BASE_RESULT_H_
#define MIP6BOOT_BASE_RESULT_H_

#include <new>
#include <type_traits>
#include <utility>

#include "absl/base/attributes.h"
#include "absl/base/optimization.h"
#include "mip6boot/base/error.h"

namespace mip6boot { inline namespace v0_1 {

// Marks a refusal in a `return`: `return Unexpected(error);`
class Unexpected {
 public:
  // Becomes a `Result` of any type.
  explicit constexpr Unexpected(const Error& error) : error_(error) {}
  // Why.
  constexpr const Error& error() const { return error_; }

 private:
  Error error_;
};

namespace internal {

// A `T` that hands out references into itself, and is easily taken for a view, says
// `using MustBeNamed = void;`. `Parse(...)->parts()` on a result without a name, which would leave
// them dangling, does not compile then.
template <typename T, typename = void>
inline constexpr bool kMustBeNamed = false;
template <typename T>
inline constexpr bool kMustBeNamed<T, typename T::MustBeNamed> = true;

}  // namespace internal

// A `T`, or the reason why there is none. `operator*` and `error()` are for the caller that has
// looked at `has_value()`: nothing is checked again, as in `std::expected`. `T` is a plain value or
// a view; what it views is said at the function that returns it.
template <typename T>
class [[nodiscard]] Result {
  static_assert(std::is_trivially_destructible_v<T>, "results hold plain values and views");

 public:
  using value_type = T;
  using error_type = Error;

  // A value is a result.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(const T& value) : ok_(true) { ::new (static_cast<void*>(&value_)) T(value); }
  // A default initialised value, to be filled in where it is: for decoders of large ones.
  explicit Result(std::in_place_t) : ok_(true) { ::new (static_cast<void*>(&value_)) T; }
  // A refusal is a result.
  constexpr Result(const Unexpected& unexpected)  // NOLINT(google-explicit-constructor)
      : error_(unexpected.error()), ok_(false) {}
  Result(const Result& other) : ok_(other.ok_) { CopyFrom(other); }
  Result& operator=(const Result& other) {
    if (this != &other) {
      ok_ = other.ok_;
      CopyFrom(other);
    }
    return *this;
  }

  // Whether there is a value.
  bool has_value() const { return ABSL_PREDICT_TRUE(ok_); }
  // The same.
  explicit operator bool() const { return has_value(); }

  const T& operator*() const& ABSL_ATTRIBUTE_LIFETIME_BOUND { return value_; }
  T& operator*() & ABSL_ATTRIBUTE_LIFETIME_BOUND { return value_; }
  const T&& operator*() const&& ABSL_ATTRIBUTE_LIFETIME_BOUND { return std::move(value_); }
  const T* operator->() const& ABSL_ATTRIBUTE_LIFETIME_BOUND { return &value_; }
  T* operator->() & ABSL_ATTRIBUTE_LIFETIME_BOUND { return &value_; }
  template <typename U = T, std::enable_if_t<internal::kMustBeNamed<U>, int> = 0>
  const U* operator->() const&& = delete;
  // The value, or `other` in place of a refusal.
  T value_or(const T& other) const { return has_value() ? value_ : other; }

  // Why there is no value; only where there is none. Lives as long as the result.
  const Error& error() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return error_; }

 private:
  void CopyFrom(const Result& other) {
    if (other.ok_) {
      ::new (static_cast<void*>(&value_)) T(other.value_);
    } else {
      ::new (static_cast<void*>(&error_)) Error(other.error_);
    }
  }

  union {
    T value_;
    Error error_;
  };
  bool ok_;
};

// Done, or the reason why not.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  using error_type = Error;

  constexpr Result() : ok_(true) {}
  // A refusal is a result.
  constexpr Result(const Unexpected& unexpected)  // NOLINT(google-explicit-constructor)
      : error_(unexpected.error()), ok_(false) {}

  // Whether it is done.
  constexpr bool has_value() const { return ok_; }
  // The same.
  constexpr explicit operator bool() const { return ok_; }
  // Why not; only where it is not done. Lives as long as the result.
  constexpr const Error& error() const ABSL_ATTRIBUTE_LIFETIME_BOUND { return error_; }

 private:
  Error error_;
  bool ok_;
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_RESULT_H_
