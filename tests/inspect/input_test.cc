// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What can be given to look at, and what cannot.

#include "examples/inspect/input.h"

#include <algorithm>
#include <string>
#include <vector>

#include "examples/inspect/usage_error.h"
#include "tests/inspect/inspecting.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/made_capture.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using nlohmann::json;

std::string AsString(const std::vector<uint8_t>& octets) { return {octets.begin(), octets.end()}; }

// What a shell makes of `command`, in which $0 is the inspector and $1 is `file`.
Finished Shell(const std::string& command, const std::string& file) {
  return Run({"/bin/sh", "-c", command, MIP6BOOT_INSPECT_PROGRAM, file});
}

// Refused with one line that says `why`.
bool IsRefused(const Finished& finished, const std::string& why) {
  UNSCOPED_INFO(finished.out << finished.err);
  return finished.status == 2 && finished.out.empty() && Lines(finished.err).size() == 1 &&
         finished.err.find(why) != std::string::npos;
}

}  // namespace

TEST_CASE("hex digits may have blanks and colons between them", "[inspect]") {
  CHECK(inspect::FromHex("0b:a1 b2\tC3\n") == std::vector<uint8_t>{0x0b, 0xa1, 0xb2, 0xc3});
  const json message = InspectHex("0b:a1:b2:c3 0008 0002 0010");
  CHECK(message == json::parse(R"({"protocol": "dhcpv6", "length": 10, "type": 11,
      "name": "INFORMATION-REQUEST", "transaction_id": "a1b2c3", "options": [
      {"code": 8, "name": "OPTION_ELAPSED_TIME", "offset": 4, "length": 2, "elapsed_ms": 160}]})"));
}

TEST_CASE("hex that is none is refused in one line", "[inspect]") {
  CHECK(IsRefused(Inspect({"--hex", "0ba1b"}), "an odd number of digits, 5"));
  CHECK(IsRefused(Inspect({"--hex", "0b a1 zz"}), "character 7 is no hex digit"));
  CHECK(IsRefused(Inspect({"--hex", ": :"}), "no digits"));
  CHECK(IsRefused(Inspect({"--hex", ""}), "--hex"));
}

TEST_CASE("a file with the octets of one message is decoded as such", "[inspect]") {
  const TemporaryFolder folder;
  const std::vector<uint8_t>& reply = VectorOctets("reply_identified");
  WriteFile(folder.File("reply"), AsString(reply));
  const json message = Objects(Inspect({"--json", folder.File("reply")})).at(0);
  CHECK(message == InspectHex(ToHex(reply)));
  CHECK(message.at("name") == "REPLY");
  CHECK_FALSE(message.contains("packet"));
}

TEST_CASE("what came without a port is told apart by its shape", "[inspect]") {
  CHECK(InspectHex(ToHex(VectorOctets("der_integrated"))).at("protocol") == "diameter");
  // A Solicit starts with the octet that is Diameter's version.
  CHECK(InspectHex(ToHex(VectorOctets("solicit_identified"))).at("name") == "SOLICIT");
  // Cut, it is still Diameter: it has a command that is known.
  std::vector<uint8_t> cut = VectorOctets("der_integrated");
  cut.resize(cut.size() - 8);
  const json message = InspectHex(ToHex(cut));
  CHECK(message.at("protocol") == "diameter");
  CHECK(message.at("error").at("reason") == "truncated");
  CHECK(message.at("avps").size() > 3);
  // Whoever knows better says so.
  CHECK(InspectHex("0100000400000000", {"--protocol", "diameter"}).at("protocol") == "diameter");
}

