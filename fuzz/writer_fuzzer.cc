// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The writers of the three protocols beside a model that has all the room it wants: a vector that
// lengths are inserted into. The first octet says which writer, the next two how much room there
// is; then each three are one operation: what, and two octets of it.

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "fuzz/finding.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/radius/attribute_writer.h"

namespace mip6boot::fuzz { namespace {

using Octets = std::vector<uint8_t>;

void Append(Octets& out, Bytes octets) { out.insert(out.end(), octets.begin(), octets.end()); }
void AppendNumber(Octets& out, uint64_t value, int size) {
  for (int i = size - 1; i >= 0; --i) out.push_back(static_cast<uint8_t>(value >> (8 * i)));
}

// One operation of the input.
struct Operation {
  uint8_t what = 0;
  uint8_t code = 0;
  uint8_t size = 0;

  Octets data() const {
    // Some operations are large, so that lengths of 16 bits overflow.
    return Octets(size == 255 && what >= 0x80 ? (code == 255 ? 0x10000 : 40000) : size, code);
  }
};

// ---- what an element of each protocol is, by its RFC ----

// What most writers have in common: nothing stands in front, and nothing is done in the end.
template <typename W>
struct Bare {
  using Writer = W;

  static Writer Make(MutableBytes room) { return Writer(room); }
  static Writer Counting() { return Writer::Counting(); }
  static Octets Header() { return {}; }
  static void Complete(Octets&) {}
};

// RFC 8415 21.1.
struct Dhcpv6 : Bare<dhcpv6::OptionWriter> {
  using Mark = Writer::Mark;
  static size_t MostData(const Operation&) { return 0xffff; }

  static Octets Element(const Operation& op, const Octets& data) {
    Octets out;
    AppendNumber(out, op.code, 2);
    AppendNumber(out, data.size(), 2);
    Append(out, data);
    return out;
  }
  static Mark Begin(Writer& out, const Operation& op) {
    return out.Begin(static_cast<dhcpv6::OptionCode>(op.code));
  }
  static void Raw(Writer& out, const Operation& op, const Octets& data) {
    out.Raw(static_cast<dhcpv6::OptionCode>(op.code), data);
  }
  static void Loose(Writer& out, const Octets& data) { out.octets().Copy(data); }
};

// RFC 6733 4.1; M is set, and V for an odd code, with Vendor-Id 10415.
struct Diameter : Bare<diameter::AvpWriter> {
  using Mark = Writer::Mark;
  static size_t MostData(const Operation& op) { return 0xffffff - (op.code % 2 == 0 ? 8 : 12); }

  static diameter::AvpKey Key(const Operation& op) {
    return {op.code % 2 == 0 ? 0U : 10415U, op.code};
  }
  static Octets Element(const Operation& op, const Octets& data) {
    const bool vendor = op.code % 2 != 0;
    Octets out;
    AppendNumber(out, op.code, 4);
    out.push_back(vendor ? 0xc0 : 0x40);
    AppendNumber(out, (vendor ? 12 : 8) + data.size(), 3);
    if (vendor) AppendNumber(out, 10415, 4);
    Append(out, data);
    while (out.size() % 4 != 0) out.push_back(0);
    return out;
  }
  static Mark Begin(Writer& out, const Operation& op) {
    return out.Begin(Key(op), diameter::kAvpFlagMandatory);
  }
  static void Raw(Writer& out, const Operation& op, const Octets& data) {
    out.Raw(Key(op), diameter::kAvpFlagMandatory, data);
  }
  static void Loose(Writer& out, const Octets& data) { out.octets().Copy(data); }
};

// RFC 6733 3: version (1), length (3), flags (1), command (3), application (4), ids (8).
struct DiameterMessage : Diameter {
  using Writer = diameter::MessageWriter;

  static diameter::MessageHeader NewHeader() {
    return {0xc0, diameter::CommandCode::kDiameterEap, diameter::ApplicationId::kEap,
            diameter::HopByHopId{0x01020304}, diameter::EndToEndId{0xf5f6f7f8}};
  }
  static Writer Make(MutableBytes room) { return Writer(room, NewHeader()); }
  static Writer Counting() { return Writer::Counting(NewHeader()); }
  static Octets Header() {
    return {1, 0, 0, 20, 0xc0, 0, 1, 12, 0, 0, 0, 5, 1, 2, 3, 4, 0xf5, 0xf6, 0xf7, 0xf8};
  }
  static void Complete(Octets& message) {
    message[1] = static_cast<uint8_t>(message.size() >> 16);
    message[2] = static_cast<uint8_t>(message.size() >> 8);
    message[3] = static_cast<uint8_t>(message.size());
  }
};

// RFC 2865 5. Nothing is inside anything.
struct Radius : Bare<radius::AttributeWriter> {
  struct Mark {};
  static size_t MostData(const Operation&) { return 253; }

