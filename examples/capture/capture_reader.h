// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Reads a capture file, pcap or pcapng, packet by packet: DHCPv6 datagrams (UDP 546 and 547) and
// Diameter (TCP and SCTP 3868) over IPv6 and IPv4.

#ifndef MIP6BOOT_EXAMPLES_CAPTURE_CAPTURE_READER_H_
#define MIP6BOOT_EXAMPLES_CAPTURE_CAPTURE_READER_H_

#include <cstddef>
#include <cstdio>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "examples/capture/arrival.h"
#include "examples/capture/fragment_table.h"
#include "examples/capture/sctp_messages.h"
#include "examples/capture/tcp_streams.h"

struct pcap;

namespace mip6boot::capture {

// Memory does not grow with the file. Checksums are not looked at: where a network card computes
// them, a recorder sees none.
class CaptureReader {
 public:
  // Throw ReadError for what cannot be read, is no capture, or is of a link that is not known here.
  explicit CaptureReader(const std::string& path);
  // `file` is closed in the end; `name` is for error messages.
  CaptureReader(std::FILE* file, const std::string& name);
  ~CaptureReader();
  CaptureReader(const CaptureReader&) = delete;
  CaptureReader& operator=(const CaptureReader&) = delete;

  // The next one; nullopt at the end. Throws CutError where the file ends in the middle of a
  // packet, or goes wrong behind the first one: once, after all that came before it. Throws
  // ReadError where it goes wrong otherwise.
  std::optional<Arrival> Next();

  size_t packets() const { return packets_; }  // read so far
  // Datagrams not shown because their fragments overlap.
  size_t discarded() const { return fragments_.discarded(); }
  // Packets, and what was put together from fragments, not shown because headers are not all there
  // or cannot be. All of our ports, or nobody knows of which.
  size_t unopened() const { return unopened_; }

 private:
  void CheckLink();
  // False: there are no more.
  bool ReadPacket();
  void Open(const IpPacket& packet, const Stamp& stamp);
  // False: the header is not all there.
  bool OpenUdp(const IpPacket& packet, const Stamp& stamp);
  void TakeReady();

  std::string name_;
  std::unique_ptr<pcap, void (*)(pcap*)> pcap_;
  int link_type_ = 0;
  size_t packets_ = 0;
  bool ended_ = false;
  std::string problem_;  // why it ended, if not at its end
  bool cut_ = false;     // in the middle of a packet
  size_t unopened_ = 0;
  FragmentTable fragments_;
  TcpStreams streams_;
  SctpMessages user_messages_;
  std::deque<Arrival> ready_;
};

}  // namespace mip6boot::capture

#endif  // MIP6BOOT_EXAMPLES_CAPTURE_CAPTURE_READER_H_
