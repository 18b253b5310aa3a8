// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <string>
#include <vector>

#include "mip6boot/base/error.h"
#include "tests/support/examine/reference.h"
#include "tests/support/reference/diameter.h"

namespace mip6boot::test {
namespace {

using reference::DiameterAvp;

bool Is(const DiameterAvp& avp, const Error& error) {
  return avp.vendor == error.vendor && avp.code == error.code;
}

size_t HeaderSize(const DiameterAvp& avp) { return (avp.flags & 0x80) != 0 ? 12 : 8; }

// The AVP that the error names, and the run it is in: the one whose header, or whose data, the
// error is about.
struct Blamed {
  const DiameterAvp* avp = nullptr;
  const std::vector<DiameterAvp>* run = nullptr;
};
Blamed Find(const std::vector<DiameterAvp>& run, const Error& error, bool of_header) {
  for (const DiameterAvp& avp : run) {
    const Blamed inside = Find(avp.inside, error, of_header);
    if (inside.avp != nullptr) return inside;
    const size_t begin = avp.offset + HeaderSize(avp);
    const bool about = of_header ? error.offset == avp.offset
                                 : error.offset >= begin && error.offset <= begin + avp.data.size();
    if (about && Is(avp, error)) return {&avp, &run};
  }
  return {};
}

size_t CountOf(const std::vector<DiameterAvp>& run, const Error& error) {
  return static_cast<size_t>(std::count_if(
      run.begin(), run.end(), [&error](const DiameterAvp& avp) { return Is(avp, error); }));
}

// Whether an AVP is missing in the run whose octets begin where the error says.
bool IsMissing(const std::vector<DiameterAvp>& run, size_t begin, const Error& error) {
  if (begin == error.offset && CountOf(run, error) == 0) return true;
  return std::any_of(run.begin(), run.end(), [&error](const DiameterAvp& avp) {
    return avp.group && IsMissing(avp.inside, avp.offset + HeaderSize(avp), error);
  });
}

// RFC 6733 6.11: of these two one stands in a group, and both may not.
bool AreTwoInOne(const Error& error) {
  return error.vendor == 0 && (error.code == 258 || error.code == 259);
}

}  // namespace

void CompareReason(const Error& error, const std::vector<DiameterAvp>& avps, Findings& findings) {
  if (error.kind != ElementKind::kDiameterAvp) return;
  Blamed blamed = Find(avps, error, true);
  switch (error.reason) {
    // Of AVPs that are not whole, or more than this library takes: the reference has none such.
    case Reason::kTruncated:
    case Reason::kTooShort:
    case Reason::kLengthOverflow:
    case Reason::kTooMany:
    case Reason::kTooDeep:
      return;
    case Reason::kMissing:
      return findings.Expect(IsMissing(avps, 20, error), "an AVP that is there is missed");
    case Reason::kUnsupported:
      return findings.Expect(
          blamed.avp != nullptr && !blamed.avp->known && (blamed.avp->flags & 0x40) != 0,
          "an AVP is called unknown that the reference knows, or that need not be understood");
    case Reason::kDuplicate:
      return findings.Expect(
          blamed.avp != nullptr && (CountOf(*blamed.run, error) > 1 || AreTwoInOne(error)),
          "an AVP that stands once is refused as a second one");
    default:
      break;
  }
  const std::string expected = FaultOf(error.reason);
  if (!expected.empty() || blamed.avp == nullptr) blamed = Find(avps, error, false);
  const std::string fault = blamed.avp == nullptr ? "" : blamed.avp->fault;
  if (expected.empty()) {  // what an AVP says that can be read, or what kind of URI is no good
    return findings.Expect(
        blamed.avp == nullptr || (blamed.avp->known && (fault.empty() || fault == "uri")),
        "an AVP is refused for what it says, and cannot even be read");
  }
  findings.Expect(fault == expected || fault == "uri",
                  "an AVP is refused for another fault than it has");
}

}  // namespace mip6boot::test
