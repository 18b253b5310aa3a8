#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# The Debian packages of a build: debian.sh <build folder> <folder to work in> <consumer's sources>. Made by cpack, installed by
# dpkg into a root of their own (empty, but for the list of what this machine has, so that dependencies are looked at), and used
# from there.

set -euo pipefail
build=$1 work=$2 consumer=$3
((EUID == 0)) || exec fakeroot "$0" "$@"

rm -rf "$work"
mkdir -p "$work"
cpack --config "$build/CPackConfig.cmake" -B "$work" >"$work/cpack.log" || { cat "$work/cpack.log" && exit 1; }
cd "$work"

# holds PACKAGE PATTERN...: each is the path of a file in it.
holds() {
  local files pattern
  files=$(dpkg-deb -c "$1"_*.deb | awk '{ print $6 }')
  for pattern in "${@:2}"; do
    grep -qE "^\./$pattern\$" <<<"$files" || { echo "$1 has no $pattern:" && echo "$files" && exit 1; }
  done
}
# depends PACKAGE PATTERN...: each is one of its dependencies.
depends() {
  local on pattern
  on=$(dpkg-deb -f "$1"_*.deb Depends | sed 's/, /\n/g')
  for pattern in "${@:2}"; do
    grep -qxE "$pattern" <<<"$on" || { echo "$1 does not depend on $pattern:" && echo "$on" && exit 1; }
  done
}
ours='libmip6boot0 \(= [0-9.]+\)'
libdir='usr/lib/[^/]+'
holds libmip6boot0 "$libdir/libmip6boot\.so\.0\.1" "$libdir/libmip6boot\.so\.0\.1\.0"
# Who links it takes the fixes of this ABI, and nothing of the next one.
dpkg-deb -I libmip6boot0_*.deb shlibs >shlibs.txt
grep -qxE 'libmip6boot 0\.1 libmip6boot0 \(>= 0\.1\.[0-9]+\), libmip6boot0 \(<< 0\.2~\)' shlibs.txt || { cat shlibs.txt && exit 1; }
depends libmip6boot0 'libc6 .*' 'libstdc\+\+6 .*' 'libabsl[0-9]+ .*'
holds libmip6boot-dev 'usr/include/mip6boot/dhcpv6/mip6_hnp\.h' 'usr/include/mip6boot/dhcpv6/option_code\.def' \
  "$libdir/libmip6boot\.so" "$libdir/pkgconfig/mip6boot\.pc" "$libdir/cmake/mip6boot/mip6bootConfig\.cmake"
depends libmip6boot-dev "$ours" libabsl-dev
if dpkg-deb -c libmip6boot0_*.deb | grep -E 'include|\.so$|/bin/'; then
  echo "libmip6boot0 has what belongs to another package" && exit 1
fi
holds libmip6boot0 usr/share/doc/libmip6boot0/copyright 'usr/share/doc/libmip6boot0/changelog\.gz'
holds mip6boot-tools 'usr/bin/mip6-inspect' 'usr/bin/integrated_scenario' 'usr/share/man/man1/mip6-inspect\.1\.gz'
depends mip6boot-tools "$ours" 'libc6 .*' 'libpcap0\.8 .*'

if type lintian >/dev/null 2>&1; then
  lintian --fail-on error ./*.deb >lintian.log 2>&1 || { cat lintian.log && exit 1; }
fi

# Scripts of packages run outside of the root, which has no shell in it; there is nothing for ldconfig to do.
mkdir bin
ln -s /bin/true bin/ldconfig
root=$work/root
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates"
cp /var/lib/dpkg/status "$root/var/lib/dpkg/status"
PATH=$work/bin:$PATH dpkg --root="$root" --log=/dev/null --force-script-chrootless --no-triggers --install ./*.deb >dpkg.log 2>&1 ||
  { cat dpkg.log && exit 1; }

# What Debian wants in its packages is not installed elsewhere.
cmake --install "$build" --prefix "$work/plain" >/dev/null
[[ ! -e $work/plain/share/doc/libmip6boot0 ]] || { find "$work/plain/share/doc" && exit 1; }

cmake -S "$consumer" -B consumer -DCMAKE_PREFIX_PATH="$root/usr" >cmake.log
cmake --build consumer >>cmake.log || { cat cmake.log && exit 1; }
ldd consumer/consumer | grep -q "libmip6boot.so.0.1 => $root/" || { ldd consumer/consumer && exit 1; }
consumer/consumer
# Without CMake, by the .pc file that lies there.
PKG_CONFIG_PATH=$(dirname "$(find "$root" -name mip6boot.pc)") pkg-config --cflags --libs mip6boot >flags
grep -q "$root/" flags
xargs "${CXX:-g++}" -std=c++17 "$consumer/main.cc" -o consumer/plain <flags

library=$(find "$root/usr/lib" -name 'libmip6boot.so.0.1')
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(dirname "$library")
consumer/plain
"$root/usr/bin/mip6-inspect" --hex '07a1b2c3 0048001020010db8000000000000000000000001'
