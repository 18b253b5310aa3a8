# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Run by cpack in front of packing: Debian's manual pages and changelogs are compressed.

set(share ${CPACK_TEMPORARY_DIRECTORY}/*${CPACK_PACKAGING_INSTALL_PREFIX}/share)
file(GLOB files ${share}/man/man1/*.1 ${share}/doc/*/changelog)
foreach(file IN LISTS files)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
