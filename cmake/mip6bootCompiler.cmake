# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# mip6boot_compiler_fault(<variable>): the sentence for a compiler that is too old; empty for others. The oldest are the oldest
# that tests build with.
function(mip6boot_compiler_fault variable)
  set(oldest_GNU 11)
  set(oldest_Clang 14)
  set(fault)
  set(oldest ${oldest_${CMAKE_CXX_COMPILER_ID}})
  if(oldest AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS oldest)
    string(CONCAT fault "mip6boot needs GCC ${oldest_GNU}, Clang ${oldest_Clang} or newer, and ${CMAKE_CXX_COMPILER} is "
      "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}: name another with -DCMAKE_CXX_COMPILER=<compiler>, in a new build "
      "folder.")
  endif()
  set(${variable} "${fault}" PARENT_SCOPE)
endfunction()
