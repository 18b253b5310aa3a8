// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What happened, in order: every datagram and every piece of a TCP stream with its protocol
// addresses, and what the participants have to say. The ladder, the JSON, the capture file and the
// checks all read this and nothing else.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_JOURNAL_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_JOURNAL_H_

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "mip6boot/base/time.h"
#include "mip6boot/roles/datagram.h"

namespace mip6boot::scenario {

enum class Party : uint8_t {
  kMobileNode,
  kAccessServer,
  kDhcpServer,
  kHomeAaa,
  kDnsServer,
  kRelayAgent,  // further up than the access server's own; the scenario has none
  kVisitedAaa,  // the scenario has none
  kStranger
};
inline constexpr size_t kParties = 7;  // without the stranger: whoever else sends to our ports

const char* PartyName(Party party);  // "mobile node"

enum class Carrier : uint8_t { kUdp, kTcp };

// Octets on their way from one participant to another.
struct Passage {
  TimePoint time;
  Party from = Party::kStranger;
  Party to = Party::kStranger;
  Carrier carrier = Carrier::kUdp;
  roles::UdpEndpoint source;  // as the protocols know them, not the sockets on ::1
  roles::UdpEndpoint destination;
  std::vector<uint8_t> octets;
  bool lost = false;         // by the network, on purpose
  bool of_stranger = false;  // a stranger's datagram led to it
};

// Whether a stranger sent it, gets it, or led to it: nothing of the scenario's own.
bool ConcernsStranger(const Passage& passage);

// What a participant says of itself.
struct Remark {
  enum class Kind : uint8_t {
    kNews,     // something of the protocol happened: a binding was made, the DNS is next
    kRefused,  // it was sent something that it does not take
  };

  TimePoint time;
  Party by = Party::kStranger;
  Kind kind = Kind::kNews;
  std::string text;
  bool of_stranger = false;  // what a stranger sent led to it
};

using Entry = std::variant<Passage, Remark>;

class Journal {
 public:
  // `observer` sees each entry as it is added.
  explicit Journal(std::function<void(const Entry&)> observer = nullptr)
      : observer_(std::move(observer)) {}

  // Of what strangers do, `kMostOfStrangers` entries for each participant are kept and observed;
  // the rest is counted.
  static constexpr size_t kMostOfStrangers = 200;
  void Add(Entry entry);

  const std::vector<Entry>& entries() const { return entries_; }
  std::vector<const Passage*> Passages() const;
  // How often a participant was sent something that it does not take.
  size_t refused() const { return refused_; }
  // The same, without what strangers sent.
  size_t own_refused() const { return own_refused_; }
  // Entries that were only counted.
  size_t left_out() const { return left_out_; }

 private:
  std::function<void(const Entry&)> observer_;
  std::vector<Entry> entries_;
  size_t refused_ = 0;
  size_t own_refused_ = 0;
  std::array<size_t, kParties + 1> of_strangers_{};
  size_t left_out_ = 0;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_JOURNAL_H_
