// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_avps.h"

#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/mip6_avps.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using diameter::AvpKey;
using diameter::AvpView;
using diameter::AvpWriter;
using diameter::DecodePolicy;
using diameter::Mip6AgentInfo;
using diameter::ResultCode;

class Reader {
 public:
  explicit Reader(const DecodePolicy& policy) : policy_(policy) {}

  void Read(const AvpView& avp) {
    if (avp.key == AvpKey::kMip6AgentInfo) {
      ReadAgent(avp);
    } else if (avp.key == AvpKey::kMip6FeatureVector) {
      (void)ReadOnce<diameter::Mip6FeatureVector>(avp, read_.assignment.features.has_value(),
                                                  read_.assignment.features);
    } else if (avp.key == AvpKey::kMip6HomeLinkPrefix) {
      (void)ReadOnce<diameter::Mip6HomeLinkPrefix>(avp, read_.assignment.prefix.has_value(),
                                                   read_.assignment.prefix);
    } else if (avp.key == AvpKey::kUserName) {
      ReadText<diameter::UserName>(avp, read_.assignment.user_name);
    } else if (avp.key == AvpKey::kOriginRealm) {
      ReadText<diameter::OriginRealm>(avp, read_.assignment.origin_realm);
    }
  }

  const ReadAssignment& read() const { return read_; }

 private:
  void Ignore(const Error& error) {
    ++read_.ignored;
    if (!read_.error.has_value()) read_.error = error;
    if (!read_.length_error.has_value() &&
        diameter::ResultCodeFor(error) == ResultCode::kInvalidAvpLength) {
      read_.length_error = error;
    }
  }

  void ReadAgent(const AvpView& avp) {
    const Result<AssignedHomeAgent> agent = ReadHomeAgent(avp, policy_);
    if (!agent) return Ignore(agent.error());
    if (!read_.assignment.agents.TryPushBack(*agent)) {
      Ignore(diameter::AvpHeaderError(avp, Reason::kTooMany, 0, kMaxHomeAgents));
    }
  }

  // False if it was ignored.
  template <typename T, typename Field>
  bool ReadOnce(const AvpView& avp, bool has, std::optional<Field>& field) {
    const Result<T> typed = T::Decode(avp, policy_);
    if (!typed) {
      Ignore(typed.error());
      return false;
    }
    if (has) {
      Ignore(diameter::AvpHeaderError(avp, Reason::kDuplicate, 2, 1));
      return false;
    }
    field = typed->value;
    return true;
  }

  template <typename T>
  void ReadText(const AvpView& avp, std::string_view& text) {
    std::optional<std::string_view> field;
    if (ReadOnce<T>(avp, !text.empty(), field)) text = *field;
  }

  const DecodePolicy& policy_;
  ReadAssignment read_;
};

// Works on `AvpRange` and on `AvpSpan`.
template <typename Avps>
ReadAssignment Read(const Avps& avps, const DecodePolicy& policy) {
  Reader reader(policy);
  for (const AvpView& avp : avps) reader.Read(avp);
  return reader.read();
}

}  // namespace

ReadAssignment ReadHomeAgentAssignment(const diameter::AvpRange& avps, const DecodePolicy& policy) {
  return Read(avps, policy);
}

ReadAssignment ReadHomeAgentAssignment(AvpSpan avps, const DecodePolicy& policy) {
  return Read(avps, policy);
}

Result<AssignedHomeAgent> ReadHomeAgent(const AvpView& agent_info, const DecodePolicy& policy) {
  const Result<Mip6AgentInfo> info = agent_info.As<Mip6AgentInfo>(policy);
  if (!info) return Unexpected(info.error());
  AssignedHomeAgent agent;
  for (const diameter::Address& address : info->addresses) {
    if (address.IsUnspecified()) continue;  // RFC 5779 5.1 (R63)
    if (address.is_ipv6()) {
      (agent.ipv6.has_value() ? agent.second_ipv6 : agent.ipv6) = address.ipv6();
    } else if (address.is_ipv4()) {
      (agent.ipv4.has_value() ? agent.second_ipv4 : agent.ipv4) = address.ipv4();
    }
  }
  if (info->host.has_value()) {
    agent.realm = info->host->destination_realm;
    agent.host = info->host->destination_host;
  }
  agent.prefix = info->home_link_prefix;
  // None may be left (R58).
  if (!agent.ipv6.has_value() && !agent.ipv4.has_value() && agent.host.empty()) {
    return Unexpected(diameter::AvpError(agent_info, Reason::kIncomplete));
  }
  return agent;
}

void WriteHomeAgent(const AssignedHomeAgent& agent, AvpWriter& out) {
  Mip6AgentInfo info;
  const auto add = [&](const auto& address) {
    if (!address.has_value() || info.addresses.TryPushBack(*address)) return;
    AvpView third;
    third.key = AvpKey::kMipHomeAgentAddress;
    out.Fail(diameter::AvpHeaderError(third, Reason::kTooMany, 3, info.addresses.capacity()));
  };
  add(agent.ipv6);
  add(agent.second_ipv6);
  add(agent.ipv4);
  add(agent.second_ipv4);
  if (!agent.host.empty() || !agent.realm.empty()) {
    info.host.emplace();
    info.host->destination_realm = agent.realm;
    info.host->destination_host = agent.host;
    // RFC 4004 7.11: both or none.
    if (agent.realm.empty()) {
      out.Fail(diameter::MissingAvp(AvpKey::kDestinationRealm, out.size(), 2));
    } else if (agent.host.empty()) {
      out.Fail(diameter::MissingAvp(AvpKey::kDestinationHost, out.size(), 2));
    }
  }
  info.home_link_prefix = agent.prefix;
  out.Add(info);
}

void WriteHomeAgentAssignment(const HomeAgentAssignment& assignment, AvpWriter& out) {
  for (const AssignedHomeAgent& agent : assignment.agents) WriteHomeAgent(agent, out);
  if (assignment.prefix.has_value()) out.Add(diameter::Mip6HomeLinkPrefix{*assignment.prefix});
  if (assignment.features.has_value()) out.Add(diameter::Mip6FeatureVector{*assignment.features});
}

}}}  // namespace mip6boot::v0_1::roles
