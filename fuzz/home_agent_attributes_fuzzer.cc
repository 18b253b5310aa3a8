// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home agents in RADIUS attributes: what is read of them is what stands there first and whole, in a
// packet or in a product's own objects, and it is that which a relay may supply.

#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/base/text.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/radius/attributes.h"
#include "mip6boot/roles/home_agent_assignment.h"
#include "mip6boot/roles/home_agent_attributes.h"

namespace mip6boot::fuzz { namespace {

using radius::AttributeRange;
using radius::AttributeType;
using radius::AttributeView;
using roles::AttributePolicy;
using roles::HomeAgentAssignment;
using roles::ReadAttributes;

// Attributes of a product's own: each lies in memory of its own.
class OwnAttributes {
 public:
  explicit OwnAttributes(const AttributeRange& attributes) {
    for (const AttributeView attribute : attributes) {
      const size_t size = attribute.value.size();
      std::unique_ptr<uint8_t[]> octets(new uint8_t[size]);
      if (size != 0) std::memcpy(octets.get(), attribute.value.data(), size);
      views_.push_back({attribute.type, Bytes(octets.get(), size), attribute.offset});
      octets_.push_back(std::move(octets));
    }
  }
  roles::AttributeSpan views() const { return views_; }

 private:
  std::vector<AttributeView> views_;
  std::vector<std::unique_ptr<uint8_t[]>> octets_;
};

// What the attributes say: of each the first that is whole.
struct Expected {
  Expected(const AttributeRange& attributes, bool anchors) {
    for (const AttributeView attribute : attributes) {
      const Bytes data = attribute.value;
      switch (attribute.type) {
        case AttributeType::kMip6FeatureVector:
          Take(
              data.size() == 8, features.has_value(), [&] { features = LoadBigEndian64(data); },
              data.size() == 8);
          break;
        case AttributeType::kMip6HomeLinkPrefix:
          Take(
              radius::Mip6HomeLinkPrefix::Decode(attribute).has_value(), !prefix.empty(),
              [&] { prefix = data; }, data.size() == 17);
          break;
        case AttributeType::kUserName:
          Take(
              !data.empty() && (!user_name.empty() || Utf8End(data) == data.size()),
              !user_name.empty(), [&] { user_name = data; }, !data.empty());
          break;
        case AttributeType::kPmip6HomeLmaIpv6Address:
          if (anchors) TakeAddress(data, 16, ipv6);
          break;
        case AttributeType::kPmip6HomeLmaIpv4Address:
          if (anchors) TakeAddress(data, 4, ipv4);
          break;
        default:
          break;
      }
    }
  }

  std::optional<uint64_t> features;
  Bytes prefix, user_name, ipv6, ipv4;
  size_t ignored = 0;
  bool bad_length = false;

