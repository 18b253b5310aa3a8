# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# How the targets of this project are made: rooms of the library, and what every target of ours has in common.

set(MIP6BOOT_WARNINGS
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wcast-align -Wcast-qual
  -Wdouble-promotion -Wextra-semi -Wformat=2 -Wmissing-declarations -Wnon-virtual-dtor -Woverloaded-virtual -Wundef
  -Wunused)

# Compiler flags of a target of ours. All of them are private: none reaches those who link it.
function(mip6boot_own target)
  # A parent may build all it has as unity builds; our sources have names of their own in anonymous namespaces.
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF UNITY_BUILD OFF)
  if((PROJECT_IS_TOP_LEVEL OR MIP6BOOT_WERROR) AND NOT MSVC)
    target_compile_options(${target} PRIVATE ${MIP6BOOT_WARNINGS} $<$<BOOL:${MIP6BOOT_WERROR}>:-Werror>)
    if(CMAKE_CXX_COMPILER_ID MATCHES Clang AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 22)
      target_compile_options(${target} PRIVATE -Wno-c2y-extensions)  # __COUNTER__ in Catch2 and Google Benchmark
    endif()
  endif()
  if(MIP6BOOT_SANITIZE)
    list(JOIN MIP6BOOT_SANITIZE "," sanitizers)
    target_compile_options(${target} PRIVATE
      -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${sanitizers})  # whoever links it needs what they call
  endif()
  if(MIP6BOOT_BUILD_FUZZERS AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
    target_compile_options(${target} PRIVATE -fsanitize-coverage-ignorelist=${PROJECT_SOURCE_DIR}/fuzz/uncovered.txt)
  endif()
endfunction()

# A program of ours. Its sources name each other by their path from the top: "tests/support/catch.h".
function(mip6boot_program name)
  add_executable(${name} ${ARGN})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE mip6boot::mip6boot)
  mip6boot_own(${name})
endfunction()

# The umbrella: all rooms, as an interface over static libraries or as the one shared library.
function(mip6boot_umbrella)
  if(BUILD_SHARED_LIBS)
    add_library(mip6boot SHARED)
    set_target_properties(mip6boot PROPERTIES
      LINKER_LANGUAGE CXX
      VERSION ${PROJECT_VERSION}
      SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})  # while 0.x each minor version is an ABI of its own
    target_compile_features(mip6boot PUBLIC cxx_std_17)
    mip6boot_own(mip6boot)
  else()
    add_library(mip6boot INTERFACE)
  endif()
  add_library(mip6boot::mip6boot ALIAS mip6boot)
endfunction()

# mip6boot_adapter(<name> LINK <library>...)
#
# Headers for those who use another library beside this one: include/mip6boot/<name>.h and <name>/*.h. They stand on every
# room, so whoever links mip6boot::<name> links the rooms beside it. The libraries are the caller's to find, in front of
# this one; they need not be there as long as nobody links the adapter.
function(mip6boot_adapter name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "LINK")
  set(include ${PROJECT_SOURCE_DIR}/include)
  file(GLOB headers CONFIGURE_DEPENDS ${include}/mip6boot/${name}.h ${include}/mip6boot/${name}/*.h)
  add_library(mip6boot_${name} INTERFACE)
  add_library(mip6boot::${name} ALIAS mip6boot_${name})
  target_sources(mip6boot_${name} INTERFACE FILE_SET HEADERS BASE_DIRS ${include} FILES ${headers})
  set_target_properties(mip6boot_${name} PROPERTIES EXPORT_NAME ${name})
  target_link_libraries(mip6boot_${name} INTERFACE mip6boot_base)
  foreach(library IN LISTS ARG_LINK)
    string(REGEX REPLACE "::.*" "" package ${library})
    target_link_libraries(mip6boot_${name} INTERFACE
      "$<IF:$<TARGET_EXISTS:${library}>,${library},mip6boot::${name} needs ${library}: call find_package(${package}) first>")
    if(NOT TARGET ${library})
      set_target_properties(mip6boot_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS OFF)
    endif()
  endforeach()
endfunction()

# mip6boot_room(<room> [DEPENDS <room>...] [LINK <library>...] [LINK_PRIVATE <library>...])
#
# A room is its folder: lib/<room>/*.cc behind include/mip6boot/<room>/*.{h,def}. DEPENDS names the rooms that this one
# links; tests/layering/rooms.cmake says which it may.
function(mip6boot_room room)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "DEPENDS;LINK;LINK_PRIVATE")
  set(include ${PROJECT_SOURCE_DIR}/include)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/${room}/*.cc)
  file(GLOB headers CONFIGURE_DEPENDS ${include}/mip6boot/${room}/*.h)
  file(GLOB tables CONFIGURE_DEPENDS ${include}/mip6boot/${room}/*.def)
  if(NOT sources)
    message(FATAL_ERROR "mip6boot finds nothing in ${PROJECT_SOURCE_DIR}/lib/${room}: CMake takes brackets in a path for a pattern; "
      "move the sources to another one.")
  endif()

  # The room's own target is mip6boot_<room>. Its sources are compiled in `compiled`, its headers belong to `home`.
  set(name mip6boot_${room})
  if(BUILD_SHARED_LIBS)
    set(suffix _objects)
    set(home mip6boot)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE mip6boot)
    add_library(${name}_objects OBJECT ${sources})
    target_include_directories(${name}_objects PRIVATE ${include})
    target_compile_definitions(${name}_objects PRIVATE MIP6BOOT_BUILDING_SHARED)
    target_sources(mip6boot PRIVATE $<TARGET_OBJECTS:${name}_objects>)
    target_link_libraries(mip6boot PUBLIC ${ARG_LINK} PRIVATE ${ARG_LINK_PRIVATE})
  else()
    set(suffix "")
    set(home ${name})
    add_library(${name} STATIC ${sources})
    target_compile_definitions(${name} PUBLIC MIP6BOOT_STATIC_DEFINE)
    target_link_libraries(mip6boot INTERFACE ${name})
  endif()
  set(compiled ${name}${suffix})
  add_library(mip6boot::${room} ALIAS ${name})

  foreach(other IN LISTS ARG_DEPENDS)
    target_link_libraries(${compiled} PUBLIC mip6boot_${other}${suffix})
  endforeach()

  # A table is expanded by the headers that include it and cannot be compiled alone, hence a set of its own.
  target_sources(${home} PUBLIC
    FILE_SET HEADERS BASE_DIRS ${include} FILES ${headers}
    FILE_SET tables TYPE HEADERS BASE_DIRS ${include} FILES ${tables})
  set_target_properties(${home} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
  target_link_libraries(${compiled} PUBLIC ${ARG_LINK} PRIVATE ${ARG_LINK_PRIVATE})
  target_compile_features(${compiled} PUBLIC cxx_std_17)
  set_target_properties(${name} PROPERTIES EXPORT_NAME ${room})
  set_target_properties(${compiled} PROPERTIES
    POSITION_INDEPENDENT_CODE ON  # hooks and extensions are shared objects
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
  if(MIP6BOOT_NO_EXCEPTIONS)
    target_compile_options(${compiled} PRIVATE -fno-exceptions -fno-rtti)
  endif()
  mip6boot_own(${compiled})
  set_property(TARGET mip6boot APPEND PROPERTY MIP6BOOT_ROOMS ${room})
endfunction()
