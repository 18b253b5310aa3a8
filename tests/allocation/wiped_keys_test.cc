// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// No session key stays behind in memory that is given back (RFC 6733 13.3).

#include <memory>
#include <vector>

#include "mip6boot/roles/answered_requests.h"
#include "tests/allocation/freed_memory.h"
#include "tests/unit/roles/nas_harness.h"

namespace mip6boot::test::nas { namespace {

const std::vector<uint8_t> kKey(64, 0xa7);

TEST_CASE("a key that is not wiped is seen", "[R101]") {
  const FreedWith freed(kKey);
  std::make_unique<std::vector<uint8_t>>(kKey).reset();
  CHECK(freed.blocks() == 1);
}

TEST_CASE("an answer that is kept for its duplicates is wiped when it is forgotten",
          "[rfc6733][s13.3][R101]") {
  using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
  const HomeAaaConfig config = test::aaa::Config();
  HomeAaaFound found;
  found.verdict = HomeAaaFound::Verdict::kAccept;
  found.eap_master_session_key = kKey;
  std::array<uint8_t, HomeAaa::kMaxAnswerSize> buffer{};
  const TimePoint now{1000s};
  const auto serve = [&](AnsweredRequests& answered) {
    return AnswerOnce(
               now, config, VectorOctets("der_integrated"),
               [&](const HomeAaaNeed&) { return found; }, answered, absl::MakeSpan(buffer))
        .event;
  };
  const FreedWith freed(kKey);
  {
    AnsweredRequests answered;
    CHECK(serve(answered) == AaaEvent::kAuthorised);
    answered.Expire(now + 240s);
    CHECK(answered.size() == 0);
    CHECK(serve(answered) == AaaEvent::kAuthorised);
  }
  CHECK(freed.blocks() == 0);
}

TEST_CASE("the key of an event is wiped with the event, polled or not", "[rfc6733][s13.3][R101]") {
  // What the connection takes in and out has the key in the middle of a message.
  const FreedWith freed(kKey, FreedWith::Where::kAtTheStart);
  {
    Connected pair;
    pair.found.eap_master_session_key = kKey;
    pair.Attach(1);
    CHECK(pair.Events() == "authorized");
    CHECK(pair.last.key == ToHex(kKey));
    pair.Attach(2);
  }
  {
    Connected pair;
    pair.found.eap_master_session_key = kKey;
    pair.Attach(1);
  }
  CHECK(freed.blocks() == 0);
}

}}  // namespace mip6boot::test::nas