  static Octets Element(const Operation& op, const Octets& data) {
    Octets out = {op.code, static_cast<uint8_t>(2 + data.size())};
    Append(out, data);
    return out;
  }
  static void Raw(Writer& out, const Operation& op, const Octets& data) {
    out.Raw(static_cast<radius::AttributeType>(op.code), data);
  }
  static void Loose(Writer& out, const Octets& data) { out.RawRun(data); }
};

// ---- the comparison ----

template <typename Protocol>
class Writing {
 public:
  explicit Writing(size_t room)
      : room_(room),
        buffer_(new uint8_t[room]),
        out_(Protocol::Make(MutableBytes(buffer_.get(), room))) {
    if (written() > room_) failed_ = Reason::kNoSpace;
  }

  void Do(const Operation& op) {
    if (failed_.has_value()) {
      return Both([&](auto& out) { Protocol::Raw(out, op, Octets(op.size, op.code)); });
    }
    switch (op.what % 4) {
      case 0:
        Raw(op);
        break;
      case 1:
        Loose(op.data());
        break;
      case 2:
        Open(op);
        break;
      default:
        Close();
        break;
    }
    if (!failed_.has_value() && written() > room_) failed_ = Reason::kNoSpace;
  }
  void End() {
    while (!open_.empty() && !failed_.has_value()) Do({3, 0, 0});
    const Result<Bytes> finished = out_.Finish();
    Require(finished.has_value() == !failed_.has_value(), "written, or not");
    if (failed_.has_value()) {
      Require(finished.error().reason == *failed_, "refused for another reason");
      return;
    }
    Protocol::Complete(written_);
    Require(*finished == Bytes(written_), "other octets");
    Require(count_.Finish().has_value() && count_.size() == written_.size(),
            "another size is counted");
  }

 private:
  // An open element: what stands in front of it, and how it began.
  struct Level {
    Octets before;
    Operation op;
    typename Protocol::Mark mark;
    typename Protocol::Mark count_mark;
  };

  template <typename Act>
  void Both(const Act& act) {
    act(out_);
    act(count_);
  }
  void Raw(const Operation& op) {
    const Octets data = op.data();
    Both([&](auto& out) { Protocol::Raw(out, op, data); });
    if (data.size() > Protocol::MostData(op)) {
      failed_ = Reason::kLengthOverflow;
    } else {
      Append(written_, Protocol::Element(op, data));
    }
  }
  void Loose(const Octets& data) {
    Both([&](auto& out) { Protocol::Loose(out, data); });
    Append(written_, data);
  }
  void Open(const Operation& op) {
    if constexpr (!std::is_same_v<Protocol, Radius>) {
      open_.push_back(
          {std::move(written_), op, Protocol::Begin(out_, op), Protocol::Begin(count_, op)});
      written_.clear();
    } else {
      Raw(op);
    }
  }
  void Close() {
    if constexpr (!std::is_same_v<Protocol, Radius>) {
      if (open_.empty()) return;
      Level level = std::move(open_.back());
      open_.pop_back();
      out_.End(level.mark);
      count_.End(level.count_mark);
      if (written_.size() > Protocol::MostData(level.op)) {
        failed_ = Reason::kLengthOverflow;
        return;
      }
      const Octets element = Protocol::Element(level.op, written_);
      written_ = std::move(level.before);
      Append(written_, element);
    }
  }
  // So far, headers of open elements included.
  size_t written() const {
    size_t size = written_.size();
    for (const Level& level : open_) {
      size += level.before.size() + Protocol::Element(level.op, {}).size();
    }
    return size;
  }

  size_t room_;
  std::unique_ptr<uint8_t[]> buffer_;  // not cleared
  typename Protocol::Writer out_;
  typename Protocol::Writer count_ = Protocol::Counting();
  Octets written_ = Protocol::Header();  // inside the innermost open element
  std::vector<Level> open_;
  std::optional<Reason> failed_;
};

template <typename Protocol>
void Run(size_t room, Bytes operations) {
  Writing<Protocol> writing(room);
  for (size_t at = 0; at + 3 <= operations.size(); at += 3) {
    writing.Do({operations[at], operations[at + 1], operations[at + 2]});
  }
  writing.End();
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mip6boot::fuzz;  // NOLINT(google-build-using-namespace)
  if (size < 3) return 0;
  const size_t room = size_t{mip6boot::LoadBigEndian16(data + 1)} * (data[0] >= 0x80 ? 16 : 1);
  const mip6boot::Bytes operations(data + 3, size - 3);
  switch (data[0] % 4) {
    case 0:
      Run<Dhcpv6>(room, operations);
      break;
    case 1:
      Run<Diameter>(room, operations);
      break;
    case 2:
      Run<DiameterMessage>(room, operations);
      break;
    default:
      Run<Radius>(room, operations);
      break;
  }
  return 0;
}
