// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/avp_format.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/nas_avps.h"
#include "mip6boot/diameter/typed_avp.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using std::string_literals::operator""s;

TEST_CASE("numbers have the size of their format and no other", "[rfc6733][s4.2]") {
  CHECK(Encoded(ResultCodeAvp{ResultCode::kMissingAvp}) == "0000010c4000000c0000138d");
  CHECK(TestAvp("0000010c 4000000c 0000138d").As<ResultCodeAvp>()->value ==
        ResultCode::kMissingAvp);
  CHECK(Refusal<ResultCodeAvp>("0000010c 4000000b 00138d00") ==
        "Result-Code (268) at offset 108: length 3, must be 4 -> 5014");
  CHECK(Refusal<ResultCodeAvp>("0000010c 40000010 00000000 0000138d") ==
        "Result-Code (268) at offset 108: length 8, must be 4 -> 5014");
  const TestAvp wide("0000007c 40000010 0102030405060708");
  CHECK(*DecodeAs<Unsigned64Format<>>(wide.view()) == 0x0102030405060708);
  CHECK(DecodeAs<Unsigned32Format<>>(wide.view()).error().want == 4);
}

// AVPs of a product's own, with the formats that no AVP of the RFCs here has.
constexpr uint32_t kVendor = 32473;  // RFC 5612: for examples
using Signed32 = TypedAvp<1, kVendor, Integer32Format<>>;
using Signed64 = TypedAvp<2, kVendor, Integer64Format<>>;
using Single = TypedAvp<3, kVendor, Float32Format>;
using Double = TypedAvp<4, kVendor, Float64Format>;

TEST_CASE("signed numbers are two's complement", "[rfc6733][s4.2]") {
  CHECK(Encoded(Signed32{-2}) == "00000001c000001000007ed9fffffffe");
  CHECK(TestAvp("00000001 c0000010 00007ed9 80000000").As<Signed32>()->value == INT32_MIN);
  CHECK(Refusal<Signed32>("00000001 c000000e 00007ed9 80000000") ==
        "AVP (1, vendor 32473) at offset 112: length 2, must be 4 -> 5004");
  CHECK(Encoded(Signed64{-2}) == "00000002c000001400007ed9fffffffffffffffe");
  CHECK(TestAvp("00000002 c0000014 00007ed9 8000000000000000").As<Signed64>()->value == INT64_MIN);
}

TEST_CASE("numbers with a fraction are those of IEEE 754", "[rfc6733][s4.2]") {
  CHECK(Encoded(Single{-1.5F}) == "00000003c000001000007ed9bfc00000");
  CHECK(TestAvp("00000003 c0000010 00007ed9 bfc00000").As<Single>()->value == -1.5F);
  CHECK(std::isnan(TestAvp("00000003 c0000010 00007ed9 7fc00000").As<Single>()->value));
  CHECK(Encoded(Double{-1.5}) == "00000004c000001400007ed9bff8000000000000");
  CHECK(TestAvp("00000004 c0000014 00007ed9 bff8000000000000").As<Double>()->value == -1.5);
  CHECK(std::isinf(TestAvp("00000004 c0000014 00007ed9 fff0000000000000").As<Double>()->value));
  CHECK(Refusal<Double>("00000004 c0000010 00007ed9 bfc00000") ==
        "AVP (4, vendor 32473) at offset 112: length 4, must be 8 -> 5004");
}

TEST_CASE("a filter rule is text in ASCII", "[rfc6733][s4.3.1]") {
  const TestAvp avp("00000190 40000024 7065726d697420696e2069702066726f6d20616e7920746f20616e79");
  REQUIRE(avp.As<NasFilterRule>().has_value());
  CHECK(avp.As<NasFilterRule>()->value == "permit in ip from any to any");
  CHECK(Encoded(NasFilterRule{"deny in ip from any to any"}) ==
        "000001904000002264656e7920696e2069702066726f6d20616e7920746f20616e790000");
  CHECK(Refusal<NasFilterRule>("00000190 4000000b 61c3a400") ==
        "NAS-Filter-Rule (400) at offset 109: octet 195 is not allowed in this text -> 5004");
  CHECK(Refusal<NasFilterRule>("00000190 4000000b 6180c3 00") ==
        "NAS-Filter-Rule (400) at offset 109: octet 128 is not allowed in this text -> 5004");
}

