// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is said of a message: options of each type, what is malformed, what breaks a rule, keys.

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "tests/inspect/inspecting.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using nlohmann::json;

// The one option in `hex`, without code, name, offset and length.
json Fields(const std::string& hex, std::vector<std::string> arguments = {}) {
  arguments.insert(arguments.end(), {"--as", "options"});
  json option = InspectHex(hex, arguments).at("options").at(0);
  for (const char* key : {"code", "name", "offset", "length"}) option.erase(key);
  return option;
}

// The one AVP in `hex`, likewise.
json AvpFields(const std::string& hex, std::vector<std::string> arguments = {}) {
  arguments.insert(arguments.end(), {"--as", "avps"});
  json avp = InspectHex(hex, arguments).at("avps").at(0);
  for (const char* key : {"code", "vendor", "name", "flags", "offset", "length"}) avp.erase(key);
  return avp;
}

// RKAP (RFC 8415 20.4): the key itself, and a digest made with it.
const std::string kKeyHex = "000102030405060708090a0b0c0d0e0f";
const std::string kAuthKey =
    "000b001c"
    "030100"
    "0000000000000001"
    "01" +
    kKeyHex;
const std::string kAuthDigest =
    "000b001c"
    "030100"
    "0000000000000001"
    "02" +
    kKeyHex;

std::string Relayed(const std::string& message_hex, int levels) {
  std::string hex = ToHex(FromHex(message_hex));
  for (int level = 0; level < levels; ++level) {
    char length[5];
    (void)std::snprintf(length, sizeof length, "%04x", static_cast<unsigned>(hex.size() / 2));
    hex = "0c00" + std::string(64, '0') + "0009" + length + hex;
  }
  return hex;
}

}  // namespace

TEST_CASE("each option has the keys that readers count on", "[inspect]") {
  CHECK(Fields("0001 000a 00030001020000000001") ==
        json::parse(R"({"duid": "00030001020000000001", "duid_type": 3,
                        "duid_type_name": "DUID-LL", "hardware_type": 1,
                        "link_layer_address": "020000000001"})"));
  CHECK(Fields("0006 0004 00450048") == json::parse(R"({"requested": [69, 72]})"));
  CHECK(Fields("000d 0004 0002 6e6f") ==
        json::parse(R"({"status": 2, "status_name": "NoAddrsAvail", "text": "no"})"));
  CHECK(Fields("0020 0004 00015180") == json::parse(R"({"seconds": 86400})"));
  CHECK(Fields("0052 0004 00000e10") == json::parse(R"({"seconds": 3600})"));
  CHECK(Fields("0053 0004 00000e10") == json::parse(R"({"seconds": 3600})"));
  CHECK(Fields("0031 0003 016100") == json::parse(R"({"fqdn": "a."})"));
  CHECK(Fields("0047 0009 40 20010db800010002")["form"] == "short");
  CHECK(Fields("0047 000b 40 20010db800010002 0000") ==
        json::parse(R"({"prefix": "2001:db8:1:2::/64", "form": "other"})"));
  CHECK(Fields("0048 0010 0064ff9b0000000000000000c0000221") ==
        json::parse(R"({"address": "64:ff9b::c000:221", "ipv4": "192.0.2.33"})"));
  // Beyond the list: value first.
  CHECK(Fields("0003 000c 00000001 00000002 00000003") ==
        json::parse(R"({"value": "000000010000000200000003", "iaid": 1, "t1": 2, "t2": 3,
                        "options": []})"));
  CHECK(Fields("0005 0018 20010db8000000000000000000000005 00000e10 00001c20") ==
        json::parse(R"({"value": "20010db800000000000000000000000500000e1000001c20",
                        "address": "2001:db8::5", "preferred_lifetime": 3600,
                        "valid_lifetime": 7200, "options": []})"));
  CHECK(Fields("001a 0019 00000e10 00001c20 38 20010db8000001000000000000000000")["prefix"] ==
        "2001:db8:0:100::/56");
  CHECK(Fields("0007 0001 ff")["preference"] == 255);
  CHECK(Fields("000c 0010 20010db8000000000000000000000001")["address"] == "2001:db8::1");
  CHECK(Fields("000f 0009 0003 6c6162 0002 0102")["classes"] ==
        json::parse(R"(["6c6162", "0102"])"));
  CHECK(Fields("0010 0009 00007ed9 0003 6c6162") ==
        json::parse(R"({"value": "00007ed900036c6162", "enterprise": 32473,
                        "classes": ["6c6162"]})"));
  CHECK(Fields("0011 000b 00007ed9 0001 0003 6c6162") ==
        json::parse(R"({"value": "00007ed9000100036c6162", "enterprise": 32473,
                        "sub_options": [{"code": 1, "offset": 8, "length": 3,
                                         "value": "6c6162"}]})"));
  CHECK(Fields("0018 0006 016100 016200")["domains"] == json::parse(R"(["a.", "b."])"));
  CHECK(Fields("0025 0006 00007ed9 7031") ==
        json::parse(R"({"value": "00007ed97031", "enterprise": 32473, "remote_id": "7031",
                        "text": "p1"})"));
  CHECK(Fields("0026 0002 7331")["text"] == "s1");
  CHECK(Fields("0027 0003 01 0161") ==
        json::parse(R"({"value": "010161", "flags": "S", "fqdn": "a"})"));
  CHECK(Fields("0035 000a 00030001020000000001")["duid_type"] == 3);
  CHECK(Fields("0041 0003 016100")["fqdn"] == "a.");
  CHECK(Fields("004f 0008 0001 02005e005301") ==
        json::parse(R"({"value": "000102005e005301", "hardware_type": 1,
                        "link_layer_address": "02005e005301"})"));
  CHECK(Fields("0050 0010 20010db8000000000000000000000001")["address"] == "2001:db8::1");
  CHECK(Fields("0087 0002 0223") == json::parse(R"({"value": "0223", "port": 547})"));
  CHECK(Fields("ffff 0002 0102") == json::parse(R"({"value": "0102"})"));
}

