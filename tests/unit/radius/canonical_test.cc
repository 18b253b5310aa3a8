// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/radius/canonical.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::radius { namespace {

using test::FromHex;
using test::ToHex;

// The canonical form of the run in `hex`, or why there is none.
std::string Canonical(std::string_view hex, const DecodePolicy& policy = {}) {
  const std::vector<uint8_t> wire = FromHex(hex);
  std::vector<uint8_t> buffer(600);
  AttributeWriter out{MutableBytes(buffer)};
  WriteCanonical(*AttributeRange::Parse(wire), out, policy);
  const Result<Bytes> octets = out.Finish();
  return octets ? ToHex(*octets) : octets.error().ToString();
}

TEST_CASE("what is canonical stays, and so does what has no type", "[rfc6572][s4]") {
  CHECK(Canonical("7c0a 0000000000000001 c804 ffff 7d13 40 20010db8600003020000000000000000") ==
        "7c0a0000000000000001c804ffff7d134020010db8600003020000000000000000");
}

TEST_CASE("prefixes are written in full, reserved bits as zero", "[rfc6572][s4.8][s4.12]") {
  CHECK(Canonical("970c ff40 20010db860000302 9b08 ffd8 c0000221") ==
        "9714004020010db86000030200000000000000009b080018c0000221");
}

TEST_CASE("what a policy lets pass becomes what the RFC has", "[R62][lenient]") {
  DecodePolicy policy;
  policy.home_link_prefix_reserved_octet = true;
  CHECK(Canonical("7d14 0040 20010db8600003020000000000000000", policy) ==
        "7d134020010db8600003020000000000000000");
}

TEST_CASE("a bad attribute ends it", "[radius]") {
  CHECK(Canonical("0506 00000007 7c06 00000001 7c05 000001") ==
        "MIP6-Feature-Vector (124) at offset 8: length 6, must be 10");
}

}}  // namespace mip6boot::radius
