// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/remote_id.h"

#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

TEST_CASE("a remote id is of a vendor, and opaque", "[rfc4649][s3]") {
  const TestOption option("00250008 00000009 00ff3132");
  const Result<RemoteId> remote = option.As<RemoteId>();
  REQUIRE(remote.has_value());
  CHECK(remote->enterprise_number == 9);
  CHECK(ToHex(remote->id) == "00ff3132");
  CHECK(Encoded(*remote) == "002500080000000900ff3132");
}

TEST_CASE("remote ids are equal if their vendors and octets are", "[rfc4649][s3]") {
  const TestOption option("00250005 00000009 31");
  const std::vector<uint8_t> id = FromHex("31");
  const std::vector<uint8_t> other = FromHex("32");
  CHECK(*option.As<RemoteId>() == RemoteId{9, id});
  CHECK(*option.As<RemoteId>() != RemoteId{10, id});
  CHECK(*option.As<RemoteId>() != RemoteId{9, other});
}

TEST_CASE("a remote id of no octets is neither read nor written", "[rfc4649][s3]") {
  CHECK(Refusal<RemoteId>("00250000") ==
        "OPTION_REMOTE_ID (37) at offset 104: length 0, must be at least 5");
  CHECK(Refusal<RemoteId>("00250004 00000009") ==
        "OPTION_REMOTE_ID (37) at offset 104: length 4, must be at least 5");
  CHECK(Encoded(RemoteId{9, {}}) ==
        "OPTION_REMOTE_ID (37) at offset 0: length 4, must be at least 5");
}

TEST_CASE("a remote id that does not fit is not written", "[rfc4649][s3]") {
  const std::vector<uint8_t> id(65532, 'x');
  CHECK(Encoded(RemoteId{9, id}) ==
        "OPTION_REMOTE_ID (37) at offset 0: 65536 octets do not fit its length field, at most "
        "65535");
}

}}  // namespace mip6boot::dhcpv6
