// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents in AVPs that a product has taken apart itself: what is read of them is what is read
// of the AVPs where they lie in the message; it can be written, read again, and mapped to DHCPv6.

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/diameter/message_view.h"
#include "mip6boot/roles/home_agent_avps.h"

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

// The runs that a relay supplies can be read, and hold home networks and nothing else.
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
  for (const roles::SuppliedHomeNetwork& network : mapped->networks) {
    const auto options = dhcpv6::OptionRange::Parse(network.options);
    Require(options.has_value() && !options->empty(), "a run that is none");
    Require(network.id.empty() == (network.kind != roles::HomeNetworkKind::kIdentified),
            "a home network without its name");
    for (const dhcpv6::OptionView option : *options) {
      Require(option.code == dhcpv6::OptionCode::kMip6Hnp ||
                  option.code == dhcpv6::OptionCode::kMip6Haa ||
                  option.code == dhcpv6::OptionCode::kMip6Haf,
              "another option is supplied");
    }
    Require(network.kind != roles::HomeNetworkKind::kVisited || assignment.local_authorised(),
            "a local home agent that is not authorised (R94)");
  }
}

void Run(const AvpRange& avps) {
  const OwnAvps own(avps);
  const ReadAssignment read = roles::ReadHomeAgentAssignment(avps);
  const ReadAssignment of_own = roles::ReadHomeAgentAssignment(own.views());
  Require(IsSame(read.assignment, of_own.assignment) && read.ignored == of_own.ignored &&
              read.error == of_own.error && read.length_error == of_own.length_error,
          "another assignment");
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
