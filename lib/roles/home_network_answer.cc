// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_network_answer.h"

#include <algorithm>
#include <optional>

#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/dhcpv6/rsoo.h"
#include "mip6boot/roles/home_network_options.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::OptionWriter;

// What a container from a relay holds, if everything in it can be passed to a client.
struct Contents {
  DomainNameView id;       // of its HNIDF
  size_t ids = 0;          // HNIDFs
  size_t home_agents = 0;  // options 71, 72, 73
};
std::optional<Contents> Inspect(const OptionRange& container) {
  Contents contents;
  for (const OptionView option : container) {
    switch (option.code) {
      case OptionCode::kMip6Hnidf: {
        const Result<dhcpv6::HomeNetworkId> id = dhcpv6::HomeNetworkId::Decode(option);
        if (!id) return std::nullopt;
        contents.id = id->name;
        ++contents.ids;
        break;
      }
      case OptionCode::kMip6Hnp:
        if (!dhcpv6::HomeNetworkPrefix::Decode(option)) return std::nullopt;
        ++contents.home_agents;
        break;
      case OptionCode::kMip6Haa: {
        const auto address = dhcpv6::HomeAgentAddress::Decode(option);
        if (!address || !address->IsSendable()) return std::nullopt;
        ++contents.home_agents;
        break;
      }
      case OptionCode::kMip6Haf:
        if (!dhcpv6::HomeAgentFqdn::Decode(option)) return std::nullopt;
        ++contents.home_agents;
        break;
      default:
        break;
    }
  }
  // One that leads to no home agent would be dropped by the client (R14), and must not stand in the
  // way of another level's.
  if (contents.home_agents == 0) return std::nullopt;
  return contents;
}

// Whether a network of the server's own has anything to send.
bool HasAnything(const HomeNetwork& network) {
  return !network.prefixes.empty() || !network.names.empty() ||
         std::any_of(network.addresses.begin(), network.addresses.end(),
                     [](const Ipv6Address& address) {
                       return dhcpv6::HomeAgentAddress{address}.IsSendable();
                     });
}

// Answers one request, source by source.
class Answerer {
 public:
  Answerer(const OwnHomeNetworks& own, absl::Span<const OptionRange> rsoo_levels,
           const AnswerPolicy& policy, OptionWriter& out)
      : own_(own), rsoo_levels_(rsoo_levels), policy_(policy), out_(out) {}

  // One kind; `id` is the client's name where the kind is identified. `network` is the server's
  // own; true if it went out.
  bool Answer(HomeNetworkKind kind, DomainNameView id, const HomeNetwork* network) {
    const bool aaa_first = policy_.prefer_aaa && kind == HomeNetworkKind::kIdentified;
    if (aaa_first && WriteFromAaa(kind, id)) return false;
    if (network != nullptr && HasAnything(*network)) {
      sources_.unusable = static_cast<uint16_t>(
          sources_.unusable +
          WriteHomeNetworkInformation(kind, id, *network, out_, policy_.prefix_form));
      ++sources_.own;
      return true;  // RFC 6422 6: the server's own candidate wins (R38)
    }
    if (!aaa_first) WriteFromAaa(kind, id);
    return false;
  }

  AnswerSources& sources() { return sources_; }

 private:
  bool WriteFromAaa(HomeNetworkKind kind, DomainNameView id) {
    return WriteFromNas(kind, id) || WriteFromRelays(kind, id);
  }

  bool WriteFromNas(HomeNetworkKind kind, DomainNameView id) {
    if (!WriteSuppliedHomeNetworks(kind, id, own_.nas, out_)) return false;
    ++sources_.nas;
    return true;
  }

  // The nearest level that has anything for this kind and name (R39), with all that it has (R41).
  bool WriteFromRelays(HomeNetworkKind kind, DomainNameView id) {
    switch (kind) {
      case HomeNetworkKind::kVisited:
        return WriteFromLevels<dhcpv6::VisitedHomeNetworkInformation>(id);
      case HomeNetworkKind::kIdentified:
        return WriteFromLevels<dhcpv6::IdentifiedHomeNetworkInformation>(id);
      case HomeNetworkKind::kUnrestricted:
        return WriteFromLevels<dhcpv6::UnrestrictedHomeNetworkInformation>(id);
    }
    return false;
  }

