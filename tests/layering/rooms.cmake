# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Which rooms each room may see. Written down apart from lib/CMakeLists.txt: the sources of the rooms are held to it here, what
# the rooms link in tests/package/room_consumer.

set(base_sees "")
set(dhcpv6_sees base)
set(diameter_sees base)
set(radius_sees base)
set(roles_sees base dhcpv6 diameter radius)
