// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/error.h"

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace mip6boot { namespace {

Error About(ElementKind kind, uint32_t code, const char* name, Reason reason, uint32_t offset,
            uint32_t have, uint32_t want) {
  Error error = MakeError(reason, offset, have, want);
  error.kind = kind;
  error.code = code;
  error.name = name;
  return error;
}

TEST_CASE("an error is one line that says what, where and why", "[base]") {
  CHECK(
      About(ElementKind::kDhcpv6Option, 71, "OPTION_MIP6_HNP", Reason::kPrefixTooLong, 57, 129, 128)
          .ToString() == "OPTION_MIP6_HNP (71) at offset 57: prefix length 129 exceeds 128");
  CHECK(About(ElementKind::kDhcpv6Option, 250, nullptr, Reason::kTruncated, 4, 3, 9).ToString() ==
        "option (250) at offset 4: needs 9 octets, 3 left");
  CHECK(About(ElementKind::kDhcpv6Message, 99, nullptr, Reason::kNotAllowed, 0, 0, 0).ToString() ==
        "DHCPv6 message (99) at offset 0: must not stand here");
  CHECK(About(ElementKind::kRadiusAttribute, 125, nullptr, Reason::kBadLength, 2, 20, 19)
            .ToString() == "attribute (125) at offset 2: length 20, must be 19");
  CHECK(
      About(ElementKind::kDiameterMessage, 268, nullptr, Reason::kBadVersion, 0, 2, 1).ToString() ==
      "Diameter message (268) at offset 0: version 2, must be 1");
  Error avp = About(ElementKind::kDiameterAvp, 1430, nullptr, Reason::kDuplicate, 20, 2, 1);
  avp.vendor = 10415;
  CHECK(avp.ToString() == "AVP (1430, vendor 10415) at offset 20: stands 2 times, at most 1");
  CHECK(MakeError(Reason::kNameEmpty, 3).ToString() == "octets at offset 3: the name is empty");
  Error nameless = MakeError(Reason::kMissing, 0);
  nameless.kind = ElementKind::kConfig;
  CHECK(nameless.ToString() == "configuration: is missing");
  CHECK(MakeConfigError(Reason::kMissing, "server.server_id").ToString() ==
        "server.server_id: is missing");
  CHECK(MakeConfigItemError(Reason::kBadValue, "directory.networks[].agents[].weight", {3, 1}, 0)
            .ToString() == "directory.networks[3].agents[1].weight: value 0 is not allowed");
  CHECK(MakeConfigItemError(Reason::kMissing, "directory.networks[].agents", {7}).ToString() ==
        "directory.networks[7].agents: is missing");
}

TEST_CASE("a duration out of its bounds prints with its unit and the bound it missed", "[base]") {
  using std::chrono::microseconds;
  using std::chrono::milliseconds;
  using std::chrono::seconds;
  const auto text = [](Duration have, Duration least, Duration most = Duration::max()) {
    return MakeConfigDurationError("nas.request_timeout", have, least, most).ToString();
  };
  CHECK(text(seconds(-3), Duration(1)) == "nas.request_timeout: -3 s, must be at least 1 us");
  CHECK(text(Duration(0), Duration(1)) == "nas.request_timeout: 0 s, must be at least 1 us");
  CHECK(text(seconds(5), seconds(600)) == "nas.request_timeout: 5 s, must be at least 600 s");
  CHECK(text(milliseconds(5999), seconds(6)) ==
        "nas.request_timeout: 5999 ms, must be at least 6 s");
  CHECK(text(microseconds(-1), Duration(0)) == "nas.request_timeout: -1 us, must be at least 0 s");
  // More than 32 bits of microseconds.
  CHECK(text(std::chrono::hours(25), Duration(1), std::chrono::hours(24)) ==
        "nas.request_timeout: 90000 s, must be at most 86400 s");
  CHECK(text(Duration::min(), Duration(1)) ==
        "nas.request_timeout: -9223372036854775808 us, must be at least 1 us");
  CHECK(MakeConfigDurationError("nas.request_timeout", seconds(-3), Duration(1)) !=
        MakeConfigDurationError("nas.request_timeout", seconds(-4), Duration(1)));
}

TEST_CASE("every reason has a name of its own in kebab-case", "[base]") {
  const std::vector<Reason> reasons = {
#define MIP6BOOT_REASON(enumerator, name, text) Reason::enumerator,
#include "mip6boot/base/reason.def"
#undef MIP6BOOT_REASON
  };
  std::set<std::string> names;
  std::string odd;
  for (const Reason reason : reasons) {
    const std::string name(ReasonName(reason));
    names.insert(name);
    if (name.empty() ||
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) {
      odd += name + " ";
    }
  }
  CHECK(names.size() == reasons.size());
  CHECK(odd.empty());
  CHECK(ReasonName(Reason::kTruncated) == "truncated");
  CHECK(ReasonName(Reason::kLengthOverflow) == "length-overflow");
}

TEST_CASE("no text of a reason is left with a gap", "[base]") {
  std::string left;
  for (const Reason reason : {
#define MIP6BOOT_REASON(enumerator, name, text) Reason::enumerator,
#include "mip6boot/base/reason.def"
#undef MIP6BOOT_REASON
       }) {
    const std::string line = MakeError(reason, 1, 2, 3).ToString();
    if (line.find('{') != std::string::npos) left += line;
  }
  CHECK(left.empty());
}

TEST_CASE("errors are equal when they say the same", "[base]") {
  const Error error =
      About(ElementKind::kDhcpv6Option, 71, "OPTION_MIP6_HNP", Reason::kTooShort, 1, 2, 3);
  Error other = error;
  other.name = nullptr;  // a text for people, no part of what is said
  CHECK(error == other);
  CHECK(sizeof(Error) == 32);
  const auto differs = [&error](auto change) {
    Error changed = error;
    change(changed);
    return error != changed && !(error == changed);
  };
  CHECK(differs([](Error& changed) { changed.reason = Reason::kTooLong; }));
  CHECK(differs([](Error& changed) { changed.kind = ElementKind::kDiameterAvp; }));
  CHECK(differs([](Error& changed) { changed.depth = 1; }));
  CHECK(differs([](Error& changed) { changed.code = 72; }));
  CHECK(differs([](Error& changed) { changed.vendor = 10415; }));
  CHECK(differs([](Error& changed) { changed.offset = 2; }));
  CHECK(differs([](Error& changed) { changed.have = 3; }));
  CHECK(differs([](Error& changed) { changed.want = 2; }));
}

}}  // namespace mip6boot
