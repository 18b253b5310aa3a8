// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Octets that are no protocol's, thrown at every socket while the scenario runs: counted, told of,
// and without consequence.

#include <algorithm>
#include <asio/buffer.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/address_v6.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/ip/udp.hpp>
#include <asio/write.hpp>
#include <set>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "examples/integrated_scenario/case_run.h"
#include "examples/integrated_scenario/loopback_network.h"
#include "tests/scenario/scenario_program.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot::test {
namespace {

using scenario::Journal;
using scenario::Party;
using scenario::Remark;
using scenario::Socket;

const std::vector<std::vector<uint8_t>>& Garbage() {
  static const std::vector<std::vector<uint8_t>> garbage = {
      {},                                       // nothing at all
      {0x0b},                                   // a quarter of a header
      FromHex("0ba1b2c3 0001 000a 0003"),       // an option that runs past the end
      FromHex("07a1b2c3 0045 0004 0048 0010"),  // a Reply to nothing, its container broken
      FromHex("0c00 20010db8"),                 // a cut Relay-forward
      FromHex("0d00 00000000000000000000000000000000 00000000000000000000000000000000 0009 0000"),
      // A Relay-reply for the node, with an unknown message in it.
      FromHex(
          "0d00 00000000000000000000000000000000 fe80000000000000020000fffe000001 0009 0001 ff"),
      FromHex("c8c8c8c8c8c8c8c8"),  // an unknown type: a relay forwards it (R33)
      std::vector<uint8_t>(2000, 0xff)};
  return garbage;
}

void ThrowDatagrams(uint16_t port) {
  asio::io_context io;
  asio::ip::udp::socket socket(io, {asio::ip::address_v6::loopback(), 0});
  for (const std::vector<uint8_t>& octets : Garbage()) {
    asio::error_code ignored;
    socket.send_to(asio::buffer(octets), {asio::ip::address_v6::loopback(), port}, 0, ignored);
  }
}

// True if the other side closed the connection.
bool ThrowAtStream(uint16_t port, const std::vector<uint8_t>& octets) {
  asio::io_context io;
  asio::ip::tcp::socket socket(io);
  socket.connect({asio::ip::address_v6::loopback(), port});
  asio::error_code error;
  asio::write(socket, asio::buffer(octets), error);
  std::vector<uint8_t> answer(1000);
  while (!error) socket.read_some(asio::buffer(answer), error);
  return error == asio::error::eof || error == asio::error::connection_reset;
}

}  // namespace

TEST_CASE("garbage at every socket is counted and told of, and the case ends as it must",
          "[scenario][R103]") {
  Journal journal;
  scenario::RunOptions options;
  options.speed = kSpeed;
  std::thread thrower;
  bool closed = false;
  options.listening = [&](const std::vector<uint16_t>& ports) {
    thrower = std::thread([&closed, ports] {
      // All through the case: the node waits for an answer for about 15 s of its time.
      for (int round = 0; round < 10; ++round) {
        for (size_t socket = 0; socket < ports.size(); ++socket) {
          if (static_cast<Socket>(socket) != Socket::kHomeAaa) ThrowDatagrams(ports[socket]);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      }
      const uint16_t aaa = ports[static_cast<size_t>(Socket::kHomeAaa)];
      closed = ThrowAtStream(aaa, std::vector<uint8_t>(100, 0xff)) &&
               // A DWR in the place of the CER: sound Diameter, at the wrong time.
               ThrowAtStream(aaa, FromHex("01000014 80000118 00000000 00000001 00000001"));
    });
  };
  const scenario::CaseResult result =
      scenario::RunCase(*scenario::FindCase("lossy"), options, journal);
  thrower.join();

  std::string faults;
  for (const std::string& fault : result.faults) faults += fault + "\n";
  INFO(faults);
  CHECK(result.passed());
  CHECK(closed);
  CHECK(result.node.retransmissions == 4);

  // Each participant has told of what it did not take.
  std::set<Party> told;
  for (const scenario::Entry& entry : journal.entries()) {
    const Remark* const remark = std::get_if<Remark>(&entry);
    if (remark != nullptr && remark->kind == Remark::Kind::kRefused) told.insert(remark->by);
  }
  CHECK(told == std::set<Party>{Party::kMobileNode, Party::kAccessServer, Party::kDhcpServer,
                                Party::kHomeAaa, Party::kDnsServer});
  // Ten rounds of nine datagrams at five sockets; an empty one is dropped as well.
  CHECK(result.refused >= 450);
}

TEST_CASE("of what strangers do, the journal holds a bounded part", "[scenario]") {
  Journal journal;
  scenario::Passage passage;
  passage.to = Party::kDhcpServer;
  for (size_t i = 0; i < 150; ++i) {
    journal.Add(passage);
    journal.Add(Remark{{}, Party::kDhcpServer, Remark::Kind::kRefused, "no", true});
  }
  journal.Add(Remark{{}, Party::kDhcpServer, Remark::Kind::kRefused, "own", false});
  CHECK(journal.entries().size() == Journal::kMostOfStrangers + 1);
  CHECK(journal.left_out() == 100);
  CHECK(journal.refused() == 151);
  CHECK(journal.own_refused() == 1);
}

TEST_CASE("a stranger's connection that says nothing does not keep the AAA from its work",
          "[scenario]") {
  Journal journal;
  scenario::RunOptions options;
  options.speed = kSpeed;
  asio::io_context io;
  asio::ip::tcp::socket silent(io);
  options.listening = [&](const std::vector<uint16_t>& ports) {
    silent.connect(
        {asio::ip::address_v6::loopback(), ports[static_cast<size_t>(Socket::kHomeAaa)]});
  };
  CHECK(scenario::RunCase(*scenario::FindCase("unrestricted"), options, journal).passed());
}

}  // namespace mip6boot::test
