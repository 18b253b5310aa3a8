// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/dhcpv6/retransmission.h"

#include <chrono>
#include <vector>

#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

using Action = Retransmission::Action;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

// Gives the same number always: 0 makes RAND -0.1, 0xffffffff +0.1.
class Steady final : public RandomSource {
 public:
  explicit Steady(uint32_t number) : number_(number) {}
  uint32_t Next() override { return number_; }

 private:
  uint32_t number_;
};
constexpr uint32_t kLowest = 0;
constexpr uint32_t kHighest = 0xffffffff;
constexpr uint32_t kMiddle = 0x7fffffff;  // RAND is 0, but for a part in 16 million

TimePoint At(Duration since_epoch) { return TimePoint(since_epoch); }

// The pauses between transmissions, in milliseconds, if nothing ever answers.
std::vector<int64_t> Pauses(const RetransmissionParameters& parameters, uint32_t random_number,
                            size_t count) {
  Steady random(random_number);
  Retransmission exchange(parameters);
  TimePoint now = At(seconds(1000));
  exchange.Start(now, random);
  std::vector<int64_t> pauses;
  while (pauses.size() < count && exchange.running()) {
    const TimePoint next = *exchange.next_timeout();
    pauses.push_back(
        std::chrono::duration_cast<milliseconds>(next - now + microseconds(500)).count());
    now = next;
    (void)exchange.HandleTimeout(now, random);
  }
  return pauses;
}

using Pausing = std::vector<int64_t>;

TEST_CASE("an Information-request pauses twice as long each time, up to an hour",
          "[rfc8415][s15][s18.2.6]") {
  CHECK(Pauses(kInformationRequestTimes, kMiddle, 15) ==
        Pausing{1000, 2000, 4000, 8000, 16000, 32000, 64000, 128000, 256000, 512000, 1024000,
                2048000, 3600000, 3600000, 3600000});
}

TEST_CASE("each pause is a tenth longer or shorter at most", "[rfc8415][s15]") {
  CHECK(Pauses(kInformationRequestTimes, kLowest, 3) == Pausing{900, 1710, 3249});
  CHECK(Pauses(kInformationRequestTimes, kHighest, 3) == Pausing{1100, 2310, 4851});
  const Pausing low = Pauses(kInformationRequestTimes, kLowest, 30);
  const Pausing high = Pauses(kInformationRequestTimes, kHighest, 30);
  CHECK(low.back() == 3240000);
  CHECK(high.back() == 3960000);
}

TEST_CASE("the first pause of a Solicit is longer than its initial timeout", "[rfc8415][s18.2.1]") {
  Steady lowest(kLowest);
  Steady highest(kHighest);
  Retransmission exchange(kSolicitTimes);
  exchange.Start(At(seconds(0)), lowest);
  CHECK(*exchange.next_timeout() == At(seconds(1) + microseconds(1)));
  exchange.Start(At(seconds(0)), highest);
  CHECK(*exchange.next_timeout() == At(milliseconds(1100)));
  CHECK(Pauses(kSolicitTimes, kLowest, 2) == Pausing{1000, 1900});
}

TEST_CASE("a Request is given up after ten transmissions", "[rfc8415][s18.2.2]") {
  CHECK(Pauses(kRequestTimes, kMiddle, 100) ==
        Pausing{1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000, 30000});
}

TEST_CASE("an exchange is given up once and then rests", "[rfc8415][s15]") {
  Steady random(kMiddle);
  RetransmissionParameters parameters = kRequestTimes;
  parameters.max_count = 2;
  Retransmission exchange(parameters);
  exchange.Start(At(seconds(0)), random);
  CHECK(exchange.HandleTimeout(At(seconds(2)), random) == Action::kTransmit);
  CHECK(exchange.transmissions() == 2);
  CHECK(!exchange.gave_up());
  CHECK(exchange.HandleTimeout(At(seconds(60)), random) == Action::kGiveUp);
  CHECK(exchange.gave_up());
  CHECK(!exchange.running());
  CHECK(!exchange.next_timeout().has_value());
  CHECK(exchange.HandleTimeout(At(seconds(600)), random) == Action::kNone);
  exchange.Start(At(seconds(700)), random);
  CHECK(exchange.running());
  CHECK(!exchange.gave_up());
  CHECK(exchange.transmissions() == 1);
}

TEST_CASE("an exchange is given up when its duration is over, not at the next pause",
          "[rfc8415][s15]") {
  RetransmissionParameters parameters = kInformationRequestTimes;
  parameters.max_duration = milliseconds(4500);
  CHECK(Pauses(parameters, kMiddle, 100) == Pausing{1000, 2000, 1500});
  Steady random(kMiddle);
  Retransmission exchange(parameters);
  exchange.Start(At(seconds(0)), random);
  CHECK(exchange.HandleTimeout(At(seconds(100)), random) == Action::kGiveUp);
}

TEST_CASE("early and repeated timeouts do nothing, a late one transmits once", "[rfc8415][s15]") {
  Steady random(kMiddle);
  Retransmission exchange(kInformationRequestTimes);
  CHECK(exchange.HandleTimeout(At(seconds(5)), random) == Action::kNone);  // not started
  CHECK(!exchange.next_timeout().has_value());
  exchange.Start(At(seconds(10)), random);
  CHECK(exchange.HandleTimeout(At(seconds(10)), random) == Action::kNone);
  CHECK(exchange.HandleTimeout(At(milliseconds(10900)), random) == Action::kNone);
  CHECK(exchange.HandleTimeout(At(seconds(100)), random) == Action::kTransmit);
  CHECK(exchange.HandleTimeout(At(seconds(100)), random) == Action::kNone);
  CHECK(*exchange.next_timeout() > At(milliseconds(101900)));  // counted from when it was sent
}

