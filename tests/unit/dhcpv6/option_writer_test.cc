// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/option_writer.h"

#include <string>
#include <vector>

#include "mip6boot/dhcpv6/elapsed_time.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using test::FromHex;
using test::ToHex;

TEST_CASE("options are written one after the other", "[rfc8415][s21.1]") {
  std::vector<uint8_t> buffer(100);
  const std::vector<uint8_t> data = FromHex("0a0b0c");
  const std::vector<uint8_t> run = FromHex("fedc0001 ff");
  OptionWriter out{MutableBytes(buffer)};
  out.Add(ElapsedTime{7});
  out.Raw(OptionCode::kInterfaceId, data);
  out.Raw(OptionView{static_cast<OptionCode>(0xabcd), data, 99, 3});
  out.RawRun(run);
  CHECK(ToHex(*out.Finish()) ==
        "000800020007"
        "001200030a0b0c"
        "abcd00030a0b0c"
        "fedc0001ff");
  CHECK(out.size() == 25);
}

// A Reply inside two relay levels, as deep as nests go in practice.
void WriteNest(OptionWriter& out) {
  out.Nest(OptionCode::kRelayMsg, [](OptionWriter& relayed) {
    relayed.MessageHeader(MessageType::kReply, TransactionId{0xa1b2c3});
    relayed.Nest(OptionCode::kMip6Idinf, [](OptionWriter& idinf) {
      idinf.Nest(OptionCode::kMip6Hnidf, [](OptionWriter& hnidf) { hnidf.octets().U24(0x016100); });
      idinf.Nest(OptionCode::kRapidCommit, [](OptionWriter&) {});
    });
    relayed.Add(ElapsedTime{1});
  });
  out.Add(ElapsedTime{2});
}

constexpr char kNest[] =
    "00090019 07a1b2c3 0045000b 00310003 016100 000e0000 00080002 0001"
    "00080002 0002";

TEST_CASE("the lengths of nests are patched in from the finished octets", "[dhcpv6]") {
  std::vector<uint8_t> buffer(100);
  OptionWriter out{MutableBytes(buffer)};
  WriteNest(out);
  CHECK(ToHex(*out.Finish()) == ToHex(FromHex(kNest)));
}

TEST_CASE("a counting writer gives the size of nests", "[dhcpv6]") {
  OptionWriter counter = OptionWriter::Counting();
  WriteNest(counter);
  CHECK(counter.size() == FromHex(kNest).size());
  CHECK(counter.Finish().has_value());
}

TEST_CASE("a buffer too small anywhere gives an error and no octet past its end", "[dhcpv6]") {
  const size_t needed = FromHex(kNest).size();
  std::vector<size_t> wrong;
  for (size_t size = 0; size < needed; ++size) {
    std::vector<uint8_t> buffer(size + 1, 0xee);
    OptionWriter out{MutableBytes(buffer.data(), size)};
    WriteNest(out);
    const Result<Bytes> octets = out.Finish();
    if (octets.has_value() || octets.error().reason != Reason::kNoSpace || buffer[size] != 0xee) {
      wrong.push_back(size);
    }
  }
  CHECK(wrong == std::vector<size_t>{});
  std::vector<uint8_t> exact(needed);
  OptionWriter out{MutableBytes(exact)};
  WriteNest(out);
  CHECK(out.Finish().has_value());
}

// The error of a writer that `write` was called with; "written" if there is none. Counting must
// agree.
template <typename Write>
std::string WriteError(Write write) {
  std::vector<uint8_t> buffer(200000);
  OptionWriter out{MutableBytes(buffer)};
  OptionWriter counter = OptionWriter::Counting();
  write(out);
  write(counter);
  if (out.ok() != counter.ok()) return "counting and writing disagree";
  return out.ok() ? "written" : out.Finish().error().ToString();
}

