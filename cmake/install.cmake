# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Components: library (the shared object), development, tools. cmake/debian/packages.cmake makes a package of each.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
include(${CMAKE_CURRENT_LIST_DIR}/mip6bootAbseil.cmake)

# CMake drops our rules with all that is ours, and says nothing.
get_directory_property(is_excluded EXCLUDE_FROM_ALL)
if(is_excluded)
  message(FATAL_ERROR "mip6boot cannot be installed where it is excluded from all: take EXCLUDE_FROM_ALL away from where it is "
    "added, or set MIP6BOOT_INSTALL to OFF.")
endif()

# A folder that is given as an absolute path stays where it is; but CMake takes that of exported headers for one below the
# prefix.
if(IS_ABSOLUTE ${CMAKE_INSTALL_INCLUDEDIR})
  cmake_path(RELATIVE_PATH CMAKE_INSTALL_INCLUDEDIR BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX})
endif()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/mip6boot)
get_target_property(rooms mip6boot MIP6BOOT_ROOMS)
list(TRANSFORM rooms PREPEND mip6boot_)

install(TARGETS mip6boot ${rooms} EXPORT mip6bootTargets
  LIBRARY COMPONENT library NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development
  FILE_SET HEADERS COMPONENT development
  FILE_SET tables COMPONENT development)
install(TARGETS mip6boot_format mip6boot_status EXPORT mip6bootTargets FILE_SET HEADERS COMPONENT development)
install(EXPORT mip6bootTargets NAMESPACE mip6boot:: DESTINATION ${package_dir} COMPONENT development)
# For a project that exports its own targets from its build folder. An Abseil of the project's has none to refer to there.
get_target_property(is_abseil_imported absl::span IMPORTED)
if(is_abseil_imported)
  export(EXPORT mip6bootTargets NAMESPACE mip6boot::)
endif()

write_basic_package_version_file(${PROJECT_BINARY_DIR}/mip6bootConfigVersion.cmake COMPATIBILITY SameMinorVersion)
mip6boot_abseil(built_with)
configure_file(${PROJECT_SOURCE_DIR}/cmake/mip6bootConfig.cmake.in ${PROJECT_BINARY_DIR}/mip6bootConfig.cmake @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/mip6bootConfig.cmake ${PROJECT_BINARY_DIR}/mip6bootConfigVersion.cmake
  ${PROJECT_SOURCE_DIR}/cmake/mip6bootAbseil.cmake ${PROJECT_SOURCE_DIR}/cmake/mip6bootCompiler.cmake
  DESTINATION ${package_dir} COMPONENT development)

# For builds without CMake. The prefix is found from the .pc file itself, so that the tree may be moved; a folder that is
# given as an absolute path stays where it is.
if(IS_ABSOLUTE ${CMAKE_INSTALL_LIBDIR})
  set(pc_prefix ${CMAKE_INSTALL_PREFIX})
else()
  file(RELATIVE_PATH pc_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
  string(REGEX REPLACE "/$" "" pc_prefix "\${pcfiledir}/${pc_prefix}")
endif()
set(pc_includedir "\${prefix}")
cmake_path(APPEND pc_includedir ${CMAKE_INSTALL_INCLUDEDIR})
set(pc_libdir "\${prefix}")
cmake_path(APPEND pc_libdir ${CMAKE_INSTALL_LIBDIR})
set(pc_requires "absl_core_headers absl_function_ref absl_span")
set(pc_cflags)
if(BUILD_SHARED_LIBS)
  set(pc_libs -l$<TARGET_LINKER_FILE_BASE_NAME:mip6boot>)
else()
  list(REVERSE rooms)  # who depends on a room stands before it on the link line
  list(TRANSFORM rooms REPLACE "(.+)" "-l$<TARGET_LINKER_FILE_BASE_NAME:\\1>" OUTPUT_VARIABLE pc_libs)
  list(JOIN pc_libs " " pc_libs)
  set(pc_cflags -DMIP6BOOT_STATIC_DEFINE)
endif()
configure_file(${PROJECT_SOURCE_DIR}/cmake/mip6boot.pc.in ${PROJECT_BINARY_DIR}/mip6boot.pc.in @ONLY)
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/pkgconfig/$<CONFIG>/mip6boot.pc INPUT ${PROJECT_BINARY_DIR}/mip6boot.pc.in)
install(FILES ${PROJECT_BINARY_DIR}/pkgconfig/$<CONFIG>/mip6boot.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

set(doc_dir ${CMAKE_INSTALL_DOCDIR})
if(NOT PROJECT_IS_TOP_LEVEL)
  set(doc_dir ${CMAKE_INSTALL_DATADIR}/doc/mip6boot)  # the other is the parent's, with a LICENSE of its own
endif()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${doc_dir} COMPONENT development)

# mip6boot_install_program(<target> <man page>): a program for those who install the library.
function(mip6boot_install_program target page)
  # Where the library is installed with it, wherever that is; in a package for /usr everybody looks there anyway.
  if(NOT CMAKE_INSTALL_PREFIX STREQUAL "/usr")
    file(RELATIVE_PATH libdir ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(${target} PROPERTIES INSTALL_RPATH "\$ORIGIN/${libdir}")
  endif()
  install(TARGETS ${target} RUNTIME COMPONENT tools)
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT tools)
endfunction()
