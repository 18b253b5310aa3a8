// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Captures made for a test.

#ifndef MIP6BOOT_TESTS_SUPPORT_MADE_CAPTURE_H_
#define MIP6BOOT_TESTS_SUPPORT_MADE_CAPTURE_H_

#include <pcap/pcap.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/hex.h"

namespace mip6boot::test {

inline std::vector<uint8_t> Join(std::vector<uint8_t> front, const std::vector<uint8_t>& back) {
  front.insert(front.end(), back.begin(), back.end());
  return front;
}

// Writes the frames as a capture of that link type, a second apart; gives the path back.
inline std::string WriteCapture(const std::string& path, int link,
                                const std::vector<std::vector<uint8_t>>& frames) {
  const std::unique_ptr<pcap_t, void (*)(pcap_t*)> pcap(pcap_open_dead(link, 65535), pcap_close);
  const std::unique_ptr<pcap_dumper_t, void (*)(pcap_dumper_t*)> file(
      pcap_dump_open(pcap.get(), path.c_str()), pcap_dump_close);
  pcap_pkthdr header{};
  for (const std::vector<uint8_t>& frame : frames) {
    header.caplen = header.len = static_cast<bpf_u_int32>(frame.size());
    pcap_dump(reinterpret_cast<u_char*>(file.get()), &header, frame.data());
    ++header.ts.tv_sec;
  }
  return path;
}

// An IPv6 packet from fe80::1 to ff02::1:2. `length`, of what is behind the header, and
// `next_header` are hex.
inline std::vector<uint8_t> Ipv6Packet(const std::string& length, const std::string& next_header,
                                       const std::vector<uint8_t>& payload) {
  return Join(FromHex("60000000" + length + next_header +
                      "01 fe800000000000000000000000000001 ff020000000000000000000000010002"),
              payload);
}

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_MADE_CAPTURE_H_