  template <typename Container>
  bool WriteFromLevels(DomainNameView id) {
    // RFC 6422 6: options that are not RSOO-enabled are silently discarded (R37).
    if (std::find(policy_.rsoo_enabled.begin(), policy_.rsoo_enabled.end(), Container::kCode) ==
        policy_.rsoo_enabled.end()) {
      return false;
    }
    for (const OptionRange& level : rsoo_levels_) {
      bool written = false;
      for (const OptionView option : level) {
        if (option.code == Container::kCode && WriteFromOption<Container>(option, id)) {
          written = true;
        }
      }
      if (written) return true;
    }
    return false;
  }

  template <typename Container>
  bool WriteFromOption(const OptionView& option, DomainNameView id) {
    const Result<Container> container = Container::Decode(option);
    if (!container) return Malformed();
    const std::optional<Contents> contents = Inspect(container->options);
    if (!contents.has_value()) return Malformed();
    if constexpr (Container::kCode == OptionCode::kMip6Idinf) {
      if (contents->ids != 1) return Malformed();
      // Another network's is another option: IDINFs are told apart by name (R40).
      if (contents->id != id) {
        return contents->id.EqualsIgnoringCase(id) && WriteWithId(container->options, id);
      }
    }
    out_.Raw(option);
    ++sources_.relay;
    return true;
  }

  // The relay wrote the name in other letters: the client gets back its own octets (R42), and all
  // else as it came.
  bool WriteWithId(const OptionRange& container, DomainNameView id) {
    out_.Nest(OptionCode::kMip6Idinf, [&](OptionWriter& idinf) {
      for (const OptionView option : container) {
        if (option.code == OptionCode::kMip6Hnidf) {
          idinf.Raw(OptionCode::kMip6Hnidf, id.wire());
        } else {
          idinf.Raw(option);
        }
      }
    });
    ++sources_.relay;
    return true;
  }

  // A malformed container costs itself, not the message (R53).
  bool Malformed() {
    ++sources_.malformed;
    return false;
  }

  const OwnHomeNetworks& own_;
  const absl::Span<const OptionRange> rsoo_levels_;
  const AnswerPolicy& policy_;
  OptionWriter& out_;
  AnswerSources sources_;
};

}  // namespace

RsooLevels ReadRsooLevels(const dhcpv6::RelayLevels& levels) {
  RsooLevels contents;
  for (size_t i = levels.size(); i-- > 0;) {
    if (!levels[i].rsoo.has_value()) continue;
    const Result<dhcpv6::RelaySuppliedOptions> supplied =
        dhcpv6::RelaySuppliedOptions::Decode(*levels[i].rsoo);
    if (supplied) (void)contents.TryPushBack(supplied->options);
  }
  return contents;
}

AnswerSources WriteHomeNetworkAnswer(const HomeNetworkRequest& request, const OwnHomeNetworks& own,
                                     absl::Span<const OptionRange> rsoo_levels,
                                     const AnswerPolicy& policy, OptionWriter& out) {
  Answerer answerer(own, rsoo_levels, policy, out);
  AnswerSources& sources = answerer.sources();
  // What was asked for (R46), of what this client may have (R89).
  if (request.visited && own.allowed.visited) {
    sources.own_visited = answerer.Answer(HomeNetworkKind::kVisited, DomainNameView(), own.visited);
  }
  if (WantsIdentified(request, policy) && own.allowed.identified) {
    for (size_t i = 0; i < request.ids.size(); ++i) {
      // Named twice, answered once; the first cannot be.
      if (i != 0 && FindHomeNetworkId(request.ids, request.ids[i]) != i) continue;
      sources.own_identified[i] =
          answerer.Answer(HomeNetworkKind::kIdentified, request.ids[i],
                          i < own.identified.size() ? own.identified[i] : nullptr);
    }
  }
  if (request.unrestricted && own.allowed.unrestricted) {
    sources.own_unrestricted =
        answerer.Answer(HomeNetworkKind::kUnrestricted, DomainNameView(), own.unrestricted);
  }
  return sources;
}

}}}  // namespace mip6boot::v0_1::roles
