// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "examples/integrated_scenario/loopback_network.h"
#include "examples/integrated_scenario/message_text.h"

namespace mip6boot::scenario {
namespace {

using nlohmann::ordered_json;

double Milliseconds(Duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

void ShowNetwork(const LearntHomeNetwork& network, std::ostream& out) {
  out << fmt::format("  home network {}({})\n", network.id.empty() ? "" : network.id + " ",
                     roles::HomeNetworkKindName(network.kind));
  for (const std::string& prefix : network.prefixes) out << "    prefix      " << prefix << '\n';
  for (const std::string& address : network.addresses) out << "    home agent  " << address << '\n';
  for (const std::string& name : network.names) out << "    home agent  " << name << '\n';
}

// One line an option, indented by its place.
void ShowTree(const std::vector<Element>& elements, size_t depth, const Ladder& ladder,
              std::ostream& out) {
  for (const Element& element : elements) {
    std::string line = fmt::format("{:{}}{} ({})", "", 4 + 2 * depth, element.name, element.code);
    if (!element.value.empty()) line += ": " + element.value;
    if (!element.fault.empty()) line += fmt::format(" [{}]", element.fault);
    const bool mobility = element.interest == Element::Interest::kMobility;
    out << ladder.Painted(mobility ? Paint::kMobility : Paint::kPlain, line) << '\n';
    ShowTree(element.parts, depth + 1, ladder, out);
  }
}

ordered_json ContentOf(const Passage& passage) {
  ordered_json messages = ordered_json::array();
  if (passage.from == Party::kStranger) return messages;
  for (const Message& message : Open(passage)) messages.push_back(ToJson(message));
  return messages;
}

ordered_json ToJson(const MobileNodeResult& node) {
  ordered_json networks = ordered_json::array();
  for (const LearntHomeNetwork& network : node.networks) {
    networks.push_back({{"kind", roles::HomeNetworkKindName(network.kind)},
                        {"id", network.id},
                        {"prefixes", network.prefixes},
                        {"addresses", network.addresses},
                        {"names", network.names}});
  }
  ordered_json from_dns = ordered_json::array();
  for (const FoundHomeAgent& agent : node.from_dns) {
    from_dns.push_back({{"name", agent.name}, {"addresses", agent.addresses}});
  }
  return {{"networks", networks},
          {"home_agent", node.home_agent.empty() ? ordered_json() : ordered_json(node.home_agent)},
          {"fallback", node.fallback.has_value() ? ordered_json(*node.fallback) : ordered_json()},
          {"from_dns", from_dns},
          {"retransmissions", node.retransmissions}};
}

}  // namespace

void ShowResult(const CaseResult& result, const Ladder& ladder, std::ostream& out) {
  out << '\n';
  for (const LearntHomeNetwork& network : result.node.networks) ShowNetwork(network, out);
  for (size_t i = 0; i < result.node.from_dns.size(); ++i) {
    const FoundHomeAgent& agent = result.node.from_dns[i];
    out << fmt::format("  from the DNS, {}: {} {}\n", i + 1, agent.name,
                       fmt::join(agent.addresses, ", "));
  }
  if (result.node.home_agent.empty()) {
    out << "  the node has no home agent to register with\n";
  } else {
    out << "  the node can register with "
        << ladder.Painted(Paint::kMobility, result.node.home_agent) << '\n';
  }
  if (result.refused != 0) {
    out << fmt::format("  {} times a participant was sent something that it does not take\n",
                       result.refused);
  }
  if (result.left_out != 0)
    out << fmt::format("  {} more lines about strangers are not shown\n", result.left_out);
  for (const std::string& fault : result.faults)
    out << "  " << ladder.Painted(Paint::kBad, "not as it must be: " + fault) << '\n';
  out << "  "
      << (result.passed() ? ladder.Painted(Paint::kGood, "passed")
                          : ladder.Painted(Paint::kBad, "FAILED"))
      << fmt::format(": {}, {:.1f} s\n\n", result.scenario->name,
                     Milliseconds(result.duration) / 1000);
}

void ShowReplay(const RecordedRequest& request, const ReplayResult& result, const Ladder& ladder,
                std::ostream& out) {
  out << ladder.Painted(Paint::kTitle,
                        fmt::format("frame {}: {}", request.frame, result.request.name))
      << (result.asked.empty() ? ", asks for no home network" : ", asks for " + result.asked)
      << '\n';
  if (result.reply.has_value()) {
    out << "  " << ladder.Painted(Paint::kTitle, result.reply->name) << '\n';
    ShowTree(result.reply->elements, 0, ladder, out);
  } else if (result.faults.empty()) {
    out << "  no answer\n";
  }
  for (const std::string& fault : result.faults)
    out << "  " << ladder.Painted(Paint::kBad, fault) << '\n';
}

ordered_json ToJson(const CaseResult& result, const Journal& journal) {
  ordered_json messages = ordered_json::array();
  ordered_json remarks = ordered_json::array();
  for (const Entry& entry : journal.entries()) {
    if (const Passage* passage = std::get_if<Passage>(&entry)) {
      messages.push_back({{"time_ms", Milliseconds(passage->time.time_since_epoch())},
                          {"from", PartyName(passage->from)},
                          {"to", PartyName(passage->to)},
                          {"carrier", passage->carrier == Carrier::kUdp ? "udp" : "tcp"},
                          {"source", ToText(passage->source)},
                          {"destination", ToText(passage->destination)},
                          {"length", passage->octets.size()},
                          {"lost", passage->lost},
                          {"content", ContentOf(*passage)}});
    } else {
      const Remark& remark = std::get<Remark>(entry);
      remarks.push_back({{"time_ms", Milliseconds(remark.time.time_since_epoch())},
                         {"by", PartyName(remark.by)},
                         {"refused", remark.kind == Remark::Kind::kRefused},
                         {"text", remark.text}});
    }
  }
  return {{"case", result.scenario->name},
          {"passed", result.passed()},
          {"faults", result.faults},
          {"duration_ms", Milliseconds(result.duration)},
          {"refused", result.refused},
          {"left_out", result.left_out},
          {"result", ToJson(result.node)},
          {"messages", messages},
          {"remarks", remarks}};
}

ordered_json ToJson(const RecordedRequest& request, const ReplayResult& result) {
  return {{"frame", request.frame},
          {"request", ToJson(result.request)},
          {"asked", result.asked},
          {"ignored", result.ignored},
          {"error", result.error.empty() ? ordered_json() : ordered_json(result.error)},
          {"reply", result.reply.has_value() ? ToJson(*result.reply) : ordered_json()},
          {"passed", result.faults.empty()},
          {"faults", result.faults}};
}

}  // namespace mip6boot::scenario
