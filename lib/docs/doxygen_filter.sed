# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Shows Doxygen the links from page to page as it likes them: by name. It would look for the paths, and fail where there is a blank.
s/^# The rules$/& {#rules}/
s/^# Cookbook$/& {#cookbook}/
s/](\(\.\.\/\)\{0,1\}\([a-z]*\)\.md)/](@ref \2)/g
