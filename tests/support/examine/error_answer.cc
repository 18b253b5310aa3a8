// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/support/examine/error_answer.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "mip6boot/base/limits.h"
#include "mip6boot/base/text.h"
#include "mip6boot/diameter/avp_view.h"
#include "tests/support/examine/reference.h"
#include "tests/support/reference/diameter.h"

namespace mip6boot::test {
namespace {

using diameter::AvpKey;
using diameter::AvpView;
using diameter::MessageView;
using reference::DiameterAvp;
using reference::Octets;

constexpr uint32_t kSessionId = 263, kResultCode = 268, kFailedAvp = 279, kProxyInfo = 284;
constexpr uint32_t kOriginHost = 264, kOriginRealm = 296;

bool IsOneOf(uint32_t value, std::initializer_list<uint32_t> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Bytes Body(Bytes message) { return message.subspan(MessageView::kHeaderSize); }

std::vector<DiameterAvp> ReadRun(Bytes run) {
  return reference::ReadDiameterAvps(Octets(run.begin(), run.end()), Limits().avp_depth);
}

// The data of the AVPs of the base protocol with this code, at the top of a run.
std::vector<Bytes> DataOf(const MessageView& message, uint32_t code) {
  std::vector<Bytes> all;
  for (const AvpView avp : message.avps()) {
    if (avp.key == AvpKey{0, code}) all.push_back(avp.data);
  }
  return all;
}
bool IsOnly(const std::vector<Bytes>& data, Bytes value) {
  return data.size() == 1 && data[0] == value;
}

bool AreZeros(const Octets& octets) {
  return std::all_of(octets.begin(), octets.end(), [](uint8_t octet) { return octet == 0; });
}
bool Holds(Bytes octets, Bytes part) {
  return std::search(octets.begin(), octets.end(), part.begin(), part.end()) != octets.end();
}

// R101: User-Password, MIP-Session-Key, EAP-Master-Session-Key.
bool IsKey(const DiameterAvp& avp) { return avp.vendor == 0 && IsOneOf(avp.code, {2, 343, 464}); }

// What RFC 6733 7.1.5 wants a Failed-AVP with.
bool WantsFailedAvp(uint32_t code) {
  return IsOneOf(code, {5001, 5004, 5005, 5007, 5008, 5009, 5014});
}

// What stands in an AVP. In a Failed-AVP there is anything, as far as it is whole.
std::vector<DiameterAvp> Inside(const DiameterAvp& avp) {
  const bool is_failed = avp.vendor == 0 && avp.code == kFailedAvp;
  return is_failed ? ReadRun(avp.data) : avp.inside;
}

// Of what a Failed-AVP holds, the AVPs that hold no others: no keys, nor what cannot be looked into
// for keys; and nothing that is neither an example nor a copy.
bool AreShown(const std::vector<DiameterAvp>& avps, Bytes request) {
  return std::all_of(avps.begin(), avps.end(), [request](const DiameterAvp& avp) {
    const bool is_failed = avp.vendor == 0 && avp.code == kFailedAvp;
    if (is_failed || (avp.group && avp.whole)) return AreShown(Inside(avp), request);
    return AreZeros(avp.data) || (!IsKey(avp) && !avp.group && Holds(request, avp.data));
  });
}

bool HoldsAvp(const std::vector<DiameterAvp>& avps, const Error& error) {
  return std::any_of(avps.begin(), avps.end(), [&error](const DiameterAvp& avp) {
    return (avp.vendor == error.vendor && avp.code == error.code) || HoldsAvp(Inside(avp), error);
  });
}

// The keys of a run, long enough not to be in an answer by chance.
void FindKeys(const std::vector<DiameterAvp>& avps, std::vector<Octets>& keys) {
  constexpr size_t kLongEnough = 16;
  for (const DiameterAvp& avp : avps) {
    if (IsKey(avp) && avp.data.size() >= kLongEnough && !AreZeros(avp.data)) {
      keys.push_back(avp.data);
    }
    FindKeys(Inside(avp), keys);
  }
}

// R101: whether the octets of a key of the request, which stand nowhere else in it, are in `shown`.
bool ShowsKey(const MessageView& request, Bytes shown) {
  std::vector<Octets> keys;
  FindKeys(ReadRun(request.avps().wire()), keys);
  for (const Octets& key : keys) {
    const Bytes run = Body(request.wire());
    const auto first = std::search(run.begin(), run.end(), key.begin(), key.end());
    const bool only = first != run.end() &&
                      std::search(first + 1, run.end(), key.begin(), key.end()) == run.end();
    if (only && Holds(shown, key)) return true;
  }
  return false;
}

void JudgeFailedAvp(const MessageView& request, const MessageView& answer, const Refusal& refusal,
                    Findings& findings) {
  const std::vector<Bytes> failed = DataOf(answer, kFailedAvp);
  const bool has_avp =
      refusal.error.has_value() && refusal.error->kind == ElementKind::kDiameterAvp;
  findings.Expect(!failed.empty() || !WantsFailedAvp(refusal.code),
                  "a refusal without the AVP that it is about (RFC 6733 7.5)");
  findings.Expect(failed.size() <= 1, "more than one Failed-AVP (RFC 6733 7.5)");
  if (failed.size() != 1) return;
  const std::vector<DiameterAvp> avps = ReadRun(failed[0]);
  findings.Expect(!avps.empty(), "a Failed-AVP without an AVP");
  findings.Expect(!has_avp || HoldsAvp(avps, *refusal.error), "another AVP is blamed");
  findings.Expect(AreShown(avps, Body(request.wire())), "a Failed-AVP holds what nobody sent");
  findings.Expect(!ShowsKey(request, failed[0]), "a key goes back in a Failed-AVP (R101)");
}

// CER, DWR and DPR: no proxy is between those.
bool IsBetweenNeighbours(const MessageView& message) {
  return IsOneOf(static_cast<uint32_t>(message.command()), {257, 280, 282});
}

// RFC 6733 6.2: all of them, in the same order; one that cannot be read is of no use to anybody.
void JudgeProxyInfos(const MessageView& request, const MessageView& answer, Findings& findings) {
  const std::vector<Bytes> returned = DataOf(answer, kProxyInfo);
  std::vector<Bytes> sent;
  if (!DataOf(request, kProxyInfo).empty()) {
    std::vector<DiameterAvp> read = ReadRun(request.avps().wire());
    auto avp = read.begin();
    for (const AvpView there : request.avps()) {
      if (avp == read.end()) break;
      if (there.key == AvpKey{0, kProxyInfo} && avp->sound) sent.push_back(there.data);
      ++avp;
    }
  }
  findings.Expect(returned == sent, "a refusal without the Proxy-Info of the request");
}

}  // namespace

uint32_t ExpectedResultCode(const Error& error) {
  constexpr uint32_t kUnableToComply = 5012, kInvalidValue = 5004, kInvalidLength = 5014;
  if (error.kind == ElementKind::kDiameterMessage) {
    switch (error.reason) {
      case Reason::kBadVersion:
        return 5011;
      case Reason::kBadFlags:
        return 3008;
      case Reason::kWrongType:
        return 3001;
      case Reason::kTruncated:
      case Reason::kTooShort:
      case Reason::kTooLong:
      case Reason::kBadLength:
      case Reason::kBadMultiple:
        return 5015;
      default:
        return kUnableToComply;
    }
  }
  if (error.kind != ElementKind::kDiameterAvp) return kUnableToComply;
  switch (error.reason) {
    case Reason::kUnsupported:
      return 5001;
    case Reason::kMissing:
      return 5005;
    case Reason::kNotAllowed:
      return 5008;
    case Reason::kDuplicate:
      return 5009;
    case Reason::kTruncated:
    case Reason::kTooShort:
      return kInvalidLength;
    case Reason::kBadLength:
      // RFC 6733 7.1.5: of a number it is the length that is wrong, of all else the value.
      return reference::IsNumber(error.vendor, error.code) ? kInvalidLength : kInvalidValue;
    case Reason::kBadFlags:
      return 3009;
    case Reason::kTooMany:
    case Reason::kTooDeep:
    case Reason::kWrongType:
    case Reason::kWrongVendor:
      return kUnableToComply;
    default:
      return kInvalidValue;
  }
}

void JudgeErrorAnswer(const MessageView& request, Bytes answer_octets, const Refusal& refusal,
                      Findings& findings) {
  const Result<MessageView> answer = MessageView::Parse(answer_octets);
  findings.Expect(answer.has_value(), "the answer to a refused request is no message");
  if (!answer) return;
  constexpr unsigned kRequest = 0x80, kProxiable = 0x40, kError = 0x20;
  findings.Expect((answer->flags() & ~kError) == (request.flags() & kProxiable) &&
                      (request.flags() & kRequest) != 0 &&
                      std::equal(&answer_octets[5], &answer_octets[20], request.wire().begin() + 5),
                  "the answer to a refused request is another's");
  const bool has_error_bit = (answer->flags() & kError) != 0;
  const uint32_t thousands = refusal.code / 1000;
  findings.Expect(thousands == 5 || has_error_bit == (thousands == 3),
                  "the E bit goes with protocol errors (RFC 6733 7.1)");
  const std::vector<Bytes> codes = DataOf(*answer, kResultCode);
  findings.Expect(
      codes.size() == 1 && codes[0].size() == 4 && LoadBigEndian32(codes[0].data()) == refusal.code,
      "a request is refused with another Result-Code than its fault has");
  findings.Expect(IsOnly(DataOf(*answer, kOriginHost), AsBytes(refusal.host)) &&
                      IsOnly(DataOf(*answer, kOriginRealm), AsBytes(refusal.realm)),
                  "a refusal of somebody else");
  // Messages between neighbours have no session.
  const std::vector<Bytes> session = DataOf(*answer, kSessionId);
  const std::vector<Bytes> asked = DataOf(request, kSessionId);
  findings.Expect(session.empty() || (!asked.empty() && IsOnly(session, asked[0])),
                  "a refusal in another session");
  if (!IsBetweenNeighbours(request)) JudgeProxyInfos(request, *answer, findings);
  JudgeFailedAvp(request, *answer, refusal, findings);
  if (refusal.error.has_value()) {
    const Bytes wire = request.wire();
    const auto read = reference::ReadDiameter(Octets(wire.begin(), wire.end()), Limits().avp_depth);
    CompareReason(*refusal.error, read.avps, findings);
  }
}

}  // namespace mip6boot::test
