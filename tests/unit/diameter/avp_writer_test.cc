// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/avp_writer.h"

#include <string>
#include <vector>

#include "mip6boot/diameter/base_avps.h"
#include "tests/support/catch.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot::diameter { namespace {

using test::FromHex;
using test::ToHex;

TEST_CASE("an AVP is padded with zeros to four octets", "[rfc6733][s4.1]") {
  const std::vector<uint8_t> data = FromHex("0102030405");
  std::vector<uint8_t> buffer(80, 0xee);
  AvpWriter out{MutableBytes(buffer)};
  for (size_t size = 0; size <= 5; ++size) out.Raw(AvpKey::kClass, Bytes(data).subspan(0, size));
  REQUIRE(out.ok());
  CHECK(ToHex(*out.Finish()) ==
        "0000001940000008"
        "000000194000000901000000"
        "000000194000000a01020000"
        "000000194000000b01020300"
        "000000194000000c01020304"
        "000000194000000d0102030405000000");
}

TEST_CASE("the V flag follows the vendor, never the flags given", "[rfc6733][s4.1]") {
  std::vector<uint8_t> buffer(64);
  AvpWriter out{MutableBytes(buffer)};
  out.Raw(AvpKey::kClass, kAvpFlagVendor | kAvpFlagMandatory, {});
  out.Raw(AvpKey{kVendor3gpp, 1430}, 0, {});
  out.Raw(AvpKey{kVendor3gpp, 1430}, {});
  CHECK(ToHex(*out.Finish()) ==
        "0000001940000008"
        "000005968000000c000028af"
        "00000596c000000c000028af");
}

TEST_CASE("M is sent on all AVPs but those that must not have it", "[rfc6733][s4.5]") {
  CHECK(FlagsToSend(AvpKey::kMip6AgentInfo) == 0x40);
  CHECK(FlagsToSend(AvpKey::kMip6HomeLinkPrefix) == 0x40);
  CHECK(FlagsToSend(AvpKey::kProductName) == 0);
  CHECK(FlagsToSend(AvpKey::kFirmwareRevision) == 0);
  CHECK(FlagsToSend(AvpKey::kErrorMessage) == 0);
  CHECK(FlagsToSend(AvpKey::kErrorReportingHost) == 0);
  CHECK(FlagsToSend(AvpKey{kVendor3gpp, 1430}) == 0xc0);
}

TEST_CASE("the length of a group is patched in, inner padding counted", "[rfc6733][s4.4]") {
  std::vector<uint8_t> buffer(64, 0xee);
  AvpWriter out{MutableBytes(buffer)};
  out.Nest(AvpKey::kFailedAvp, [](AvpWriter& failed) {
    failed.Nest(AvpKey::kProxyInfo, [](AvpWriter& proxy) { proxy.Add(ProxyHost{"a"}); });
  });
  CHECK(ToHex(*out.Finish()) ==
        "000001174000001c"
        "0000011c40000014"
        "0000011840000009"
        "61000000");
}

TEST_CASE("a nest of raw octets is padded, its length is not", "[rfc6733][s4.1]") {
  std::vector<uint8_t> buffer(64, 0xee);
  AvpWriter out{MutableBytes(buffer)};
  out.Nest(AvpKey::kState, [](AvpWriter& state) { state.octets().U8(7); });
  CHECK(ToHex(*out.Finish()) == "000000184000000907000000");
}

TEST_CASE("AVPs are sent on as they came", "[rfc6733][s4.1]") {
  const std::vector<uint8_t> wire = FromHex("00000108 2000000a 6162dead");
  const Result<AvpRange> run = AvpRange::Parse(wire);
  std::vector<uint8_t> buffer(64);
  AvpWriter out{MutableBytes(buffer)};
  out.RawRun(run->wire());
  out.Raw(*run->begin());
  CHECK(ToHex(*out.Finish()) == "000001082000000a6162dead000001082000000a61620000");
}

