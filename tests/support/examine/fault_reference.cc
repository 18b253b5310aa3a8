// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <map>

#include "tests/support/examine/reference.h"

namespace mip6boot::test {

const char* FaultOf(Reason reason) {
  static const std::map<Reason, const char*> faults = {
      {Reason::kBadLength, "length"},     {Reason::kBadMultiple, "multiple"},
      {Reason::kTooShort, "short"},       {Reason::kTooFewOctets, "few octets"},
      {Reason::kTooLong, "long"},         {Reason::kPrefixTooLong, "prefix length"},
      {Reason::kStrayBits, "stray bits"}, {Reason::kBadFamily, "family"},
      {Reason::kBadText, "text"},         {Reason::kNameEmpty, "empty"},
      {Reason::kIncomplete, "parts"}};
  const auto found = faults.find(reason);
  return found == faults.end() ? "" : found->second;
}

}  // namespace mip6boot::test
