// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The recorded Diameter messages once more, as tshark reads them: every AVP that both of us know.

#include <arpa/inet.h>

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/inspect/inspecting.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

#ifdef MIP6BOOT_TSHARK

namespace mip6boot::test {
namespace {

using nlohmann::json;

// By number of packet and Hop-by-Hop Identifier; several if a packet repeats itself.
using Messages = std::map<std::pair<int, std::string>, std::vector<json>>;

// tshark shows one of something as itself, several as a list.
std::vector<json> AsList(const json& parent, const std::string& key) {
  if (!parent.contains(key)) return {};
  const json& child = parent.at(key);
  return child.is_array() ? child.get<std::vector<json>>() : std::vector<json>{child};
}

Messages TsharkMessages(const std::string& name) {
  const Finished finished =
      Run({MIP6BOOT_TSHARK, "-r", Recorded(name), "-Y", "diameter", "-T", "json",
           "--no-duplicate-keys", "-J", "frame diameter", "--disable-protocol", "eap"});
  REQUIRE(finished.status == 0);
  Messages messages;
  for (const json& packet : json::parse(finished.out)) {
    const json& layers = packet.at("_source").at("layers");
    const int number = std::stoi(layers.at("frame").at("frame.number").get<std::string>());
    for (const json& message : AsList(layers, "diameter")) {
      const std::string id = message.value("diameter.hopbyhopid", "0x");
      messages[{number, id.substr(2)}].push_back(message);
    }
  }
  return messages;
}

Messages OurMessages(const std::string& name) {
  Messages messages;
  for (const json& message : Objects(Inspect({"--json", "--show-keys", Recorded(name)})))
    messages[{message.at("packet"), message.value("hop_by_hop", "")}].push_back(message);
  return messages;
}

// "40:20:01" as "402001".
std::string WithoutColons(std::string hex) {
  hex.erase(std::remove(hex.begin(), hex.end(), ':'), hex.end());
  return hex;
}

// The 17 octets of a MIP6-Home-Link-Prefix in hexadecimal, from "2001:db8::/32".
std::string PrefixOctets(const std::string& prefix) {
  const size_t slash = prefix.find('/');
  std::array<uint8_t, 17> octets{};
  octets[0] = static_cast<uint8_t>(std::stoi(prefix.substr(slash + 1)));
  if (inet_pton(AF_INET6, prefix.substr(0, slash).c_str(), &octets[1]) != 1) return "no prefix";
  return ToHex(octets);
}

std::string Joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

class Comparison {
 public:
  void Compare(const Messages& ours, const Messages& theirs) {
    for (const auto& [key, list] : theirs) {
      place_ = "packet " + std::to_string(key.first);
      const auto at = ours.find(key);
      if (at == ours.end() || at->second.size() != list.size()) {
        Differ("messages", at == ours.end() ? 0 : at->second.size(), list.size());
        continue;
      }
      for (size_t i = 0; i < list.size(); ++i) CompareMessage(at->second[i], list[i]);
    }
    for (const auto& [key, list] : ours) {
      place_ = "packet " + std::to_string(key.first);
      // tshark goes without some that are no messages.
      if (theirs.count(key) == 0 && !list.front().contains("error"))
        Differ("messages", list.size(), 0);
    }
  }

  const std::set<std::string>& compared() const { return compared_; }  // names
  // Known to one of us only, or to none: names, or codes.
  const std::set<std::string>& unknown() const { return unknown_; }
  const std::vector<std::string>& differences() const { return differences_; }

 private:
  template <typename Ours, typename Theirs>
  void Differ(const std::string& what, const Ours& ours, const Theirs& theirs) {
    differences_.push_back(place_ + ", " + what + ": we say " + json(ours).dump() + ", tshark " +
                           json(theirs).dump());
  }
  void Same(const std::string& what, const std::string& ours, const std::string& theirs) {
    if (ours != theirs) Differ(what, ours, theirs);
  }

  void CompareMessage(const json& ours, const json& theirs) {
    Same("command", ours.at("command").dump(), theirs.at("diameter.cmd.code"));
    Same("application", ours.at("application").dump(), theirs.at("diameter.applicationId"));
    Same("flags", ours.at("flags"), Letters(theirs.at("diameter.flags"), "RPET"));
    Same("end-to-end", "0x" + ours.at("end_to_end").get<std::string>(),
         theirs.at("diameter.endtoendid"));
    CompareAvps(ours.at("avps"), AsList(theirs, "diameter.avp_tree"), ours.contains("error"));
  }

