// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The plainest part of a capture, read the simple way: whole UDP datagrams of DHCPv6 in pcap files
// of an Ethernet, with nothing between the headers of Ethernet, IPv6 and UDP.

#ifndef MIP6BOOT_FUZZ_PLAIN_DATAGRAMS_H_
#define MIP6BOOT_FUZZ_PLAIN_DATAGRAMS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot::fuzz {

// By the number of their packet, from 1, as far as the file has nothing odd about it.
class PlainDatagrams {
 public:
  explicit PlainDatagrams(Bytes file) {
    // magic (4), version 2.4 (4), time zone (4), accuracy (4), longest packet (4), link (4)
    static constexpr uint8_t kMicroseconds[] = {0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0};
    if (file.size() < 24 || file.subspan(0, 8) != Bytes(kMicroseconds)) return;
    if (Little(file, 8) != 0 || Little(file, 12) != 0 || Little(file, 16) != kLongest) return;
    if (Little(file, 20) != kEthernet) return;
    is_plain_ = true;
    file = file.subspan(24);
    // seconds (4), microseconds (4), octets here (4), octets on the wire (4)
    for (size_t number = 1; file.size() >= 16; ++number) {
      const size_t size = Little(file, 8);
      const bool odd = size > kLongest || size != Little(file, 12) || Little(file, 4) >= 1000000 ||
                       size > file.size() - 16;
      if (odd) return;
      Take(number, file.subspan(16, size));
      file = file.subspan(16 + size);
    }
  }

  // Whether this file can be opened.
  bool is_plain() const { return is_plain_; }
  const std::map<size_t, Bytes>& all() const { return all_; }

 private:
  static constexpr size_t kLongest = 262144;
  static constexpr size_t kEthernet = 1;

  static size_t Little(Bytes octets, size_t at) {
    return octets[at] | size_t{octets[at + 1]} << 8 | size_t{octets[at + 2]} << 16 |
           size_t{octets[at + 3]} << 24;
  }
  static size_t Big(Bytes octets, size_t at) { return size_t{octets[at]} << 8 | octets[at + 1]; }
  static bool IsOfDhcpv6(size_t port) { return port == 546 || port == 547; }

  void Take(size_t number, Bytes packet) {
    constexpr size_t kIp = 14, kUdp = kIp + 40, kPayload = kUdp + 8;
    if (packet.size() < kPayload || Big(packet, 12) != 0x86dd || packet[kIp] >> 4 != 6) return;
    const size_t length = Big(packet, kUdp + 4);
    const bool fits = Big(packet, kIp + 4) == length && length >= 8 &&
                      packet.size() >= kUdp + length && packet[kIp + 6] == 17;
    if (!fits || !IsOfDhcpv6(Big(packet, kUdp + 2))) return;
    all_[number] = packet.subspan(kPayload, length - 8);
  }

  bool is_plain_ = false;
  std::map<size_t, Bytes> all_;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_PLAIN_DATAGRAMS_H_
