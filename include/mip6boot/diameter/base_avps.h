// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Typed AVPs of the base protocol, of NASREQ and of EAP: those that are one value, and the small
// groups.
//
//     writer.Add(OriginHost{"nas1.asp.example.net"});
//     Result<ResultCodeAvp> result = message.avps().Find<ResultCodeAvp>();

#ifndef MIP6BOOT_DIAMETER_BASE_AVPS_H_
#define MIP6BOOT_DIAMETER_BASE_AVPS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "mip6boot/base/result.h"
#include "mip6boot/diameter/avp_code.h"
#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/avp_view.h"
#include "mip6boot/diameter/avp_writer.h"
#include "mip6boot/diameter/command_code.h"
#include "mip6boot/diameter/result_code.h"

namespace mip6boot { inline namespace v0 { namespace diameter {

// Enumerations from the wire are open: any value is legal in a variable of theirs.

// RFC 6733 8.7
enum class AuthRequestType : uint32_t {
  kAuthenticateOnly = 1,
  kAuthorizeOnly = 2,
  kAuthorizeAuthenticate = 3
};
// RFC 6733 8.11; absent means kStateMaintained.
enum class AuthSessionState : uint32_t { kStateMaintained = 0, kNoStateMaintained = 1 };
// RFC 6733 8.12
enum class ReAuthRequestType : uint32_t { kAuthorizeOnly = 0, kAuthorizeAuthenticate = 1 };
// RFC 6733 5.4.3; after kBusy and kDoNotWantToTalkToYou do not connect again.
enum class DisconnectCause : uint32_t { kRebooting = 0, kBusy = 1, kDoNotWantToTalkToYou = 2 };
// RFC 6733 6.10; none at all means kNoInbandSecurity.
enum class InbandSecurityId : uint32_t { kNoInbandSecurity = 0, kTls = 1 };
// RFC 6733 8.15
enum class TerminationCause : uint32_t {
  kLogout = 1,
  kServiceNotProvided = 2,
  kBadAnswer = 3,
  kAdministrative = 4,
  kLinkBroken = 5,
  kAuthExpired = 6,
  kUserMoved = 7,
  kSessionTimeout = 8,
};
// RFC 6733 6.13
enum class RedirectHostUsage : uint32_t {
  kDontCache = 0,
  kAllSession = 1,
  kAllRealm = 2,
  kRealmAndApplication = 3,
  kAllApplication = 4,
  kAllHost = 5,
  kAllUser = 6,
};

// Each is `struct { kKey, kFlags, Field, Field value; }`: `Field` is what a typed message holds of
// it. Errors of decoding are those of the format, and name the AVP.
#define MIP6BOOT_SIMPLE_AVP(Type, key, Format)                                                     \
  struct Type {                                                                                    \
    static constexpr AvpKey kKey = AvpKey::key;                                                    \
    static constexpr uint8_t kFlags = FlagsToSend(AvpKey::key);                                    \
    using Field = Format::Value;                                                                   \
                                                                                                   \
    Field value{};                                                                                 \
                                                                                                   \
    static bool DecodeField(const AvpView& avp, const DecodePolicy&, Field& field) {               \
      return Format::Decode(avp.data, field);                                                      \
    }                                                                                              \
    static Error Refusal(const AvpView& avp, const DecodePolicy&) { return Format::Refusal(avp); } \
    static void EncodeField(AvpWriter& out, const Field& field) {                                  \
      Format::Encode(out, kKey, kFlags, field);                                                    \
    }                                                                                              \
    static Result<Type> Decode(const AvpView& avp, const DecodePolicy& = {}) {                     \
      Type typed;                                                                                  \
      if (ABSL_PREDICT_TRUE(Format::Decode(avp.data, typed.value))) return typed;                  \
      return Unexpected(Format::Refusal(avp));                                                     \
    }                                                                                              \
    void Encode(AvpWriter& out) const { EncodeField(out, value); }                                 \
  };
#include "mip6boot/diameter/base_avp.def"
#undef MIP6BOOT_SIMPLE_AVP

// The groups decode as the others do, and check what stands in them: kMissing, kDuplicate, and the
// errors of AvpRange.
#define MIP6BOOT_GROUP_AVP(Type)                                                                   \
  static constexpr AvpKey kKey = AvpKey::k##Type;                                                  \
  using Field = Type;                                                                              \
                                                                                                   \
  static bool DecodeField(const AvpView& avp, const DecodePolicy& policy, Field& field) {          \
    const Result<Type> typed = Decode(avp, policy);                                                \
    if (typed) field = *typed;                                                                     \
    return typed.has_value();                                                                      \
  }                                                                                                \
  static Error Refusal(const AvpView& avp, const DecodePolicy& policy) {                           \
    return Decode(avp, policy).error();                                                            \
  }                                                                                                \
  static void EncodeField(AvpWriter& out, const Field& field) { field.Encode(out); }               \
  MIP6BOOT_EXPORT static Result<Type> Decode(const AvpView& avp, const DecodePolicy& policy = {}); \
  MIP6BOOT_EXPORT void Encode(AvpWriter& out) const;

// Vendor-Specific-Application-Id (260), RFC 6733 6.11: a vendor, and an authorization or an
// accounting application. Also kMissing for a group with neither application. Vendor-Id may be
// missing: it has no say (RFC 6733 5.3).
struct VendorSpecificApplicationId {
  MIP6BOOT_GROUP_AVP(VendorSpecificApplicationId)

  uint32_t vendor_id = 0;
  std::optional<ApplicationId> auth_application_id;
  std::optional<ApplicationId> acct_application_id;
};

// Proxy-Info (284), RFC 6733 6.7.2: a stateless agent's note to itself, copied into the answer as
// it is.
struct ProxyInfo {
  MIP6BOOT_GROUP_AVP(ProxyInfo)

  std::string_view proxy_host;
  Bytes proxy_state;
};

// Experimental-Result (297), RFC 6733 7.6: a vendor's result code, judged by the same classes
// (R99).
struct ExperimentalResult {
  MIP6BOOT_GROUP_AVP(ExperimentalResult)

  uint32_t vendor_id = 0;
  ResultCode code{};
};
#undef MIP6BOOT_GROUP_AVP

// Failed-AVP (279), RFC 6733 7.5: the AVPs that a request was refused for. Their data may be as bad
// as it was.
struct FailedAvp {
  static constexpr AvpKey kKey = AvpKey::kFailedAvp;
  using Field = FailedAvp;

  AvpRange avps;

  static Result<FailedAvp> Decode(const AvpView& avp, const DecodePolicy& policy = {}) {
    const Result<AvpRange> avps = AvpRange::Inside(avp, policy.limits);
    if (!avps) return Unexpected(avps.error());
    return FailedAvp{*avps};
  }
  void Encode(AvpWriter& out) const {
    out.Nest(kKey, [this](AvpWriter& group) { group.RawRun(avps.wire()); });
  }
};

}}}  // namespace mip6boot::v0::diameter

#endif  // MIP6BOOT_DIAMETER_BASE_AVPS_H_
