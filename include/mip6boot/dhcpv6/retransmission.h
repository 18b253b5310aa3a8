// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// When a client sends again (RFC 8415 section 15).
//
//     first:   RT = IRT + RAND * IRT
//     later:   RT = 2 * RTprev + RAND * RTprev,  or  MRT + RAND * MRT  if that exceeds MRT
//
// RAND is uniform in [-0.1, +0.1]. The exchange fails after MRC transmissions or MRD; 0 means no
// such bound.
//
// Start(now) stands for the first transmission. From then on, whenever the caller's timer fires, or
// at any other time: HandleTimeout(now) says whether to transmit again; `next_timeout()` is the
// time to set the timer to. Early and repeated calls are harmless, a late one transmits once, and a
// `now` that goes back counts as the latest one seen.

#ifndef MIP6BOOT_DHCPV6_RETRANSMISSION_H_
#define MIP6BOOT_DHCPV6_RETRANSMISSION_H_

#include <cstdint>
#include <optional>

#include "mip6boot/base/export.h"
#include "mip6boot/base/random_source.h"
#include "mip6boot/base/time.h"

namespace mip6boot { inline namespace v0_1 { namespace dhcpv6 {

// The times and bounds of one kind of exchange. None of the durations is negative.
struct RetransmissionParameters {
  Duration max_start_delay{};  // the first transmission waits a random time up to this
  Duration initial_timeout{};  // IRT
  Duration max_timeout{};      // MRT
  uint32_t max_count = 0;      // MRC
  Duration max_duration{};     // MRD
  bool first_rand_positive =
      false;  // RFC 8415 18.2.1: the first RT of a Solicit is longer than IRT
};

// RFC 8415 7.6. The MRT of the first two is what the last INF_MAX_RT or SOL_MAX_RT option said,
// else this.
inline constexpr RetransmissionParameters kInformationRequestTimes = {std::chrono::seconds(1),
                                                                      std::chrono::seconds(1),
                                                                      std::chrono::seconds(3600),
                                                                      0,
                                                                      Duration(0),
                                                                      false};
inline constexpr RetransmissionParameters kSolicitTimes = {std::chrono::seconds(1),
                                                           std::chrono::seconds(1),
                                                           std::chrono::seconds(3600),
                                                           0,
                                                           Duration(0),
                                                           true};
inline constexpr RetransmissionParameters kRequestTimes = {
    Duration(0), std::chrono::seconds(1), std::chrono::seconds(30), 10, Duration(0), false};

// A random time before the first transmission, 0..max_start_delay.
MIP6BOOT_EXPORT Duration StartDelay(const RetransmissionParameters& parameters,
                                    RandomSource& random);

class Retransmission {
 public:
  // What a timeout asks of the caller.
  enum class Action : uint8_t {
    kNone,      // not yet
    kTransmit,  // the same message again, with the elapsed time of now
    kGiveUp,    // MRC or MRD is reached
  };

  // Runs when it is started.
  explicit Retransmission(const RetransmissionParameters& parameters) : parameters_(parameters) {}

  // The first transmission, now. Starting again begins a new exchange.
  MIP6BOOT_EXPORT void Start(TimePoint now, RandomSource& random);
  // Gives kGiveUp once; later calls give kNone until it is started again.
  MIP6BOOT_EXPORT Action HandleTimeout(TimePoint now, RandomSource& random);
  // An answer came, or nobody wants one any more.
  void Stop() { running_ = false; }

  // Whether an exchange is open.
  bool running() const { return running_; }
  // Whether the last exchange ended with MRC or MRD.
  bool gave_up() const { return gave_up_; }
  // nullopt when not running.
  std::optional<TimePoint> next_timeout() const {
    return running_ ? std::optional<TimePoint>(next_) : std::nullopt;
  }
  // In this exchange, the first included.
  uint32_t transmissions() const { return transmissions_; }
  // For OPTION_ELAPSED_TIME: centiseconds since the first transmission, 0 in it; 0xffff for that
  // long or longer.
  MIP6BOOT_EXPORT uint16_t ElapsedTime(TimePoint now) const;
  // A new MRT, from OPTION_SOL_MAX_RT or OPTION_INF_MAX_RT. It counts from the next timeout on.
  void set_max_timeout(Duration max_timeout) { parameters_.max_timeout = max_timeout; }

 private:
  void SetNext(TimePoint now);

  RetransmissionParameters parameters_;
  TimePoint first_{};
  TimePoint latest_{};  // `now` never goes back behind it
  TimePoint next_{};
  Duration timeout_{};  // RT
  uint32_t transmissions_ = 0;
  bool running_ = false;
  bool gave_up_ = false;
};

}}}  // namespace mip6boot::v0_1::dhcpv6

#endif  // MIP6BOOT_DHCPV6_RETRANSMISSION_H_