TEST_CASE("a buffer one octet too small is an error that says how large it should be", "[writer]") {
  std::vector<uint8_t> buffer(11);
  AvpWriter out{MutableBytes(buffer)};
  out.Add(ProxyHost{"a"});
  out.Add(ProxyHost{"b"});
  REQUIRE(!out.Finish().has_value());
  CHECK(out.Finish().error().reason == Reason::kNoSpace);
  CHECK(out.Finish().error().want == 12);
}

TEST_CASE("data that does not fit the AVP Length is an error, in counting too", "[rfc6733][s4.1]") {
  const std::vector<uint8_t> data(0xffffff);
  AvpWriter fits = AvpWriter::Counting();
  fits.Raw(AvpKey::kState, Bytes(data).subspan(0, 0xffffff - 8));
  CHECK(fits.ok());
  CHECK(fits.size() == 0x1000000);
  AvpWriter out = AvpWriter::Counting();
  out.Raw(AvpKey::kState, Bytes(data).subspan(0, 0xffffff - 7));
  CHECK(out.Finish().error().reason == Reason::kLengthOverflow);
  AvpWriter full = AvpWriter::Counting();
  full.Nest(AvpKey::kState,
            [&](AvpWriter& state) { state.octets().Copy(Bytes(data).subspan(0, 0xffffff - 8)); });
  CHECK(full.ok());
  AvpWriter nest = AvpWriter::Counting();
  nest.Nest(AvpKey::kState, [&](AvpWriter& state) { state.octets().Copy(data); });
  CHECK(nest.Finish().error().ToString() ==
        "State (24) at offset 0: 16777223 octets do not fit its length field, at most 16777215");
}

TEST_CASE("a message has its length patched in when it is finished", "[rfc6733][s3]") {
  std::vector<uint8_t> buffer(64, 0xee);
  const MessageHeader header{kFlagRequest | kFlagProxiable, CommandCode::kDiameterEap,
                             ApplicationId::kEap, HopByHopId{0x11111111}, EndToEndId{0x22220001}};
  MessageWriter out(MutableBytes(buffer), header);
  out.Add(OriginHost{"a"});
  const Result<Bytes> octets = out.Finish();
  REQUIRE(octets.has_value());
  CHECK(ToHex(*octets) ==
        "01000020"
        "c000010c"
        "00000005"
        "11111111"
        "22220001"
        "0000010840000009"
        "61000000");
  MessageWriter counter = MessageWriter::Counting(header);
  counter.Add(OriginHost{"a"});
  CHECK(counter.size() == 32);
  CHECK(counter.Finish().has_value());
}

TEST_CASE("a message that has failed keeps its first error", "[writer]") {
  std::vector<uint8_t> buffer(64);
  MessageWriter out(MutableBytes(buffer), MessageHeader{});
  out.Add(OriginHost{""});
  CHECK(out.Finish().error().ToString() == "Origin-Host (264) at offset 28: the name is empty");
}

TEST_CASE("the largest message is written, one AVP more is not", "[rfc6733][s3]") {
  // 16,777,212 octets: header, and an AVP of 16,777,192.
  std::vector<uint8_t> buffer(0x1000010);
  const std::vector<uint8_t> data(16777192 - 8);
  MessageWriter out(MutableBytes(buffer), MessageHeader{});
  out.Raw(AvpKey::kState, data);
  CHECK(out.size() == kMessageMaxSize);
  const Result<Bytes> octets = out.Finish();
  REQUIRE(octets.has_value());
  CHECK(MessageView::Parse(*octets).has_value());

  MessageWriter over(MutableBytes(buffer), MessageHeader{});
  over.Raw(AvpKey::kState, data);
  over.Raw(AvpKey::kState, {});
  CHECK(over.Finish().error().ToString() ==
        "Diameter message (0) at offset 0: 16777220 octets do not fit its length field, at most "
        "16777212");
}

}}  // namespace mip6boot::diameter