TEST_CASE("an enumeration takes values that nobody has named", "[rfc6733][s4.3.1]") {
  CHECK(static_cast<uint32_t>(
            TestAvp("00000112 4000000c 0000002a").As<AuthRequestTypeAvp>()->value) == 42);
  CHECK(Encoded(DisconnectCauseAvp{DisconnectCause::kBusy}) == "000001114000000c00000001");
}

TEST_CASE("a time counts from 1900, and from 2036 when that has run over", "[rfc6733][s4.3.1]") {
  const TestAvp avp("00000037 4000000c e8754480");
  REQUIRE(avp.As<EventTimestamp>().has_value());
  CHECK(avp.As<EventTimestamp>()->value.ntp_seconds == 0xe8754480);
  CHECK(Time{2208988800U}.UnixSeconds() == 0);
  CHECK(Time{0xffffffffU}.UnixSeconds() == 2085978495);
  CHECK(Time{0}.UnixSeconds() == 2085978496);
  CHECK(Time{1}.UnixSeconds() == 2085978497);
  CHECK(Encoded(EventTimestamp{Time{1}}) == "000000374000000c00000001");
  CHECK(Refusal<EventTimestamp>("00000037 40000008") ==
        "Event-Timestamp (55) at offset 108: length 0, must be 4 -> 5014");
}

TEST_CASE("an identity is printable ASCII and not empty", "[rfc6733][s4.3.1]") {
  CHECK(TestAvp("00000108 40000009 61000000").As<OriginHost>()->value == "a");
  CHECK(Encoded(OriginHost{"nas1.asp.example.net"}) ==
        "000001084000001c6e6173312e6173702e6578616d706c652e6e6574");
  CHECK(Refusal<OriginHost>("00000108 40000008") ==
        "Origin-Host (264) at offset 108: the name is empty -> 5004");
  CHECK(Refusal<OriginHost>("00000108 4000000b 61206200") ==
        "Origin-Host (264) at offset 109: octet 32 is not allowed in this text -> 5004");
}