  // `cut`: we stop at an AVP that cannot be framed, tshark may go on.
  void CompareAvps(const json& ours, const std::vector<json>& theirs, bool cut) {
    if (ours.size() != theirs.size() && !cut) Differ("AVPs", ours.size(), theirs.size());
    for (size_t i = 0; i < ours.size() && i < theirs.size(); ++i) CompareAvp(ours[i], theirs[i]);
  }

  void CompareAvp(const json& ours, const json& theirs) {
    Same("code", ours.at("code").dump(), theirs.at("diameter.avp.code"));
    Same("length", ours.at("length").dump(), theirs.at("diameter.avp.len"));
    Same("AVP flags", ours.at("flags"), Letters(theirs.at("diameter.avp.flags"), "VMP"));
    const std::string name = ours.at("name").is_null() ? "" : ours.at("name").get<std::string>();
    const std::string field = "diameter." + name;
    constexpr int kHeaderSize = 8;
    // No value to compare: malformed, or without data, of which tshark says just that.
    if (ours.contains("error") || ours.at("length") == kHeaderSize) return;
    if (!theirs.contains(field)) {
      unknown_.insert(name.empty() ? ours.at("code").dump() : name);
      return;
    }
    compared_.insert(name);
    const json tree = theirs.value(field + "_tree", json::object());
    if (ours.contains("avps"))
      return CompareAvps(ours["avps"], AsList(tree, "diameter.avp_tree"), false);
    const std::string value = theirs.at(field);
    if (ours.contains("text")) {
      Same(name, ours["text"], value);
    } else if (ours.contains("address")) {
      const std::string ipv6 = tree.value(field + ".IPv6", "");
      Same(name, ours["address"], ipv6.empty() ? tree.value(field + ".IPv4", "") : ipv6);
    } else if (ours.contains("prefix")) {
      Same(name, PrefixOctets(ours["prefix"]), WithoutColons(value));
    } else if (ours.at("value").is_string()) {
      Same(name, ours["value"], WithoutColons(value));
    } else {
      Same(name, ours["value"].dump(), value);
    }
  }

  static std::string Letters(const std::string& flags, const std::string& letters) {
    const int bits = std::stoi(flags, nullptr, 16);
    std::string text;
    for (size_t i = 0; i < letters.size(); ++i) {
      if ((bits & (0x80 >> i)) != 0) text += letters[i];
    }
    return text;
  }

  std::string place_;
  std::set<std::string> compared_;
  std::set<std::string> unknown_;
  std::vector<std::string> differences_;
};

}  // namespace

TEST_CASE("tshark reads the same values in every recorded Diameter message",
          "[inspect][captures][tshark]") {
  std::set<std::string> compared;
  std::set<std::string> unknown;
  for (const std::string& name : AllCaptures()) {
    if (!Sidecar(name).contains("messages")) continue;
    INFO(name);
    Comparison comparison;
    comparison.Compare(OurMessages(name), TsharkMessages(name));
    CHECK(comparison.differences() == std::vector<std::string>{});
    compared.insert(comparison.compared().begin(), comparison.compared().end());
    unknown.insert(comparison.unknown().begin(), comparison.unknown().end());
  }
  CHECK(Joined(unknown) == "99999");  // made up
  CHECK(Joined(compared) ==
        "Auth-Application-Id Auth-Request-Type Destination-Host Destination-Realm "
        "Disconnect-Cause EAP-Payload Error-Message Failed-AVP Firmware-Revision "
        "Host-IP-Address Inband-Security-Id MIP-Authenticator MIP-Careof-Address "
        "MIP-Home-Agent-Address MIP-Home-Agent-Host MIP-MAC-Mobility-Data MIP-MN-AAA-SPI "
        "MIP-Mobile-Node-Address MIP6-Agent-Info MIP6-Auth-Mode MIP6-Feature-Vector "
        "MIP6-Home-Link-Prefix NAS-Identifier Origin-Host Origin-Realm Origin-State-Id "
        "Product-Name Result-Code Route-Record Session-Id User-Name Vendor-Id");
}

}  // namespace mip6boot::test

#else

TEST_CASE("tshark is not here: nobody compares the recorded Diameter messages with it",
          "[inspect][captures][tshark]") {
  WARN("install tshark and configure again");
}

#endif  // MIP6BOOT_TSHARK
