// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// R101: keys never reach text, by no way; what says who somebody is does not by default.

#include <string>
#include <string_view>
#include <vector>

#include "mip6boot/format.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"
#include "tests/unit/diameter/avp_testing.h"

namespace mip6boot { namespace {

// Sixteen octets that would show as text, as hexadecimal digits, or as numbers.
constexpr char kSecretText[] = "SECRETsecretKEY!";
const std::vector<uint8_t> kSecret(kSecretText, kSecretText + 16);

bool Leaks(std::string_view text) {
  return text.find("SECRET") != std::string_view::npos ||
         text.find("534543") != std::string_view::npos ||
         text.find("53, 45") != std::string_view::npos ||
         text.find("83, 69") != std::string_view::npos;
}

// AVPs as `write` leaves them.
template <typename Write>
std::vector<uint8_t> Avps(Write write) {
  std::vector<uint8_t> buffer(1000);
  diameter::AvpWriter out{MutableBytes(buffer)};
  write(out);
  buffer.resize(out.Finish()->size());
  return buffer;
}

TEST_CASE("keys in AVPs are hidden, at any depth", "[format][R101]") {
  using diameter::AvpKey;
  using diameter::AvpRange;
  using diameter::AvpWriter;
  struct Row {
    AvpKey key;
    const char* text;
  };
  const Row row =
      GENERATE(Row{AvpKey::kEapMasterSessionKey, "EAP-Master-Session-Key (16 octets hidden)"},
               Row{AvpKey::kMipSessionKey, "MIP-Session-Key (16 octets hidden)"},
               Row{AvpKey::kUserPassword, "User-Password (16 octets hidden)"},
               // Who somebody is.
               Row{AvpKey::kUserName, "User-Name (16 octets hidden)"},
               Row{AvpKey::kSessionId, "Session-Id (16 octets hidden)"},
               Row{AvpKey::kClass, "Class (16 octets hidden)"},
               Row{AvpKey::kEapPayload, "EAP-Payload (16 octets hidden)"},
               // Nobody knows.
               Row{AvpKey{diameter::kVendor3gpp, 1450}, "AVP 10415/1450 (16 octets hidden)"});
  const std::string text = row.text;

  const diameter::AvpView view{row.key, 0x40, kSecret};
  CHECK(fmt::format("{}", view) == text);

  const auto add = [&](AvpWriter& out) { out.Raw(row.key, 0x40, kSecret); };
  const std::vector<uint8_t> group =
      Avps([&](AvpWriter& out) { out.Nest(AvpKey::kMipMnHaMsa, add); });
  CHECK(fmt::format("{}", AvpRange::Parse(group)) == "{MIP-MN-HA-MSA {" + text + "}}");

  const std::vector<uint8_t> failed = Avps([&](AvpWriter& out) {
    out.Nest(AvpKey::kFailedAvp, [&](AvpWriter& inner) { inner.Nest(AvpKey::kMipMnHaMsa, add); });
  });
  const AvpRange run = *AvpRange::Parse(failed);
  CHECK(fmt::format("{}", run) == "{Failed-AVP {MIP-MN-HA-MSA {" + text + "}}}");
  CHECK(fmt::format("{}", run.Find<diameter::FailedAvp>()) ==
        "Failed-AVP {MIP-MN-HA-MSA {" + text + "}}");
}

TEST_CASE("a group that cannot be opened shows none of its octets", "[format][R101]") {
  const std::vector<uint8_t> broken(kSecret.begin(), kSecret.end() - 2);
  const diameter::AvpView view{diameter::AvpKey::kMipMnHaMsa, 0x40, broken};
  CHECK_FALSE(Leaks(fmt::format("{}", view)));
  const diameter::AvpView unknown{diameter::AvpKey{0, 65000}, 0x40, kSecret};
  CHECK_FALSE(Leaks(fmt::format("{}", unknown)));
}

TEST_CASE("keys in typed AVPs and messages are hidden", "[format][R101]") {
  CHECK(fmt::format("{}", diameter::EapMasterSessionKey{kSecret}) ==
        "EAP-Master-Session-Key (16 octets hidden)");
  CHECK(fmt::format("{}", diameter::UserName{kSecretText}) == "User-Name (16 octets hidden)");

  diameter::DiameterEapAnswer answer;
  answer.session_id = kSecretText;
  answer.auth_application_id = diameter::ApplicationId::kEap;
  answer.auth_request_type = diameter::AuthRequestType::kAuthorizeOnly;
  answer.result_code = diameter::ResultCode::kSuccess;
  answer.origin_host = "aaa.home.example.org";
  answer.origin_realm = "home.example.org";
  answer.user_name = kSecretText;
  answer.eap_payload = Bytes(kSecret);
  answer.eap_master_session_key = Bytes(kSecret);
  const std::string text = fmt::format("{}", answer);
  CHECK_FALSE(Leaks(text));
  CHECK(text.find("EAP-Master-Session-Key (16 octets hidden)") != std::string::npos);

  const std::vector<uint8_t> wire = Avps([&](diameter::AvpWriter& out) { out.Add(answer); });
  CHECK_FALSE(Leaks(fmt::format("{}", diameter::AvpRange::Parse(wire))));
}

TEST_CASE("the key in OPTION_AUTH is hidden, wherever it stands", "[format][R101]") {
  // RKAP: type 1, the key.
  const std::string data = "03 01 00 0000000000000001 01" + test::ToHex(kSecret);
  const std::string auth = "000b001c" + data;
  const char* const text =
      "OPTION_AUTH protocol 3 algorithm 1 RDM 0 replay-detection 0000000000000001 "
      "information (17 octets hidden)";
  const dhcpv6::TestOption option(auth);
  CHECK(fmt::format("{}", option.view()) == text);
  CHECK(fmt::format("{}", option.As<dhcpv6::Authentication>()) == text);

  struct Row {
    const char* in_front;
    const char* around;
  };
  // In a relayed Reply; in options without a type that hold options or a message; cut off.
  const Row row =
      GENERATE(Row{"0009 0024 07a1b2c3", "RELAY_MSG"}, Row{"0005 0020", "IAADDR"},
               Row{"001a 0020", "IAPREFIX"}, Row{"002d 0020", "CLIENT_DATA"},
               Row{"002f 0024 07a1b2c3", "LQ_RELAY_DATA"},
               Row{"0003 002c 000000000000000000000000", "IA_NA"}, Row{"0042 0020", "RSOO"});
  CAPTURE(row.around);
  CHECK_FALSE(Leaks(fmt::format("{}", dhcpv6::TestOption(row.in_front + auth).view())));

  const std::vector<uint8_t> cut = test::FromHex("07a1b2c3" + auth.substr(0, auth.size() - 2));
  CHECK_FALSE(Leaks(fmt::format("{}", *dhcpv6::MessageView::Scan(cut))));
  CHECK_FALSE(Leaks(fmt::format("{}", dhcpv6::TestOption("000b0004 53454352").view())));
}

TEST_CASE("a key type found in OPTION_AUTH prints without its value", "[format][R101]") {
  const dhcpv6::Authentication::ReconfigureKey key{
      dhcpv6::Authentication::ReconfigureKey::Type::kKey, kSecret};
  CHECK(fmt::format("{}", key) == "key (16 octets hidden)");
  CHECK(fmt::format("{}", dhcpv6::ReconfigureKeyAuthentication{7, key}) ==
        "OPTION_AUTH RKAP replay-detection 0000000000000007 key (16 octets hidden)");
}

TEST_CASE("events and findings of roles hide keys and names of people", "[format][R101]") {
  roles::NasEvent event;
  event.id = roles::NasEventId::kAuthorized;
  event.session = roles::SessionNumber{7};
  event.eap_payload = kSecret;
  event.eap_master_session_key = kSecret;
  CHECK(fmt::format("{}", event) ==
        "authorized {session 7, eap (16 octets hidden), key (16 octets hidden)}");

  roles::HomeAaaFound found;
  found.verdict = roles::HomeAaaFound::Verdict::kAccept;
  found.user_name = kSecretText;
  found.eap_payload = kSecret;
  found.eap_master_session_key = kSecret;
  found.state = kSecret;
  CHECK(fmt::format("{}", found) ==
        "accept {user (16 octets hidden), eap (16 octets hidden), key (16 octets hidden), state "
        "(16 octets)}");

  roles::HomeAaaNeed need;
  need.session_id = kSecretText;
  need.user_name = kSecretText;
  need.eap_payload = kSecret;
  CHECK_FALSE(Leaks(fmt::format("{}", need)));

  roles::HomeAgentAssignment assignment;
  assignment.user_name = kSecretText;
  CHECK(fmt::format("{}", assignment) == "{user (16 octets hidden)}");

  const std::vector<uint8_t> port = {1, 2};
  roles::AccessRequest request(*roles::AttachmentKey::From(roles::AttachmentKind::kPort, port));
  request.user_name = kSecretText;
  request.eap_payload = kSecret;
  const diameter::AvpView more[] = {{diameter::AvpKey::kUserPassword, 0x40, kSecret}};
  request.more = more;
  CHECK(fmt::format("{}", request) ==
        "port 0102 {user (16 octets hidden), eap (16 octets hidden), type AUTHORIZE_AUTHENTICATE, "
        "more {User-Password (16 octets hidden)}}");
}

// The hash key of the binding table, and the configurations, have no text at all.
static_assert(!fmt::is_formattable<roles::BindingTable>::value);
static_assert(!fmt::is_formattable<roles::NasConfig>::value);
static_assert(!fmt::is_formattable<roles::HomeAaaConfig>::value);

}}  // namespace mip6boot
