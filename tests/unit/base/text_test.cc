// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/base/text.h"

#include <string>
#include <string_view>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot { namespace {

using std::string_view_literals::operator""sv;

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

TEST_CASE("of each lead the octets behind it have bounds of their own", "[base][rfc3629][s4]") {
  const std::string_view good[] = {"\x7f"sv,
                                   "\xc2\x80"sv,
                                   "\xdf\xbf"sv,
                                   "\xe0\xa0\x80"sv,
                                   "\xe1\x80\x80"sv,
                                   "\xed\x9f\xbf"sv,
                                   "\xee\x80\x80"sv,
                                   "\xef\xbf\xbf"sv,
                                   "\xf0\x90\x80\x80"sv,
                                   "\xf1\x80\x80\x80"sv,
                                   "\xf3\xbf\xbf\xbf"sv,
                                   "\xf4\x8f\xbf\xbf"sv};
  const std::string_view bad[] = {"\x80"sv,
                                  "\xbf"sv,
                                  "\x80\x80"sv,
                                  "\x80\x80\x80"sv,
                                  "\xc1\x80\x80\x80"sv,
                                  "\xc1\xbf"sv,
                                  "\xc2\x7f"sv,
                                  "\xc2\xc0"sv,
                                  "\xe0\x9f\xbf"sv,
                                  "\xe1\x7f\x80"sv,
                                  "\xe1\xc0\x80"sv,
                                  "\xe1\x80\x7f"sv,
                                  "\xe1\x80\xc0"sv,
                                  "\xed\xa0\x80"sv,
                                  "\xef\xc0\x80"sv,
                                  "\xf0\x8f\xbf\xbf"sv,
                                  "\xf1\x80\x7f\x80"sv,
                                  "\xf1\x80\x80\x7f"sv,
                                  "\xf1\x80\x80\xc0"sv,
                                  "\xf4\x90\x80\x80"sv,
                                  "\xf5\x80\x80\x80"sv,
                                  "\xff"sv,
                                  "\xe2\x82"sv,
                                  "\xf1\x80\x80"sv,
                                  "\xc3"sv};
  std::string wrong;
  for (const std::string_view text : good) {
    if (Utf8End(AsBytes(text)) != text.size()) wrong += test::ToHex(AsBytes(text)) + ' ';
  }
  for (const std::string_view text : bad) {
    if (Utf8End(AsBytes(text)) != 0) wrong += test::ToHex(AsBytes(text)) + ' ';
  }
  CHECK(wrong.empty());
}

}}  // namespace mip6boot
