// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The binding table beside a model of it: a map, and a loop over it for what is over. Each four
// octets are one call: what is done, which attachment, a time, a size.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "mip6boot/roles/binding_table.h"
#include "tests/support/scripted_random.h"

namespace mip6boot::fuzz { namespace {

using roles::AttachmentKey;
using roles::Binding;
using roles::BindingTable;
using roles::BindingTableConfig;

constexpr uint32_t kMaxBindings = 24;
constexpr uint16_t kMaxBindingOctets = 200;

using Call = std::array<uint8_t, 4>;

// The model's binding.
struct Entry {
  std::vector<uint8_t> run;
  std::optional<TimePoint> expiry;
  std::vector<uint8_t> duid;
  uint64_t session = 0;
};

class Table {
 public:
  void Do(const Call& call) {
    const AttachmentKey key = Key(call[1]);
    switch (call[0] % 8) {
      case 0:
      case 1:
        Put(key, call);
        break;
      case 2: {
        const auto expiry = Expiry(call[2]);
        const bool held = Lives(key);
        Require(table_.Refresh(Now(), key, expiry) == held, "refreshed what is not there");
        if (held) model_.at(key).expiry = expiry;
        break;
      }
      case 3: {
        const auto ended = table_.Remove(key);
        const auto found = model_.find(key);
        Require(ended == SessionOf(found), "removed another session");
        if (found != model_.end()) model_.erase(found);
        break;
      }
      case 4:
        Expire(call[3]);
        break;
      case 5:
        now_ += call[2];
        break;
      default:
        break;
    }
    RequireSame(key, call[3]);
  }
  void End() {
    for (const auto& [key, entry] : model_) RequireSame(key, 0);
    Expire(255);
    for (const auto& [key, entry] : model_) Require(Lives(key), "what is over is still there");
  }

 private:
  using Model = std::map<AttachmentKey, Entry>;

  static AttachmentKey Key(uint8_t number) {
    // Of several sizes; there are more of them than bindings may be.
    const std::vector<uint8_t> octets(size_t{1} + number % 32 * 4, number);
    return *AttachmentKey::From(static_cast<roles::AttachmentKind>(number % 3), octets);
  }
  TimePoint Now() const { return TimePoint(std::chrono::seconds(now_)); }
  std::optional<TimePoint> Expiry(uint8_t octet) const {
    if (octet == 255) return std::nullopt;
    if (octet == 254) return TimePoint::max();
    return Now() + std::chrono::seconds(int64_t{octet} * octet / 4 - 4);  // in the past, too
  }
  static std::optional<uint64_t> SessionOf(Model::const_iterator at, Model::const_iterator end) {
    return at == end ? std::nullopt : std::optional<uint64_t>(at->second.session);
  }
  std::optional<uint64_t> SessionOf(Model::const_iterator at) const {
    return SessionOf(at, model_.end());
  }
  bool IsOver(const Entry& entry) const {
    return entry.expiry.has_value() && *entry.expiry <= Now();
  }
  bool Lives(const AttachmentKey& key) const {
    const auto found = model_.find(key);
    return found != model_.end() && !IsOver(found->second);
  }

  void Put(const AttachmentKey& key, const Call& call) {
    Entry entry;
    entry.run.assign(call[3], call[1]);
    entry.expiry = Expiry(call[2]);
    entry.duid.assign(call[3] % 4 == 0 ? call[3] % 16 : 0, 7);
    entry.session = ++session_;
    Binding binding;
    if (!entry.run.empty()) {
      binding.networks = {{roles::HomeNetworkKind::kVisited, {}, entry.run}};
    }
    binding.expiry = entry.expiry;
    binding.pinned_duid = entry.duid;
    binding.session = entry.session;

    const auto found = model_.find(key);
    const auto before = SessionOf(found);
    const auto put = table_.Put(Now(), key, binding);
    if (entry.run.size() > kMaxBindingOctets) {
      return Require(!put && put.error().reason == Reason::kTooLong, "more octets than allowed");
    }
    if (found == model_.end() && model_.size() == kMaxBindings) {
      return Require(!put && put.error().reason == Reason::kTooMany, "more bindings than allowed");
    }
    Require(put.has_value() && *put == before, "another session gave way");
    model_[key] = entry;
  }
  void Expire(uint8_t steps) {
    for (;;) {
      const auto expired = table_.Expire(
          Now(),
          [&](const AttachmentKey& key, const Binding& binding) {
            const auto found = model_.find(key);
            Require(found != model_.end() && found->second.session == binding.session &&
                        IsOver(found->second),
                    "told of an end that is none");
            model_.erase(found);
          },
          size_t{1} + steps);
      if (!expired.more) break;
    }
    Require(std::none_of(model_.begin(), model_.end(),
                         [&](const auto& item) { return IsOver(item.second); }),
            "not told of an end");
    const auto deadline = table_.NextDeadline();
    Require(!deadline.has_value() || *deadline > Now(), "a deadline in the past");
    for (const auto& [key, entry] : model_) {
      Require(!entry.expiry.has_value() || (deadline.has_value() && *deadline <= *entry.expiry),
              "a deadline that comes too late");
    }
  }
  void RequireSame(const AttachmentKey& key, uint8_t octet) const {
    Require(table_.size() == model_.size(), "another number of bindings");
    const auto peeked = table_.Peek(Now(), key);
    Require(peeked.has_value() == Lives(key), "there, or not there");
    const std::vector<uint8_t> duid(octet % 16, 7);
    const auto found = table_.Find(Now(), key, duid);
    if (!peeked.has_value()) return Require(!found.has_value(), "found what is not there (R28)");
    const Entry& entry = model_.at(key);
    Require(peeked->session == entry.session && peeked->expiry == entry.expiry &&
                peeked->pinned_duid == Bytes(entry.duid) &&
                peeked->networks.empty() == entry.run.empty() &&
                (entry.run.empty() || peeked->networks[0].options == Bytes(entry.run)),
            "another binding");
    Require(found.has_value() == (entry.duid.empty() || entry.duid == duid),
            "a pinned DUID lets another through (R86)");
  }

  test::SeededRandom random_{1};
  BindingTable table_{BindingTableConfig{kMaxBindings, kMaxBindingOctets}, random_};
  Model model_;
  int64_t now_ = 0;
  uint64_t session_ = 0;
};

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  mip6boot::fuzz::Table table;
  for (size_t at = 0; at + 4 <= size; at += 4) {
    table.Do({data[at], data[at + 1], data[at + 2], data[at + 3]});
  }
  table.End();
  return 0;
}
