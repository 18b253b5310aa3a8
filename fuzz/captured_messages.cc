// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "fuzz/captured_messages.h"

#include <map>
#include <optional>
#include <utility>

#include "examples/capture/capture_reader.h"
#include "examples/capture/read_error.h"
#include "mip6boot/diameter/stream_framer.h"
#include "tests/support/hex.h"
#include "tests/support/made_capture.h"
#include "tests/support/vectors.h"

namespace mip6boot::fuzz {

CapturedMessages MessagesOf(const std::string& path) {
  using capture::Arrival;
  CapturedMessages messages;
  std::map<std::pair<capture::Endpoint, capture::Endpoint>, diameter::StreamFramer> streams;
  try {
    capture::CaptureReader reader(path);
    while (const std::optional<Arrival> arrival = reader.Next()) {
      if (arrival->kind == Arrival::Kind::kDatagram) messages.dhcpv6.push_back(arrival->octets);
      if (arrival->kind == Arrival::Kind::kUserMessage)
        messages.diameter.push_back(arrival->octets);
      if (arrival->kind != Arrival::Kind::kStreamStart &&
          arrival->kind != Arrival::Kind::kStreamOctets) {
        continue;
      }
      diameter::StreamFramer& framer = streams[{arrival->source, arrival->destination}];
      framer.Feed(arrival->octets);
      for (auto next = framer.Next(); next && next->has_value(); next = framer.Next()) {
        messages.diameter.emplace_back((*next)->begin(), (*next)->end());
      }
    }
  } catch (const capture::ReadError&) {
    // What came before is a seed all the same.
  }
  return messages;
}

void WriteSctpCapture(const std::string& path) {
  using test::FromHex;
  using test::Join;
  const std::vector<uint8_t>& dwr = test::VectorOctets("dwr");
  const auto half = dwr.begin() + static_cast<std::ptrdiff_t>(dwr.size() / 8 * 4);
  // Ports, tag, checksum; a DATA chunk with its flags and TSN, for payload protocol 46.
  const auto packet = [](uint8_t flags, uint8_t tsn, const std::vector<uint8_t>& data) {
    std::vector<uint8_t> sctp =
        Join(FromHex("1000 0f1c 7a95eedd 00000000  00 00 0000 00000000 0001 0000 0000002e"), data);
    sctp[13] = flags;
    StoreBigEndian16(&sctp[14], static_cast<uint16_t>(sctp.size() - 12));
    sctp[19] = tsn;
    const auto size = static_cast<uint16_t>(sctp.size());
    const uint8_t length[] = {static_cast<uint8_t>(size >> 8), static_cast<uint8_t>(size)};
    return test::Ipv6Packet(test::ToHex(length), "84", sctp);
  };
  test::WriteCapture(path, DLT_RAW,
                     {packet(3, 1, dwr), packet(1, 3, {half, dwr.end()}),
                      packet(2, 2, {dwr.begin(), half}), packet(3, 1, dwr)});
}

}  // namespace mip6boot::fuzz
