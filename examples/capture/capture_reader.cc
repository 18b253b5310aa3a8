// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/capture/capture_reader.h"

#include <fmt/format.h>
#include <pcap/pcap.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "examples/capture/ip_packet.h"
#include "examples/capture/link_layer.h"
#include "examples/capture/read_error.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/dhcpv6/message_type.h"
#include "mip6boot/diameter/command_code.h"

namespace mip6boot::capture {
namespace {

bool IsDhcpv6Port(uint16_t port) {
  return port == dhcpv6::kClientPort || port == dhcpv6::kServerPort;
}

// Whether a packet holds something for us; also if that cannot be told. UDP, TCP and SCTP all start
// with their ports.
bool MayBeOurs(const IpPacket& packet) {
  const bool is_udp = packet.protocol == kUdpProtocol;
  const bool has_ports =
      (is_udp || packet.protocol == kTcpProtocol || packet.protocol == kSctpProtocol) &&
      packet.payload.size() >= 4 && !packet.fragment.has_value();
  if (!has_ports) return LeadsToPorts(packet.protocol);
  const uint16_t source = LoadBigEndian16(packet.payload.data());
  const uint16_t destination = LoadBigEndian16(packet.payload.data() + 2);
  return is_udp ? IsDhcpv6Port(source) || IsDhcpv6Port(destination)
                : source == diameter::kPort || destination == diameter::kPort;
}

// Nanoseconds since 1970. One cannot tell more than 292 years in them: a time past that is the last
// of them, one before 1970 is 0.
int64_t NanosecondsOf(const timeval& time) {
  constexpr int64_t kSecond = 1'000'000'000;
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  if (time.tv_sec < 0) return 0;
  if (time.tv_sec >= kMost / kSecond) return kMost;
  // libpcap was asked for nanoseconds, and gives them under this name.
  const int64_t nanoseconds = std::clamp(int64_t{time.tv_usec}, int64_t{0}, kSecond - 1);
  return int64_t{time.tv_sec} * kSecond + nanoseconds;
}

std::string Problem(const std::string& name, const char* problem) {
  // libpcap names the file in some of its messages only.
  const bool named = std::string_view(problem).substr(0, name.size()) == name;
  return named ? fmt::format("cannot read {}", problem)
               : fmt::format("cannot read {}: {}", name, problem);
}

}  // namespace

CaptureReader::CaptureReader(const std::string& path) : name_(path), pcap_(nullptr, pcap_close) {
  char problem[PCAP_ERRBUF_SIZE] = "";
  pcap_.reset(
      pcap_open_offline_with_tstamp_precision(path.c_str(), PCAP_TSTAMP_PRECISION_NANO, problem));
  if (pcap_ == nullptr) throw ReadError(Problem(name_, problem));
  CheckLink();
}

CaptureReader::CaptureReader(std::FILE* file, const std::string& name)
    : name_(name), pcap_(nullptr, pcap_close) {
  char problem[PCAP_ERRBUF_SIZE] = "";
  pcap_.reset(pcap_fopen_offline_with_tstamp_precision(file, PCAP_TSTAMP_PRECISION_NANO, problem));
  if (pcap_ == nullptr) {
    std::fclose(file);
    throw ReadError(Problem(name_, problem));
  }
  CheckLink();
}

CaptureReader::~CaptureReader() = default;

void CaptureReader::CheckLink() {
  link_type_ = pcap_datalink(pcap_.get());
  if (IsKnownLink(link_type_)) return;
  const char* const link = pcap_datalink_val_to_name(link_type_);
  throw ReadError(fmt::format("cannot read {}: frames of link type {} are not known here", name_,
                              link != nullptr ? link : std::to_string(link_type_)));
}

std::optional<Arrival> CaptureReader::Next() {
  while (ready_.empty() && !ended_) {
    if (!ReadPacket()) {
      ended_ = true;
      fragments_.Flush();
      TakeReady();
      streams_.Flush();
      user_messages_.Flush();
    }
    TakeReady();
  }
  if (ready_.empty()) {
    if (problem_.empty()) return std::nullopt;
    const std::string problem = std::exchange(problem_, std::string());
    if (cut_ || packets_ != 0) throw CutError(problem);
    throw ReadError(problem);
  }
  Arrival arrival = std::move(ready_.front());
  ready_.pop_front();
  return arrival;
}

bool CaptureReader::ReadPacket() {
  pcap_pkthdr* header = nullptr;
  const u_char* octets = nullptr;
  const int status = pcap_next_ex(pcap_.get(), &header, &octets);
  if (status != 1) {
    if (status != PCAP_ERROR_BREAK) {
      const char* const why = pcap_geterr(pcap_.get());
      cut_ = std::string_view(why).substr(0, 9) == "truncated";  // libpcap has no other sign
      if (cut_) {
        problem_ = fmt::format("{} is cut after packet {}: {}", name_, packets_, why);
      } else if (packets_ != 0) {
        problem_ = fmt::format("cannot read {} after packet {}: {}", name_, packets_, why);
      } else {
        problem_ = Problem(name_, why);
      }
    }
    return false;
  }
  ++packets_;
  const Stamp stamp{packets_, NanosecondsOf(header->ts)};
  const std::optional<IpPacket> packet =
      OpenIpPacket(IpPacketIn(link_type_, Bytes(octets, header->caplen)));
  if (!packet.has_value()) return true;
  if (packet->fragment.has_value()) {
    fragments_.Add(*packet, stamp);
  } else {
    Open(*packet, stamp);
  }
  return true;
}

void CaptureReader::TakeReady() {
  while (std::optional<FragmentTable::Payload> payload = fragments_.Take()) {
    IpPacket& packet = payload->packet;
    packet.payload = payload->octets;
    // What is missing of it, nobody knows: UDP does.
    packet.length = payload->octets.size();
    packet.broken = !SkipExtensionHeaders(packet) || packet.fragment.has_value() ||
                    (packet.protocol != kUdpProtocol && !payload->whole);
    Open(packet, payload->stamp);
  }
  while (std::optional<Arrival> arrival = streams_.Take()) ready_.push_back(std::move(*arrival));
  while (std::optional<Arrival> arrival = user_messages_.Take())
    ready_.push_back(std::move(*arrival));
}

void CaptureReader::Open(const IpPacket& packet, const Stamp& stamp) {
  if (!MayBeOurs(packet)) return;
  bool opened = false;
  if (!packet.broken && packet.protocol == kUdpProtocol) {
    opened = OpenUdp(packet, stamp);
  } else if (!packet.broken && packet.protocol == kTcpProtocol) {
    opened = streams_.Add(packet.source, packet.destination, packet.payload, packet.length, stamp);
  } else if (!packet.broken && packet.protocol == kSctpProtocol) {
    user_messages_.Add(packet.source, packet.destination, packet.payload, stamp);
    opened = true;
  }
  if (!opened) ++unopened_;
}

bool CaptureReader::OpenUdp(const IpPacket& packet, const Stamp& stamp) {
  constexpr size_t kUdpHeaderSize = 8;
  if (packet.payload.size() < kUdpHeaderSize) return false;
  Arrival arrival;
  arrival.stamp = stamp;
  arrival.source = {packet.source, LoadBigEndian16(packet.payload.data())};
  arrival.destination = {packet.destination, LoadBigEndian16(packet.payload.data() + 2)};
  const uint16_t length = LoadBigEndian16(packet.payload.data() + 4);
  if (length < kUdpHeaderSize) {
    arrival.bad_udp_length = length;
    arrival.length = packet.length - kUdpHeaderSize;
  } else {
    arrival.length = length - kUdpHeaderSize;
  }
  const Bytes octets = packet.payload.subspan(kUdpHeaderSize, arrival.length);
  arrival.octets.assign(octets.begin(), octets.end());
  ready_.push_back(std::move(arrival));
  return true;
}

}  // namespace mip6boot::capture
