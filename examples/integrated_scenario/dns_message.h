// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the scenario needs of the DNS: records out of an answer for the node, answers out of a zone
// for the server. The wire format is ldns' business.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DNS_MESSAGE_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DNS_MESSAGE_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/base/domain_name.h"
#include "mip6boot/roles/dns_fallback.h"

struct ldns_struct_rr_list;

namespace mip6boot::scenario {

// The SRV and AAAA records of answers, whichever section they stand in (R72). The records view
// names that live as long as this does.
class DnsRecords {
 public:
  DnsRecords() = default;
  DnsRecords(const DnsRecords&) = delete;
  DnsRecords& operator=(const DnsRecords&) = delete;

  // False if it is no DNS message; nothing is taken of it then.
  bool Add(Bytes answer);

  absl::Span<const roles::SrvRecord> srv() const { return srv_; }
  absl::Span<const roles::AaaaRecord> aaaa() const { return aaaa_; }

 private:
  DomainNameView Keep(Bytes wire);

  std::deque<DomainName> names_;  // a deque, so that they stay where they are
  std::vector<roles::SrvRecord> srv_;
  std::vector<roles::AaaaRecord> aaaa_;
};

// The part of the DNS that one server answers for.
class DnsZone {
 public:
  // Lines of a zone file, one record each, names written in full. Throws std::invalid_argument for
  // a line that is none.
  DnsZone(const std::string& apex, const std::vector<std::string>& lines);
  ~DnsZone();

  // The answer to `query`; nullopt if that is none. AAAA records of the best targets of an SRV
  // answer come with it, as a server may do; those of the others have to be asked for.
  std::optional<std::vector<uint8_t>> Answer(Bytes query) const;

 private:
  DomainName apex_;
  std::unique_ptr<ldns_struct_rr_list, void (*)(ldns_struct_rr_list*)> records_;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_DNS_MESSAGE_H_