TEST_CASE("each AVP has the keys that readers count on", "[inspect]") {
  CHECK(AvpFields("0000007c 40000010 0000010000000003") == json::parse(R"({"value": 1099511627779,
                        "bits": ["MIP6_INTEGRATED", "LOCAL_HOME_AGENT_ASSIGNMENT",
                                 "PMIP6_SUPPORTED"]})"));
  // JavaScript would round it; and two bits that have no name.
  CHECK(AvpFields("0000007c 40000010 c000000000000000") ==
        json::parse(R"({"value": "13835058055282163712",
                        "bits": ["0x4000000000000000", "0x8000000000000000"]})"));
  CHECK(AvpFields("0000014e 4000000e 0001 c0000221 0000") ==
        json::parse(R"({"address": "192.0.2.33"})"));
  CHECK(AvpFields("00000101 4000000d 0008 313233 000000") ==
        json::parse(R"({"family": 8, "value": "313233"})"));
  CHECK(AvpFields("00000037 4000000c d2a4b1c0") == json::parse(R"({"time": 1325019968})"));
  CHECK(AvpFields("00000115 4000000c 00000001") ==
        json::parse(R"({"value": 1, "label": "NO_STATE_MAINTAINED"})"));
  CHECK(AvpFields("00000108 40000009 61000000") == json::parse(R"({"text": "a"})"));
}

TEST_CASE("an option that is malformed costs only itself", "[inspect][rfc6610]") {
  // IDINF { HNIDF "a.", HAA of 3 octets, HNP /129 }, then an ORO.
  const json message = InspectHex(
      "07a1b2c3 0045 001c 0031 0003 016100 0048 0003 010203 0047 0006 812001020304"
      "0006 0002 0045");
  CHECK(message.at("error").at("reason") == "truncated");  // the IDINF says more than there is
  const json whole = InspectHex(
      "07a1b2c3 0045 0018 0031 0003 016100 0048 0003 010203 0047 0006 812001020304"
      "0006 0002 0045");
  CHECK_FALSE(whole.contains("error"));
  const json& inside = whole.at("options").at(0).at("options");
  CHECK(inside.at(0).at("fqdn") == "a.");
  CHECK(inside.at(1).at("error").at("reason") == "bad-length");
  CHECK(inside.at(1).at("error").at("offset") == 19);
  CHECK(inside.at(1).at("value") == "010203");
  CHECK(inside.at(2).at("error").at("reason") == "prefix-too-long");
  CHECK(whole.at("options").at(1).at("requested") == json::array({69}));
  CHECK(Inspect({"--hex", "07a1b2c3 0048 0003 010203"}).status == 1);
}