 private:
  static uint64_t LoadBigEndian64(Bytes octets) {
    return uint64_t{LoadBigEndian32(&octets[0])} << 32 | LoadBigEndian32(&octets[4]);
  }
  template <typename Set>
  void Take(bool whole, bool had, Set set, bool right_length) {
    if (!right_length) bad_length = true;
    if (!whole || had) {
      ++ignored;
    } else {
      set();
    }
  }
  // One of zeros is none.
  void TakeAddress(Bytes data, size_t size, Bytes& address) {
    bool zero = true;
    for (const uint8_t octet : data) zero = zero && octet == 0;
    Take(
        data.size() == size && !(zero && address.empty()), !address.empty(),
        [&] { address = data; }, data.size() == size);
  }
};

bool IsSame(const ReadAttributes& a, const ReadAttributes& b) {
  const HomeAgentAssignment& one = a.assignment;
  const HomeAgentAssignment& other = b.assignment;
  return one.features == other.features && one.prefix == other.prefix &&
         one.user_name == other.user_name && one.agents.size() == other.agents.size() &&
         (one.agents.empty() || (one.agents[0].ipv6 == other.agents[0].ipv6 &&
                                 one.agents[0].ipv4 == other.agents[0].ipv4)) &&
         a.ignored == b.ignored && a.error == b.error && a.reject_error == b.reject_error;
}

void RequireSaid(const Expected& expected, const ReadAttributes& read) {
  const HomeAgentAssignment& said = read.assignment;
  Require(said.features.has_value() == expected.features.has_value() &&
              (!said.features.has_value() || said.features->bits() == *expected.features),
          "other features than the first whole 124 has");
  Require(said.prefix.has_value() == !expected.prefix.empty() &&
              (!said.prefix.has_value() || said.prefix->length() == expected.prefix[0]),
          "another prefix than the first whole 125 has");
  Require(AsBytes(said.user_name) == expected.user_name, "another User-Name");
  const bool agent = !expected.ipv6.empty() || !expected.ipv4.empty();
  Require(said.agents.size() == (agent ? 1U : 0U), "a home agent too many, or none");
  if (agent) {
    const auto& ipv6 = said.agents[0].ipv6;
    const auto& ipv4 = said.agents[0].ipv4;
    Require(ipv6.has_value() == !expected.ipv6.empty() &&
                (!ipv6.has_value() || Bytes(ipv6->octets()) == expected.ipv6) &&
                ipv4.has_value() == !expected.ipv4.empty() &&
                (!ipv4.has_value() || Bytes(ipv4->octets()) == expected.ipv4),
            "a home agent with other addresses");
  }
  Require(read.ignored == expected.ignored && read.error.has_value() == (read.ignored != 0),
          "what is ignored is not told");
  const bool contradicts = said.features.has_value() && said.features->IsContradictory();
  Require(read.reject_error.has_value() == (expected.bad_length || contradicts),
          "an Access-Accept that counts as an Access-Reject, and is not, or the reverse");
}

// The home agent goes out under the realm of the user, or as a local one where that is authorised;
// nothing else does.
void RequireMapped(const HomeAgentAssignment& assignment) {
  const Ipv6Prefix local = Prefix("2001:db8:1::/48");
  roles::MappingPolicy policy;
  policy.locality.own_realm = "asp.example.net";
  policy.locality.local_prefixes = absl::MakeConstSpan(&local, 1);
  std::vector<uint8_t> buffer(roles::kMaxMappedOctets);
  const auto mapped = MapToHomeNetworks(assignment, policy, absl::MakeSpan(buffer));
  Require(mapped.has_value(), "kMaxMappedOctets are too few");
  const auto realm = DomainName::FromText(roles::RealmOf(assignment.user_name));
  const std::optional<Ipv6Address> agent =
      assignment.agents.empty() ? std::nullopt : assignment.agents[0].ipv6;
  bool supplied = false;
  for (const roles::SuppliedHomeNetwork& network : mapped->networks) {
    const bool home = network.kind == roles::HomeNetworkKind::kIdentified;
    Require(home || assignment.local_authorised(), "a local home agent, not authorised (R94)");
    Require(!home || (realm.has_value() && network.id.EqualsIgnoringCase(realm->view())),
            "filed under another realm than the user's");
    const auto options = dhcpv6::OptionRange::Parse(network.options);
    Require(options.has_value() && !options->empty(), "a run that is none");
    for (const dhcpv6::OptionView option : *options) {
      Require(option.code == dhcpv6::OptionCode::kMip6Hnp ||
                  option.code == dhcpv6::OptionCode::kMip6Haa,
              "another option than the attributes have");
      const bool address = option.code == dhcpv6::OptionCode::kMip6Haa;
      if (address && agent.has_value() && option.data == agent->bytes()) supplied = true;
    }
  }
  if (!agent.has_value() || !dhcpv6::HomeAgentAddress{*agent}.IsSendable()) return;
  const bool may =
      local.Contains(*agent) ? assignment.local_authorised() : realm.has_value() && !realm->empty();
  Require(supplied == may, "the home agent is lost, or goes out where it must not");
}

void Run(const AttributeRange& attributes) {
  const OwnAttributes own(attributes);
  for (const bool anchors : {false, true}) {
    AttributePolicy policy;
    policy.lma_is_home_agent = anchors;
    const ReadAttributes read = roles::ReadHomeAgentAssignment(attributes, policy);
    Require(IsSame(read, roles::ReadHomeAgentAssignment(own.views(), policy)), "read otherwise");
    RequireSaid(Expected(attributes, anchors), read);
    RequireMapped(read.assignment);
  }
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Run(mip6boot::radius::AttributeRange::Scan({data, size}).attributes);
  return 0;
}

MIP6BOOT_MUTATE_AS(RadiusAttributes)