TEST_CASE("an option of more than 65,535 octets is an error, in a nest as well", "[dhcpv6]") {
  const std::vector<uint8_t> octets(65536, 0);
  CHECK(WriteError([&](OptionWriter& out) {
          out.Raw(OptionCode::kRsoo, Bytes(octets).subspan(1));
        }) == "written");
  CHECK(WriteError([&](OptionWriter& out) {
          out.Add(ElapsedTime{1});
          out.Raw(OptionCode::kRsoo, octets);
        }) ==
        "OPTION_RSOO (66) at offset 6: 65536 octets do not fit its length field, at most 65535");
  CHECK(WriteError([&](OptionWriter& out) {
          out.Nest(OptionCode::kMip6Vdinf,
                   [&](OptionWriter& vdinf) { vdinf.octets().Copy(Bytes(octets).subspan(1)); });
        }) == "written");
  CHECK(WriteError([&](OptionWriter& out) {
          out.Add(ElapsedTime{1});
          out.Nest(OptionCode::kMip6Vdinf,
                   [&](OptionWriter& vdinf) { vdinf.octets().Copy(octets); });
        }) ==
        "OPTION_MIP6_VDINF (50) at offset 6: 65536 octets do not fit its length field, at most "
        "65535");
  // The inner one fits, with its header the outer one does not.
  CHECK(WriteError([&](OptionWriter& out) {
          out.Nest(OptionCode::kRsoo, [&](OptionWriter& rsoo) {
            rsoo.Raw(OptionCode::kMip6Vdinf, Bytes(octets).subspan(4));
          });
        }) ==
        "OPTION_RSOO (66) at offset 0: 65536 octets do not fit its length field, at most 65535");
}

TEST_CASE("the first error sticks through the nests around it", "[dhcpv6]") {
  std::vector<uint8_t> buffer(100);
  OptionWriter out{MutableBytes(buffer)};
  out.Nest(OptionCode::kMip6Idinf, [](OptionWriter& idinf) {
    idinf.FailOption(OptionCode::kMip6Haa, Reason::kUnusableAddress);
    idinf.Add(ElapsedTime{1});
    idinf.FailOption(OptionCode::kMip6Hnp, Reason::kBadValue);
  });
  out.Add(ElapsedTime{1});
  CHECK(!out.ok());
  CHECK(out.Finish().error().ToString() ==
        "OPTION_MIP6_HAA (72) at offset 4: the address cannot be that of a home agent");
}

TEST_CASE("nests can be opened and closed in separate calls", "[dhcpv6]") {
  std::vector<uint8_t> buffer(100);
  OptionWriter out{MutableBytes(buffer)};
  std::vector<OptionWriter::Mark> open;
  for (size_t i = 0; i < 3; ++i) open.push_back(out.Begin(OptionCode::kRelayMsg));
  out.octets().U8(0xff);
  for (; !open.empty(); open.pop_back()) out.End(open.back());
  CHECK(ToHex(*out.Finish()) ==
        "00090009"
        "00090005"
        "00090001"
        "ff");
}

TEST_CASE("room for an option can be filled at once", "[dhcpv6]") {
  std::vector<uint8_t> buffer(6);
  OptionWriter out{MutableBytes(buffer)};
  uint8_t* const p = out.Reserve(OptionCode::kElapsedTime, 2);
  REQUIRE(p != nullptr);
  StoreBigEndian16(p, 0x0102);
  CHECK(ToHex(*out.Finish()) == "000800020102");
  CHECK(out.Reserve(OptionCode::kRapidCommit, 0) == nullptr);
  CHECK(out.Finish().error().reason == Reason::kNoSpace);
  OptionWriter counter = OptionWriter::Counting();
  CHECK(counter.Reserve(OptionCode::kElapsedTime, 2) == nullptr);
  CHECK(counter.size() == 6);
}

TEST_CASE("a message writer starts with the header of its layout", "[rfc8415][s8][s9]") {
  std::vector<uint8_t> buffer(100);
  MessageWriter message(MutableBytes(buffer), MessageType::kInformationRequest,
                        TransactionId{0xa1b2c3});
  message.Add(ElapsedTime{0});
  CHECK(ToHex(*message.Finish()) ==
        "0ba1b2c3"
        "000800020000");
  MessageWriter relay(MutableBytes(buffer), MessageType::kRelayForward, 1,
                      *Ipv6Address::FromText("2001:db8:1:c020::"),
                      *Ipv6Address::FromText("fe80::200:ff:fe00:1"));
  relay.Raw(OptionCode::kRelayMsg, Bytes());
  CHECK(ToHex(*relay.Finish()) ==
        "0c01"
        "20010db80001c0200000000000000000"
        "fe80000000000000020000fffe000001"
        "00090000");
}

TEST_CASE("a header that does not fit is an error", "[rfc8415][s8][s9]") {
  std::vector<uint8_t> buffer(64);
  MessageWriter message(MutableBytes(buffer.data(), 3), MessageType::kReply, TransactionId{1});
  CHECK(message.Finish().error().reason == Reason::kNoSpace);
  MessageWriter relay(MutableBytes(buffer.data(), 33), MessageType::kRelayReply, 0, Ipv6Address(),
                      Ipv6Address());
  CHECK(relay.Finish().error() == MakeError(Reason::kNoSpace, 0, 33, 34));
}

}}  // namespace mip6boot::dhcpv6
