// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/text.h"

#include "tests/support/catch.h"

namespace mip6boot { namespace {

TEST_CASE("UTF-8 ends where an octet cannot go on with it", "[base][rfc3629]") {
  CHECK(Utf8End(AsBytes("")) == 0);
  CHECK(Utf8End(AsBytes("abc")) == 3);
  CHECK(Utf8End(AsBytes("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80")) == 9);
  CHECK(Utf8End(AsBytes("ab\xff"
                        "c")) == 2);
  CHECK(Utf8End(AsBytes("a\xe2\x82")) == 1);      // cut
  CHECK(Utf8End(AsBytes("a\xc0\x80")) == 1);      // not the shortest form
  CHECK(Utf8End(AsBytes("a\xed\xa0\x80")) == 1);  // a surrogate
  CHECK(IsUtf8(AsBytes("\xc3\xa9")));
  CHECK_FALSE(IsUtf8(AsBytes("\xc3")));
}

TEST_CASE("text and its octets are views of the same memory", "[base]") {
  const std::string_view text = "abc";
  CHECK(AsText(AsBytes(text)).data() == text.data());
  CHECK(AsText(AsBytes(text)) == "abc");
}

}}  // namespace mip6boot
