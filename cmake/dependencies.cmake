# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Where each dependency comes from. The first that is there wins: a target that the parent project has, an installed
# package, the release pinned here by its commit. -DFETCHCONTENT_SOURCE_DIR_<NAME>=<folder> takes a local copy instead,
# -DMIP6BOOT_<NAME>_GIT_TAG=<commit, tag or branch> another release.
# Versions are left out: Debian's Abseil accepts only its own exact one, and Catch2 may be 2 or 3.

include(FetchContent)

# mip6boot_refuse_without(<package> <what is the matter> <Debian's name of it> <variable for its sources>)
function(mip6boot_refuse_without package matter debian source_dir)
  set(who "mip6boot needs")
  set(otherwise "")
  if(NOT package STREQUAL absl)
    set(who "The tests, tools, examples, benchmarks and fuzzers of mip6boot need")
    set(otherwise " The library alone needs none: -DMIP6BOOT_BUILD_TESTS=OFF -DMIP6BOOT_BUILD_TOOLS=OFF "
      "-DMIP6BOOT_BUILD_EXAMPLES=OFF -DMIP6BOOT_BUILD_BENCHMARKS=OFF.")
  endif()
  message(FATAL_ERROR "${who} ${package}${matter}: install it (${debian} on Debian) and have CMAKE_PREFIX_PATH lead there, "
    "or give its sources with -D${source_dir}=<folder>." ${otherwise})
endfunction()

# A download that fails ends the configuration in a hundred lines of FetchContent's and git's: one that cannot be is refused
# here. The parent's own word on where the package comes from goes before ours, and is not looked at.
function(mip6boot_check_reach package debian repository source_dir)
  string(TOLOWER ${package} name)
  get_property(is_declared GLOBAL PROPERTY _FetchContent_${name}_savedDetails DEFINED)
  if(is_declared OR ${source_dir} OR FETCHCONTENT_FULLY_DISCONNECTED OR EXISTS ${FETCHCONTENT_BASE_DIR}/${name}-src)
    return()  # the last: it has been fetched already, and is not again
  endif()
  if(NOT FETCHCONTENT_TRY_FIND_PACKAGE_MODE STREQUAL NEVER)
    find_package(${package} QUIET)
    if(${package}_FOUND)
      return()
    endif()
  endif()
  find_package(Git QUIET)
  if(GIT_FOUND)
    message(STATUS "${package} is not here: looking for ${repository}")
    execute_process(COMMAND ${CMAKE_COMMAND} -E env GIT_TERMINAL_PROMPT=0 ${GIT_EXECUTABLE} ls-remote --exit-code ${repository} HEAD
      TIMEOUT 60 RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    if(failed EQUAL 0)
      return()
    endif()
  endif()
  mip6boot_refuse_without(${package} ", and ${repository} cannot be reached" ${debian} ${source_dir})
endfunction()

# mip6boot_fetch(<package> <repository> <commit> [FIND_PACKAGE_ARGS]): brings the targets of a project. Of what is fetched, that
# is built what is linked.
function(mip6boot_fetch package repository commit)
  string(TOLOWER ${package} name)
  string(TOUPPER MIP6BOOT_${package}_GIT_TAG other)
  if(${other})
    set(commit ${${other}})
  endif()
  set(system)
  if(CMAKE_VERSION VERSION_GREATER_EQUAL 3.25)
    set(system SYSTEM)  # in front: behind GIT_TAG it would be taken for a part of it
  endif()
  get_property(is_declared GLOBAL PROPERTY _FetchContent_${name}_savedDetails DEFINED)
  FetchContent_Declare(${package} ${system} GIT_REPOSITORY ${repository} GIT_TAG ${commit} ${ARGN})
  FetchContent_MakeAvailable(${package})

  # Whoever has declared it decides about it. What is not built with all is not installed either, and our exported targets
  # need exported ones to refer to.
  FetchContent_GetProperties(${package} SOURCE_DIR source_dir)
  if(NOT is_declared AND EXISTS "${source_dir}/CMakeLists.txt" AND NOT (package STREQUAL absl AND MIP6BOOT_INSTALL))
    set_property(DIRECTORY ${source_dir} PROPERTY EXCLUDE_FROM_ALL TRUE)
  endif()
endfunction()

# mip6boot_find(<CMake's name of the package> <target> <Debian's name of it> <repository> <commit>)
#
# A function, so that the settings meant for a fetched project stay with it.
function(mip6boot_find package target debian repository commit)
  if(TARGET ${target})
    return()
  endif()
  string(TOUPPER FETCHCONTENT_SOURCE_DIR_${package} source_dir)
  mip6boot_check_reach(${package} ${debian} ${repository} ${source_dir})
  set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)  # let option() of the fetched project see what is set here
  set(BUILD_TESTING OFF)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)  # what is linked into our shared library, or a hook, is as ours
  set(ABSL_PROPAGATE_CXX_STD ON)
  set(ABSL_ENABLE_INSTALL ${MIP6BOOT_INSTALL})  # our exported targets need exported ones to refer to
  set(FMT_INSTALL OFF)
  set(BENCHMARK_ENABLE_TESTING OFF)
  set(BENCHMARK_ENABLE_INSTALL OFF)
  mip6boot_fetch(${package} ${repository} ${commit} FIND_PACKAGE_ARGS)
  if(NOT TARGET ${target})
    mip6boot_refuse_without(${package} " with the target ${target}" ${debian} ${source_dir})
  endif()
