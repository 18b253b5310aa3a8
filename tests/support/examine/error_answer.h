// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What an answer that refuses a request must hold (RFC 6733 6.2, 7), judged by tables and by a
// reading of their own.

#ifndef MIP6BOOT_TESTS_SUPPORT_EXAMINE_ERROR_ANSWER_H_
#define MIP6BOOT_TESTS_SUPPORT_EXAMINE_ERROR_ANSWER_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"
#include "mip6boot/diameter/message_view.h"
#include "tests/support/examine/findings.h"

namespace mip6boot::test {

// The Result-Code of an answer to a request that is refused with `error` (RFC 6733 7.1).
uint32_t ExpectedResultCode(const Error& error);

// Who refuses a request, and why.
struct Refusal {
  std::string_view host;
  std::string_view realm;
  uint32_t code = 0;
  std::optional<Error> error;  // the AVP or the header that is to blame, if one is
};

void JudgeErrorAnswer(const diameter::MessageView& request, Bytes answer, const Refusal& refusal,
                      Findings& findings);

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_EXAMINE_ERROR_ANSWER_H_
