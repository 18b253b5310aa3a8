// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What run.py weaves into the sources: switches that are off but for the mutant that the
// environment names. It is included in front of every source, and never part of a build but that of
// run.py.

#ifndef MIP6BOOT_TESTS_MUTATION_MUTANT_H_
#define MIP6BOOT_TESTS_MUTATION_MUTANT_H_

#include <cstdlib>

namespace mutant {

inline const int active = [] {
  const char* const number = std::getenv("MIP6BOOT_MUTANT");
  return number == nullptr ? 0 : std::atoi(number);
}();

// Never in a constant expression: there the source means what it says.
constexpr bool On(int number) { return !__builtin_is_constant_evaluated() && number == active; }

// `if (condition)`: always false as `number`, always true as the next one.
template <typename T>
constexpr bool Condition(int number, const T& condition) {
  if (On(number)) return false;
  if (On(number + 1)) return true;
  return static_cast<bool>(condition);
}

// A literal, or the one above it.
template <typename T>
constexpr T Constant(int number, T value) {
  return On(number) ? static_cast<T>(value + 1) : value;
}

// `a < b` is written as `a < Op{number} < b`, and the like.
struct Op {
  int number;
};

#define MIP6BOOT_MUTATE(name, op, other)                                    \
  template <typename T>                                                     \
  struct name {                                                             \
    const T& left;                                                          \
    int number;                                                             \
  };                                                                        \
  template <typename T>                                                     \
  constexpr name<T> operator op(const T& left, Op mutant) {                 \
    return {left, mutant.number};                                           \
  }                                                                         \
  template <typename T, typename U>                                         \
  constexpr bool operator op(const name<T>& bound, const U& right) {        \
    return On(bound.number) ? bound.left other right : bound.left op right; \
  }
MIP6BOOT_MUTATE(Less, <, <=)
MIP6BOOT_MUTATE(LessOrEqual, <=, <)
MIP6BOOT_MUTATE(Greater, >, >=)
MIP6BOOT_MUTATE(GreaterOrEqual, >=, >)
MIP6BOOT_MUTATE(Equal, ==, !=)
MIP6BOOT_MUTATE(NotEqual, !=, ==)
#undef MIP6BOOT_MUTATE

}  // namespace mutant

#endif  // MIP6BOOT_TESTS_MUTATION_MUTANT_H_
