#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# The comments of a header reach Doxygen at what they are about, line by line; and a warning of it is passed over for fields and for
# what means the same everywhere, for nothing else.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
failed=0

# shown: what Doxygen is shown of the header on standard input is what stands in $work/expected.
shown() {
  cat >"$work/sample.h"
  awk -v top=. -f lib/docs/doxygen_filter.awk "$work/sample.h" |
    diff -u --label expected --label "what Doxygen is shown" "$work/expected" - || failed=1
}

cat >"$work/expected" <<'OUTPUT'


/// \class mip6boot::v0_1::dhcpv6::Sample
/// A sample.
///
///     +---+

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// Of nothing in particular.

/// Of both.
inline constexpr int kOne = 1;
/**  Of both. */ inline constexpr int kTwo = 2;
inline constexpr int kThree = 3;  ///< but this has words

class Sample {
 public:
  /// Kept.
  explicit Sample(int value) : value_(value) {}
  Sample(const Sample& other);



  /// Reads a value,
  /// or none.
  int Read(int value) {
    // For who reads the source.
    return value;  // this too
  }
/**  Reads a value, or none. */   template <typename T>
  int Read(const T& value);
  int Write();
  /// Appends octets.
  void U8(int value);
/**  Appends octets. */   void U16(int value);

  int value_;  ///< octets
};

}}}  // namespace mip6boot::v0_1::dhcpv6
/** \file
 A sample.

     +---+
 */
OUTPUT
shown <<'HEADER'
// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A sample.
//
//     +---+

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// Of nothing in particular.

// Of both.
inline constexpr int kOne = 1;
inline constexpr int kTwo = 2;
inline constexpr int kThree = 3;  // but this has words

class Sample {
 public:
  // Kept.
  explicit Sample(int value) : value_(value) {}
  Sample(const Sample& other);

  // ---- in ----

  // Reads a value,
  // or none.
  int Read(int value) {
    // For who reads the source.
    return value;  // this too
  }
  template <typename T>
  int Read(const T& value);
  int Write();
  // Appends octets.
  void U8(int value);
  void U16(int value);

  int value_;  // octets
};

}}}  // namespace mip6boot::v0_1::dhcpv6
HEADER

# Two classes without words: the head is that of the file, and Doxygen will warn of both.
printf '\n\n/// \\file\n/// Two.\n\nstruct A {};\nstruct B {};\n' >"$work/expected"
printf '// \n// \n\n// Two.\n\nstruct A {};\nstruct B {};\n' | shown

# told WHETHER LINE...: whether warnings.sh accepts a log with a field and these lines in it.
told() {
  local expected=$1 status=0
  shift
  printf '%s\n' "$field" "$@" >"$work/log"
  lib/docs/warnings.sh "$work/log" >/dev/null || status=1
  [[ $status == "$expected" ]] || { printf 'warnings.sh says %s of:\n' "$status" && cat "$work/log" && failed=1; }
}
room=mip6boot::v0_1::dhcpv6
field="a.h:1: warning: Member code (variable) of struct $room::OptionView is not documented."
of_class="(function) of class $room::RelayView is not documented."

told 0
told 0 "a.h:1: warning: Member begin() const $of_class"
told 0 "a.h:1: warning: Member Decode(const OptionView &option, const DecodePolicy &={}) $of_class"
told 0 "a.h:1: warning: Member operator++(int) $of_class"
told 0 "a.h:1: warning: Member RelayView(const RelayView &other) $of_class"
told 0 "a.h:1: warning: Member RelayView(RelayView &&other) noexcept $of_class"
told 0 "a.h:1: warning: Member operator==(RelayView a, RelayView b) (friend) of class $room::RelayView is not documented."
told 1 "a.h:1: warning: Member RelayView(const OptionView &other) $of_class"
told 1 "a.h:1: warning: Member Parse(Bytes wire) $of_class"
told 1 "a.h:1: warning: Member Size(const Value &value) $of_class"
told 1 "a.h:1: warning: Member WriteRsoo(OptionSpan more={}) (function) of namespace $room is not documented."
told 1 "a.h:1: warning: Compound $room::RelayView is not documented."
told 1 "a.h:1: warning: Compound $room::RelayView::Scanned is not documented."
told 1 "a.h:1: warning: Member Flag (enumeration) of struct $room::ClientFqdn is not documented."
told 1 "a.md:1: warning: unable to resolve reference to 'rules' for \\ref command"
field=
told 1
rm "$work/log"
! lib/docs/warnings.sh "$work/log" >/dev/null || { echo "warnings.sh accepts a log that is not there" && failed=1; }
exit $failed
