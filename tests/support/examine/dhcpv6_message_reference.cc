// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// DHCPv6 messages as the reference reads them: their headers, what is surveyed in them, the relays
// around them, their canonical form.

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "mip6boot/dhcpv6/canonical.h"
#include "mip6boot/dhcpv6/message_survey.h"
#include "mip6boot/dhcpv6/message_view.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/relay_view.h"
#include "tests/support/examine/dhcpv6_internal.h"
#include "tests/support/examine/reference.h"

namespace mip6boot::test {
namespace {

using dhcpv6::MessageView;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::OptionWriter;
using dhcpv6::RelayChain;
using dhcpv6::RelayLevel;
using dhcpv6::RelayView;
using reference::Dhcpv6Message;
using reference::Dhcpv6Option;
using Options = std::vector<Dhcpv6Option>;

Dhcpv6Message Read(const std::vector<uint8_t>& wire) {
  return reference::ReadDhcpv6(wire, Limits().option_depth);
}

const Dhcpv6Option* FirstOf(const Options& options, std::initializer_list<unsigned> codes) {
  for (const Dhcpv6Option& option : options) {
    if (std::find(codes.begin(), codes.end(), option.code) != codes.end()) return &option;
  }
  return nullptr;
}
size_t CountOf(const Options& options, std::initializer_list<unsigned> codes) {
  return static_cast<size_t>(
      std::count_if(options.begin(), options.end(), [&](const Dhcpv6Option& option) {
        return std::find(codes.begin(), codes.end(), option.code) != codes.end();
      }));
}
bool IsSame(const std::optional<OptionView>& found, const Dhcpv6Option* expected) {
  if (!found.has_value() || expected == nullptr) return !found.has_value() && expected == nullptr;
  return static_cast<unsigned>(found->code) == expected->code &&
         CopyOf(found->data) == expected->data;
}

void CompareSurvey(const OptionRange& run, const Options& options, Findings& findings) {
  using dhcpv6::SurveyedOption;
  const dhcpv6::MessageSurvey survey(run);
  size_t others = options.size();
  const auto compare = [&](SurveyedOption which, std::initializer_list<unsigned> codes) {
    const size_t count = CountOf(options, codes);
    others -= count;
    const std::optional<OptionView> first = survey.First(which);
    findings.Expect(survey.Count(which) == count && survey.Has(which) == (count != 0) &&
                        IsSame(first, FirstOf(options, codes)),
                    "the reference surveys other options");
    if (first.has_value()) {
      const auto place = static_cast<size_t>(first->data.data() - run.wire().data()) - 4;
      findings.Expect(first->offset == run.base_offset() + place, "a survey names another place");
    }
  };
  compare(SurveyedOption::kClientId, {1});
  compare(SurveyedOption::kServerId, {2});
  compare(SurveyedOption::kIdentityAssociation, {3, 4, 25});
  compare(SurveyedOption::kOptionRequest, {6});
  compare(SurveyedOption::kRelayMessage, {9});
  compare(SurveyedOption::kAuthentication, {11});
  compare(SurveyedOption::kRapidCommit, {14});
  compare(SurveyedOption::kReconfigureMessage, {19});
  compare(SurveyedOption::kHomeNetworkId, {49});
  compare(SurveyedOption::kRelaySupplied, {66});
  findings.Expect(survey.Count(SurveyedOption::kOther) == others,
                  "the reference surveys other options");
}

void CompareLevel(const RelayView& relay, const Options& options, Findings& findings) {
  const Result<RelayLevel> level = RelayLevel::Decode(relay);
  // RFC 8415 19.1: exactly one message.
  const bool holds_one = CountOf(options, {9}) == 1;
  findings.Expect(level.has_value() == holds_one, "the reference judges a relay level otherwise");
  if (!level || !holds_one) return;
  findings.Expect(IsSame(level->relay_msg, FirstOf(options, {9})) &&
                      IsSame(level->interface_id, FirstOf(options, {18})) &&
                      IsSame(level->rsoo, FirstOf(options, {66})) &&
                      IsSame(level->relay_port, FirstOf(options, {135})),
                  "the reference finds other options in a relay level");
}

template <typename View>
void CompareLayout(Bytes wire, const Dhcpv6Message& expected, Findings& findings) {
  const auto scanned = View::Scan(wire);
  findings.Expect(scanned.has_value() == expected.has_header, "the reference sees another header");
  if (!scanned) return;
  findings.Expect(!scanned->error.has_value() == expected.sound,
                  "the reference judges a message otherwise");
  Fields fields;
  if constexpr (std::is_same_v<View, MessageView>) {
    fields.Number((static_cast<uint64_t>(scanned->message.type()) << 24) |
                      static_cast<uint64_t>(scanned->message.transaction_id()),
                  4);
  } else {
    const RelayView& relay = scanned->message;
    std::vector<uint8_t> header = {static_cast<uint8_t>(relay.type()), relay.hop_count()};
    for (const Ipv6Address& address : {relay.link_address(), relay.peer_address()}) {
      header.insert(header.end(), address.octets().begin(), address.octets().end());
    }
    fields.Octets(header);
  }
  findings.Expect(fields == std::vector<std::vector<uint8_t>>{expected.header},
                  "the reference reads another header");
  const OptionRange run = scanned->message.options();
  CompareDhcpv6Options(run, expected.options, findings);
  CompareSurvey(run, expected.options, findings);
  CompareDhcpv6Places(scanned->message, expected, findings);
  if constexpr (std::is_same_v<View, RelayView>) {
    CompareLevel(scanned->message, expected.options, findings);
  } else {
    CompareDhcpv6Receivers(scanned->message, expected, findings);
  }
}

// ---- relay messages inside relay messages ----

bool IsRelay(const Dhcpv6Message& message) {
  return !message.header.empty() && (message.header[0] == 12 || message.header[0] == 13);
}

// Outermost first, and behind them the message that they carry. Empty: they are none.
std::vector<Dhcpv6Message> Opened(Dhcpv6Message outermost) {
  std::vector<Dhcpv6Message> levels;
  levels.push_back(std::move(outermost));
  while (IsRelay(levels.back())) {
    const Dhcpv6Message& relay = levels.back();
    if (!relay.sound || levels.size() > Limits().relay_depth ||
        relay.header[0] != levels[0].header[0] || CountOf(relay.options, {9}) != 1) {
      return {};
    }
    levels.push_back(Read(FirstOf(relay.options, {9})->data));
  }
  if (!levels.back().sound) return {};
  return levels;
}

// RFC 8415 19.3: the way back has the same hop-counts and addresses, INTERFACE_ID (18), and RFC
// 8357 4 RELAY_PORT (135).
void CompareWayBack(const RelayChain& chain, const std::vector<Dhcpv6Message>& levels,
                    Findings& findings) {
  Buffer buffer(findings.input().size());
  OptionWriter out{MutableBytes(buffer)};
  chain.WriteRelayReplies(out, [&](OptionWriter& to) { to.RawRun(chain.message().wire()); });
  const Result<Bytes> written = out.Finish();
  findings.Expect(written.has_value(), "there is no way back");
  if (!written) return;
  std::vector<uint8_t> left = CopyOf(*written);
  for (size_t i = 0; i + 1 < levels.size(); ++i) {
    const Dhcpv6Message reply = Read(left);
    const Dhcpv6Message& relay = levels[i];
    const Dhcpv6Option* const inside = FirstOf(reply.options, {9});
    bool same = reply.sound && reply.header[0] == 13 && inside != nullptr &&
                std::equal(reply.header.begin() + 1, reply.header.end(), relay.header.begin() + 1,
                           relay.header.end());
    size_t count = 1;
    for (const unsigned code : {18U, 135U}) {
      const Dhcpv6Option* const sent = FirstOf(reply.options, {code});
      const Dhcpv6Option* const came = FirstOf(relay.options, {code});
      same = same && (sent == nullptr) == (came == nullptr) &&
             (sent == nullptr || sent->data == came->data);
      count += sent == nullptr ? 0 : 1;
    }
    findings.Expect(same && reply.options.size() == count, "the way back is another");
    if (inside == nullptr) return;
    left = inside->data;
  }
  findings.ExpectSame(left, chain.message().wire(), "another message goes back");
}

void CompareChain(Bytes wire, Dhcpv6Message expected, Findings& findings) {
  const std::vector<Dhcpv6Message> levels = Opened(std::move(expected));
  const Result<RelayChain> chain = RelayChain::Parse(wire);
  findings.Expect(chain.has_value() == !levels.empty(), "the reference opens relays otherwise");
  if (!chain || levels.empty()) return;
  findings.Expect(chain->levels().size() + 1 == levels.size() &&
                      static_cast<unsigned>(chain->message().type()) == levels.back().header[0],
                  "the reference opens other relays");
  if (chain->levels().size() + 1 != levels.size()) return;
  for (size_t i = 0; i < chain->levels().size(); ++i) {
    CompareLevel(chain->levels()[i].relay, levels[i].options, findings);
  }
  if (chain->relayed()) CompareWayBack(*chain, levels, findings);
}

// ---- the canonical form ----

bool IsSendable(const std::vector<uint8_t>& address) {
  return dhcpv6::HomeAgentAddress{Ipv6Address::Load(address.data())}.IsSendable();
}

bool IsSound(const Dhcpv6Message& message, unsigned level);

bool AreSound(const Options& options, unsigned level) {
  return std::all_of(options.begin(), options.end(), [level](const Dhcpv6Option& option) {
    if (!option.known) return true;
    if (!option.sound || (option.code == 72 && !IsSendable(option.data))) return false;
    if (option.code == 17) return true;  // sub-options are the vendor's
    return AreSound(option.inside, level) &&
           (option.code != 9 || IsSound(Read(option.data), level + 1));
  });
}
bool IsSound(const Dhcpv6Message& message, unsigned level) {
  const unsigned most = Limits().relay_depth;
  return message.sound && level <= most && (level < most || !IsRelay(message)) &&
         AreSound(message.options, level);
}

bool HaveSameValues(const Dhcpv6Message& some, const Dhcpv6Message& others);

bool HaveSameValues(const Options& some, const Options& others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const Dhcpv6Option& a, const Dhcpv6Option& b) {
                      if (a.code != b.code) return false;
                      if (!a.known) return a.data == b.data;
                      if (a.code == 9) {
                        return HaveSameValues(Read(a.data), Read(b.data));
                      }
                      return a.fields == b.fields && HaveSameValues(a.inside, b.inside);
                    });
}
bool HaveSameValues(const Dhcpv6Message& some, const Dhcpv6Message& others) {
  return some.header == others.header && HaveSameValues(some.options, others.options);
}

