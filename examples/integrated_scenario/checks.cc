// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/checks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "examples/integrated_scenario/message_text.h"

namespace mip6boot::scenario {
namespace {

std::string Text(const LearntHomeNetwork& network) {
  return fmt::format("{} {} {} {} {}", roles::HomeNetworkKindName(network.kind), network.id,
                     network.prefixes, network.addresses, network.names);
}

// Our networks hold one of each thing.
std::string Text(const ExpectedNetwork& network) {
  const auto list = [](const std::string& text) {
    return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
  };
  return fmt::format("{} {} {} {} {}", roles::HomeNetworkKindName(network.kind), network.id,
                     list(network.entry.prefix), list(network.entry.address),
                     list(network.entry.name));
}

bool Holds(const std::vector<Element>& elements, const std::string& path,
           const std::string& value) {
  const size_t slash = path.find('/');
  const std::string code = path.substr(0, slash);
  return std::any_of(elements.begin(), elements.end(), [&](const Element& element) {
    if (std::to_string(element.code) != code) return false;
    if (slash != std::string::npos) return Holds(element.parts, path.substr(slash + 1), value);
    return value.empty() || element.value == value;
  });
}

void CheckMessage(const ExpectedMessage& expected, const Message& message,
                  std::vector<std::string>& faults) {
  for (const At& at : expected.holds) {
    if (Holds(message.elements, at.path, at.value)) continue;
    faults.push_back(fmt::format("a {} without {}{}{}", message.name, at.path,
                                 at.value.empty() ? "" : " ", at.value));
  }
  for (const uint32_t code : expected.lacks) {
    if (Holds(message, code)) faults.push_back(fmt::format("a {} with {}", message.name, code));
  }
}

}  // namespace

void Check(const Expectations& expected, const MobileNodeResult& node, const Journal& journal,
           std::vector<std::string>& faults) {
  const auto fault = [&faults](std::string text) { faults.push_back(std::move(text)); };

  std::vector<std::string> learnt;
  std::vector<std::string> to_learn;
  for (const LearntHomeNetwork& network : node.networks) learnt.push_back(Text(network));
  for (const ExpectedNetwork& network : expected.networks) to_learn.push_back(Text(network));
  if (learnt != to_learn) {
    fault(fmt::format("the node learnt [{}], not [{}]", fmt::join(learnt, "; "),
                      fmt::join(to_learn, "; ")));
  }
  if (node.home_agent != expected.home_agent) {
    fault(
        fmt::format("the home agent is \"{}\", not \"{}\"", node.home_agent, expected.home_agent));
  }
  std::vector<std::string> ranked;
  for (const FoundHomeAgent& agent : node.from_dns) ranked.push_back(agent.name);
  if (ranked != expected.dns_agents) {
    fault(fmt::format("the DNS ranking is [{}], not [{}]", fmt::join(ranked, " "),
                      fmt::join(expected.dns_agents, " ")));
  }
  if (node.retransmissions != expected.lost) {
    fault(fmt::format("{} retransmissions, not {}", node.retransmissions, expected.lost));
  }

  std::vector<bool> seen(expected.messages.size());
  uint64_t lost = 0;
  for (const Passage* passage : journal.Passages()) {
    if (ConcernsStranger(*passage)) continue;
    lost += passage->lost ? 1 : 0;
    for (const Message& message : Open(*passage)) {
      if (!message.fault.empty())
        fault(fmt::format("a message that cannot be read: {}", message.fault));
      for (size_t i = 0; i < expected.messages.size(); ++i) {
        if (message.name != expected.messages[i].name) continue;
        seen[i] = true;
        CheckMessage(expected.messages[i], message, faults);
      }
      for (const uint32_t code : expected.never_in_dhcpv6) {
        if (message.protocol == "dhcpv6" && Holds(message, code)) {
          fault(fmt::format("option {} in a {}", code, message.name));
        }
      }
    }
  }
  for (size_t i = 0; i < seen.size(); ++i) {
    if (!seen[i]) fault(fmt::format("no {}", expected.messages[i].name));
  }
  if (lost != expected.lost) fault(fmt::format("{} datagrams lost, not {}", lost, expected.lost));
}

}  // namespace mip6boot::scenario
