// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The home networks that a DHCPv6 server has to answer with: the rules R30 to R47 and R89, one
// after the other.

#ifndef MIP6BOOT_FUZZ_EXPECTED_ANSWER_H_
#define MIP6BOOT_FUZZ_EXPECTED_ANSWER_H_

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "fuzz/expected_options.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/option_view.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/rsoo.h"
#include "mip6boot/roles/dhcp_server.h"

namespace mip6boot::fuzz {

// A network of the server's own as options 71, 72, 73.
inline Octets OwnRun(const roles::HomeNetwork* network) {
  Octets run;
  if (network == nullptr) return run;
  for (const Ipv6Prefix& prefix : network->prefixes) {
    Octets data = {prefix.length()};
    Append(prefix.address().bytes(), data);
    AppendOption(dhcpv6::OptionCode::kMip6Hnp, data, run);
  }
  for (const Ipv6Address& address : network->addresses) {
    AppendOption(dhcpv6::OptionCode::kMip6Haa, address.bytes(), run);
  }
  for (const DomainNameView name : network->names) {
    AppendOption(dhcpv6::OptionCode::kMip6Haf, name.wire(), run);
  }
  return run;
}

// A container from a relay, as far as it can be passed on (R53, R14).
struct SuppliedContainer {
  static std::optional<SuppliedContainer> Read(const dhcpv6::OptionView& option) {
    const auto inside = dhcpv6::OptionRange::Inside(option);
    if (!inside.has_value()) return std::nullopt;
    SuppliedContainer container{*inside, {}, 0};
    size_t home_agents = 0;
    for (const dhcpv6::OptionView each : *inside) {
      if (each.code == dhcpv6::OptionCode::kMip6Hnidf) {
        const auto id = dhcpv6::HomeNetworkId::Decode(each);
        if (!id.has_value()) return std::nullopt;
        container.id = id->name;
        ++container.ids;
      } else if (each.code == dhcpv6::OptionCode::kMip6Hnp) {
        if (!dhcpv6::HomeNetworkPrefix::Decode(each).has_value()) return std::nullopt;
        ++home_agents;
      } else if (each.code == dhcpv6::OptionCode::kMip6Haa) {
        const auto address = dhcpv6::HomeAgentAddress::Decode(each);
        if (!address.has_value() || !address->IsSendable()) return std::nullopt;
        ++home_agents;
      } else if (each.code == dhcpv6::OptionCode::kMip6Haf) {
        if (!dhcpv6::HomeAgentFqdn::Decode(each).has_value()) return std::nullopt;
        ++home_agents;
      }
    }
    if (home_agents == 0) return std::nullopt;
    return container;
  }

  dhcpv6::OptionRange options;
  DomainNameView id;
  size_t ids = 0;
};

class ExpectedAnswer {
 public:
  // `trusted`: the relay may supply options (R89). `found` is what the server has itself.
  ExpectedAnswer(const roles::DhcpServerConfig& config, const dhcpv6::RelayChain& chain,
                 bool trusted, const roles::OwnHomeNetworks& found)
      : config_(config), asked_(chain.message().options()), found_(found) {
    for (size_t i = chain.levels().size(); i-- > 0;) {  // nearest the client first (R39)
      const auto& rsoo = chain.levels()[i].rsoo;
      if (!rsoo.has_value()) continue;
      if (!trusted) ++refused_;
      const auto options = dhcpv6::RelaySuppliedOptions::Decode(*rsoo);
      if (trusted && options.has_value()) levels_.push_back(options->options);
    }
    Ask(chain);
    if (!chain.message().options().First(dhcpv6::OptionCode::kClientId).has_value()) return;  // R50
    if (visited_) Answer(roles::HomeNetworkKind::kVisited, {}, found.visited);
    if (identified_) {
      for (const DomainNameView id : asked_.ids) {
        Answer(roles::HomeNetworkKind::kIdentified, id, Own(id));
      }
    }
    if (unrestricted_) Answer(roles::HomeNetworkKind::kUnrestricted, {}, found.unrestricted);
    if (asked_.Asks(dhcpv6::OptionCode::kErpLocalDomainName)) PassOnErpName();
  }

  // 50, 69, 70, as they stand in the answer; 65; and the counts of the outcome.
  const Octets& containers() const { return containers_; }
  const Octets& erp_names() const { return erp_names_; }
  const AskedNetworks& asked() const { return asked_; }
  size_t refused() const { return refused_; }
  size_t withheld() const { return withheld_; }
  size_t ignored() const { return asked_.ignored; }