TEST_CASE("a now that goes back counts as the latest one seen", "[rfc8415][s15]") {
  Steady random(kMiddle);
  Retransmission exchange(kInformationRequestTimes);
  exchange.Start(At(seconds(10)), random);
  CHECK(exchange.HandleTimeout(At(seconds(20)), random) == Action::kTransmit);
  const TimePoint next = *exchange.next_timeout();
  CHECK(exchange.HandleTimeout(At(seconds(1)), random) == Action::kNone);
  CHECK(*exchange.next_timeout() == next);
  CHECK(exchange.ElapsedTime(At(seconds(1))) == 1000);
}

TEST_CASE("the elapsed time is 0 in the first transmission and counts from it",
          "[rfc8415][s21.9][R8]") {
  Steady random(kMiddle);
  Retransmission exchange(kInformationRequestTimes);
  CHECK(exchange.ElapsedTime(At(seconds(3))) == 0);
  exchange.Start(At(seconds(10)), random);
  CHECK(exchange.ElapsedTime(At(seconds(10))) == 0);
  CHECK(exchange.ElapsedTime(At(milliseconds(10500))) == 0);  // still the first
  CHECK(exchange.HandleTimeout(At(milliseconds(11239)), random) == Action::kTransmit);
  CHECK(exchange.ElapsedTime(At(milliseconds(11239))) == 123);
  CHECK(exchange.ElapsedTime(At(seconds(10) + milliseconds(655340))) == 0xfffe);
  CHECK(exchange.ElapsedTime(At(seconds(10) + milliseconds(655350))) == 0xffff);
  CHECK(exchange.ElapsedTime(At(seconds(10) + milliseconds(655360))) == 0xffff);
  CHECK(exchange.ElapsedTime(At(std::chrono::hours(100000))) == 0xffff);
}

TEST_CASE("an answered exchange transmits no more", "[rfc8415][s15]") {
  Steady random(kMiddle);
  Retransmission exchange(kInformationRequestTimes);
  exchange.Start(At(seconds(0)), random);
  exchange.Stop();
  CHECK(!exchange.next_timeout().has_value());
  CHECK(exchange.HandleTimeout(At(seconds(100)), random) == Action::kNone);
  CHECK(!exchange.gave_up());
}

TEST_CASE("a new INF_MAX_RT bounds the pauses from the next one on", "[rfc8415][s21.25]") {
  Steady random(kMiddle);
  Retransmission exchange(kInformationRequestTimes);
  TimePoint now = At(seconds(0));
  exchange.Start(now, random);
  for (size_t i = 0; i < 8; ++i) (void)exchange.HandleTimeout(*exchange.next_timeout(), random);
  exchange.set_max_timeout(seconds(60));
  now = *exchange.next_timeout();
  CHECK(exchange.HandleTimeout(now, random) == Action::kTransmit);
  CHECK(*exchange.next_timeout() - now < milliseconds(60001));
  CHECK(*exchange.next_timeout() - now > milliseconds(59999));
}

TEST_CASE("without a longest pause, pauses still end somewhere", "[rfc8415][s15]") {
  RetransmissionParameters parameters = kInformationRequestTimes;
  parameters.max_timeout = Duration(0);
  const Pausing pauses = Pauses(parameters, kHighest, 200);
  CHECK(pauses.size() == 200);
  CHECK(pauses.back() == std::chrono::milliseconds(std::chrono::hours(24 * 365)).count());
}

TEST_CASE("the ends of time and endless durations do no harm", "[rfc8415][s15]") {
  RetransmissionParameters endless = kSolicitTimes;
  endless.initial_timeout = endless.max_timeout = endless.max_duration = Duration::max();
  Steady random(kHighest);
  Retransmission exchange(endless);
  exchange.Start(TimePoint::min(), random);
  CHECK(*exchange.next_timeout() == TimePoint::min() + std::chrono::hours(24 * 365));
  CHECK(exchange.HandleTimeout(TimePoint::max() - seconds(1), random) == Action::kGiveUp);

  Retransmission late(kInformationRequestTimes);
  late.Start(TimePoint::max() - milliseconds(500), random);
  CHECK(*late.next_timeout() == TimePoint::max());
  CHECK(late.HandleTimeout(TimePoint::max(), random) == Action::kTransmit);
  CHECK(*late.next_timeout() == TimePoint::max());
  CHECK(late.ElapsedTime(TimePoint::max()) == 50);

  Retransmission early(kInformationRequestTimes);
  early.Start(TimePoint::min(), random);
  CHECK(early.HandleTimeout(TimePoint::max(), random) == Action::kTransmit);
  CHECK(early.ElapsedTime(TimePoint::max()) == 0xffff);
}

TEST_CASE("the first transmission waits a random time up to a second", "[rfc8415][s18.2.6][R10]") {
  Steady lowest(kLowest);
  Steady middle(kMiddle);
  Steady highest(kHighest);
  CHECK(StartDelay(kInformationRequestTimes, lowest) == Duration(0));
  CHECK(StartDelay(kInformationRequestTimes, middle) == microseconds(499999));
  CHECK(StartDelay(kInformationRequestTimes, highest) == seconds(1));
  CHECK(StartDelay(kRequestTimes, highest) == Duration(0));
}

TEST_CASE("a pause of exactly the longest is not drawn anew", "[rfc8415][s15]") {
  RetransmissionParameters parameters = kInformationRequestTimes;
  parameters.max_timeout = milliseconds(1710);  // twice 900, less a tenth of 900
  CHECK(Pauses(parameters, kLowest, 3) == Pausing{900, 1710, 1539});
}

}}  // namespace mip6boot::dhcpv6
