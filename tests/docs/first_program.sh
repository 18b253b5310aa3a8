#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Does what README.md tells a new user to do, word for word: first_program.sh <folder to work in> <compiler>. Builds and installs the
# library, builds the first program with CMake and without, and prints the home agents of captured Replies (77, which ctest counts as skipped, where there is no tshark or xxd).

set -euo pipefail
work=$1
export CXX=$2
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
readme=$PWD/README.md
unset PKG_CONFIG_PATH

rm -rf "$work"
mkdir -p "$work/home" "$work/sources" "$work/own"
export HOME=$work/home
cp -R CMakeLists.txt LICENSE README.md cmake examples include lib "$work/sources"
mkdir "$work/sources/tests"
cp -R tests/captures "$work/sources/tests"

# block N: the Nth block of code of the section.
block() {
  awk -v wanted="$1" '
    /^## / { section = $0 == "## Take it into a project" }
    !section { next }
    /^```/ { inside = !inside; number += inside; next }
    inside && number == wanted' "$readme"
}
# run FOLDER N
run() { (cd "$work/$1" && bash -euo pipefail -c "$(block "$2")"); }

block 2 >"$work/own/main.cc"
block 3 >"$work/own/CMakeLists.txt"
run sources 1 >"$work/library.log" 2>&1 || { cat "$work/library.log" && exit 1; }
for way in 4 5; do
  printed=$(run own "$way" 2>&1) || { echo "$printed" && exit 1; }
  grep -qx 'home agent 2001:db8:6000:302::1' <<<"$printed" || { echo "$printed" && exit 1; }
done
type tshark xxd >/dev/null 2>&1 || exit 77
run sources 6
printed=$("$work/own/build/home_agents" "$work/home/reply.bin")
relayed=$(cd "$work/sources" && bash -euo pipefail -c "$(block 6 | sed 's/kea-link/kea-relay/; s/reply\.bin/relayed.bin/')" &&
  "$work/own/build/home_agents" "$work/home/relayed.bin")
[[ $relayed == "$printed" ]] || { echo "$relayed" && exit 1; }
[[ $printed == "home agent 2001:db8:d0a::a
home agent 2001:db8:d0b:10::a
home agent ha1.msp.dev-carrier.example.
home agent any.dev-carrier.example." ]] || { echo "$printed" && exit 1; }
