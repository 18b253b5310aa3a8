// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The invalid vectors of Diameter: what refuses them, at which octet, and with which Result-Code
// and Failed-AVP a request that holds them is answered.

#include <string>
#include <vector>

#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/mip6_avps.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"
#include "tests/vectors/check.h"

namespace mip6boot::test {
namespace {

using diameter::AvpKey;
using diameter::AvpRange;
using diameter::AvpView;
using diameter::FailedAvp;
using diameter::MessageView;
using diameter::Mip6AgentInfo;
using diameter::Mip6FeatureVector;
using diameter::Mip6HomeLinkPrefix;
using diameter::MipHomeAgentAddress;
using diameter::MipHomeAgentHost;
using diameter::ResultCode;
using diameter::ResultCodeAvp;

template <typename T>
Error ErrorOf(const AvpView& avp) {
  const Result<T> value = avp.As<T>();
  REQUIRE_FALSE(value.has_value());
  return value.error();
}

// Of the last AVP in `run`, by its key.
Error ErrorIn(const AvpRange::Scanned& run) {
  if (run.error.has_value()) return *run.error;
  AvpView last;
  for (const AvpView avp : run.avps) last = avp;
  if (last.key == Mip6AgentInfo::kKey) return ErrorOf<Mip6AgentInfo>(last);
  if (last.key == MipHomeAgentAddress::kKey) return ErrorOf<MipHomeAgentAddress>(last);
  if (last.key == MipHomeAgentHost::kKey) return ErrorOf<MipHomeAgentHost>(last);
  if (last.key == Mip6HomeLinkPrefix::kKey) return ErrorOf<Mip6HomeLinkPrefix>(last);
  if (last.key == Mip6FeatureVector::kKey) return ErrorOf<Mip6FeatureVector>(last);
  FAIL("no decoder for AVP " << last.key.code);
  return {};
}

// der_integrated with the AVP at its end.
std::vector<uint8_t> RequestWith(Bytes avp) {
  std::vector<uint8_t> request = VectorOctets("der_integrated");
  request.insert(request.end(), avp.begin(), avp.end());
  StoreBigEndian24(&request[1], static_cast<uint32_t>(request.size()));
  return request;
}

struct Refusal {
  Reason reason;
  AvpKey avp;       // that the error is about
  uint32_t offset;  // in the vector
  const char* text;
  ResultCode result_code;
  const char* failed_avp;  // what Failed-AVP holds
};

void IsRefused(Bytes octets, const Refusal& refusal) {
  const Error error = ErrorIn(AvpRange::Scan(octets));
  CHECK(error.reason == refusal.reason);
  CHECK(error.kind == ElementKind::kDiameterAvp);
  CHECK(AvpKey{error.vendor, error.code} == refusal.avp);
  CHECK(error.offset == refusal.offset);
  CHECK(error.ToString() == refusal.text);
  CHECK(static_cast<uint32_t>(diameter::ResultCodeFor(error)) ==
        static_cast<uint32_t>(refusal.result_code));

  const ExactCopy request(RequestWith(octets));
  const Result<MessageView::Scanned> scanned = MessageView::Scan(request.bytes());
  REQUIRE(scanned.has_value());
  const Error in_request = ErrorIn({scanned->message.avps(), scanned->error});
  CHECK(in_request.offset == VectorOctets("der_integrated").size() + refusal.offset);
  std::vector<uint8_t> buffer(2048);
  const Result<Bytes> written = WriteErrorAnswer(
      scanned->message, {"aaa.home.example.org", "home.example.org", std::nullopt, "", ""},
      in_request, MutableBytes(buffer));
  REQUIRE(written.has_value());
  const Result<MessageView> answer = MessageView::Parse(*written);
  REQUIRE(answer.has_value());
  const Result<ResultCodeAvp> result = answer->avps().Find<ResultCodeAvp>();
  REQUIRE(result.has_value());
  CHECK(static_cast<uint32_t>(result->value) == static_cast<uint32_t>(refusal.result_code));
  const Result<FailedAvp> failed = answer->avps().Find<FailedAvp>();
  REQUIRE(failed.has_value());
  CHECK(ToHex(failed->avps.wire()) == ToHex(FromHex(refusal.failed_avp)));
}

// RFC 6733 7.5: Failed-AVP is a copy of the AVP (5004, and 5014 for a wrong size), an example of
// the one that is missing (5005), the first surplus one (5009), or a header with zero data where
// the length was none (5014); where it stands in a group, in that group.
constexpr Check kChecks[] = {
    {"bad_avp486_empty",
     [](Bytes octets) {
       IsRefused(octets, {Reason::kIncomplete, AvpKey::kMip6AgentInfo, 8,
                          "MIP6-Agent-Info (486) at offset 8: holds none of what it must hold at "
                          "least one of",
                          ResultCode::kInvalidAvpValue, "000001e6 40000008"});
     }},
    {"bad_avp486_prefix_only",
     [](Bytes octets) {
       IsRefused(octets, {Reason::kIncomplete, AvpKey::kMip6AgentInfo, 8,
                          "MIP6-Agent-Info (486) at offset 8: holds none of what it must hold at "
                          "least one of",
                          ResultCode::kInvalidAvpValue,
                          "000001e6 40000024 0000007d 40000019"
                          "40 20010db8600003020000000000000000 000000"});
     }},
    {"bad_avp486_three_addresses",
     [](Bytes octets) {
       IsRefused(octets, {Reason::kDuplicate, AvpKey::kMipHomeAgentAddress, 52,
                          "MIP-Home-Agent-Address (334) at offset 52: stands 3 times, at most 2",
                          ResultCode::kAvpOccursTooManyTimes,
                          "000001e6 40000024 0000014e 4000001a"
                          "0002 20010db8600003020000000000000001 0000"});
     }},
    {"bad_avp334_family",
     [](Bytes octets) {
       IsRefused(octets, {Reason::kBadFamily, AvpKey::kMipHomeAgentAddress, 8,
                          "MIP-Home-Agent-Address (334) at offset 8: address family 2 does not go "
                          "with 4 octets",
                          ResultCode::kInvalidAvpValue, "0000014e 4000000e 0002 c0000201 0000"});
     }},
    {"bad_avp125_short",
     [](Bytes octets) {
       IsRefused(octets,
                 {Reason::kBadLength, AvpKey::kMip6HomeLinkPrefix, 8,
                  "MIP6-Home-Link-Prefix (125) at offset 8: length 9, must be 17",
                  ResultCode::kInvalidAvpValue, "0000007d 40000011 40 20010db800000000 000000"});
     }},
    {"bad_avp125_trailing_bits",
     [](Bytes octets) {
       IsRefused(octets, {Reason::kStrayBits, AvpKey::kMip6HomeLinkPrefix, 16,
                          "MIP6-Home-Link-Prefix (125) at offset 16: bits set behind prefix length "
                          "60",
                          ResultCode::kInvalidAvpValue,
                          "0000007d 40000019 3c 20010db86000030f0000000000000001 000000"});
     }},
    {"bad_avp348_no_host",
     [](Bytes octets) {
       IsRefused(octets, {Reason::kMissing, AvpKey::kDestinationHost, 8,
                          "Destination-Host (293) at offset 8: is missing", ResultCode::kMissingAvp,
                          "0000015c 40000010 00000125 40000008"});
     }},
    {"bad_avp_len_7",
     [](Bytes octets) {
       IsRefused(octets, {Reason::kTooShort, AvpKey::kMip6FeatureVector, 0,
                          "MIP6-Feature-Vector (124) at offset 0: length 7, must be at least 8",
                          ResultCode::kInvalidAvpLength, "0000007c 40000010 0000000000000000"});
     }},
    {"bad_avp124_short",
     [](Bytes octets) {
       IsRefused(octets, {Reason::kBadLength, AvpKey::kMip6FeatureVector, 8,
                          "MIP6-Feature-Vector (124) at offset 8: length 4, must be 8",
                          ResultCode::kInvalidAvpLength, "0000007c 4000000c 00000001"});
     }},
};

TEST_CASE("an invalid Diameter vector is refused at its place and answered with its Result-Code",
          "[vectors][rfc5447][rfc6733][s7]") {
  RunChecks(kChecks);
}

}  // namespace

absl::Span<const Check> InvalidDiameterChecks() { return kChecks; }

}  // namespace mip6boot::test