TEST_CASE("bare options and bare AVPs are lists without a message", "[inspect]") {
  const json options =
      InspectHex("0048 0010 20010db8000000000000000000000001", {"--as", "options", "--roundtrip"});
  CHECK(options == json::parse(R"({"protocol": "dhcpv6", "length": 20, "options": [
      {"code": 72, "name": "OPTION_MIP6_HAA", "offset": 0, "length": 16, "address": "2001:db8::1"}],
      "reemit": true, "roundtrip": true})"));
  const json avps = InspectHex("0000010c 4000000c 000007d1", {"--as", "avps", "--roundtrip"});
  CHECK(avps == json::parse(R"({"protocol": "diameter", "length": 12, "avps": [
      {"code": 268, "vendor": 0, "name": "Result-Code", "flags": "M", "offset": 0, "length": 12,
       "value": 2001, "label": "DIAMETER_SUCCESS"}], "reemit": true, "roundtrip": true})"));
}

TEST_CASE("an address of a family that its AVP does not take is malformed", "[inspect][rfc4004]") {
  // MIP-Home-Agent-Address is IPv4 or IPv6; family 0 is reserved.
  const Finished finished = Inspect(
      {"--json", "--roundtrip", "--as", "avps", "--hex", "0000014e 4000000e 0000 c0000201 0000"});
  CHECK(finished.status == 1);
  CHECK(json::parse(finished.out) == json::parse(R"({"protocol": "diameter", "length": 16, "avps": [
      {"code": 334, "vendor": 0, "name": "MIP-Home-Agent-Address", "flags": "M", "offset": 0,
       "length": 14, "error": {"reason": "bad-family", "offset": 8,
       "text": "MIP-Home-Agent-Address (334) at offset 8: address family 0 does not go with 4 octets"},
       "value": "0000c0000201"}], "reemit": true, "roundtrip": null})"));
  // Any family is an Address.
  CHECK(InspectHex("00000101 4000000e 0000 c0000201 0000", {"--as", "avps"}).at("avps").at(0) ==
        json::parse(R"({"code": 257, "vendor": 0, "name": "Host-IP-Address", "flags": "M",
                        "offset": 0, "length": 14, "family": 0, "value": "c0000201"})"));
}

TEST_CASE("bare RADIUS attributes are a list", "[inspect][radius]") {
  const json attributes = InspectHex(
      "7c0a 0000000000000005 7d13 40 20010db8600003020000000000000000 9506 c0000221"
      "9b08 0018 c0000221 990a 020000fffe000001 0105 6d6e31 1804 00ff c804 0001",
      {"--as", "radius", "--roundtrip"});
  CHECK(attributes == json::parse(R"({"protocol": "radius", "length": 66, "attributes": [
      {"code": 124, "name": "MIP6-Feature-Vector", "offset": 0, "length": 10, "value": 5,
       "bits": ["MIP6_INTEGRATED", "0x4"]},
      {"code": 125, "name": "MIP6-Home-Link-Prefix", "offset": 10, "length": 19,
       "prefix": "2001:db8:6000:302::/64"},
      {"code": 149, "name": "PMIP6-Home-LMA-IPv4-Address", "offset": 29, "length": 6,
       "address": "192.0.2.33"},
      {"code": 155, "name": "PMIP6-Home-IPv4-HoA", "offset": 35, "length": 8,
       "address": "192.0.2.33", "prefix_length": 24},
      {"code": 153, "name": "PMIP6-Home-Interface-ID", "offset": 43, "length": 10,
       "interface_id": "020000fffe000001"},
      {"code": 1, "name": "User-Name", "offset": 53, "length": 5, "value": "6d6e31",
       "text": "mn1"},
      {"code": 24, "name": "State", "offset": 58, "length": 4, "value": "00ff"},
      {"code": 200, "name": null, "offset": 62, "length": 4, "value": "0001"}],
      "reemit": true, "roundtrip": true})"));
}

TEST_CASE("a malformed RADIUS attribute costs only itself", "[inspect][radius]") {
  const Finished finished = Inspect({"--json", "--roundtrip", "--as", "radius", "--hex",
                                     "7c06 00000001 0506 00000007 7d14 0040"});
  CHECK(finished.status == 1);
  CHECK(Objects(finished).at(0) ==
        json::parse(R"({"protocol": "radius", "length": 16, "attributes": [
      {"code": 124, "name": "MIP6-Feature-Vector", "offset": 0, "length": 6,
       "error": {"reason": "bad-length", "offset": 2,
                 "text": "MIP6-Feature-Vector (124) at offset 2: length 6, must be 10"},
       "value": "00000001"},
      {"code": 5, "name": "NAS-Port", "offset": 6, "length": 6, "value": 7}],
      "error": {"reason": "truncated", "offset": 12,
                "text": "MIP6-Home-Link-Prefix (125) at offset 12: needs 20 octets, 4 left"},
      "reemit": false, "roundtrip": null})"));
}

