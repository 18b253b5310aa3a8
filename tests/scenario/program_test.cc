// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The program as people and scripts use it.

#include <algorithm>
#include <asio/io_context.hpp>
#include <asio/ip/address_v6.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/ip/udp.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/scenario/scenario_program.h"
#include "tests/support/catch.h"

namespace mip6boot::test {
namespace {

bool Contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::vector<std::string> kCases = {"msp",     "asp",   "unrestricted", "two-targets",
                                         "expired", "lossy", "rejected"};

// One line for people, status 2, nothing else.
void CheckUsageError(const Finished& finished, const std::string& says) {
  INFO(finished.err);
  CHECK(finished.status == 2);
  CHECK(finished.out.empty());
  CHECK(Lines(finished.err).size() == 1);
  CHECK(Contains(finished.err, says));
}

}  // namespace

TEST_CASE("without arguments all cases run, each with its ladder and its result",
          "[scenario][program]") {
  const Finished finished = RunScenario({"--speed", "5"});
  INFO(finished.out << finished.err);
  CHECK(finished.status == 0);
  CHECK(finished.err.empty());
  for (const std::string& name : kCases) {
    CHECK(Contains(finished.out, "\n  passed: " + name + ", "));
  }
  CHECK(Contains(finished.out, "|-INFORMATION-REQUEST>|"));
  CHECK(Contains(finished.out, "RSOO{IDINF{HNIDF"));
  CHECK(Contains(finished.out, "7 of 7 cases ended as they must"));
  CHECK_FALSE(Contains(finished.out, "\x1b"));  // a file is no terminal
  // R101: neither keys nor who the user is.
  CHECK_FALSE(Contains(finished.out, "mn1@"));
  for (const std::string& line : Lines(finished.out)) CHECK(line.size() <= 120);
}

TEST_CASE("names choose cases, in the order given", "[scenario][program]") {
  const Finished finished = RunScenario({"--speed", "5", "rejected", "unrestricted"});
  CHECK(finished.status == 0);
  const size_t rejected = finished.out.find("passed: rejected");
  const size_t unrestricted = finished.out.find("passed: unrestricted");
  REQUIRE(rejected != std::string::npos);
  REQUIRE(unrestricted != std::string::npos);
  CHECK(rejected < unrestricted);
  CHECK(Contains(finished.out, "2 of 2 cases"));
}

TEST_CASE("--json prints one object for each case and nothing else", "[scenario][program]") {
  const Finished finished = RunScenario({"--json", "--speed", "5", "msp", "expired"});
  CHECK(finished.status == 0);
  CHECK(finished.err.empty());
  const std::vector<std::string> lines = Lines(finished.out);
  REQUIRE(lines.size() == 2);

  const nlohmann::json msp = nlohmann::json::parse(lines[0]);
  CHECK(msp.at("case") == "msp");
  CHECK(msp.at("passed") == true);
  CHECK(msp.at("faults").empty());
  CHECK(msp.at("result").at("home_agent") == "2001:db8:6000:302::1");
  CHECK(msp.at("result").at("networks").at(0).at("id") == "home.example.org.");
  const auto relayed = std::find_if(msp.at("messages").begin(), msp.at("messages").end(),
                                    [](const nlohmann::json& passage) {
                                      return passage.at("content").at(0).at("name") == "RELAY-FORW";
                                    });
  REQUIRE(relayed != msp.at("messages").end());
  CHECK(relayed->at("from") == "access server");
  CHECK(relayed->at("source") == "[2001:db8:1:c020::ff]:547");
  CHECK(relayed->at("carrier") == "udp");
  CHECK(relayed->at("lost") == false);
  const nlohmann::json& options = relayed->at("content").at(0).at("elements");
  CHECK(options.at(1).at("code") == 66);
  CHECK(options.at(1).at("parts").at(0).at("code") == 69);
  CHECK(options.at(1).at("parts").at(0).at("parts").at(2).at("value") == "2001:db8:6000:302::1");

  const nlohmann::json expired = nlohmann::json::parse(lines[1]);
  CHECK(expired.at("result").at("fallback") == "nothing-usable");
  CHECK(expired.at("result").at("from_dns").at(1).at("name") == "ha2.home.example.org.");
  CHECK_FALSE(Contains(finished.out, "mn1@"));  // R101
}

TEST_CASE("--help says what there is", "[scenario][program]") {
  const Finished finished = RunScenario({"--help"});
  CHECK(finished.status == 0);
  CHECK(Contains(finished.out, "--requests FILE"));
}

TEST_CASE("arguments that are of no use end in one line and status 2", "[scenario][program]") {
  CheckUsageError(RunScenario({"nonsense"}), "there is no case \"nonsense\"; there are msp asp ");
  CheckUsageError(RunScenario({"msp", "nonsense"}), "there is no case \"nonsense\"");
  CheckUsageError(RunScenario({"--nonsense"}), "--nonsense");
  CheckUsageError(RunScenario({"--ports", "65535"}), "--ports");
  CheckUsageError(RunScenario({"--ports"}), "--ports");
  CheckUsageError(RunScenario({"--requests", "file", "msp"}), "excludes");
  CheckUsageError(RunScenario({"--pcap", "/nonexistent/folder/file", "msp"}),
                  "/nonexistent/folder/file");
  CheckUsageError(RunScenario({"--requests", ""}), "--requests");
  CheckUsageError(RunScenario({"--pcap", "", "msp"}), "--pcap");
  CheckUsageError(RunScenario({"--pcap", "-", "msp"}), "--pcap: a file is needed");
  CheckUsageError(RunScenario({"--speed", "nan", "msp"}), "--speed");
  const TemporaryFolder folder;
  const std::string file = folder.File("both");
  WriteFile(file, "kept");
  CheckUsageError(RunScenario({"--requests", file, "--pcap", file}), "--pcap would overwrite");
  CheckUsageError(RunScenario({"--requests", file, "--pcap", folder.File("./both")}),
                  "--pcap would overwrite");
  CHECK(ReadFile(file) == "kept");
}

TEST_CASE("what the system refuses ends in one line and status 2", "[scenario][program]") {
  const auto shell = [](const std::string& before, const std::string& behind) {
    return Run({"/bin/sh", "-c", before + "exec " MIP6BOOT_SCENARIO_PROGRAM " " + behind});
  };
#if !defined(MIP6BOOT_SANITIZED)  // which needs descriptors of its own to judge what it sees
  CheckUsageError(shell("ulimit -n 7; ", "msp --json"), "cannot go on: ");
#endif
  CheckUsageError(shell("", "rejected --speed 20 >/dev/full"), "cannot write to stdout");
  CheckUsageError(shell("", "--help >/dev/full"), "cannot write to stdout");
  // The capture is not written where stdout was.
  const TemporaryFolder folder;
  CheckUsageError(shell("", "rejected --speed 20 --pcap " + folder.File("pcap") + " >&-"),
                  "cannot write to stdout");
  CHECK(ReadFile(folder.File("pcap")).find("ms") == std::string::npos);
}

TEST_CASE("a port that is taken ends in one line and status 2", "[scenario][program]") {
  const TemporaryFolder folder;
  WriteFile(folder.File("pcap"), "kept");
  asio::io_context io;
  const auto loopback = asio::ip::address_v6::loopback();
  SECTION("UDP") {
    asio::ip::udp::socket taken(io, {loopback, 0});
    const uint16_t port = taken.local_endpoint().port();
    // Participants open their sockets one by one: whichever needs the port.
    CheckUsageError(
        RunScenario({"msp", "--ports", std::to_string(port - 3), "--pcap", folder.File("pcap")}),
        "cannot use UDP port " + std::to_string(port) + " for the DHCPv6 server");
    CHECK(ReadFile(folder.File("pcap")) == "kept");
  }
  SECTION("TCP") {
    asio::ip::tcp::acceptor taken(io, {loopback, 0});
    const uint16_t port = taken.local_endpoint().port();
    CheckUsageError(RunScenario({"msp", "--ports", std::to_string(port - 4)}),
                    "cannot use TCP port " + std::to_string(port) + " for the home AAA");
  }
}

TEST_CASE("fixed ports are told at the start and can be used again at once",
          "[scenario][program]") {
  // Ports that are free now.
  asio::io_context io;
  uint16_t base = 0;
  {
    asio::ip::udp::socket probe(io, {asio::ip::address_v6::loopback(), 0});
    base = static_cast<uint16_t>(std::min<int>(probe.local_endpoint().port(), 65530));
  }
  const Finished finished =
      RunScenario({"unrestricted", "asp", "--speed", "5", "--ports", std::to_string(base)});
  INFO(finished.err);
  if (finished.status == 2) {
    WARN("somebody else took one of the ports meanwhile");
    return;
  }
  CHECK(finished.status == 0);
  CHECK(Lines(finished.out).front() == "[::1]:" + std::to_string(base) + " UDP mobile node");
  CHECK(Contains(finished.out, "[::1]:" + std::to_string(base + 4) + " TCP home AAA"));
}

}  // namespace mip6boot::test