endfunction()

function(mip6boot_find_absl)
  # Exported targets need exported ones to refer to.
  if(TARGET absl::span AND MIP6BOOT_INSTALL AND NOT ABSL_ENABLE_INSTALL)
    get_target_property(installed absl::span IMPORTED)
    if(NOT installed)
      message(FATAL_ERROR "mip6boot cannot be installed with an Abseil that is not: set ABSL_ENABLE_INSTALL to ON in front of "
        "Abseil, or MIP6BOOT_INSTALL to OFF.")
    endif()
  endif()
  mip6boot_find(absl absl::span libabsl-dev https://github.com/abseil/abseil-cpp.git
    4447c7562e3bc702ade25105912dce503f0c4010)  # 20240722.0
endfunction()

function(mip6boot_find_fmt)
  mip6boot_find(fmt fmt::fmt libfmt-dev https://github.com/fmtlib/fmt.git
    e69e5f977d458f2650bb346dadf2ad30c5320281)  # 10.2.1
endfunction()

function(mip6boot_find_catch2)
  mip6boot_find(Catch2 Catch2::Catch2WithMain catch2 https://github.com/catchorg/Catch2.git
    fa43b77429ba76c462b1898d6cd2f2d7a9416b14)  # 3.7.1
endfunction()

function(mip6boot_find_json)
  mip6boot_find(nlohmann_json nlohmann_json::nlohmann_json nlohmann-json3-dev https://github.com/nlohmann/json.git
    9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03)  # 3.11.3
endfunction()

function(mip6boot_find_benchmark)
  mip6boot_find(benchmark benchmark::benchmark libbenchmark-dev https://github.com/google/benchmark.git
    344117638c8ff7e239044fd0fa7085839fc03021)  # 1.8.3
endfunction()

function(mip6boot_find_cli11)
  mip6boot_find(CLI11 CLI11::CLI11 libcli11-dev https://github.com/CLIUtils/CLI11.git
    291c58789c031208f08f4f261a858b5b7083e8e2)  # 2.3.2
endfunction()

# Asio without Boost is headers only and brings no CMake package.
function(mip6boot_find_asio)
  if(TARGET asio::asio)
    return()
  endif()
  find_path(MIP6BOOT_ASIO_INCLUDE_DIR asio.hpp)
  set(include ${MIP6BOOT_ASIO_INCLUDE_DIR})
  if(NOT include OR FETCHCONTENT_SOURCE_DIR_ASIO)
    set(repository https://github.com/chriskohlhoff/asio.git)
    mip6boot_check_reach(asio libasio-dev ${repository} FETCHCONTENT_SOURCE_DIR_ASIO)
    mip6boot_fetch(asio ${repository} 12e0ce9e0500bf0f247dbd1ae894272656456079)  # 1.30.2
    FetchContent_GetProperties(asio SOURCE_DIR source_dir)
    set(include ${source_dir}/asio/include)
  endif()
  find_package(Threads REQUIRED)
  add_library(asio::asio INTERFACE IMPORTED)
  target_include_directories(asio::asio INTERFACE ${include})
  target_compile_definitions(asio::asio INTERFACE ASIO_STANDALONE ASIO_NO_DEPRECATED)
  target_link_libraries(asio::asio INTERFACE Threads::Threads)
endfunction()

# C libraries that come without a CMake package and that every system packages: mip6boot_find_system(pcap pcap/pcap.h)
# makes the target pcap::pcap.
function(mip6boot_find_system name header)
  if(TARGET ${name}::${name})
    return()
  endif()
  string(TOUPPER MIP6BOOT_${name} prefix)
  find_path(${prefix}_INCLUDE_DIR ${header})
  find_library(${prefix}_LIBRARY ${name})
  if(NOT ${prefix}_INCLUDE_DIR OR NOT ${prefix}_LIBRARY)
    message(FATAL_ERROR "The tools need lib${name} with its header ${header}: install its development package, "
      "or leave the tools out with -DMIP6BOOT_BUILD_TOOLS=OFF.")
  endif()
  add_library(${name}::${name} UNKNOWN IMPORTED)
  set_target_properties(${name}::${name} PROPERTIES
    IMPORTED_LOCATION ${${prefix}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${${prefix}_INCLUDE_DIR})
endfunction()