// The fast checks look at eight octets at a time: a bad one must show at each place of texts of
// each length.
TEST_CASE("a bad octet is found wherever it stands in a text", "[text]") {
  std::vector<std::string> wrong;
  for (size_t size = 1; size <= 26; ++size) {
    const std::string good(size, 'a');
    std::string_view value;
    if (!DiameterIdentityFormat::Decode(AsBytes(good), value)) wrong.push_back(good);
    if (!Utf8StringFormat::Decode(AsBytes(good), value)) wrong.push_back(good);
    for (size_t at = 0; at < size; ++at) {
      for (unsigned octet = 0; octet < 256; ++octet) {
        std::string text = good;
        text[at] = static_cast<char>(octet);
        const bool printable = octet > 0x20 && octet < 0x7f;
        if (DiameterIdentityFormat::Decode(AsBytes(text), value) != printable)
          wrong.push_back(text);
        if (Utf8StringFormat::Decode(AsBytes(text), value) != (octet < 0x80)) wrong.push_back(text);
      }
    }
  }
  CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("text is UTF-8 in its shortest form, without surrogates", "[rfc3629][s4]") {
  const auto taken = [](std::string_view hex) {
    const std::vector<uint8_t> text = FromHex(hex);
    std::string_view value;
    return Utf8StringFormat::Decode(text, value);
  };
  CHECK(taken(""));
  CHECK(taken("c3a4 e282ac f09f9880"));
  CHECK(taken("ed9fbf ee8080 f48fbfbf"));
  CHECK(!taken("c080"));      // an overlong zero
  CHECK(!taken("e09fbf"));    // overlong
  CHECK(!taken("f08fbfbf"));  // overlong
  CHECK(!taken("eda080"));    // a surrogate
  CHECK(!taken("f4908080"));  // above U+10FFFF
  CHECK(!taken("f5808080"));
  CHECK(!taken("80"));
  CHECK(!taken("e282"));  // cut
  CHECK(!taken("e282 41"));
  CHECK(Refusal<UserName>("00000001 4000000b 6180 6200") ==
        "User-Name (1) at offset 109: octet 128 is not allowed in this text -> 5004");
}

TEST_CASE("the full grammar of an identity is a call of its own", "[rfc6733][s4.3.1]") {
  const auto refusal = [](std::string_view text) {
    const Result<void> checked = CheckDiameterIdentity(text);
    return checked.has_value() ? "taken" : checked.error().ToString();
  };
  CHECK(refusal("aaa.home.example.org") == "taken");
  CHECK(refusal("aaa.home.example.org.") == "taken");
  CHECK(refusal("host_1") == "taken");
  CHECK(refusal("") == "octets at offset 0: the name is empty");
  CHECK(refusal(".") == "octets at offset 0: the name is empty");
  CHECK(refusal("a..b") == "octets at offset 2: the name is empty");
  CHECK(refusal("a.b/c") == "octets at offset 3: octet 47 is not allowed in this text");
  CHECK(refusal("a." + std::string(63, 'b')) == "taken");
  CHECK(CheckDiameterIdentity("a." + std::string(64, 'b')).error().reason == Reason::kLabelTooLong);
  CHECK(CheckDiameterIdentity(std::string(256, 'b')).error().reason == Reason::kNameTooLong);
}

TEST_CASE("a label of an identity is of letters, digits, hyphens and underscores alone",
          "[rfc6733][s4.3.1]") {
  CHECK(CheckDiameterIdentity("az.AZ.09.a-b.a_b").has_value());
  CHECK(CheckDiameterIdentity("a").has_value());
  std::string longest;
  while (longest.size() < 252) longest += std::string(62, 'b') + '.';
  CHECK(CheckDiameterIdentity(longest + "ccc").has_value());
  CHECK(CheckDiameterIdentity(longest + "cccc").error().reason == Reason::kNameTooLong);
  std::string wrong;
  for (unsigned octet = 0; octet < 256; ++octet) {
    const char c = static_cast<char>(octet);
    const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
    // Between dots only, for a dot is none of a label's.
    if (c != '.' && CheckDiameterIdentity(std::string("a.b") + c + ".d").has_value() != fits) {
      wrong += std::to_string(octet) + ' ';
    }
  }
  CHECK(wrong == "");
  CHECK(CheckDiameterIdentity("a..").error().offset == 2);
}

TEST_CASE("the first octet that is no identity's is named", "[rfc6733][s4.3.1]") {
  CHECK(Refusal<OriginHost>("00000108 4000000b 617f20 00").find("octet 127 is not allowed") !=
        std::string::npos);
  CHECK(Refusal<OriginHost>("00000108 4000000b 612120 00").find("octet 32 is not allowed") !=
        std::string::npos);
  CHECK(Refusal<OriginHost>("00000108 4000000b 7e8061 00").find("octet 128 is not allowed") !=
        std::string::npos);
  // A family without an address.
  CHECK(Refusal<HostIpAddress>("00000101 4000000a 0001 0000").find("does not go with 0 octets") !=
        std::string::npos);
  CHECK(Refusal<HostIpAddress>("00000101 40000009 00 000000").find("1 octets of data") !=
        std::string::npos);
}

TEST_CASE("identities are compared without case and final dot", "[rfc6733][s5.6.4]") {
  CHECK(EqualIdentity("AAA.Example.org", "aaa.example.ORG."));
  CHECK(!EqualIdentity("aaa.example.org", "aab.example.org"));
  CHECK(!EqualIdentity("aaa.example.org", "aaa.example.or"));
  CHECK(!EqualIdentity("[", "{"));
}

TEST_CASE("an address is its family and the octets that go with it", "[rfc6733][s4.3.1]") {
  const TestAvp v4("00000101 4000000e 0001c00002210000");
  REQUIRE(v4.As<HostIpAddress>().has_value());
  CHECK(v4.As<HostIpAddress>()->value == Ipv4Address({192, 0, 2, 33}));
  CHECK(Encoded(HostIpAddress{Ipv4Address({192, 0, 2, 33})}) == "000001014000000e0001c00002210000");
  CHECK(Encoded(HostIpAddress{*Ipv6Address::FromText("2001:db8::1")}) ==
        "000001014000001a000220010db80000000000000000000000010000");
  CHECK(Refusal<HostIpAddress>("00000101 4000000e 0002c00002010000") ==
        "Host-IP-Address (257) at offset 108: address family 2 does not go with 4 octets -> 5004");
  CHECK(Refusal<HostIpAddress>("00000101 40000009 00000000") ==
        "Host-IP-Address (257) at offset 108: 1 octets of data, must be at least 2 -> 5004");
}

TEST_CASE("an address of another family is kept octet for octet", "[rfc6733][s4.3.1]") {
  const TestAvp avp("00000101 40000011 0008 31323334353637 000000");
  const Result<HostIpAddress> typed = avp.As<HostIpAddress>();
  REQUIRE(typed.has_value());
  CHECK(typed->value.family() == static_cast<AddressFamily>(8));
  CHECK(!typed->value.ipv4().has_value());
  CHECK(!typed->value.ipv6().has_value());
  CHECK(Encoded(*typed) == "0000010140000011000831323334353637000000");
  CHECK(Address::Make(AddressFamily::kIpv4, avp.view().data) == std::nullopt);
}

TEST_CASE("an address of zeros is unspecified in both families", "[R63]") {
  CHECK(Address().IsUnspecified());
  CHECK(Address(Ipv4Address()).IsUnspecified());
  CHECK(!Address(Ipv4Address({0, 0, 0, 1})).IsUnspecified());
  CHECK(Address(Ipv4Address()) != Address());
}

TEST_CASE("an address of another family may have no octets", "[rfc6733][s4.3.1]") {
  const std::optional<Address> none = Address::Make(AddressFamily{99}, Bytes());
  REQUIRE(none.has_value());
  CHECK(Encoded(HostIpAddress{*none}) == "000001014000000a00630000");
  const TestAvp avp("00000101 4000000a 0063 0000");
  REQUIRE(avp.As<HostIpAddress>().has_value());
  CHECK(avp.As<HostIpAddress>()->value == *none);
}

TEST_CASE("formats of numbers have a size, the others have none", "[rfc6733][s4.2]") {
  std::string sizes;
  for (const DataFormat format :
       {DataFormat::kUnsigned32, DataFormat::kInteger32, DataFormat::kFloat32,
        DataFormat::kEnumerated, DataFormat::kTime, DataFormat::kUnsigned64, DataFormat::kInteger64,
        DataFormat::kFloat64, DataFormat::kOctetString, DataFormat::kAddress,
        DataFormat::kUtf8String, DataFormat::kDiameterIdentity, DataFormat::kDiameterUri,
        DataFormat::kIpFilterRule, DataFormat::kGrouped, static_cast<DataFormat>(99)}) {
    sizes += std::to_string(FixedSize(format));
  }
  CHECK(sizes == "4444488800000000");
}

TEST_CASE("asked why it refuses what it takes, a format reads no further than the data",
          "[contract]") {
  const TestAvp text("0000010d 0000000b 616263 ff");
  const TestAvp empty("0000010d 00000008");
  const auto bad_octet = [](const Error& refusal) {
    return refusal.reason == Reason::kBadText ? static_cast<int>(refusal.have) : -1;
  };
  for (const TestAvp* avp : {&text, &empty}) {
    CHECK(bad_octet(Utf8StringFormat::Refusal(avp->view())) == 0);
    CHECK(bad_octet(IpFilterRuleFormat::Refusal(avp->view())) == 0);
    CHECK(OctetStringFormat::Refusal(avp->view()).reason == Reason::kBadValue);
  }
  CHECK(bad_octet(DiameterIdentityFormat::Refusal(text.view())) == 0);
  CHECK(FailedAvp::Refusal(text.view(), {}).reason == Reason::kBadValue);
}

TEST_CASE("an AVP is sent with V by its vendor, and with M but where the table forbids it",
          "[rfc6733][s4.5][tables]") {
  CHECK(FlagsToSend(AvpKey::kOriginHost) == 0x40);
  CHECK(FlagsToSend(AvpKey::kProductName) == 0x00);
  CHECK(FlagsToSend(AvpKey{10415, AvpKey::kProductName.code}) == 0xc0);
  CHECK(FlagsToSend(AvpKey::kRatType) == 0x80);
  CHECK(FlagsToSend(AvpKey{0, AvpKey::kRatType.code}) == 0x40);
}

TEST_CASE("the table names the values of results and applications", "[tables]") {
  CHECK(FindAvpInfo(AvpKey::kResultCode)->value_name(2001) == "DIAMETER_SUCCESS"s);
  CHECK(FindAvpInfo(AvpKey::kResultCode)->value_name(2999) == nullptr);
  CHECK(FindAvpInfo(AvpKey::kAuthApplicationId)->value_name(5) == "Diameter EAP"s);
  CHECK(FindAvpInfo(AvpKey::kAuthApplicationId)->value_name(4242) == nullptr);
  CHECK(FindAvpInfo(AvpKey{UINT32_MAX, UINT32_MAX}) == nullptr);
  CHECK(FindAvpInfo(AvpKey{0, 0}) == nullptr);
}

}}  // namespace mip6boot::diameter
