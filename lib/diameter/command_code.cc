// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/command_code.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {

const char* CommandName(CommandCode command, bool request) {
  switch (command) {
#define MIP6BOOT_COMMAND(code, enumerator, proxiable, request_name, answer_name, short_request, \
                         short_answer)                                                          \
  case CommandCode::enumerator:                                                                 \
    return request ? request_name : answer_name;
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
  }
  return nullptr;
}

const char* ShortCommandName(CommandCode command, bool request) {
  switch (command) {
#define MIP6BOOT_COMMAND(code, enumerator, proxiable, request_name, answer_name, short_request, \
                         short_answer)                                                          \
  case CommandCode::enumerator:                                                                 \
    return request ? short_request : short_answer;
#include "mip6boot/diameter/command_code.def"
#undef MIP6BOOT_COMMAND
  }
  return nullptr;
}

const char* ApplicationName(ApplicationId application) {
  switch (application) {
#define MIP6BOOT_APPLICATION(id, enumerator, name) \
  case ApplicationId::enumerator:                  \
    return name;
#include "mip6boot/diameter/application_id.def"
#undef MIP6BOOT_APPLICATION
  }
  return nullptr;
}

}}}  // namespace mip6boot::v0_1::diameter
