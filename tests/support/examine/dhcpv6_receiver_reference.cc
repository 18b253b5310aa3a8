// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Whom a message is for, as the reference judges it.

#include <cstdint>
#include <vector>

#include "mip6boot/dhcpv6/validation.h"
#include "tests/support/examine/dhcpv6_internal.h"
#include "tests/support/reference/dhcpv6_receivers.h"

namespace mip6boot::test {
namespace {

// Those of tests/vectors, so that messages from there are for somebody.
const std::vector<uint8_t> kClient = {0, 3, 0, 1, 2, 0, 0, 0, 0, 1};
const std::vector<uint8_t> kServer = {0, 2, 0, 0, 0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde};
const std::vector<uint8_t> kSent = {0xa1, 0xb2, 0xc3};
constexpr dhcpv6::TransactionId kTransactionId{0xa1b2c3};

}  // namespace

void CompareDhcpv6Receivers(const dhcpv6::MessageView& message,
                            const reference::Dhcpv6Message& expected, Findings& findings) {
  dhcpv6::ServerValidation server;
  server.server_id = kServer;
  for (const bool by_unicast : {false, true}) {
    server.received_by_unicast = by_unicast;
    findings.Expect(!ValidateForServer(message, server).has_value() ==
                        reference::IsForServer(expected, kServer, by_unicast),
                    "the reference judges otherwise whether it is for a server");
  }
  findings.Expect(!ValidateReply(message, kClient, kTransactionId).has_value() ==
                          reference::IsAnswer(expected, 7, kClient, kSent) &&
                      !ValidateReply(message, {}, kTransactionId).has_value() ==
                          reference::IsAnswer(expected, 7, {}, kSent),
                  "the reference judges a Reply otherwise");
  findings.Expect(!ValidateAdvertise(message, kClient, kTransactionId).has_value() ==
                      reference::IsAnswer(expected, 2, kClient, kSent),
                  "the reference judges an Advertise otherwise");
  findings.Expect(!ValidateReconfigure(message, {kClient, true, true}).has_value() ==
                      reference::IsReconfigure(expected, kClient),
                  "the reference judges a Reconfigure otherwise");
  findings.Expect(ValidateReconfigure(message, {kClient, false, true}).has_value() &&
                      ValidateReconfigure(message, {kClient, true, false}).has_value(),
                  "a Reconfigure from anybody is taken");
}

}  // namespace mip6boot::test