TEST_CASE("a RADIUS prefix in few octets is written again in full", "[inspect][radius]") {
  const json short_prefix =
      InspectHex("970c 0040 20010db860000302", {"--as", "radius", "--roundtrip"});
  CHECK(short_prefix["reemit"] == true);
  CHECK(short_prefix["roundtrip"] == false);
  CHECK(short_prefix["reencoded"] == "9714004020010db8600003020000000000000000");
}

TEST_CASE("keys in RADIUS attributes are hidden", "[inspect][radius][R101]") {
  const std::string hex = "0212 53454352455453454352455453454352 970c 0040 20010db860000302";
  const std::vector<std::string> as = {"--as", "radius", "--roundtrip"};
  const json hidden = InspectHex(hex, as);
  CHECK(hidden["attributes"][0]["value"] == "(16 octets hidden)");
  CHECK(hidden["reencoded"] == "(38 octets hidden)");
  CHECK(hidden.dump().find("5345") == std::string::npos);
  const json shown = InspectHex(hex, {"--as", "radius", "--roundtrip", "--show-keys"});
  CHECK(shown["attributes"][0]["value"] == "53454352455453454352455453454352");
}

TEST_CASE("the tree of RADIUS attributes has a line for each", "[inspect][radius]") {
  CHECK(Inspect({"--as", "radius", "--hex",
                 "7c0a 0000000000000001 7d14 0040 20010db8600003020000000000000000 c803 ff"})
            .out ==
        "attributes, 33 octets\n"
        "     0  MIP6-Feature-Vector (124), 10 octets: 0x1, MIP6_INTEGRATED\n"
        "    10  MIP6-Home-Link-Prefix (125), 20 octets\n"
        "          ! MIP6-Home-Link-Prefix (125) at offset 12: length 20, must be 19\n"
        "          004020010db8600003020000000000000000\n"
        "    30  attribute (200), 3 octets: ff\n");
}

