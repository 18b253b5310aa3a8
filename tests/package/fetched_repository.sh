#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# A git repository to fetch from, with the sources of a folder and the tag `stand-in`: fetched_repository.sh <sources>
# <repository>

set -eu
rm -rf "$2"
cp -R "$1" "$2"
cd "$2"
git init -q
git add .
git -c user.name=nobody -c user.email=nobody@example.org commit -qm "Stand in"
git tag stand-in