 private:
  // What the client asks for (R46), of what it may have (R89).
  void Ask(const dhcpv6::RelayChain& chain) {
    visited_ = asked_.Asks(dhcpv6::OptionCode::kMip6Vdinf);
    identified_ = asked_.Asks(dhcpv6::OptionCode::kMip6Idinf) ||
                  (config_.answer.rfc6611_oro && visited_ && !asked_.ids.empty());
    unrestricted_ = asked_.Asks(dhcpv6::OptionCode::kMip6Udinf);
    Ipv6Address link;  // R88
    for (const dhcpv6::RelayLevel& level : chain.levels()) {
      if (!level.relay.link_address().IsUnspecified()) link = level.relay.link_address();
    }
    for (const roles::HomeNetworkAccessRule& rule : config_.access) {
      if (!rule.link->Contains(link)) continue;
      if (visited_ && !rule.allowed.visited) ++withheld_;
      visited_ = visited_ && rule.allowed.visited;
    }
    if (identified_ && !found_.allowed.identified) ++withheld_;
    identified_ = identified_ && found_.allowed.identified;
  }
  const roles::HomeNetwork* Own(DomainNameView id) const {
    for (size_t i = 0; i < asked_.all_ids.size() && i < found_.identified.size(); ++i) {
      if (asked_.all_ids[i].EqualsIgnoringCase(id)) return found_.identified[i];
    }
    return nullptr;
  }
  // The server's own wins (R38), unless the AAA's is to.
  void Answer(roles::HomeNetworkKind kind, DomainNameView id, const roles::HomeNetwork* own) {
    const Octets own_run = OwnRun(own);
    const bool aaa_first = config_.answer.prefer_aaa && kind == roles::HomeNetworkKind::kIdentified;
    if (!own_run.empty() && !(aaa_first && AnswerFromAaa(kind, id))) {
      AppendContainer(kind, id, own_run, containers_);
    } else if (own_run.empty()) {
      AnswerFromAaa(kind, id);
    }
  }
  // Of an access server in the same box (R90), else of the nearest relay that has any (R39, R41).
  bool AnswerFromAaa(roles::HomeNetworkKind kind, DomainNameView id) {
    const Octets run = SuppliedRuns(kind, id, found_.nas);
    if (!run.empty()) {
      AppendContainer(kind, id, run, containers_);
      return true;
    }
    return std::any_of(levels_.begin(), levels_.end(), [&](const dhcpv6::OptionRange& level) {
      return AnswerFrom(level, kind, id);
    });
  }
  bool AnswerFrom(const dhcpv6::OptionRange& level, roles::HomeNetworkKind kind,
                  DomainNameView id) {
    static constexpr dhcpv6::OptionCode kCodes[] = {dhcpv6::OptionCode::kMip6Vdinf,
                                                    dhcpv6::OptionCode::kMip6Idinf,
                                                    dhcpv6::OptionCode::kMip6Udinf};
    bool any = false;
    for (const dhcpv6::OptionView option : level) {
      if (option.code != kCodes[static_cast<size_t>(kind)]) continue;
      const auto container = SuppliedContainer::Read(option);
      if (!container.has_value()) continue;
      Octets inside;
      if (kind == roles::HomeNetworkKind::kIdentified) {
        if (container->ids != 1 || !container->id.EqualsIgnoringCase(id)) continue;  // R40
        // Under the client's own spelling (R42), else as it came.
        for (const dhcpv6::OptionView each : container->options) {
          const bool name = each.code == dhcpv6::OptionCode::kMip6Hnidf;
          AppendOption(each.code, name ? id.wire() : each.data, inside);
        }
      } else {
        Append(option.data, inside);
      }
      AppendOption(option.code, inside, containers_);
      any = true;
    }
    return any;
  }
  void PassOnErpName() {
    for (const dhcpv6::OptionRange& level : levels_) {
      for (const dhcpv6::OptionView option : level) {
        if (option.code == dhcpv6::OptionCode::kErpLocalDomainName) {
          AppendOption(option.code, option.data, erp_names_);
        }
      }
      if (!erp_names_.empty()) return;
    }
  }

  const roles::DhcpServerConfig& config_;
  const AskedNetworks asked_;
  const roles::OwnHomeNetworks& found_;
  std::vector<dhcpv6::OptionRange> levels_;
  bool visited_ = false, identified_ = false, unrestricted_ = false;
  Octets containers_;
  Octets erp_names_;
  size_t refused_ = 0;
  size_t withheld_ = 0;
};

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_EXPECTED_ANSWER_H_
