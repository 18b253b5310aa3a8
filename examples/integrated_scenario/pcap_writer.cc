// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/pcap_writer.h"

#include <fmt/format.h>
#include <pcap/pcap.h>

#include <algorithm>

#include "examples/integrated_scenario/loopback_network.h"
#include "examples/integrated_scenario/usage_error.h"
#include "mip6boot/base/bytes.h"

namespace mip6boot::scenario {
namespace {

constexpr uint8_t kUdp = 17;
constexpr uint8_t kTcp = 6;
constexpr size_t kIpv6HeaderSize = 40;
constexpr size_t kUdpHeaderSize = 8;
constexpr size_t kTcpHeaderSize = 20;
constexpr size_t kTcpSegment = 1440;  // what a link of 1500 octets leaves of a segment

void Put16(std::vector<uint8_t>& out, size_t value) {
  out.push_back(static_cast<uint8_t>(value >> 8));
  out.push_back(static_cast<uint8_t>(value));
}
void Put32(std::vector<uint8_t>& out, uint32_t value) {
  Put16(out, value >> 16);
  Put16(out, value & 0xffff);
}
void Put(std::vector<uint8_t>& out, Bytes octets) {
  out.insert(out.end(), octets.begin(), octets.end());
}

uint32_t Sum(Bytes octets) {
  uint32_t sum = 0;
  for (size_t i = 0; i < octets.size(); ++i)
    sum += static_cast<uint32_t>(octets[i]) << (i % 2 == 0 ? 8 : 0);
  return sum;
}

// RFC 8200 8.1: over the addresses, the length, the protocol, and all behind the IPv6 header.
uint16_t Checksum(const Passage& passage, uint8_t protocol, Bytes segment) {
  uint32_t sum = Sum(passage.source.address.bytes()) + Sum(passage.destination.address.bytes()) +
                 static_cast<uint32_t>(segment.size()) + protocol + Sum(segment);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<uint16_t>(~sum & 0xffff);
}

// `segment` has zeros where its checksum goes, at `checksum_at`.
std::vector<uint8_t> Ipv6Packet(const Passage& passage, uint8_t protocol,
                                std::vector<uint8_t> segment, size_t checksum_at) {
  uint16_t checksum = Checksum(passage, protocol, segment);
  if (checksum == 0 && protocol == kUdp) checksum = 0xffff;  // zero says that there is none
  StoreBigEndian16(&segment[checksum_at], checksum);

  constexpr uint32_t kVersion6 = 6U << 28;
  constexpr uint8_t kHopLimit = 64;
  std::vector<uint8_t> packet;
  packet.reserve(kIpv6HeaderSize + segment.size());
  Put32(packet, kVersion6);
  Put16(packet, segment.size());
  packet.push_back(protocol);
  packet.push_back(kHopLimit);
  Put(packet, passage.source.address.bytes());
  Put(packet, passage.destination.address.bytes());
  Put(packet, segment);
  return packet;
}

std::vector<uint8_t> UdpPacket(const Passage& passage) {
  std::vector<uint8_t> datagram;
  Put16(datagram, passage.source.port);
  Put16(datagram, passage.destination.port);
  Put16(datagram, kUdpHeaderSize + passage.octets.size());
  Put16(datagram, 0);
  Put(datagram, passage.octets);
  return Ipv6Packet(passage, kUdp, std::move(datagram), 6);
}

std::vector<uint8_t> TcpPacket(const Passage& passage, Bytes octets, uint32_t sequence,
                               uint32_t acknowledged) {
  constexpr uint8_t kHeaderWords = 5 << 4;
  constexpr uint8_t kPushAndAck = 0x18;
  constexpr uint16_t kWindow = 0xffff;
  std::vector<uint8_t> segment;
  segment.reserve(kTcpHeaderSize + octets.size());
  Put16(segment, passage.source.port);
  Put16(segment, passage.destination.port);
  Put32(segment, sequence);
  Put32(segment, acknowledged);
  segment.push_back(kHeaderWords);
  segment.push_back(kPushAndAck);
  Put16(segment, kWindow);
  Put16(segment, 0);  // checksum
  Put16(segment, 0);  // urgent pointer
  Put(segment, octets);
  return Ipv6Packet(passage, kTcp, std::move(segment), 16);
}

}  // namespace

PcapWriter::PcapWriter(const std::string& path)
    : path_(path),
      pcap_(pcap_open_dead(DLT_RAW, 65535 + kIpv6HeaderSize), pcap_close),
      file_(pcap_dump_open(pcap_.get(), path.c_str()), pcap_dump_close),
      start_(std::chrono::duration_cast<std::chrono::microseconds>(
          std::chrono::system_clock::now().time_since_epoch())) {
  if (file_ == nullptr) throw UsageError(fmt::format("cannot write {}", pcap_geterr(pcap_.get())));
}

PcapWriter::~PcapWriter() = default;

void PcapWriter::Write(const Journal& journal) {
  // A port may come again in a later case: its octets are numbered on, or they would look sent
  // again.
  TimePoint last;
  for (const Passage* passage : journal.Passages()) {
    last = passage->time;
    if (passage->lost) continue;
    if (passage->carrier == Carrier::kTcp) {
      WriteTcp(*passage);
    } else {
      WritePacket(passage->time, UdpPacket(*passage));
    }
  }
  // The next case starts its time at zero again.
  start_ += last.time_since_epoch() + std::chrono::milliseconds(100);
  if (pcap_dump_flush(file_.get()) != 0)
    throw UsageError(fmt::format("cannot write {}: is the disk full?", path_));
}

void PcapWriter::WriteTcp(const Passage& passage) {
  const Direction forth(ToText(passage.source), ToText(passage.destination));
  const Direction back(forth.second, forth.first);
  // The handshake is not shown; it would have used up number 0.
  const uint32_t acknowledged = next_octet_.try_emplace(back, 1).first->second;
  uint32_t& sequence = next_octet_.try_emplace(forth, 1).first->second;
  Bytes rest(passage.octets);
  while (!rest.empty()) {
    const Bytes segment = rest.subspan(0, kTcpSegment);
    rest.remove_prefix(segment.size());
    WritePacket(passage.time, TcpPacket(passage, segment, sequence, acknowledged));
    sequence += static_cast<uint32_t>(segment.size());
  }
}

void PcapWriter::WritePacket(TimePoint time, const Packet& packet) {
  const std::chrono::microseconds since_1970 = start_ + time.time_since_epoch();
  pcap_pkthdr header{};
  header.ts.tv_sec = since_1970.count() / 1'000'000;
  header.ts.tv_usec = since_1970.count() % 1'000'000;
  header.caplen = header.len = static_cast<bpf_u_int32>(packet.size());
  pcap_dump(reinterpret_cast<u_char*>(file_.get()), &header, packet.data());
}

}  // namespace mip6boot::scenario
