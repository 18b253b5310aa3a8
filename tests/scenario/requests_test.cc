// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Recordings of real clients, played to our relay and server.

#include <pcap/pcap.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "examples/integrated_scenario/recording.h"
#include "examples/integrated_scenario/usage_error.h"
#include "tests/scenario/scenario_program.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/made_capture.h"
#include "tests/support/vectors.h"

namespace mip6boot::test {
namespace {

using nlohmann::json;

std::string Recorded(const std::string& name) {
  return std::string(MIP6BOOT_TEST_DATA_DIR "/captures/") + name + ".pcap";
}

// Those of real clients: in the others somebody made the requests by hand, or there are none.
std::vector<std::string> AllRecordings() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(MIP6BOOT_TEST_DATA_DIR "/captures")) {
    const std::string name = entry.path().stem().string();
    const std::string what = name.substr(0, name.find('-'));
    if (entry.path().extension() == ".pcap" && what != "malformed" && what != "rsoo" &&
        what != "diameter") {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// One object for each request.
std::vector<json> Replay(const std::string& file) {
  const Finished finished = RunScenario({"--json", "--requests", file});
  INFO(file << "\n" << finished.err);
  CHECK(finished.status == 0);
  std::vector<json> requests;
  for (const std::string& line : Lines(finished.out)) requests.push_back(json::parse(line));
  return requests;
}

// The values of the options at `path` ("69/49") of a message, in order.
std::vector<std::string> Values(const json& elements, const std::string& path) {
  std::vector<std::string> values;
  const size_t slash = path.find('/');
  for (const json& element : elements) {
    if (element.at("code") != std::stoi(path.substr(0, slash))) continue;
    if (slash == std::string::npos) {
      values.push_back(element.value("value", ""));
    } else if (element.contains("parts")) {
      const std::vector<std::string> inner = Values(element.at("parts"), path.substr(slash + 1));
      values.insert(values.end(), inner.begin(), inner.end());
    }
  }
  return values;
}
std::vector<std::string> InReply(const json& request, const std::string& path) {
  return Values(request.at("reply").at("elements"), path);
}

const std::vector<uint8_t>& Request() { return VectorOctets("infreq_identified"); }  // 64 octets

}  // namespace

TEST_CASE("every recorded client gets the home network information that it asked for",
          "[scenario][requests]") {
  const std::vector<std::string> recordings = AllRecordings();
  REQUIRE(recordings.size() >= 18);
  for (const std::string& name : recordings) {
    DYNAMIC_SECTION(name) {
      const std::vector<json> requests = Replay(Recorded(name));
      CHECK_FALSE(requests.empty());
      for (const json& request : requests) {
        CHECK(request.at("passed") == true);
        CHECK(request.at("asked") != "");
      }
    }
  }
}

TEST_CASE("dhclient's names in one option 49 are read as a list", "[scenario][requests][R42]") {
  const std::vector<json> requests = Replay(Recorded("dhclient-kea-two-names"));
  REQUIRE(requests.size() == 1);
  // The names themselves stand in the sidecar of the recording; two of them there are.
  const std::vector<std::string> names = InReply(requests[0], "69/49");
  CHECK(names.size() == 2);
  CHECK(InReply(requests[0], "69/72").size() == 2);
  CHECK(Values(requests[0].at("request").at("elements"), "49") ==
        std::vector<std::string>{names.at(0) + " " + names.at(1)});
}

TEST_CASE("dibbler's names in two options 49 get two IDINFs", "[scenario][requests][R43]") {
  const std::vector<json> requests = Replay(Recorded("dibbler-kea-two-targets"));
  REQUIRE(requests.size() == 1);
  CHECK(InReply(requests[0], "69/49") == Values(requests[0].at("request").at("elements"), "49"));
}

TEST_CASE("a client that asks for 69 without naming a network gets 50 and 70 and no 69",
          "[scenario][requests][R42]") {
  for (const char* name : {"dhcpcd-kea-link", "dhcpcd-kea-relay", "dhcpcd-kea-stateful"}) {
    for (const json& request : Replay(Recorded(name))) {
      INFO(name << ": " << request.dump());
      CHECK(InReply(request, "50").size() == 1);
      CHECK(InReply(request, "70").size() == 1);
      CHECK(InReply(request, "69").empty());
    }
  }
}

TEST_CASE(
    "a stateful client is told that there are no addresses, and its home network all the same",
    "[scenario][requests][R91]") {
  const std::vector<json> requests = Replay(Recorded("dhclient-kea-stateful"));
  REQUIRE(requests.size() == 3);  // and a Release, which is skipped
  CHECK(requests[0].at("request").at("name") == "SOLICIT");
  CHECK(requests[0].at("reply").at("name") == "ADVERTISE");
  CHECK(requests[1].at("request").at("name") == "REQUEST");
  CHECK(requests[1].at("reply").at("name") == "REPLY");
  CHECK(requests[2].at("request").at("name") == "RENEW");
  CHECK(requests[2].at("reply").at("name") == "REPLY");
  for (const json& request : requests) {
    CHECK(InReply(request, "3/13") == std::vector<std::string>{"NoAddrsAvail"});
    CHECK(InReply(request, "69/72").size() == 1);
  }
  // The server answers as the one that the recording names.
  CHECK(InReply(requests[0], "2") == Values(requests[1].at("request").at("elements"), "2"));
}

TEST_CASE("a request that stands in a capture bare and relayed is played once",
          "[scenario][requests]") {
  const scenario::Recording recording =
      scenario::ReadRecording(Recorded("dhclient-kea-two-relays"));
  CHECK(recording.frames == 6);
  REQUIRE(recording.requests.size() == 1);
  CHECK(recording.requests[0].frame == 1);
  CHECK(recording.copies == 2);
}

TEST_CASE("Release is counted and skipped", "[scenario][requests]") {
  CHECK(scenario::ReadRecording(Recorded("dhclient-kea-stateful")).skipped == 1);
}

TEST_CASE("people see each reply decoded", "[scenario][requests]") {
  const Finished finished = RunScenario({"--requests", Recorded("dhclient-kea-link")});
  CHECK(finished.status == 0);
  CHECK(finished.out.find("frame 1: INFORMATION-REQUEST, asks for ") == 0);
  CHECK(finished.out.find("\n    OPTION_MIP6_IDINF (69)\n      OPTION_MIP6_HNIDF (49): ") !=
        std::string::npos);
  CHECK(finished.out.find("1 of 1 requests for home networks got what they asked for\n") !=
        std::string::npos);
}

TEST_CASE("a request that goes unanswered makes the program fail", "[scenario][requests][R48]") {
  const TemporaryFolder folder;
  // An Information-request with IA_NA is discarded; this one asks for home networks as well.
  std::vector<uint8_t> bad = Request();
  bad = Join(bad, FromHex("0003 000c 00000001 00000000 00000000"));
  const std::vector<uint8_t> frame =
      Ipv6Packet("0058", "11", Join(FromHex("0222 0223 0058 0000"), bad));
  const Finished finished =
      RunScenario({"--requests", WriteCapture(folder.File("made.pcap"), DLT_RAW, {frame})});
  INFO(finished.out);
  CHECK(finished.status == 1);
  CHECK(finished.out.find("0 of 1 requests for home networks got what they asked for\n") !=
        std::string::npos);
  CHECK(finished.out.find("no answer") == finished.out.rfind("no answer"));
  CHECK(finished.out.find("DHCPv6 server: dropped-invalid") != std::string::npos);
}

TEST_CASE("a name that cannot be taken is told of and counts as not served",
          "[scenario][requests]") {
  const TemporaryFolder folder;
  // One more HNIDF, whose label runs past its end.
  const std::vector<uint8_t> bad = Join(Request(), FromHex("0031 0003 076162"));
  const std::vector<uint8_t> frame =
      Ipv6Packet("004f", "11", Join(FromHex("0222 0223 004f 0000"), bad));
  const std::string capture = WriteCapture(folder.File("made.pcap"), DLT_RAW, {frame});
  const Finished finished = RunScenario({"--requests", capture, "--json"});
  INFO(finished.out);
  CHECK(finished.status == 1);
  const json request = json::parse(finished.out);
  CHECK(request.at("ignored") == 1);
  CHECK(request.at("error").is_string());
  CHECK(request.at("passed") == false);
  CHECK(
      RunScenario({"--requests", capture}).out.find("1 of what it asks with could not be taken") !=
      std::string::npos);
}

TEST_CASE("one network named twice, in letters of another case, is served",
          "[scenario][requests]") {
  const TemporaryFolder folder;
  const std::vector<uint8_t> twice = FromHex(
      "0ba1b2c3 0001 000a 00030001020000000001 0006 0002 0045 "
      "0031 0005 0161 0162 00 0031 0005 0141 0142 00");
  const std::vector<uint8_t> frame =
      Ipv6Packet("0032", "11", Join(FromHex("0222 0223 0032 0000"), twice));
  const Finished finished =
      RunScenario({"--requests", WriteCapture(folder.File("made.pcap"), DLT_RAW, {frame})});
  INFO(finished.out);
  CHECK(finished.status == 0);
}

TEST_CASE("a SERVERID that is no DUID is the reason, and not cut", "[scenario][requests]") {
  const TemporaryFolder folder;
  const std::vector<uint8_t> bad =
      Join(Join(Request(), FromHex("0002 0083")), std::vector<uint8_t>(131, 1));
  const std::vector<uint8_t> frame =
      Ipv6Packet("00cf", "11", Join(FromHex("0222 0223 00cf 0000"), bad));
  const Finished finished =
      RunScenario({"--requests", WriteCapture(folder.File("made.pcap"), DLT_RAW, {frame})});
  INFO(finished.out);
  CHECK(finished.status == 1);
  CHECK(finished.out.find("SERVERID of 131 octets") != std::string::npos);
}

TEST_CASE("a capture without any request: said so, and status 1", "[scenario][requests]") {
  const TemporaryFolder folder;
  const Finished finished =
      RunScenario({"--requests", WriteCapture(folder.File("made.pcap"), DLT_RAW, {})});
  CHECK(finished.status == 1);
  CHECK(finished.out.find("\nnothing to play: ") != std::string::npos);
}

TEST_CASE("a Release that stands there twice is one", "[scenario][requests]") {
  const TemporaryFolder folder;
  std::vector<uint8_t> release = Request();
  release[0] = 8;
  const std::vector<uint8_t> frame =
      Ipv6Packet("0048", "11", Join(FromHex("0222 0223 0048 0000"), release));
  const scenario::Recording recording =
      scenario::ReadRecording(WriteCapture(folder.File("made.pcap"), DLT_RAW, {frame, frame}));
  CHECK(recording.skipped == 1);
  CHECK(recording.copies == 1);
}

TEST_CASE("a file that is no capture, is not there or ends in the middle: one line and status 2",
          "[scenario][requests]") {
  const TemporaryFolder folder;
  const std::string whole = ReadFile(Recorded("dhclient-kea-link"));
  WriteFile(folder.File("text"), "no capture");
  WriteFile(folder.File("empty"), "");
  WriteFile(folder.File("cut"), whole.substr(0, whole.size() / 2));
  WriteFile(folder.File("header"), whole.substr(0, 10));
  for (const char* name : {"text", "empty", "cut", "header", "missing"}) {
    const Finished finished = RunScenario({"--requests", folder.File(name)});
    INFO(name << ": " << finished.err);
    CHECK(finished.status == 2);
    CHECK(finished.out.empty());
    CHECK(Lines(finished.err).size() == 1);
    CHECK(finished.err.find(folder.File(name)) != std::string::npos);
  }
  const std::string other = WriteCapture(folder.File("made.pcap"), DLT_USB_LINUX, {});
  CHECK_THROWS_AS(scenario::ReadRecording(other), scenario::UsageError);
}

}  // namespace mip6boot::test
