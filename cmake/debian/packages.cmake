# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Debian packages, made by cpack out of a build with BUILD_SHARED_LIBS: libmip6boot0, libmip6boot-dev and, with
# MIP6BOOT_BUILD_TOOLS, mip6boot-tools. The three go together, each with exactly its own version of the library.

if(NOT BUILD_SHARED_LIBS)
  return()
endif()

set(CPACK_GENERATOR DEB)
if(NOT CPACK_PACKAGE_CONTACT)  # of who packages it
  set(CPACK_PACKAGE_CONTACT "The mip6boot Authors <mip6boot@example.org>")
endif()
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Mobile IPv6 bootstrapping through DHCPv6, Diameter and RADIUS")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/compress.cmake)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/lib)  # for the tools, which need the library
string(CONCAT about "A mobile node learns its home agent from the network that it enters (RFC 6611):\n"
  "DHCPv6 options, Diameter AVPs and the participants between the two.\n\n")

set(CPACK_COMPONENTS_ALL library development)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libmip6boot0)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "${about}This package has the library.")
# What links the library takes its fixes, and not the next ABI: that is of the next minor version.
set(soname ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
math(EXPR next_minor "${PROJECT_VERSION_MINOR} + 1")
file(WRITE ${PROJECT_BINARY_DIR}/debian/shlibs
  "libmip6boot ${soname} libmip6boot0 (>= ${PROJECT_VERSION}), libmip6boot0 (<< ${PROJECT_VERSION_MAJOR}.${next_minor}~)\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers ${PROJECT_BINARY_DIR}/debian/shlibs)

set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS library)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libmip6boot-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${about}This package has the headers, for CMake and pkg-config.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS libabsl-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS libfmt-dev)  # for mip6boot::format

if(MIP6BOOT_BUILD_TOOLS)
  list(APPEND CPACK_COMPONENTS_ALL tools)
  set(CPACK_COMPONENT_TOOLS_DEPENDS library)
  set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME mip6boot-tools)
  set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION net)
  set(CPACK_COMPONENT_TOOLS_DESCRIPTION "${about}This package has an inspector for captures, and the whole chain over loopback.")
endif()

# In packages alone: excluded from what is installed otherwise.
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  string(TOUPPER CPACK_DEBIAN_${component}_PACKAGE_NAME name)
  set(folder ${CMAKE_INSTALL_DATADIR}/doc/${${name}})
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${folder} COMPONENT ${component} EXCLUDE_FROM_ALL)
  install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${folder} RENAME changelog COMPONENT ${component}
    EXCLUDE_FROM_ALL)
endforeach()

include(CPack)
