// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/dns_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "examples/integrated_scenario/message_tree.h"

// Behind all others: it redefines what theirs may use.
#include <ldns/ldns.h>

namespace mip6boot::scenario {
namespace {

using PacketPointer = std::unique_ptr<ldns_pkt, void (*)(ldns_pkt*)>;

PacketPointer Parse(Bytes octets) {
  ldns_pkt* packet = nullptr;
  if (ldns_wire2pkt(&packet, octets.data(), octets.size()) != LDNS_STATUS_OK) packet = nullptr;
  return PacketPointer(packet, ldns_pkt_free);
}

std::string TakeText(char* text) {
  const std::unique_ptr<char, void (*)(void*)> owned(text, std::free);
  return text == nullptr ? std::string() : text;
}

// The octets of a name, an address, ...: ldns has resolved the compression.
Bytes DataOf(const ldns_rdf* field) { return Bytes(ldns_rdf_data(field), ldns_rdf_size(field)); }
Bytes OwnerOf(const ldns_rr* record) { return DataOf(ldns_rr_owner(record)); }

bool IsSrv(const ldns_rr* record) {
  return ldns_rr_get_type(record) == LDNS_RR_TYPE_SRV && ldns_rr_rd_count(record) == 4;
}
bool IsAaaa(const ldns_rr* record) {
  return ldns_rr_get_type(record) == LDNS_RR_TYPE_AAAA && ldns_rr_rd_count(record) == 1;
}
uint16_t PriorityOf(const ldns_rr* srv) { return ldns_rdf2native_int16(ldns_rr_rdf(srv, 0)); }
ldns_rdf* TargetOf(const ldns_rr* srv) { return ldns_rr_rdf(srv, 3); }

bool SameName(const ldns_rdf* a, const ldns_rdf* b) { return ldns_dname_compare(a, b) == 0; }

template <typename Visit>
void ForEachRecord(const ldns_rr_list* records, Visit visit) {
  for (size_t i = 0; i < ldns_rr_list_rr_count(records); ++i) visit(ldns_rr_list_rr(records, i));
}

// The AAAA records of the targets with the lowest priority value.
void AddBestTargets(const ldns_rr_list* zone, ldns_pkt* answer) {
  uint16_t best = 0xffff;
  ForEachRecord(ldns_pkt_answer(answer), [&](const ldns_rr* srv) {
    if (IsSrv(srv)) best = std::min(best, PriorityOf(srv));
  });
  ForEachRecord(zone, [&](ldns_rr* address) {
    if (!IsAaaa(address)) return;
    bool wanted = false;
    ForEachRecord(ldns_pkt_answer(answer), [&](const ldns_rr* srv) {
      if (IsSrv(srv) && PriorityOf(srv) == best && SameName(TargetOf(srv), ldns_rr_owner(address)))
        wanted = true;
    });
    if (wanted) ldns_pkt_push_rr(answer, LDNS_SECTION_ADDITIONAL, ldns_rr_clone(address));
  });
}

Element OpenRecord(const ldns_rr* record, bool question) {
  Element element;
  element.code = static_cast<uint32_t>(ldns_rr_get_type(record));
  element.name = TakeText(ldns_rr_type2str(ldns_rr_get_type(record)));
  element.value = TakeText(ldns_rdf2str(ldns_rr_owner(record)));
  for (size_t i = 0; !question && i < ldns_rr_rd_count(record); ++i) {
    element.value += " " + TakeText(ldns_rdf2str(ldns_rr_rdf(record, i)));
  }
  const bool mobility = element.value.rfind("_mip6.", 0) == 0 || (IsAaaa(record) && !question);
  element.interest = mobility ? Element::Interest::kMobility : Element::Interest::kNotable;
  return element;
}

}  // namespace

Message OpenDns(Bytes datagram) {
  Message message;
  message.protocol = "dns";
  const PacketPointer packet = Parse(datagram);
  if (packet == nullptr) {
    message.fault = "no DNS message";
    return message;
  }
  const bool answer = ldns_pkt_qr(packet.get());
  message.name = answer ? "DNS answer" : "DNS query";
  if (answer) message.header = TakeText(ldns_pkt_rcode2str(ldns_pkt_get_rcode(packet.get())));
  const auto open = [&message](const ldns_rr_list* records, bool question) {
    ForEachRecord(records, [&](const ldns_rr* record) {
      message.elements.push_back(OpenRecord(record, question));
    });
  };
  if (!answer) open(ldns_pkt_question(packet.get()), true);
  open(ldns_pkt_answer(packet.get()), false);
  open(ldns_pkt_additional(packet.get()), false);
  return message;
}

DomainNameView DnsRecords::Keep(Bytes wire) {
  const Result<DomainNameView> name = DomainNameView::Parse(wire);
  if (!name) return {};  // the root: "." says that the service is not offered (R71)
  names_.emplace_back(*name);
  return names_.back().view();
}

bool DnsRecords::Add(Bytes answer) {
  const PacketPointer packet = Parse(answer);
  if (packet == nullptr) return false;
  for (const ldns_rr_list* section :
       {ldns_pkt_answer(packet.get()), ldns_pkt_additional(packet.get())}) {
    ForEachRecord(section, [this](const ldns_rr* record) {
      if (IsSrv(record)) {
        srv_.push_back({PriorityOf(record), ldns_rdf2native_int16(ldns_rr_rdf(record, 1)),
                        Keep(DataOf(TargetOf(record)))});
      } else if (IsAaaa(record)) {
        aaaa_.push_back(
            {Keep(OwnerOf(record)), Ipv6Address::Load(ldns_rdf_data(ldns_rr_rdf(record, 0)))});
      }
    });
  }
  return true;
}

DnsZone::DnsZone(const std::string& apex, const std::vector<std::string>& lines)
    : apex_(*DomainName::FromText(apex)), records_(ldns_rr_list_new(), ldns_rr_list_deep_free) {
  constexpr uint32_t kTimeToLive = 3600;
  for (const std::string& line : lines) {
    ldns_rr* record = nullptr;
    if (ldns_rr_new_frm_str(&record, line.c_str(), kTimeToLive, nullptr, nullptr) !=
        LDNS_STATUS_OK) {
      throw std::invalid_argument(fmt::format("no line of a zone file: {}", line));
    }
    ldns_rr_list_push_rr(records_.get(), record);
  }
}

DnsZone::~DnsZone() = default;

std::optional<std::vector<uint8_t>> DnsZone::Answer(Bytes query) const {
  const PacketPointer asked = Parse(query);
  if (asked == nullptr || ldns_pkt_qr(asked.get()) ||
      ldns_rr_list_rr_count(ldns_pkt_question(asked.get())) != 1) {
    return std::nullopt;
  }
  const ldns_rr* const question = ldns_rr_list_rr(ldns_pkt_question(asked.get()), 0);

  const PacketPointer answer(ldns_pkt_new(), ldns_pkt_free);
  ldns_pkt_set_id(answer.get(), ldns_pkt_id(asked.get()));
  ldns_pkt_set_opcode(answer.get(), ldns_pkt_get_opcode(asked.get()));
  ldns_pkt_set_qr(answer.get(), true);
  ldns_pkt_set_rd(answer.get(), ldns_pkt_rd(asked.get()));
  ldns_pkt_push_rr(answer.get(), LDNS_SECTION_QUESTION, ldns_rr_clone(question));

  const std::unique_ptr<ldns_rdf, void (*)(ldns_rdf*)> apex(
      ldns_dname_new_frm_str(apex_.ToString().c_str()), ldns_rdf_deep_free);
  const bool ours = SameName(ldns_rr_owner(question), apex.get()) ||
                    ldns_dname_is_subdomain(ldns_rr_owner(question), apex.get());
  bool exists = false;
  ForEachRecord(records_.get(), [&](ldns_rr* record) {
    if (!SameName(ldns_rr_owner(record), ldns_rr_owner(question))) return;
    exists = true;
    if (ldns_rr_get_type(record) != ldns_rr_get_type(question)) return;
    ldns_pkt_push_rr(answer.get(), LDNS_SECTION_ANSWER, ldns_rr_clone(record));
  });
  AddBestTargets(records_.get(), answer.get());
  ldns_pkt_set_aa(answer.get(), ours);
  ldns_pkt_set_rcode(answer.get(), !ours    ? LDNS_RCODE_REFUSED
                                   : exists ? LDNS_RCODE_NOERROR
                                            : LDNS_RCODE_NXDOMAIN);

  uint8_t* wire = nullptr;
  size_t size = 0;
  if (ldns_pkt2wire(&wire, answer.get(), &size) != LDNS_STATUS_OK) return std::nullopt;
  const std::unique_ptr<uint8_t, void (*)(void*)> owned(wire, std::free);
  return std::vector<uint8_t>(wire, wire + size);
}

}  // namespace mip6boot::scenario