TEST_CASE("what is good of a container that is cut is shown", "[inspect]") {
  const json option = InspectHex("0042 000d 0046 0000 0045 0005 0031 0001 00", {"--as", "options"})
                          .at("options")
                          .at(0);
  CHECK_FALSE(option.contains("error"));
  CHECK(option.at("options").at(0).at("error").at("reason") == "too-short");
  const json cut =
      InspectHex("0042 000b 0041 0003 016100 0045 0005", {"--as", "options"}).at("options").at(0);
  CHECK(cut.at("error").at("reason") == "truncated");
  CHECK(cut.at("value") ==
        "004100030161000045"
        "0005");
  CHECK(cut.at("good_options").at(0).at("code") == 65);
}

TEST_CASE("relayed messages are opened to the limit and no deeper", "[inspect][R31]") {
  json message = InspectHex(Relayed("0ba1b2c3", 9));
  CHECK(message.dump().find("error") == std::string::npos);
  const json deep = InspectHex(Relayed("0ba1b2c3", 10));
  CHECK(deep.dump().find(R"("reason":"too-deep")") != std::string::npos);
  CHECK(deep.at("name") == "RELAY-FORW");
  // Hundreds of messages in messages that are no relay's do no harm either.
  std::string hostile = "0ba1b2c3";
  for (int level = 0; level < 500; ++level) {
    char header[17];
    (void)std::snprintf(header, sizeof header, "0b0000000009%04x",
                        static_cast<unsigned>(hostile.size() / 2));
    hostile.insert(0, header);
  }
  CHECK(Inspect({"--json", "--roundtrip", "--hex", hostile}).status == 1);
}

TEST_CASE("a relay message without exactly one RELAY_MSG is malformed", "[inspect]") {
  const std::string header = "0c00" + std::string(64, '0');
  CHECK(InspectHex(header).at("error").at("reason") == "missing");
  CHECK(InspectHex(header + "00090004 0ba1b2c3 00090004 0ba1b2c3").at("error").at("reason") ==
        "duplicate");
}

TEST_CASE("what breaks a rule is told beside the option, and is not malformed",
          "[inspect][R12][R13][R30][R37][R48][R76]") {
  const std::string haa = "0048 0010 20010db8000000000000000000000001";
  const auto violations = [](const json& option) { return option.at("violations"); };
  const json reply = InspectHex("07a1b2c3" + haa);
  CHECK(violations(reply.at("options").at(0)) ==
        json::parse(R"([{"kind": "dropped-by-client", "rules": ["R13"],
                         "source": "RFC 6610 4.1.2", "option": 72, "offset": 4,
                         "text": "must not stand at the top of an answer"}])"));
  CHECK(Inspect({"--hex", "07a1b2c3" + haa}).status == 0);
  // An IDINF that is about no network.
  const json idinf = InspectHex("07a1b2c3 0045 0014" + haa).at("options").at(0);
  CHECK(violations(idinf).at(0).at("kind") == "home-network-unnamed");
  CHECK(violations(idinf).at(0).at("rules").at(0) == "R12");
  // RSOO in a client's message; in its place, but with an option that relays may not supply.
  const std::string rsoo = "0042 0006 0006 0002 0045";
  const json misplaced = InspectHex("0ba1b2c3" + rsoo).at("options").at(0);
  CHECK(violations(misplaced).at(0).at("kind") == "rsoo-misplaced");
  const json forward = InspectHex("0c00" + std::string(64, '0') + rsoo + "00090004 0ba1b2c3");
  const json supplied = forward.at("options").at(0);
  CHECK_FALSE(supplied.contains("violations"));
  CHECK(violations(supplied.at("options").at(0)).at(0).at("kind") == "not-rsoo-enabled");
  const json ia = InspectHex("0ba1b2c3 0003 000c 000000010000000200000003").at("options").at(0);
  CHECK(violations(ia).at(0).at("rules") == json::parse(R"(["R48"])"));
  // A code that no ORO lists.
  const json oro = InspectHex("0ba1b2c3 0006 0004 0017 0001").at("options").at(0);
  CHECK(violations(oro).at(0).at("option") == 1);
  // In a relayed message they are told of in their place.
  const json relayed = InspectHex(Relayed("0ba1b2c3" + rsoo, 1));
  CHECK(violations(relayed.at("options").at(0).at("message").at("options").at(0)).size() == 1);
  // Of the message as such: too many relays.
  const json far = InspectHex("0c09" + std::string(64, '0') + "00090004 0ba1b2c3");
  CHECK(violations(far).at(0).at("kind") == "hop-count-exceeded");
  // Of bare options nobody knows where they stand.
  const json bare = InspectHex(haa + "0045 0014" + haa, {"--as", "options"});
  CHECK_FALSE(bare.at("options").at(0).contains("violations"));
  CHECK(violations(bare.at("options").at(1)).at(0).at("kind") == "home-network-unnamed");
}

