// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Writes the journal as a capture file: what went over the sockets, under the addresses and ports
// that the protocols have. Wireshark and tshark open it. The packets are made here (IPv6, UDP and
// TCP headers with their checksums); the file is libpcap's. What the network lost on purpose did
// not go over a socket and is not in it.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_PCAP_WRITER_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_PCAP_WRITER_H_

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "examples/integrated_scenario/journal.h"

struct pcap;
struct pcap_dumper;

namespace mip6boot::scenario {

class PcapWriter {
 public:
  // Throws UsageError if the file cannot be written.
  explicit PcapWriter(const std::string& path);
  ~PcapWriter();
  PcapWriter(const PcapWriter&) = delete;
  PcapWriter& operator=(const PcapWriter&) = delete;

  // Adds what one journal holds, behind what is there. Throws UsageError if the disk is full.
  void Write(const Journal& journal);

 private:
  using Packet = std::vector<uint8_t>;
  // Sequence number of the next octet, for each direction of each connection.
  using Direction = std::pair<std::string, std::string>;

  void WritePacket(TimePoint time, const Packet& packet);
  void WriteTcp(const Passage& passage);

  std::string path_;
  std::unique_ptr<pcap, void (*)(pcap*)> pcap_;
  std::unique_ptr<pcap_dumper, void (*)(pcap_dumper*)> file_;
  std::map<Direction, uint32_t> next_octet_;
  std::chrono::microseconds start_;  // of the journal, since 1970
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_PCAP_WRITER_H_
