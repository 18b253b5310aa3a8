// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/oro.h"

#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

std::vector<unsigned> Listed(const OptionRequest& request) {
  std::vector<unsigned> codes;
  for (const OptionCode code : request) codes.push_back(static_cast<unsigned>(code));
  return codes;
}

TEST_CASE("an ORO lists the codes that a client asks for", "[rfc8415][s21.7]") {
  const TestOption option("0006000e 0053 0020 0045 0031 0047 0048 0049");
  const Result<OptionRequest> request = option.As<OptionRequest>();
  REQUIRE(request.has_value());
  CHECK(Listed(*request) == std::vector<unsigned>{83, 32, 69, 49, 71, 72, 73});
  CHECK(request->size() == 7);
  CHECK(request->Contains(OptionCode::kMip6Haf));
  CHECK(!request->Contains(OptionCode::kMip6Vdinf));
  CHECK(!request->Contains(static_cast<OptionCode>(0x5300)));
  CHECK(Encoded(*request) == "0006000e0053002000450031004700480049");
}

TEST_CASE("an ORO may be empty, but not of an odd length", "[rfc8415][s21.7]") {
  CHECK(Reencoded<OptionRequest>("00060000") == "00060000");
  CHECK(Refusal<OptionRequest>("00060001 00") ==
        "OPTION_ORO (6) at offset 104: length 1 is not a multiple of 2");
  CHECK(Refusal<OptionRequest>("00060003 004500") ==
        "OPTION_ORO (6) at offset 104: length 3 is not a multiple of 2");
  const std::vector<uint8_t> odd = {0, 69, 0};
  CHECK(Encoded(OptionRequest{odd}) ==
        "OPTION_ORO (6) at offset 0: length 3 is not a multiple of 2");
  CHECK(Listed(OptionRequest{odd}) == std::vector<unsigned>{69});
}

TEST_CASE("an ORO is written from codes in memory", "[rfc8415][s21.7]") {
  const std::vector<OptionCode> codes = {OptionCode::kMip6Idinf, static_cast<OptionCode>(0xabcd)};
  CHECK(Encoded(OptionRequestList{codes}) == "000600040045abcd");
  CHECK(Encoded(OptionRequestList{}) == "00060000");
  const std::vector<OptionCode> too_many(32768, OptionCode::kMip6Idinf);
  CHECK(Encoded(OptionRequestList{too_many}) ==
        "OPTION_ORO (6) at offset 0: 65536 octets do not fit its length field, at most 65535");
}

}}  // namespace mip6boot::dhcpv6
