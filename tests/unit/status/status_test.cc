// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/status.h"

#include <string>
#include <vector>

#include "mip6boot/base/domain_name.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

namespace mip6boot { namespace {

TEST_CASE("a refusal becomes a status with its line and its reason", "[status]") {
  const absl::Status status = ToStatus(MakeError(Reason::kPrefixTooLong, 57, 129, 128));
  CHECK(status.code() == absl::StatusCode::kInvalidArgument);
  CHECK(std::string(status.message()) == "octets at offset 57: prefix length 129 exceeds 128");
  CHECK(status.GetPayload(kReasonPayload) == absl::Cord("prefix-too-long"));
}

TEST_CASE("the code of a status says what the caller can do", "[status]") {
  CHECK(StatusCodeFor(Reason::kTruncated) == absl::StatusCode::kInvalidArgument);
  CHECK(StatusCodeFor(Reason::kMissing) == absl::StatusCode::kNotFound);
  CHECK(StatusCodeFor(Reason::kUnsupported) == absl::StatusCode::kUnimplemented);
  CHECK(StatusCodeFor(Reason::kNoSpace) == absl::StatusCode::kResourceExhausted);
  CHECK(StatusCodeFor(Reason::kLengthOverflow) == absl::StatusCode::kOutOfRange);
  CHECK(StatusCodeFor(Reason::kNotAllowed) == absl::StatusCode::kFailedPrecondition);
}

TEST_CASE("a result becomes a StatusOr of its value", "[status]") {
  const std::vector<uint8_t> good = test::FromHex("0161 00");
  const absl::StatusOr<DomainNameView> name = ToStatusOr(DomainNameView::Parse(good));
  REQUIRE(name.ok());
  CHECK(name->ToString() == "a.");
  CHECK(ToStatusOr(DomainNameView::Parse({})).status().code() ==
        absl::StatusCode::kInvalidArgument);
  CHECK(ToStatus(Result<void>()).ok());
  CHECK_FALSE(ToStatus(Result<void>(Unexpected(MakeError(Reason::kMissing, 4)))).ok());
}

TEST_CASE("a violation becomes a status", "[status]") {
  const dhcpv6::Violation foreign{dhcpv6::ViolationKind::kServerIdForeign,
                                  dhcpv6::OptionCode::kServerId, 18};
  const absl::Status status = ToStatus(foreign);
  CHECK(status.code() == absl::StatusCode::kInvalidArgument);
  CHECK(std::string(status.message()) == foreign.ToString());
  CHECK(status.GetPayload(kReasonPayload) == absl::Cord("server-id-foreign"));
  CHECK(ToStatus(dhcpv6::Violation{dhcpv6::ViolationKind::kNotAuthenticated, {}, 0}).code() ==
        absl::StatusCode::kUnauthenticated);
  const diameter::Violation unnamed{diameter::ViolationKind::kHomeAgentUnnamed,
                                    diameter::AvpKey::kMip6AgentInfo, 96};
  const absl::Status of_avp = ToStatus(unnamed);
  CHECK(of_avp.code() == absl::StatusCode::kInvalidArgument);
  CHECK(std::string(of_avp.message()) ==
        "MIP6-Agent-Info (486) at offset 96: holds neither MIP-Home-Agent-Address nor "
        "MIP-Home-Agent-Host [RFC 5447 4.2.1; R58]");
  CHECK(of_avp.GetPayload(kReasonPayload) == absl::Cord("home-agent-unnamed"));
}

}}  // namespace mip6boot