TEST_CASE("what breaks a rule is told beside the AVP or the message, and is not malformed",
          "[inspect][R96]") {
  // A DWR with the P bit, without Origin-Realm, and Origin-Host twice.
  const std::string hex =
      "0100002c c0000118 00000000 11111111 22220001"
      "00000108 4000000b 682e7800 00000108 4000000b 682e7800";
  const json request = InspectHex(hex);
  CHECK(request.at("violations") ==
        json::parse(R"([{"kind": "proxiable-bit-unexpected", "rules": [], "source": "RFC 6733 3.2",
                         "avp": 0, "vendor": 0, "name": null, "offset": 0,
                         "text": "the P bit is set in a command that is not passed on"},
                        {"kind": "missing", "rules": [], "source": "RFC 6733 3.2, 4.4",
                         "avp": 296, "vendor": 0, "name": "Origin-Realm", "offset": 0,
                         "text": "is missing"}])"));
  CHECK_FALSE(request.at("avps").at(0).contains("violations"));
  CHECK(request.at("avps").at(1).at("violations").at(0).at("kind") == "too-many");
  CHECK_FALSE(request.contains("error"));
  CHECK(Inspect({"--hex", hex}).status == 0);
  const std::string tree = Inspect({"--hex", hex}).out;
  CHECK(tree.find("! the P bit is set in a command that is not passed on [RFC 6733 3.2]\n") !=
        std::string::npos);
  CHECK(tree.find("! Origin-Realm (296) is missing [RFC 6733 3.2, 4.4]\n") != std::string::npos);
  CHECK(tree.find("! stands more often than it may [RFC 6733 3.2, 4.4]\n") != std::string::npos);
  // In groups, and what a group misses beside it.
  const json bare = InspectHex("00000129 40000014 0000010a 0000000c 000028af", {"--as", "avps"});
  const json result = bare.at("avps").at(0);
  CHECK(result.at("violations").at(0).at("avp") == 298);
  CHECK(result.at("good_avps").at(0).at("violations").at(0).at("kind") == "mandatory-bit-missing");
  // A message after it has violations of its own alone.
  const json late = InspectHex(
      "0100002c 10000118 00000000 11111111 22220001"
      "00000108 4000000b 682e7800 00000128 40000009 78000000");
  CHECK(late.at("violations").at(0).at("rules") == json::parse(R"(["R96"])"));
}

TEST_CASE("typed values that are written in another form give other octets", "[inspect]") {
  const auto roundtrip = [](const std::string& hex) {
    return InspectHex(hex, {"--as", "options", "--roundtrip"});
  };
  const json other = roundtrip("0047 0003 08 20 00");
  CHECK(other.at("reemit") == true);
  CHECK(other.at("roundtrip") == false);
  CHECK(other.at("reencoded") ==
        "0047001108200000000000000000000000"
        "00000000");
  CHECK(roundtrip("0047 0002 08 20").at("roundtrip") == true);  // the short form stays short
  CHECK(roundtrip("0047 0002 04 2f").at("reencoded") == "004700020420");
  CHECK(roundtrip("0048 0003 010203").at("roundtrip").is_null());
  // What must not be sent.
  const json unusable = roundtrip("0048 0010 ff020000000000000000000000000001");
  CHECK(unusable.at("roundtrip").is_null());
  CHECK(unusable.at("roundtrip_error").at("reason") == "unusable-address");
  const json padding = InspectHex("00000108 40000009 61ffffff", {"--as", "avps", "--roundtrip"});
  CHECK(padding.at("reemit") == true);
  CHECK(padding.at("reencoded") == "000001084000000961000000");
}

