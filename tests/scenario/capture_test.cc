// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The capture that --pcap writes, read back by tshark.

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/scenario/scenario_program.h"
#include "tests/support/catch.h"

#ifdef MIP6BOOT_TSHARK

namespace mip6boot::test {
namespace {

std::string Tshark(const std::string& capture, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {MIP6BOOT_TSHARK, "-r", capture, "-o",
                                       "udp.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"});
  const Finished finished = Run(arguments);
  REQUIRE(finished.status == 0);
  return finished.out;
}

// One line for each packet that `filter` lets pass: its `fields`, with tabs between them.
std::vector<std::string> Fields(const std::string& capture, const std::string& filter,
                                const std::vector<std::string>& fields) {
  std::vector<std::string> arguments = {"-Y", filter, "-T", "fields"};
  for (const std::string& field : fields) arguments.insert(arguments.end(), {"-e", field});
  return Lines(Tshark(capture, arguments));
}

// "486,334,348" as a set.
std::set<std::string> Set(const std::string& list) {
  std::set<std::string> set;
  std::istringstream stream(list);
  for (std::string item; std::getline(stream, item, ',');) set.insert(item);
  return set;
}

std::string Capture(const TemporaryFolder& folder, std::vector<std::string> cases) {
  std::string file = folder.File("scenario.pcap");
  cases.insert(cases.end(), {"--speed", "5", "--pcap", file});
  REQUIRE(RunScenario(cases).status == 0);
  return file;
}

}  // namespace

TEST_CASE("tshark finds nothing wrong with what all cases sent", "[scenario][capture]") {
  const TemporaryFolder folder;
  const std::string capture = Capture(folder, {});
  const std::string all = Tshark(capture, {"-V"});
  CHECK(all.find("Malformed") == std::string::npos);
  // Neither bad checksums, nor holes in a stream, nor anything else that an expert would remark on.
  CHECK(Fields(capture, "_ws.expert || tcp.analysis.flags", {"frame.number"}).empty());
  CHECK(Fields(capture, "udp.checksum.status != 1 || tcp.checksum.status != 1", {"frame.number"})
            .empty());
  // All three protocols under their own ports.
  // Four DHCPv6 messages a case, ten in the one that loses some: 4 + 3 + 2 + 1 on the four hops.
  CHECK(Fields(capture, "dhcpv6 && udp.port == 547", {"frame.number"}).size() == 34);
  CHECK(Fields(capture, "dns && udp.port == 53", {"frame.number"}).size() == 4);
  CHECK(Fields(capture, "!dhcpv6 && !dns && !(diameter && tcp.port == 3868)", {"frame.number"})
            .empty());
}

TEST_CASE("tshark sees the home agent from the AAA to the node",
          "[scenario][capture][rfc6611][s4.2.1]") {
  const TemporaryFolder folder;
  const std::string capture = Capture(folder, {"msp"});

  const std::vector<std::string> answers =
      Fields(capture, "diameter.cmd.code == 268 && diameter.flags.request == 0",
             {"diameter.Result-Code", "diameter.avp.code", "diameter.MIP-Home-Agent-Address.IPv6",
              "diameter.MIP6-Home-Link-Prefix", "diameter.Destination-Realm",
              "diameter.Destination-Host", "diameter.MIP6-Feature-Vector"});
  REQUIRE(answers.size() == 1);
  const std::string agent =
      "\t2001:db8:6000:302::1\t4020010db8600003020000000000000000\thome.example.org\tha1.home."
      "example.org\t1";
  CHECK(answers[0].rfind("2001\t", 0) == 0);
  REQUIRE(answers[0].size() > agent.size());
  CHECK(answers[0].substr(answers[0].size() - agent.size()) == agent);
  const std::set<std::string> codes =
      Set(answers[0].substr(5, answers[0].size() - agent.size() - 5));
  for (const char* code : {"486", "334", "348", "125", "124"}) CHECK(codes.count(code) == 1);
  CHECK(codes.count("464") == 0);  // no key travels in a demonstration

  // RSOO (66) of 93 octets, and in it an IDINF (69) of 89.
  CHECK(Fields(capture, "dhcpv6.msgtype == 12 && frame contains 00:42:00:5d:00:45:00:59",
               {"frame.number"})
            .size() == 1);
  const std::vector<std::string> replies = Fields(
      capture, "dhcpv6.msgtype == 7 && dhcpv6.option.type == 69", {"ipv6.dst", "udp.dstport"});
  REQUIRE(replies.size() == 2);  // inside the Relay-reply, and to the node
  CHECK(replies[0] == "2001:db8:1:c020::ff\t547");
  CHECK(replies[1] == "fe80::200:ff:fe00:1\t546");
}

TEST_CASE("tshark sees both home agents when the AAA allows a local one, and no option 69",
          "[scenario][capture][rfc6611][s4.2.2]") {
  const TemporaryFolder folder;
  const std::string capture = Capture(folder, {"asp"});
  const std::vector<std::string> answers =
      Fields(capture, "diameter.cmd.code == 268 && diameter.flags.request == 0",
             {"diameter.MIP-Home-Agent-Address.IPv6", "diameter.MIP6-Feature-Vector"});
  REQUIRE(answers.size() == 1);
  CHECK(answers[0] == "2001:db8:6000:302::1,2001:db8:1:c020::a\t3");
  CHECK(Fields(capture, "dhcpv6.option.type == 69 || frame contains 00:45:00:59", {"frame.number"})
            .empty());
  CHECK(Fields(capture, "dhcpv6.msgtype == 12 && dhcpv6.option.type == 66", {"frame.number"})
            .size() == 1);
}

TEST_CASE("tshark sees no home agent anywhere when the AAA refuses", "[scenario][capture][R66]") {
  const TemporaryFolder folder;
  const std::string capture = Capture(folder, {"rejected"});
  CHECK(Fields(capture, "diameter.cmd.code == 268 && diameter.flags.request == 0",
               {"diameter.Result-Code"}) == std::vector<std::string>{"5003"});
  CHECK(Fields(capture, "diameter.avp.code == 486", {"frame.number"}).empty());
  CHECK(Fields(capture, "dhcpv6.option.type == 66 || dhcpv6.option.type == 69", {"frame.number"})
            .empty());
}

TEST_CASE("tshark sees AAR and AAA where the access server uses NASREQ", "[scenario][capture]") {
  const TemporaryFolder folder;
  const std::string capture = Capture(folder, {"two-targets"});
  const std::vector<std::string> answers =
      Fields(capture, "diameter.cmd.code == 265 && diameter.flags.request == 0",
             {"diameter.applicationId", "diameter.avp.code"});
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].rfind("1\t", 0) == 0);
  CHECK(Set(answers[0].substr(2)).count("486") == 1);
}

}  // namespace mip6boot::test

#else

TEST_CASE("tshark is not here: what --pcap writes is not read back", "[scenario][capture]") {
  WARN("install tshark and configure again");
}

#endif  // MIP6BOOT_TSHARK
