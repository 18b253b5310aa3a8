// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The error answers among the vectors, written from the request that they answer.

#include <vector>

#include "mip6boot/diameter/error_answer.h"
#include "mip6boot/diameter/messages.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::test { namespace {

using diameter::AvpKey;
using diameter::DiameterEapRequest;
using diameter::MessageView;
using diameter::MessageWriter;
using diameter::ResultCode;

TEST_CASE("a relay that cannot deliver der_integrated answers with dea_ebit_3002",
          "[vectors][rfc6733][s7.2]") {
  std::vector<uint8_t> buffer(1024);
  const Result<MessageView> der = MessageView::Parse(VectorOctets("der_integrated"));
  REQUIRE(der.has_value());
  diameter::Answerer relay;
  relay.origin_host = "relay.asp.example.net";
  relay.origin_realm = "asp.example.net";
  const Result<Bytes> answer =
      WriteErrorAnswer(*der, relay, ResultCode::kUnableToDeliver, MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK(ToHex(*answer) == ToHex(VectorOctets("dea_ebit_3002")));
}

TEST_CASE("der_integrated without its EAP-Payload is answered with dea_error_missing_avp",
          "[vectors][rfc6733][s7.5]") {
  const Result<MessageView> whole = MessageView::Parse(VectorOctets("der_integrated"));
  REQUIRE(whole.has_value());
  std::vector<uint8_t> request(1024);
  MessageWriter out(MutableBytes(request), whole->header());
  for (const diameter::AvpView avp : whole->avps()) {
    if (avp.key != AvpKey::kEapPayload) out.Raw(avp);
  }
  const Result<MessageView> der = MessageView::Parse(*out.Finish());
  REQUIRE(der.has_value());
  const Result<DiameterEapRequest> typed = DiameterEapRequest::Decode(*der);
  REQUIRE_FALSE(typed.has_value());
  CHECK(typed.error().ToString() == "EAP-Payload (462) at offset 20: is missing");
  std::vector<uint8_t> buffer(1024);
  diameter::Answerer aaa;
  aaa.origin_host = "aaa.home.example.org";
  aaa.origin_realm = "home.example.org";
  const Result<Bytes> answer = WriteErrorAnswer(*der, aaa, typed.error(), MutableBytes(buffer));
  REQUIRE(answer.has_value());
  CHECK(ToHex(*answer) == ToHex(VectorOctets("dea_error_missing_avp")));
}

}}  // namespace mip6boot::test
