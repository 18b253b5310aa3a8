// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>

#include "mip6boot/dhcpv6/canonical.h"
#include "mip6boot/dhcpv6/conformance.h"
#include "mip6boot/dhcpv6/option_dispatch.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/validation.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/mirrored.h"

namespace mip6boot::test {
namespace {

using dhcpv6::HomeAgentAddress;
using dhcpv6::HomeNetworkPrefix;
using dhcpv6::MessageSurvey;
using dhcpv6::MessageView;
using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using dhcpv6::OptionWriter;
using dhcpv6::RelayChain;
using dhcpv6::RelayView;
using dhcpv6::Violation;

constexpr uint8_t kClient[] = {0, 3, 0, 1, 2, 0, 0, 0, 0, 1};
constexpr uint8_t kServer[] = {0, 2, 0, 0, 0x7e, 0xd9, 0x0b, 0xad, 0xc0, 0xde};
constexpr dhcpv6::TransactionId kTransactionId{0xa1b2c3};

void ExamineRun(const OptionRange& run, Findings& findings);
void ExamineMessage(Bytes wire, uint32_t offset, Findings& findings);

// ---- options ----

// An option with its header.
Bytes WireOf(const OptionView& option) {
  return Bytes(option.data.data() - dhcpv6::kOptionHeaderSize,
               option.data.size() + dhcpv6::kOptionHeaderSize);
}

// Types of which several octets mean one thing: written in the one form that is canonical. Bits
// behind the length of a prefix, an HNP of a size between its two forms, reserved flags.
template <typename T>
constexpr bool kHasManyForms =
    std::is_same_v<T, HomeNetworkPrefix> || std::is_same_v<T, dhcpv6::IaPrefix> ||
    std::is_same_v<T, dhcpv6::ClientFqdn>;

template <typename T>
Result<Bytes> Written(const T& value, Buffer& buffer) {
  OptionWriter out{MutableBytes(buffer)};
  out.Add(value);
  return out.Finish();
}

// A value that was decoded is written as it was read, or in its canonical form. Only a home agent's
// address that cannot be one, or must not be sent, is read and kept but never written.
template <typename T>
void ExamineWritten(const T& value, const OptionView& option, Findings& findings) {
  Buffer buffer(option.data.size());
  const Result<Bytes> written = Written(value, buffer);
  if constexpr (std::is_same_v<T, HomeAgentAddress>) {
    findings.Expect(written.has_value() == value.IsSendable(), "an address is sendable or not");
    if (!written) return;
  }
  findings.Expect(written.has_value(), "a decoded value cannot be written");
  if (!written) return;
  OptionWriter counting = OptionWriter::Counting();
  counting.Add(value);
  findings.Expect(counting.size() == written->size(), "another size is counted than is written");
  if constexpr (kHasManyForms<T>) {
    const Result<T> again = OptionRange::Parse(*written)->template Find<T>();
    T expected = value;
    if constexpr (std::is_same_v<T, HomeNetworkPrefix>) {
      if (value.form == dhcpv6::PrefixForm::kOther) expected.form = dhcpv6::PrefixForm::kFull;
    }
    findings.Expect(again.has_value() && *again == expected,
                    "what was written is read as another value");
    if (!again) return;
    Buffer second(option.data.size());
    const Result<Bytes> rewritten = Written(*again, second);
    findings.Expect(rewritten.has_value() && *rewritten == *written,
                    "the canonical form has another canonical form");
  } else {
    findings.ExpectSame(*written, WireOf(option), "a decoded value is written with other octets");
  }
}

// The error is about an octet of the option, or its end.
void RefusedIn(const OptionView& option, const Error& error, Findings& findings) {
  findings.Refused(error);
  findings.Expect(
      error.offset >= option.offset && error.offset <= option.offset + WireOf(option).size(),
      "a refusal is about an octet of another option");
}

// ---- what there is to ask of some types ----

template <typename T, typename = void>
constexpr bool kHoldsDuid = false;
template <typename T>
constexpr bool kHoldsDuid<T, std::void_t<decltype(T::duid)>> = true;

// From what is in it, the same DUID is made.
Result<dhcpv6::Duid> MadeAgain(const dhcpv6::DuidView& duid) {
  if (const auto address = duid.link_layer_address()) {
    if (const auto time = duid.time()) return dhcpv6::Duid::FromLinkLayerPlusTime(*address, *time);
    return dhcpv6::Duid::FromLinkLayer(*address);
  }
  const auto enterprise = duid.enterprise_number();
  if (enterprise.has_value() && duid.identifier().size() > sizeof(*enterprise)) {
    return dhcpv6::Duid::FromEnterprise(*enterprise,
                                        duid.identifier().subspan(sizeof(*enterprise)));
  }
  if (const auto octets = duid.uuid()) {
    std::array<uint8_t, 16> uuid{};
    std::copy(octets->begin(), octets->end(), uuid.begin());
    return dhcpv6::Duid::FromUuid(uuid);
  }
  return dhcpv6::Duid::FromIdentifier(duid.type(), duid.identifier());
}

void ExamineDuid(Bytes octets, Findings& findings) {
  const Result<dhcpv6::DuidView> duid = dhcpv6::DuidView::Parse(octets);
  findings.Expect(duid.has_value(), "an option holds a DUID that is none");
  if (!duid) return;
  const dhcpv6::Duid copy(*duid);
  findings.ExpectSame(copy.octets(), octets, "the copy of a DUID is another");
  const Result<dhcpv6::Duid> made = MadeAgain(*duid);
  findings.Expect(made.has_value() && *made == copy, "what is in a DUID makes another");
}

// What RKAP has for information makes the same option.
void ExamineReconfigureKey(const dhcpv6::Authentication& value, const OptionView& option,
                           Findings& findings) {
  const auto key = value.reconfigure_key();
  if (!key.has_value()) return;
  Buffer buffer(option.data.size());
  const Result<Bytes> written =
      Written(dhcpv6::ReconfigureKeyAuthentication{value.replay_detection, *key}, buffer);
  findings.Expect(written.has_value() && *written == WireOf(option),
                  "what is in an OPTION_AUTH makes another");
}

void ExamineNameList(const OptionView& option, Findings& findings) {
  dhcpv6::DecodePolicy lenient;
  lenient.hnidf_name_list = true;
  const Result<dhcpv6::HomeNetworkIdNames> names = DecodeHomeNetworkIdNames(option, lenient);
  if (!names) return RefusedIn(option, names.error(), findings);
  size_t octets = 0;
  for (const DomainNameView name : *names) octets += name.wire().size();
  findings.Expect(octets == option.data.size(), "the names of a list are not all of it");
}

// The octets that the elements of a list lie in, `overhead` for each.
template <typename List>
size_t OctetsOf(const List& list, size_t overhead) {
  size_t octets = 0;
  for (const Bytes element : list) octets += overhead + element.size();
  return octets;
}

template <typename T>
void ExamineInside(const T& value, const OptionView& option, Findings& findings) {
  if constexpr (dhcpv6::kHoldsOptions<T>) ExamineRun(value.options, findings);
  if constexpr (kHoldsDuid<T>) ExamineDuid(value.duid, findings);
  if constexpr (std::is_same_v<T, dhcpv6::RelayMessage>) {
    ExamineMessage(value.message, value.offset, findings);
  } else if constexpr (std::is_same_v<T, dhcpv6::IdentifiedHomeNetworkInformation>) {
    const Result<dhcpv6::HomeNetworkId> id = value.home_network_id();
    if (!id) RefusedIn(option, id.error(), findings);
  } else if constexpr (std::is_same_v<T, dhcpv6::Authentication>) {
    ExamineReconfigureKey(value, option, findings);
  } else if constexpr (std::is_same_v<T, dhcpv6::UserClass>) {
    findings.Expect(OctetsOf(value.classes, 2) == option.data.size(), "classes are lost");
  } else if constexpr (std::is_same_v<T, dhcpv6::VendorClass>) {
    findings.Expect(4 + OctetsOf(value.classes, 2) == option.data.size(), "classes are lost");
  } else if constexpr (std::is_same_v<T, dhcpv6::SearchDomains>) {
    size_t octets = 0;
    for (const DomainNameView name : value.names) octets += name.wire().size();
    findings.Expect(octets == option.data.size(), "domains are lost");
  } else if constexpr (std::is_same_v<T, dhcpv6::VendorOptions>) {
    const auto scanned = value.ScanSubOptions();
    for (const dhcpv6::VendorSubOption inside : scanned.sub_options) {
      findings.ExpectPlace(inside.offset, "an option of a vendor's is out of place");
    }
    if (scanned.error.has_value()) RefusedIn(option, *scanned.error, findings);
  }
}

void ExamineOption(const OptionView& option, Findings& findings) {
  findings.ExpectPlace(option.offset, "an option is out of place");
  if (option.code == OptionCode::kMip6Hnidf) ExamineNameList(option, findings);
  DispatchOption(option.code, [&](auto type) {
    using Type = typename decltype(type)::Type;
    if constexpr (!std::is_same_v<Type, dhcpv6::UntypedOption>) {
      const Result<Type> value = option.As<Type>();
      if (!value) return RefusedIn(option, value.error(), findings);
      ExamineWritten(*value, option, findings);
      ExamineInside(*value, option, findings);
    }
  });
}

// ---- runs and messages ----

void ExamineRun(const OptionRange& run, Findings& findings) {
  Buffer buffer(run.wire().size());
  OptionWriter out{MutableBytes(buffer)};
  for (const OptionView option : run) {
    out.Raw(option);
    ExamineOption(option, findings);
  }
  const Result<Bytes> written = out.Finish();
  findings.Expect(written.has_value() && *written == run.wire(),
                  "options are not passed on octet for octet");
}

// What `Scan` and `Parse` say of one thing agrees.
template <typename Scanned, typename Parsed>
void Agree(const Scanned& scan_error, const Parsed& parsed, Findings& findings) {
  findings.Expect(scan_error.has_value() != parsed.has_value(), "Scan and Parse disagree");
  if (scan_error.has_value()) {
    findings.Refused(*scan_error);
    findings.Expect(!parsed && parsed.error() == *scan_error, "Scan and Parse name two errors");
  }
}

void Violated(const std::optional<Violation>& violation, Findings& findings) {
  if (violation.has_value()) findings.ExpectPlace(violation->offset, "a violation is out of place");
}

void ExamineForReceivers(const MessageView& message, Findings& findings) {
  const MessageSurvey survey(message.options());
  dhcpv6::ServerValidation server;
  server.server_id = kServer;
  Violated(ValidateForServer(message, survey, server), findings);
  server.received_by_unicast = true;
  Violated(ValidateForServer(message, survey, server), findings);
  Violated(ValidateReply(message, survey, kClient, kTransactionId), findings);
  Violated(ValidateReply(message, survey, {}, kTransactionId), findings);
  Violated(ValidateAdvertise(message, survey, kClient, kTransactionId), findings);
  Violated(ValidateReconfigure(message, survey, {kClient, true, true}), findings);
  Violated(ValidateForRelay(message.type()), findings);
}

// One level: the header and the good run behind it make the octets that were given.
template <typename View, typename WriteHeader>
void ExamineLayout(Bytes wire, uint32_t offset, Findings& findings,
                   const WriteHeader& write_header) {
  const auto scanned = View::Scan(wire, offset);
  const Result<View> parsed = View::Parse(wire, offset);
  if (!scanned) {
    findings.Refused(scanned.error());
    return findings.Expect(!parsed && parsed.error() == scanned.error(),
                           "Scan and Parse name two errors");
  }
  Agree(scanned->error, parsed, findings);
  const View& view = scanned->message;
  Buffer buffer(wire.size());
  OptionWriter out{MutableBytes(buffer)};
  write_header(view, out);
  out.RawRun(view.options().wire());
  const Result<Bytes> written = out.Finish();
  const size_t good = View::kHeaderSize + view.options().wire().size();
  findings.Expect(written.has_value() && *written == wire.subspan(0, good),
                  "a message is not passed on octet for octet");
  findings.Expect(parsed.has_value() == (good == wire.size()), "a part is neither good nor bad");
  ExamineRun(view.options(), findings);
}

void ExamineMessage(Bytes wire, uint32_t offset, Findings& findings) {
  ExamineLayout<MessageView>(wire, offset, findings, [](const MessageView& m, OptionWriter& out) {
    out.MessageHeader(m.type(), m.transaction_id());
  });
  ExamineLayout<RelayView>(wire, offset, findings, [](const RelayView& r, OptionWriter& out) {
    out.RelayHeader(r.type(), r.hop_count(), r.link_address(), r.peer_address());
  });
  if (const Result<MessageView> message = MessageView::Parse(wire, offset)) {
    ExamineForReceivers(*message, findings);
    ExamineViolations(*message, findings);
  }
  if (const Result<RelayView> relay = RelayView::Parse(wire, offset)) {
    Violated(ValidateForRelay(relay->type(), relay->hop_count()), findings);
    ExamineViolations(*relay, findings);
  }
}

}  // namespace

void ExamineDhcpv6Message(Findings& findings) {
  ExamineMessage(findings.input(), 0, findings);
  const std::optional<Error> refusal = ExamineCanonical<OptionWriter>(
      findings.input(),
      [](Bytes wire, OptionWriter& out) { dhcpv6::WriteCanonicalMessage(wire, out); }, findings);
  if (refusal.has_value()) findings.Refused(*refusal);
  const Result<RelayChain> chain = RelayChain::Parse(findings.input());
  const Result<dhcpv6::OpenedRelayLevels> opened = dhcpv6::OpenRelayLevels(findings.input());
  findings.Expect(opened.has_value() || !chain, "relays are opened, and not opened");
  if (!opened) findings.Refused(opened.error());
  if (!chain) return findings.Refused(chain.error());
  findings.Expect(opened && opened->levels.size() == chain->levels().size() &&
                      opened->message == chain->message().wire(),
                  "relays are opened otherwise");
  Bytes wire = findings.input();
  for (const dhcpv6::RelayLevel& level : chain->levels()) {
    findings.ExpectSame(level.relay.wire(), wire, "a level of relays is another");
    wire = level.relay_msg.data;
  }
  findings.ExpectSame(chain->message().wire(), wire, "the relayed message is another");
}

void ExamineDhcpv6Options(Findings& findings) {
  const OptionRange::Scanned scanned = OptionRange::Scan(findings.input());
  Agree(scanned.error, OptionRange::Parse(findings.input()), findings);
  ExamineRun(scanned.options, findings);
  ExamineViolations(scanned.options, findings);
  const std::optional<Error> refusal = ExamineCanonical<OptionWriter>(
      scanned.options.wire(),
      [](Bytes wire, OptionWriter& out) {
        dhcpv6::WriteCanonical(OptionRange::Scan(wire).options, out);
      },
      findings);
  if (refusal.has_value()) findings.Refused(*refusal);
}

}  // namespace mip6boot::test