TEST_CASE("every worked example is clean, every bad one is told of", "[inspect][vectors]") {
  // These break rules, but no option of them is malformed.
  const std::vector<std::string> sound = {"infreq_with_ia_na_invalid", "bad_infreq_two_clientid"};
  std::vector<std::string> wrong;
  for (const Vector& vector : AllVectors()) {
    std::vector<std::string> arguments = {"--json", "--roundtrip", "--hex", ToHex(vector.octets)};
    if (vector.protocol == "dhcpv6-option")
      arguments.insert(arguments.begin(), {"--as", "options"});
    if (vector.protocol == "diameter-avp") arguments.insert(arguments.begin(), {"--as", "avps"});
    if (vector.protocol == "radius-attribute")
      arguments.insert(arguments.begin(), {"--as", "radius"});
    if (vector.protocol == "dns-message") continue;
    const bool clean =
        vector.valid || std::find(sound.begin(), sound.end(), vector.name) != sound.end();
    const Finished finished = Inspect(arguments);
    const json message = Objects(finished).at(0);
    const bool right =
        clean ? finished.status == 0 && message["reemit"] == true && message["roundtrip"] == true
              : finished.status == 1 && message["roundtrip"].is_null();
    if (!right) wrong.push_back(vector.name);
  }
  CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("standard input may be a capture or the octets of a message", "[inspect]") {
  const TemporaryFolder folder;
  WriteFile(folder.File("octets"), AsString(VectorOctets("reply_identified")));
  const Finished octets = Shell("cat \"$1\" | \"$0\" --json -", folder.File("octets"));
  CHECK(octets.status == 0);
  CHECK(Objects(octets).at(0).at("name") == "REPLY");

  const std::string capture = Recorded("dhclient-kea-relay");
  const std::string expected = Inspect({"--json", capture}).out;
  CHECK(Shell("cat \"$1\" | \"$0\" --json -", capture).out == expected);
  CHECK(Shell("\"$0\" --json - < \"$1\"", capture).out == expected);
  // An octet at a time, as a slow writer would.
  CHECK(Shell("dd if=\"$1\" bs=1 2>/dev/null | \"$0\" --json -", capture).out == expected);
  CHECK(IsRefused(Shell("\"$0\" - < /dev/null", capture), "standard input is empty"));
}

TEST_CASE("a file that cannot be used is refused in one line", "[inspect]") {
  const TemporaryFolder folder;
  WriteFile(folder.File("empty"), "");
  WriteFile(folder.File("header"), ReadFile(Recorded("dhclient-kea-link")).substr(0, 10));
  WriteFile(folder.File("long"), std::string((16 << 20) + 1, '\7'));
  CHECK(IsRefused(Inspect({folder.File("missing")}), "missing: No such file"));
  CHECK(IsRefused(Inspect({folder.File("empty")}), "empty is empty"));
  CHECK(IsRefused(Inspect({folder.File("header")}), "header"));
  CHECK(IsRefused(Inspect({folder.File("long")}), "longer than any message"));
  CHECK(IsRefused(Inspect({folder.File(".")}), "directory"));
  const std::string usb = WriteCapture(folder.File("usb"), DLT_USB_LINUX, {});
  CHECK(IsRefused(Inspect({usb}), "link type USB_LINUX"));
}

TEST_CASE("a capture cut in the middle is shown as far as it goes", "[inspect]") {
  const TemporaryFolder folder;
  const std::string whole = ReadFile(Recorded("dhclient-kea-relay"));
  const std::string lines = Inspect({"--json", Recorded("dhclient-kea-relay")}).out;
  WriteFile(folder.File("cut"), whole.substr(0, whole.size() - 30));
  const Finished finished = Inspect({"--json", folder.File("cut")});
  CHECK(finished.status == 1);
  CHECK(Lines(finished.out).size() == 3);
  CHECK(lines.rfind(finished.out, 0) == 0);
  CHECK(Lines(finished.err).size() == 1);
  CHECK(finished.err.find("after packet 3") != std::string::npos);
  // In its first packet: there is nothing to show, and it is a capture all the same.
  WriteFile(folder.File("cut"), whole.substr(0, 50));
  CHECK(Inspect({folder.File("cut")}).status == 1);
}

TEST_CASE("a capture that goes wrong otherwise is not called cut", "[inspect]") {
  // pcapng: a section, an interface of raw IP, and one of Ethernet before or behind a packet.
  const std::string start =
      "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c"
      "00000001 00000014 0065 0000 00000000 00000014";
  const std::string ethernet = "00000001 00000014 0001 0000 00000000 00000014";
  const std::string packet =
      "00000006 00000024 00000000 00000000 00000000 00000001 00000001 00000000 00000024";
  const TemporaryFolder folder;
  WriteFile(folder.File("links"), AsString(FromHex(start + ethernet + packet)));
  CHECK(IsRefused(Inspect({folder.File("links")}), "interface"));
  WriteFile(folder.File("links"), AsString(FromHex(start + packet + ethernet)));
  const Finished later = Inspect({folder.File("links")});
  CHECK(later.status == 1);
  CHECK(later.err.find("cannot read") != std::string::npos);
  CHECK(later.err.find("after packet 1") != std::string::npos);
  CHECK(later.err.find("is cut") == std::string::npos);
  // In the middle of a packet.
  WriteFile(folder.File("cut"), AsString(FromHex(start + packet.substr(0, 40))));
  const Finished cut = Inspect({folder.File("cut")});
  CHECK(cut.status == 1);
  CHECK(cut.err.find("is cut after packet 0") != std::string::npos);
}

TEST_CASE("what of a capture cannot be shown is told in one line", "[inspect]") {
  const TemporaryFolder folder;
  const auto fragment = [](const std::string& offset, const std::string& octets) {
    return Ipv6Packet("0010", "2c", FromHex("1100" + offset + "00000001" + octets));
  };
  const auto said = [&folder](const std::vector<std::vector<uint8_t>>& frames) {
    return Inspect({"--json", WriteCapture(folder.File("made"), DLT_RAW, frames)});
  };
  const std::vector<uint8_t> first = fragment("0001", "0222022300480000");
  const std::vector<uint8_t> other = fragment("0001", "0223022200480000");
  // The same place with other octets.
  const Finished overlap = said({first, other});
  CHECK(overlap.status == 1);
  CHECK(overlap.out.empty());
  CHECK(overlap.err == "mip6-inspect: " + folder.File("made") +
                           ": packets not shown: 1 with fragments that overlap (RFC 5722)\n");
  const Finished both = said({first, other, Ipv6Packet("0048", "11", FromHex("0222"))});
  CHECK(both.status == 1);
  CHECK(both.err == "mip6-inspect: " + folder.File("made") +
                        ": packets not shown: 1 with fragments that overlap (RFC 5722), 1 without "
                        "all headers or fragments\n");
}

TEST_CASE("a datagram with a UDP length that cannot be is shown with an error", "[inspect]") {
  const TemporaryFolder folder;
  const Finished finished =
      Inspect({"--json",
               WriteCapture(folder.File("made"), DLT_RAW,
                            {Ipv6Packet("000c", "11", FromHex("0222 0223 0004 0000 0ba1b2c3"))})});
  CHECK(finished.status == 1);
  CHECK(finished.err.empty());
  const json message = Objects(finished).at(0);
  CHECK(message.at("transaction_id") == "a1b2c3");
  CHECK(message.at("length") == 4);
  CHECK(message.at("error") == json::parse(R"({"reason": "bad-length", "offset": 0,
                                               "text": "UDP length 4, must be at least 8"})"));
}

TEST_CASE("of several files each is shown under its name, and one that is missing hides none",
          "[inspect]") {
  const TemporaryFolder folder;
  const std::string link = Recorded("dhclient-kea-link");
  const Finished finished = Inspect({"--json", folder.File("missing"), link, link});
  CHECK(finished.status == 2);
  const std::vector<json> messages = Objects(finished);
  REQUIRE(messages.size() == 4);
  CHECK(messages[3].at("file") == link);
}

TEST_CASE("arguments that are of no use are refused in one line", "[inspect]") {
  CHECK(IsRefused(Inspect({}), "nothing to look at"));
  CHECK(IsRefused(Inspect({"--as", "radius", "--protocol", "diameter", "--hex", "7c0a"}),
                  "does not go with"));
  CHECK(IsRefused(Inspect({"--as", "nonsense", "--hex", "0b"}), "--as"));
  CHECK(IsRefused(Inspect({"--protocol", "dns", "--hex", "0b"}), "--protocol"));
  CHECK(IsRefused(Inspect({"--as", "avps", "--protocol", "dhcpv6", "--hex", "0b"}),
                  "does not go with"));
  CHECK(IsRefused(Inspect({"--hex", "0b", Recorded("dhclient-kea-link")}), "--hex"));
  CHECK(IsRefused(Inspect({"--as", "options", Recorded("dhclient-kea-link")}), "is a capture"));
  CHECK(IsRefused(Inspect({"--unheard-of"}), "--unheard-of"));
  CHECK(Inspect({"--help"}).status == 0);
}

TEST_CASE("a protocol that is named is looked at alone", "[inspect]") {
  const std::string link = Recorded("dhclient-kea-link");
  CHECK(Lines(Inspect({"--json", "--protocol", "dhcpv6", link}).out).size() == 2);
  const Finished none = Inspect({"--json", "--protocol", "diameter", link});
  CHECK(none.status == 0);
  CHECK(none.out.empty());
  CHECK(none.err.find("no message") != std::string::npos);
}

}  // namespace mip6boot::test