TEST_CASE("a Relay-reply in a Relay-forward, or the reverse, is malformed and shown",
          "[inspect][rfc8415][s19]") {
  const std::string addresses(64, '0');
  // Around a Reply without options.
  const std::string inner = "00" + addresses + "0009 0004 07a1b2c3";
  for (const auto& [outside, inside] :
       {std::pair<std::string, std::string>{"0c", "0d"}, {"0d", "0c"}}) {
    const Finished finished =
        Inspect({"--json", "--hex", outside + "01" + addresses + "0009 002a" + inside + inner});
    CHECK(finished.status == 1);
    const json message = Objects(finished).at(0).at("options").at(0).at("message");
    CHECK(message.at("error").at("reason") == "not-allowed");
    CHECK(message.at("error").at("offset") == 34);  // of the option that it lies in
    CHECK(message.at("options").at(0).at("message").at("name") == "REPLY");
    CHECK_FALSE(message.at("options").at(0).at("message").contains("error"));
  }
  CHECK(Inspect({"--hex", Relayed("07a1b2c3", 2)}).status == 0);
}

TEST_CASE("keys are hidden unless they are asked for", "[inspect][R101]") {
  const json hidden = Fields(kAuthKey);
  CHECK(hidden.at("value") == "(28 octets hidden)");
  CHECK(hidden.at("key") == "(16 octets hidden)");
  CHECK(Fields(kAuthKey, {"--show-keys"}).at("key") == kKeyHex);
  CHECK(Fields(kAuthKey, {"--show-keys"}).at("value") == kAuthKey.substr(8));
  CHECK(Fields(kAuthDigest).at("hmac_md5") == kKeyHex);
  CHECK(AvpFields("000001d0 4000000c 01020304").at("value") == "(4 octets hidden)");
  CHECK(AvpFields("00000157 4000000c 01020304").at("value") == "(4 octets hidden)");
  CHECK(AvpFields("000001d0 4000000c 01020304", {"--show-keys"}).at("value") == "01020304");
}

TEST_CASE("keys do not come out by another way", "[inspect][R101]") {
  const std::vector<std::vector<std::string>> ways = {
      {"--hex", "07a1b2c3" + kAuthKey},
      // Relayed too deep, so that the message is shown as octets.
      {"--hex", Relayed("07a1b2c3" + kAuthKey, 12)},
      // In a container that is cut.
      {"--as", "options", "--hex", "0042 0022" + kAuthKey + "0041"},
      // In an IA, whose octets are shown beside its options.
      {"--as", "options", "--hex", "0003 002c 000000010000000200000003" + kAuthKey},
      // The same of another protocol and length; the last one cut, and one behind a digest.
      {"--as", "options", "--hex",
       "0003 0020 00000001 00000000 00000000 000b 0010 000000 0000000000000001 0405060708"},
      {"--as", "options", "--hex",
       "0003 001f 00000001 00000000 00000000 000b 0014 000000 0000000000000001 04050607"
       "08"},
      {"--as", "options", "--hex",
       "0003 0040 00000001 00000000 00000000 000b 001c 030100 0000000000000001 02" +
           std::string(32, '0') + "000b 0010 000000 0000000000000001 0405060708"},
      // In what was encoded again.
      {"--as", "options", "--hex", "0047 0003 08 20 00" + kAuthKey},
      // MIP-Session-Key in MIP-MN-HA-MSA; the same in a group that is cut; beside other padding.
      {"--as", "avps", "--hex", "000001ec 40000020 00000157 40000018" + kKeyHex},
      {"--as", "avps", "--hex", "000001ec 40000024 00000157 40000018" + kKeyHex + "00000001"},
      {"--as", "avps", "--hex", "00000108 40000009 61ffffff 000001d0 40000018" + kKeyHex},
      // Keys of other lengths; with a flag that nobody may set; of a length that cannot be.
      {"--as", "avps", "--hex", "000001ec 40000018 00000157 4000000d 0405060708000000"},
      {"--as", "avps", "--hex", "000001ec 40000018 00000157 5000000d 0405060708000000"},
      {"--as", "avps", "--hex", "000001ec 40000018 00000157 40000004 0405060708000000"},
      // In a vendor's AVP that nobody here knows.
      {"--as", "avps", "--hex", "00010000 c0000024 000028af 000001d0 40000018" + kKeyHex}};
  std::vector<size_t> leaks;
  for (size_t i = 0; i < ways.size(); ++i) {
    for (const char* form : {"--json", "--roundtrip"}) {
      std::vector<std::string> arguments = {"--roundtrip", form};
      arguments.insert(arguments.end(), ways[i].begin(), ways[i].end());
      const Finished finished = Inspect(arguments);
      const bool told = finished.out.find("octets hidden)") != std::string::npos;
      if (!told || finished.out.find("0405060708") != std::string::npos) leaks.push_back(i);
    }
  }
  CHECK(leaks == std::vector<size_t>{});
}

