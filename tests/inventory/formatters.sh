#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Each public type has a formatter, or a line in without_formatter.txt that says why not: formatters.sh <top folder>
# prints the types that have neither, and the lines that are not needed any more.
#
# It reads the headers as clang-format leaves them: types of a room at the start of a line, types in types two blanks in.

set -eu
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The types that are written out. Types made by a table get their formatters from that table.
awk '
FNR == 1 { split(FILENAME, path, "/"); room = path[3]; outer = ""; hidden = 0; private = 0 }
/^namespace .*internal/ { hidden = 1 }
/^}  \/\/ namespace internal/ { hidden = 0 }
/^};?/ { outer = ""; private = 0 }
/^ private:/ { private = 1 }
/^ public:/ { private = 0 }
!hidden && !private && /^(  )?(struct|class|enum class) (\[\[nodiscard\]\] )?[A-Za-z0-9]+[^;]*\{/ {
  line = $0
  sub(/\[\[nodiscard\]\] /, "", line)
  inner = line ~ /^  /
  sub(/^ *(enum class|struct|class) /, "", line)
  match(line, /^[A-Za-z0-9]+(::[A-Za-z0-9]+)*/)
  name = substr(line, 1, RLENGTH)
  if (inner && outer == "") next
  if (name !~ /^(Type|Iterator|Mark)$/) print room "::" (inner ? outer "::" : "") name
  if (!inner && line !~ /\};/) outer = name
}' include/mip6boot/base/*.h include/mip6boot/dhcpv6/*.h include/mip6boot/diameter/*.h include/mip6boot/radius/*.h \
  include/mip6boot/roles/*.h |
  sed 's/^base:://' | sort -u >"$work/types"

{
  sed -n 's/^MIP6BOOT_FORMATTER(mip6boot::\([A-Za-z0-9:]*\).*)$/\1/p' include/mip6boot/format/*.h
  sed -n 's/^struct fmt::formatter<mip6boot::\([A-Za-z0-9:]*\)<.*/\1/p' include/mip6boot/format/*.h
  sed -n 's/^MIP6BOOT_OPTION_TYPE(.*, \(.*\))$/dhcpv6::\1/p' include/mip6boot/dhcpv6/option_type.def
} | sort -u >"$work/formatted"
sed -n 's/^\([A-Za-z0-9:]*\)  .*/\1/p' tests/inventory/without_formatter.txt | sort -u >"$work/without"

status=0
sort -u "$work/formatted" "$work/without" | comm -23 "$work/types" - >"$work/forgotten"
comm -12 "$work/formatted" "$work/without" >"$work/both"
comm -13 "$work/types" "$work/without" >"$work/gone"
for finding in "forgotten:has no formatter, and no line in tests/inventory/without_formatter.txt that says why" \
  "both:has a formatter: take its line out of tests/inventory/without_formatter.txt" \
  "gone:is no public type: take its line out of tests/inventory/without_formatter.txt"; do
  while read -r type; do
    echo "$type ${finding#*:}"
    status=1
  done <"$work/${finding%%:*}"
done
exit $status
