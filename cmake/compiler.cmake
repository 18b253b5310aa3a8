# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Says in one sentence what a hundred errors would say otherwise.

include(${CMAKE_CURRENT_LIST_DIR}/mip6bootCompiler.cmake)
mip6boot_compiler_fault(fault)
if(fault)
  message(FATAL_ERROR "${fault}")
endif()

# A -std among the flags for all targets counts where CMake puts none behind it, as it does when the compiler, or what
# CMAKE_CXX_FLAGS had at first, is C++17 anyway. The compiler is asked, with what it will be given.
function(mip6boot_check_standard)
  get_directory_property(options COMPILE_OPTIONS)
  get_property(has_many GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  set(configurations ${CMAKE_BUILD_TYPE})
  if(has_many)
    set(configurations ${CMAKE_CONFIGURATION_TYPES})
  elseif(NOT configurations)
    set(configurations None)
  endif()
  set(flags ${CMAKE_CXX_FLAGS} ${options})
  foreach(configuration IN LISTS configurations)
    string(TOUPPER CMAKE_CXX_FLAGS_${configuration} more)
    list(APPEND flags ${${more}})
  endforeach()
  string(REGEX MATCHALL "[-/]std[=:][^ ;>]+" standards "${flags}")
  if(NOT standards)
    return()
  endif()

  # Our targets, and those of a parent, which need C++17 because they link ours.
  set(targets ours)
  set(extensions_ours CXX_EXTENSIONS OFF)
  set(extensions_parents)
  if(NOT PROJECT_IS_TOP_LEVEL)
    get_directory_property(parent PARENT_DIRECTORY)
    get_directory_property(version DIRECTORY ${parent} DEFINITION CMAKE_MINIMUM_REQUIRED_VERSION)
    # CMP0128: before 3.22 a CMAKE_CXX_STANDARD always put a -std behind the flags.
    if(NOT CMAKE_CXX_STANDARD OR version VERSION_GREATER_EQUAL 3.22)
      list(APPEND targets parents)
    endif()
  endif()
  set(standard ${CMAKE_CXX_STANDARD})
  if(NOT standard OR standard MATCHES "98|11|14")
    set(standard 17)
  endif()

  add_library(mip6boot_flags INTERFACE IMPORTED)
  target_compile_options(mip6boot_flags INTERFACE ${options})
  target_include_directories(mip6boot_flags INTERFACE ${PROJECT_SOURCE_DIR}/include)
  file(WRITE ${PROJECT_BINARY_DIR}/standard.cc "#include \"mip6boot/base/export.h\"\n")  # says so where C++ is older
  set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
  foreach(CMAKE_TRY_COMPILE_CONFIGURATION IN LISTS configurations)
    foreach(whose IN LISTS targets)
      try_compile(mip6boot_has_standard ${PROJECT_BINARY_DIR}/standard SOURCES ${PROJECT_BINARY_DIR}/standard.cc
        CXX_STANDARD ${standard} ${extensions_${whose}} LINK_LIBRARIES mip6boot_flags OUTPUT_VARIABLE output)
      unset(mip6boot_has_standard CACHE)
      if(output MATCHES "error.*mip6boot needs C[+][+]17")
        list(REMOVE_DUPLICATES standards)
        list(JOIN standards ", " standards)
        message(FATAL_ERROR "mip6boot needs C++17, and ${standards} is among the flags for all targets (CMAKE_CXX_FLAGS, "
          "add_compile_options): take it out, or write -std=c++17.")
      endif()
    endforeach()
  endforeach()
endfunction()
mip6boot_check_standard()