TEST_CASE("an OPTION_AUTH without a secret hides nothing around it", "[inspect][R101]") {
  // A digest; one without information; and T1 of 3000 seconds, in which there is a 000b.
  CHECK(Fields("0003 002c 000000010000000200000003" + kAuthDigest).at("value") ==
        "000000010000000200000003" + kAuthDigest);
  CHECK(Fields("0003 001b 000000010000000200000003 000b 000b 000000 0000000000000001")
            .at("value")
            .get<std::string>()
            .rfind("00000001", 0) == 0);
  CHECK(Fields("0003 0010 00000001 00000bb8 000012c0 000d0000").at("value") ==
        "0000000100000bb8000012c0000d0000");
}

TEST_CASE("octets that only look like a key of the other protocol are shown", "[inspect][R101]") {
  // Among them 00000002 00 00fffe: a User-Password to Diameter.
  const json message = InspectHex(
      "0c00 20010db80001c02000000000000000ff fe800000000000000200 0000fffe0001"
      "0042 0008 0046 0004 0047 0000 0009 0004 0ba1b2c3",
      {"--roundtrip"});
  CHECK(message.dump().find("hidden") == std::string::npos);
}

TEST_CASE("groups say what they lack, but for what a Failed-AVP quotes", "[inspect][R58]") {
  CHECK(AvpFields("000001e6 40000008").at("error").at("reason") == "incomplete");
  const json failed = AvpFields("00000117 40000010 000001e6 40000008");
  CHECK_FALSE(failed.at("avps").at(0).contains("error"));
}

TEST_CASE("people get a tree with offsets, names, errors and rules", "[inspect]") {
  const Finished finished =
      Inspect({"--hex", Relayed("07a1b2c3 0045 0014 0048 0010 20010db8000000000000000000000001"
                                "0048 0003 010203",
                                1)});
  CHECK(finished.out ==
        "RELAY-FORW (12), 73 octets, hop-count 0, link-address ::, peer-address ::\n"
        "    34  OPTION_RELAY_MSG (9), 35 octets\n"
        "          REPLY (7), 35 octets, transaction-id a1b2c3\n"
        "    42      OPTION_MIP6_IDINF (69), 20 octets\n"
        "              ! holds no OPTION_MIP6_HNIDF [RFC 6610 4.1.2, 4.2; R12 R26]\n"
        "    46        OPTION_MIP6_HAA (72), 16 octets: 2001:db8::1\n"
        "    66      OPTION_MIP6_HAA (72), 3 octets\n"
        "              ! OPTION_MIP6_HAA (72) at offset 70: length 3, must be 16\n"
        "              ! must not stand at the top of an answer [RFC 6610 4.1.2; R13]\n"
        "              010203\n");
}

TEST_CASE("text of others cannot steer a terminal", "[inspect]") {
  // A status text and an Interface-Id with escape sequences, C1 controls and octets that are no
  // UTF-8.
  const std::string text = "1b5b324a c29b ff 07";
  for (const char* form : {"--json", "--roundtrip"}) {
    const Finished finished =
        Inspect({form, "--as", "options", "--hex", "000d 000a 0000" + text + "0012 0008" + text});
    const bool plain = std::all_of(finished.out.begin(), finished.out.end(),
                                   [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7f); });
    CHECK(plain);
  }
}

}  // namespace mip6boot::test
