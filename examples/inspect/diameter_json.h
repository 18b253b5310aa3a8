// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Diameter messages as JSON.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_DIAMETER_JSON_H_
#define MIP6BOOT_EXAMPLES_INSPECT_DIAMETER_JSON_H_

#include <vector>

#include "examples/inspect/context.h"
#include "examples/inspect/json.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/violation.h"

namespace mip6boot::inspect {

// One message and what it holds; recursion is bounded by `context.limits`.
class DiameterJson {
 public:
  explicit DiameterJson(Context& context) : context_(context) {}

  // Sets the keys of the message in `octets` in `json`. One whose header goes wrong, because it is
  // cut say, is shown as far as it can be.
  void Message(Bytes octets, Json& json);
  // Those of bare AVPs.
  void BareAvps(Bytes octets, Json& json);
  // A list: one object for each AVP.
  Json Avps(const diameter::AvpRange& avps);

 private:
  Json Avp(const diameter::AvpView& avp);
  // The keys that depend on what is known of the AVP.
  void SetValue(const diameter::AvpView& avp, const diameter::AvpInfo& info, Json& json);
  void SetOctets(const diameter::AvpView& avp, Json& json);
  void SetAddress(const diameter::AvpView& avp, Json& json);
  void SetNumber(const diameter::AvpView& avp, uint64_t number, Json& json) const;
  void SetGroup(const diameter::AvpView& avp, Json& json);
  void SetMalformed(const diameter::AvpView& avp, const Error& error, Json& json);
  // Finds those of `message`, a MessageView or an AvpRange.
  template <typename T>
  void FindViolations(const T& message);
  // Sets the violations at `offset`: those of an AVP, or of the message where it starts.
  void SetViolations(uint32_t offset, Json& json) const;
  Json Hex(Bytes octets) const;

  Context& context_;
  std::vector<diameter::Violation> violations_;  // of the message, in order of offset
  bool in_failed_avp_ = false;                   // what is there may be an example, or a part
};

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_DIAMETER_JSON_H_