// It can be had if nothing in the message is unsound, or must not be sent; it means the same.
void CompareCanonical(Bytes wire, const Dhcpv6Message& expected, Findings& findings) {
  Buffer buffer(wire.size());
  OptionWriter out{MutableBytes(buffer)};
  dhcpv6::WriteCanonicalMessage(wire, out);
  const Result<Bytes> written = out.Finish();
  findings.Expect(written.has_value() == IsSound(expected, 0),
                  "there is a canonical form, or none, and the reference judges otherwise");
  if (!written || *written == wire) return;
  const Dhcpv6Message read = Read(CopyOf(*written));
  findings.Expect(read.sound && HaveSameValues(read, expected),
                  "the canonical form means something else");
}

void CompareMessage(Bytes wire, const Dhcpv6Message& expected, Findings& findings) {
  if (RelayView::Matches(wire)) {
    CompareLayout<RelayView>(wire, expected, findings);
  } else {
    CompareLayout<MessageView>(wire, expected, findings);
  }
}

}  // namespace

void CompareDhcpv6Message(Bytes wire, Findings& findings) {
  CompareMessage(wire, Read(CopyOf(wire)), findings);
}

void CompareDhcpv6(Findings& findings) {
  const Bytes wire = findings.input();
  Dhcpv6Message expected = Read(CopyOf(wire));
  CompareMessage(wire, expected, findings);
  CompareCanonical(wire, expected, findings);
  CompareChain(wire, std::move(expected), findings);
}

}  // namespace mip6boot::test
