// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents in AVPs that a product has taken apart itself: what is read of them is what is read
// of the AVPs where they lie in the message, and what the reference says they are; it can be
// written, read again, and mapped to DHCPv6.

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/mapped_networks.h"
#include "fuzz/sample_networks.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/home_agent_avps.h"
#include "tests/support/reference/diameter.h"

namespace mip6boot::fuzz { namespace {

using diameter::AvpRange;
using diameter::AvpView;
using roles::AssignedHomeAgent;
using roles::HomeAgentAssignment;
using roles::ReadAssignment;

// AVPs of a product's own: each lies in memory of its own.
class OwnAvps {
 public:
  explicit OwnAvps(const AvpRange& avps) {
    for (const AvpView avp : avps) {
      std::unique_ptr<uint8_t[]> octets(new uint8_t[avp.data.size()]);
      if (!avp.data.empty()) std::memcpy(octets.get(), avp.data.data(), avp.data.size());
      AvpView own = avp;
      own.data = Bytes(octets.get(), avp.data.size());
      views_.push_back(own);
      octets_.push_back(std::move(octets));
    }
  }
  roles::AvpSpan views() const { return views_; }

 private:
  std::vector<AvpView> views_;
  std::vector<std::unique_ptr<uint8_t[]>> octets_;
};

bool IsSame(const AssignedHomeAgent& a, const AssignedHomeAgent& b) {
  return a.ipv6 == b.ipv6 && a.ipv4 == b.ipv4 && a.realm == b.realm && a.host == b.host &&
         a.prefix == b.prefix && a.second_ipv6 == b.second_ipv6 && a.second_ipv4 == b.second_ipv4;
}
bool IsSame(const HomeAgentAssignment& a, const HomeAgentAssignment& b) {
  return a.features == b.features && a.prefix == b.prefix && a.user_name == b.user_name &&
         a.origin_realm == b.origin_realm &&
         std::equal(a.agents.begin(), a.agents.end(), b.agents.begin(), b.agents.end(),
                    [](const auto& one, const auto& other) { return IsSame(one, other); });
}

// ---- the same from what the reference reads ----

using reference::DiameterAvp;
using Octets = reference::Octets;

std::vector<DiameterAvp> ReadByReference(const AvpRange& avps) {
  const size_t size = diameter::MessageView::kHeaderSize + avps.wire().size();
  Octets message(diameter::MessageView::kHeaderSize);
  StoreBigEndian32(message.data(), 0x01000000 | static_cast<uint32_t>(size));
  message.insert(message.end(), avps.wire().begin(), avps.wire().end());
  return reference::ReadDiameter(message, Limits().avp_depth).avps;
}
// The data of the first that is sound, and not empty; empty if there is none.
Octets FirstOf(const std::vector<DiameterAvp>& avps, uint32_t code) {
  for (const DiameterAvp& avp : avps) {
    if (avp.vendor == 0 && avp.code == code && avp.sound && !avp.data.empty()) return avp.data;
  }
  return {};
}
Octets Copy(std::string_view text) { return {text.begin(), text.end()}; }
template <typename Address>
void AddTo(std::vector<Octets>& all, uint8_t family, const std::optional<Address>& address) {
  if (!address.has_value()) return;
  Octets octets(address->octets().begin(), address->octets().end());
  octets.insert(octets.begin(), {0, family});
  all.push_back(octets);
}
Octets OctetsOf(const std::optional<Ipv6Prefix>& prefix) {
  if (!prefix.has_value()) return {};
  const auto& address = prefix->address().octets();
  Octets octets(address.begin(), address.end());
  octets.insert(octets.begin(), prefix->length());
  return octets;
}

void RequireAgent(const DiameterAvp& group, const AssignedHomeAgent& agent) {
  std::vector<Octets> addresses;
  AddTo(addresses, 2, agent.ipv6);
  AddTo(addresses, 2, agent.second_ipv6);
  AddTo(addresses, 1, agent.ipv4);
  AddTo(addresses, 1, agent.second_ipv4);
  std::vector<Octets> expected;
  for (const unsigned family : {2U, 1U}) {
    for (const DiameterAvp& avp : group.inside) {
      const bool is_one = avp.vendor == 0 && avp.code == 334 && avp.data[1] == family;
      // RFC 5779 5.1: all zeros is none (R63).
      if (is_one && std::count(avp.data.begin() + 2, avp.data.end(), 0) + 2 !=
                        static_cast<std::ptrdiff_t>(avp.data.size())) {
        expected.push_back(avp.data);
      }
    }
  }
  Require(addresses == expected, "the reference reads other addresses");
  Octets realm;
  Octets host;
  for (const DiameterAvp& avp : group.inside) {
    if (avp.vendor != 0 || avp.code != 348) continue;
    realm = FirstOf(avp.inside, 283);
    host = FirstOf(avp.inside, 293);
  }
  Require(Copy(agent.realm) == realm && Copy(agent.host) == host,
          "the reference reads another host");
  Require(OctetsOf(agent.prefix) == FirstOf(group.inside, 125),
          "the reference reads another prefix");
}

// RFC 5447 4.2.1: an address or a host names an agent (R58).
bool NamesAgent(const DiameterAvp& group) {
  return std::any_of(group.inside.begin(), group.inside.end(), [](const DiameterAvp& avp) {
    const bool is_address = avp.vendor == 0 && avp.code == 334;
    return (avp.vendor == 0 && avp.code == 348) ||
           (is_address &&
            std::any_of(avp.data.begin() + 2, avp.data.end(), [](uint8_t o) { return o != 0; }));
  });
}

void RequireAssignment(const std::vector<DiameterAvp>& avps, const HomeAgentAssignment& read) {
  const auto* agent = read.agents.begin();
  for (const DiameterAvp& avp : avps) {
    if (avp.vendor != 0 || avp.code != 486 || !avp.sound || !NamesAgent(avp)) continue;
    if (read.agents.full() && agent == read.agents.end()) break;
    Require(agent != read.agents.end(), "the reference reads more agents");
    RequireAgent(avp, *agent++);
  }
  Require(agent == read.agents.end(), "the reference reads less agents");
  const Octets features = FirstOf(avps, 124);
  Require(read.features.has_value() == !features.empty() &&
              (features.empty() || read.features->bits() == LoadBigEndian64(features.data())),
          "the reference reads other features");
  Require(OctetsOf(read.prefix) == FirstOf(avps, 125) && Copy(read.user_name) == FirstOf(avps, 1) &&
              Copy(read.origin_realm) == FirstOf(avps, 296),
          "the reference reads another assignment");
}

void WriteAndReadAgain(const HomeAgentAssignment& assignment) {
  std::vector<uint8_t> buffer(16384);
  diameter::AvpWriter out(absl::MakeSpan(buffer));
  WriteHomeAgentAssignment(assignment, out);
  const Result<Bytes> written = out.Finish();
  Require(written.has_value(), "what was read cannot be written");
  const ReadAssignment again = roles::ReadHomeAgentAssignment(*AvpRange::Parse(*written));
  HomeAgentAssignment expected = assignment;
  expected.user_name = expected.origin_realm = {};  // other AVPs, which are not written
  Require(again.ignored == 0 && IsSame(again.assignment, expected), "read again as something else");
}

// The runs that a relay supplies can be read, and hold home networks and nothing else: those that
// the assignment stands for.
void Map(const HomeAgentAssignment& assignment) {
  static constexpr std::string_view kLocal[] = {"visited.example"};
  const std::vector<AssignedHomeAgent> hinted = {LocalAgent()};
  roles::MappingPolicy policy;
  policy.locality.own_realm = "asp.example.net";
  policy.locality.local_realms = kLocal;
  policy.locality.hinted = hinted;
  policy.offer_unrestricted = true;
  std::vector<uint8_t> buffer(roles::kMaxMappedOctets);
  const auto mapped = MapToHomeNetworks(assignment, policy, absl::MakeSpan(buffer));
  Require(mapped.has_value(), "kMaxMappedOctets are too few");
  Require(AreMapped(mapped->networks, MappedBy(assignment, policy)),
          "other home networks than the assignment stands for");
}

void Run(const AvpRange& avps) {
  const OwnAvps own(avps);
  const ReadAssignment read = roles::ReadHomeAgentAssignment(avps);
  const ReadAssignment of_own = roles::ReadHomeAgentAssignment(own.views());
  Require(IsSame(read.assignment, of_own.assignment) && read.ignored == of_own.ignored &&
              read.error == of_own.error && read.length_error == of_own.length_error,
          "another assignment");
  RequireAssignment(ReadByReference(avps), read.assignment);
  Require((read.ignored == 0) == !read.error.has_value(), "ignored without a reason");
  for (const AssignedHomeAgent& agent : read.assignment.agents) {
    Require(agent.ipv6 || agent.ipv4 || !agent.host.empty(), "nothing names the agent (R58)");
  }
  WriteAndReadAgain(read.assignment);
  Map(read.assignment);
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mip6boot;  // NOLINT(google-build-using-namespace)
  const Bytes input(data, size);
  if (size < diameter::MessageView::kHeaderSize) return 0;
  fuzz::Run(diameter::AvpRange::Scan(input.subspan(diameter::MessageView::kHeaderSize)).avps);
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterStream)
