// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What the DHCPv6 decoders make of damaged vectors.

#include <array>
#include <optional>

#include "mip6boot/dhcpv6/auth.h"
#include "mip6boot/dhcpv6/dns_servers.h"
#include "mip6boot/dhcpv6/duid.h"
#include "mip6boot/dhcpv6/elapsed_time.h"
#include "mip6boot/dhcpv6/ia.h"
#include "mip6boot/dhcpv6/information_refresh_time.h"
#include "mip6boot/dhcpv6/interface_id.h"
#include "mip6boot/dhcpv6/max_rt.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnidf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/mip6_home_network_information.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/rapid_commit.h"
#include "mip6boot/dhcpv6/reconfigure.h"
#include "mip6boot/dhcpv6/relay_chain.h"
#include "mip6boot/dhcpv6/relay_msg.h"
#include "mip6boot/dhcpv6/relay_port.h"
#include "mip6boot/dhcpv6/rsoo.h"
#include "mip6boot/dhcpv6/status_code.h"
#include "mip6boot/dhcpv6/validation.h"
#include "tests/support/catch.h"
#include "tests/vectors/damage.h"

namespace mip6boot::test { namespace {

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
using Buffer = std::array<uint8_t, 1024>;

void ExamineRun(const OptionRange& run, Findings& findings);
void ExamineMessage(Bytes wire, uint32_t offset, Findings& findings);

// ---- options ----

// An option with its header.
Bytes WireOf(const OptionView& option) {
  return Bytes(option.data.data() - dhcpv6::kOptionHeaderSize,
               option.data.size() + dhcpv6::kOptionHeaderSize);
}

// A value that was decoded is written as it was read. Two are not: a home agent's address that
// cannot be one, or must not be sent, is read and kept but never written; a prefix with bits behind
// its length, or of a size between the two forms, is written in its canonical form.
template <typename T>
void ExamineWritten(const T& value, const OptionView& option, Findings& findings) {
  Buffer buffer;
  OptionWriter out{MutableBytes(buffer)};
  out.Add(value);
  const Result<Bytes> written = out.Finish();
  if constexpr (std::is_same_v<T, HomeAgentAddress>) {
    findings.Expect(written.has_value() == value.IsSendable(), "an address is sendable or not");
    if (!written) return;
  }
  findings.Expect(written.has_value(), "a decoded value cannot be written");
  if (!written) return;
  if constexpr (std::is_same_v<T, HomeNetworkPrefix>) {
    const Result<T> again = OptionRange::Parse(*written)->template Find<T>();
    findings.Expect(again.has_value() && again->prefix == value.prefix,
                    "a prefix is written as another");
  } else {
    findings.ExpectSame(*written, WireOf(option), "a decoded value is written with other octets");
  }
}

template <typename T>
std::optional<T> ExamineAs(const OptionView& option, Findings& findings) {
  const Result<T> value = option.As<T>();
  if (!value) {
    findings.Refused(value.error());
    return std::nullopt;
  }
  ExamineWritten(*value, option, findings);
  return *value;
}

template <typename T>
void ExamineContainer(const OptionView& option, Findings& findings) {
  if (const std::optional<T> value = ExamineAs<T>(option, findings)) {
    ExamineRun(value->options, findings);
  }
}

template <typename T>
void ExamineDuid(const OptionView& option, Findings& findings) {
  const std::optional<T> value = ExamineAs<T>(option, findings);
  if (!value) return;
  const Result<dhcpv6::DuidView> duid = dhcpv6::DuidView::Parse(value->duid);
  findings.Expect(duid.has_value(), "an option holds a DUID that is none");
  if (!duid) return;
  if (const auto address = duid->link_layer_address()) {
    findings.Expect(address->address.size() <= duid->identifier().size(), "address of a DUID");
  }
  (void)duid->time();
  (void)duid->enterprise_number();
  (void)duid->uuid();
}

void ExamineHomeNetworkId(const OptionView& option, Findings& findings) {
  (void)ExamineAs<dhcpv6::HomeNetworkId>(option, findings);
  dhcpv6::DecodePolicy lenient;
  lenient.hnidf_name_list = true;
  const Result<dhcpv6::HomeNetworkIdNames> names = DecodeHomeNetworkIdNames(option, lenient);
  if (!names) return findings.Refused(names.error());
  size_t octets = 0;
  for (const DomainNameView name : *names) octets += name.wire().size();
  findings.Expect(octets == option.data.size(), "the names of a list are not all of it");
}

void ExamineIdinf(const OptionView& option, Findings& findings) {
  using dhcpv6::IdentifiedHomeNetworkInformation;
  const auto idinf = ExamineAs<IdentifiedHomeNetworkInformation>(option, findings);
  if (!idinf) return;
  const Result<dhcpv6::HomeNetworkId> id = idinf->home_network_id();
  if (!id) findings.Refused(id.error());
  ExamineRun(idinf->options, findings);
}

void ExamineOption(const OptionView& option, Findings& findings) {
  findings.ExpectPlace(option.offset, "an option is out of place");
  switch (option.code) {
    case OptionCode::kClientId:
      return ExamineDuid<dhcpv6::ClientId>(option, findings);
    case OptionCode::kServerId:
      return ExamineDuid<dhcpv6::ServerId>(option, findings);
    case OptionCode::kIaNa:
      return ExamineContainer<dhcpv6::IaNa>(option, findings);
    case OptionCode::kIaTa:
      return ExamineContainer<dhcpv6::IaTa>(option, findings);
    case OptionCode::kIaPd:
      return ExamineContainer<dhcpv6::IaPd>(option, findings);
    case OptionCode::kMip6Vdinf:
      return ExamineContainer<dhcpv6::VisitedHomeNetworkInformation>(option, findings);
    case OptionCode::kMip6Udinf:
      return ExamineContainer<dhcpv6::UnrestrictedHomeNetworkInformation>(option, findings);
    case OptionCode::kMip6Idinf:
      return ExamineIdinf(option, findings);
    case OptionCode::kRsoo:
      return ExamineContainer<dhcpv6::RelaySuppliedOptions>(option, findings);
    case OptionCode::kRelayMsg:
      if (const auto relayed = ExamineAs<dhcpv6::RelayMessage>(option, findings)) {
        ExamineMessage(relayed->message, relayed->offset, findings);
      }
      return;
    case OptionCode::kMip6Hnidf:
      return ExamineHomeNetworkId(option, findings);
    case OptionCode::kAuth:
      if (const auto auth = ExamineAs<dhcpv6::Authentication>(option, findings)) {
        (void)auth->reconfigure_key();
      }
      return;
#define PLAIN(code, Type)                            \
  case OptionCode::code:                             \
    (void)ExamineAs<dhcpv6::Type>(option, findings); \
    return;
      PLAIN(kOro, OptionRequest)
      PLAIN(kElapsedTime, ElapsedTime)
      PLAIN(kStatusCode, StatusCode)
      PLAIN(kRapidCommit, RapidCommit)
      PLAIN(kInterfaceId, InterfaceId)
      PLAIN(kReconfMsg, ReconfigureMessage)
      PLAIN(kReconfAccept, ReconfigureAccept)
      PLAIN(kDnsServers, DnsServers)
      PLAIN(kInformationRefreshTime, InformationRefreshTime)
      PLAIN(kMip6Hnp, HomeNetworkPrefix)
      PLAIN(kMip6Haa, HomeAgentAddress)
      PLAIN(kMip6Haf, HomeAgentFqdn)
      PLAIN(kSolMaxRt, SolMaxRt)
      PLAIN(kInfMaxRt, InfMaxRt)
      PLAIN(kRelayPort, RelayPort)
#undef PLAIN
    default:  // no type of ours: 5, 7, 12, 26, 65, and all that nobody named
      return findings.Refused(option.As<HomeAgentAddress>().error());
  }
}

// ---- runs and messages ----

void ExamineRun(const OptionRange& run, Findings& findings) {
  Buffer buffer;
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
  const std::optional<OptionView> client = survey.First(dhcpv6::SurveyedOption::kClientId);
  const std::optional<OptionView> found = message.options().First(OptionCode::kClientId);
  findings.Expect(client.has_value() == found.has_value() &&
                      (!client.has_value() || client->offset == found->offset),
                  "the survey finds another CLIENTID");
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
  Buffer buffer;
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
  }
  if (const Result<RelayView> relay = RelayView::Parse(wire, offset)) {
    Violated(ValidateForRelay(relay->type(), relay->hop_count()), findings);
  }
}

void ExamineDatagram(Findings& findings) {
  ExamineMessage(findings.input(), 0, findings);
  const Result<RelayChain> chain = RelayChain::Parse(findings.input());
  if (!chain) return findings.Refused(chain.error());
  Bytes wire = findings.input();
  for (const dhcpv6::RelayLevel& level : chain->levels()) {
    findings.ExpectSame(level.relay.wire(), wire, "a level of relays is another");
    wire = level.relay_msg.data;
  }
  findings.ExpectSame(chain->message().wire(), wire, "the relayed message is another");
}

void ExamineOptions(Findings& findings) {
  const OptionRange::Scanned scanned = OptionRange::Scan(findings.input());
  Agree(scanned.error, OptionRange::Parse(findings.input()), findings);
  ExamineRun(scanned.options, findings);
}

// ---- the tests ----

TEST_CASE("damaged DHCPv6 options are refused at their place or read and written alike",
          "[vectors][robustness][rfc6610]") {
  const DamageReport report = ExamineDamaged({"dhcpv6-option"}, ExamineOptions, Changes::kAll);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
}

TEST_CASE("damaged DHCPv6 messages are refused at their place or read and written alike",
          "[vectors][robustness][rfc8415]") {
  const DamageReport report = ExamineDamaged({"dhcpv6-message"}, ExamineDatagram, Changes::kAll);
  CHECK(report.first_fault == "none");
  CHECK(report.refusals > 0);
}

}}  // namespace mip6boot::test
