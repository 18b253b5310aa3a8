#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether a program and its man page know the same options: man_page.sh <program> <page>

set -eu
options() { grep -oE '(^|[^a-z-])--[a-z][a-z0-9-]*' | grep -oE -- '--.*' | sort -u; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$1" --help | options >"$work/help"
# In the page a hyphen of an option is written \-.
sed 's/\\-/-/g' "$2" | awk '/^\.SH/ { inside = $2 == "OPTIONS" } inside' | options >"$work/page"
[ -s "$work/help" ] || { echo "$1 --help shows no options" >&2 && exit 1; }
diff -u --label "$1 --help" --label "$2" "$work/help" "$work/page"
