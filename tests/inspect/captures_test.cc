// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Every recording decodes as the file beside it says. What that file says in other words, or not at
// all, is left out on both sides.

#include <algorithm>
#include <string>
#include <vector>

#include "mip6boot/dhcpv6/option_code.h"
#include "tests/inspect/inspecting.h"
#include "tests/support/catch.h"

namespace mip6boot::test {
namespace {

using nlohmann::json;

bool HasError(const json& node) {
  if (node.is_object() && node.contains("error")) return true;
  return node.is_structured() &&
         std::any_of(node.begin(), node.end(), [](const json& inner) { return HasError(inner); });
}

bool IsIn(const json& object, const char* key) { return object.contains(key); }

// ---- DHCPv6: what the sidecar says, and the same of what we say ----

json ExpectedMessage(const json& message);
json OurMessage(const json& message);

json ExpectedOptions(const json& options) {
  json list = json::array();
  for (const json& option : options) {
    if (!IsIn(option, "code")) {
      list.push_back("cut");  // what follows is no option
      continue;
    }
    json said = {{"code", option["code"]}, {"length", option["octets"]}};
    if (dhcpv6::OptionName(static_cast<dhcpv6::OptionCode>(option["code"])) != nullptr)
      said["name"] = "OPTION_" + option["name"].get<std::string>();
    if (IsIn(option, "malformed")) {
      said["malformed"] = option["hex"];
    } else if (IsIn(option, "options")) {
      said["options"] = ExpectedOptions(option["options"]);
    } else if (IsIn(option, "message")) {
      said["message"] = ExpectedMessage(option["message"]);
    } else if (IsIn(option, "fqdn")) {
      said["fqdn"] = option["fqdn"].get<std::string>() + ".";
    } else if (IsIn(option, "prefix")) {
      said["prefix"] = {option["prefix"], option["form"]};
    } else if (IsIn(option, "hundredths")) {
      said["elapsed_ms"] = option["hundredths"].get<int>() * 10;
    } else if (IsIn(option, "status")) {
      said["status"] = {option["status"], option["text"]};
    } else if (IsIn(option, "address")) {
      said["address"] = option["address"];
    } else if (IsIn(option, "seconds")) {
      said["seconds"] = option["seconds"];
    } else if (IsIn(option, "codes")) {
      said["requested"] = option["codes"];
    } else {
      said["hex"] = option["hex"];
    }
    list.push_back(said);
  }
  return list;
}

json OurOptions(const json& options, bool cut) {
  json list = json::array();
  for (const json& option : options) {
    json said = {{"code", option.at("code")}, {"length", option.at("length")}};
    if (!option.at("name").is_null()) said["name"] = option["name"];
    if (IsIn(option, "good_options")) {
      said["options"] = OurOptions(option["good_options"], true);
    } else if (IsIn(option, "error") && !IsIn(option, "message")) {
      said["malformed"] = option.at("value");
    } else if (IsIn(option, "message")) {
      said["message"] = OurMessage(option["message"]);
    } else if (IsIn(option, "duid")) {
      said["hex"] = option["duid"];
    } else if (IsIn(option, "value")) {
      said["hex"] = option["value"];
    } else if (IsIn(option, "options")) {
      said["options"] = OurOptions(option["options"], false);
    } else if (IsIn(option, "prefix")) {
      said["prefix"] = {option["prefix"], option.at("form")};
    } else if (IsIn(option, "status")) {
      said["status"] = {option["status"], option.at("text")};
    } else {
      for (const char* key : {"fqdn", "elapsed_ms", "address", "seconds", "requested"}) {
        if (IsIn(option, key)) said[key] = option[key];
      }
    }
    list.push_back(said);
  }
  if (cut) list.push_back("cut");
  return list;
}

json Header(const json& message) {
  json said = {{"type", message.at("type")}};
  for (const char* key : {"transaction_id", "hop_count", "link_address", "peer_address"}) {
    if (IsIn(message, key)) said[key] = message[key];
  }
  return said;
}

json ExpectedMessage(const json& message) {
  json said = Header(message);
  said["name"] = message["name"] == "unknown" ? json() : message["name"];
  if (IsIn(message, "options")) said["options"] = ExpectedOptions(message["options"]);
  return said;
}

json OurMessage(const json& message) {
  json said = Header(message);
  said["name"] = message.at("name");
  const bool cut = IsIn(message, "error") && message["error"]["reason"] == "truncated";
  if (IsIn(message, "options")) said["options"] = OurOptions(message["options"], cut);
  return said;
}

// The levels of a message in the short notation of the sidecars.
json Content(const json& options) {
  json content = json::array();
  for (const json& option : options) {
    const int code = option["code"];
    const bool container = code == 50 || code == 66 || code == 69 || code == 70;
    const bool ours = container || code == 49 || (code >= 71 && code <= 73);
    if (IsIn(option, "good_options") || (ours && IsIn(option, "error"))) {
      content.push_back("malformed");
    } else if (container) {
      const char* const name = code == 50   ? "vdinf"
                               : code == 66 ? "rsoo"
                               : code == 69 ? "idinf"
                                            : "udinf";
      content.push_back({name, Content(option["options"])});
    } else if (code == 71) {
      content.push_back({option["form"] == "short" ? "hnp-short" : "hnp", option["prefix"]});
    } else if (ours) {
      const std::string name = code == 49 ? "hnidf" : code == 72 ? "haa" : "haf";
      std::string value = code == 72 ? option["address"] : option["fqdn"];
      if (code != 72) value.pop_back();
      content.push_back({name, value});
    }
  }
  return content;
}

bool HoldsOddities(const json& content) {
  return std::any_of(content.begin(), content.end(), [](const json& item) {
    return item[0] == "malformed" || item[0] == "raw" ||
           (item[1].is_array() && HoldsOddities(item[1]));
  });
}

json OurLevels(const json& message) {
  json levels = json::array(
      {{{"type", message["type"]}, {"content", Content(message.value("options", json::array()))}}});
  for (const json& option : message.value("options", json::array())) {
    if (!IsIn(option, "message")) continue;
    for (const json& level : OurLevels(option["message"])) levels.push_back(level);
  }
  return levels;
}

const json& Innermost(const json& message) {
  if (IsIn(message, "options")) {
    for (const json& option : message["options"]) {
      if (IsIn(option, "message")) return Innermost(option["message"]);
    }
  }
  return message;
}

json Requested(const json& message) {
  if (IsIn(message, "options")) {
    for (const json& option : message["options"]) {
      if (IsIn(option, "requested")) return option["requested"];
    }
  }
  return nullptr;
}

json ExpectedPacket(const json& packet) {
  json levels = json::array();
  for (const json& level : packet["levels"]) {
    levels.push_back({{"type", level["type"]}});
    // The notation says less of what is malformed, or in no RFC of ours, than `decoded` does.
    if (!HoldsOddities(level["content"])) levels.back()["content"] = level["content"];
  }
  return {{"packet", packet["packet"]},
          {"source", packet["source"]},
          {"destination", packet["destination"]},
          {"length", packet["udp_payload_octets"]},
          {"transaction_id", packet["transaction_id"]},
          {"oro", packet["oro"]},
          {"levels", levels},
          {"decoded", ExpectedMessage(packet["decoded"])},
          {"valid", packet["valid"]}};
}

json OurPacket(const json& message, const json& packet) {
  json levels = OurLevels(message);
  for (size_t i = 0; i < levels.size() && i < packet["levels"].size(); ++i) {
    if (HoldsOddities(packet["levels"][i]["content"])) levels[i].erase("content");
  }
  const json& innermost = Innermost(message);
  return {{"packet", message.at("packet")},
          {"source", message.at("source")},
          {"destination", message.at("destination")},
          {"length", message.at("length")},
          {"transaction_id", innermost.value("transaction_id", json())},
          {"oro", Requested(innermost)},
          {"levels", levels},
          {"decoded", OurMessage(message)},
          {"valid", !HasError(message)}};
}

// ---- Diameter ----

std::string Letters(int flags, const std::string& letters) {
  std::string text;
  for (size_t i = 0; i < letters.size(); ++i) {
    if ((flags & (0x80 >> i)) != 0) text += letters[i];
  }
  return text;
}

json ExpectedAvps(const json& avps) {
  json list = json::array();
  for (const json& avp : avps) {
    if (avp.value("malformed", "") == "AVP length") {
      list.push_back("cut");
      continue;
    }
    json said = {
        {"code", avp["code"]}, {"length", avp["length"]}, {"flags", Letters(avp["flags"], "VMP")}};
    const std::string name = avp["name"];
    if (name.rfind("AVP ", 0) != 0) {
      said["name"] = name;
      if (IsIn(avp, "malformed") || IsIn(avp, "hex")) {
        said["hex"] = avp["hex"];
      } else if (IsIn(avp, "avps")) {
        said["avps"] = ExpectedAvps(avp["avps"]);
      } else {
        for (const char* key : {"text", "value", "address", "prefix"}) {
          if (IsIn(avp, key)) said[key] = avp[key];
        }
        if (avp["code"] == 124)
          said["value"] = std::stoull(avp["value"].get<std::string>(), nullptr, 16);
      }
    }
    list.push_back(said);
  }
  return list;
}

// Names that the sidecar does not have are those of `expected` that start with "AVP ".
json OurAvps(const json& avps, const json& expected, bool cut) {
  json list = json::array();
  for (size_t i = 0; i < avps.size(); ++i) {
    const json& avp = avps[i];
    json said = {
        {"code", avp.at("code")}, {"length", avp.at("length")}, {"flags", avp.at("flags")}};
    const json& beside = i < expected.size() ? expected[i] : json();
    if (beside.value("name", "").rfind("AVP ", 0) != 0) {
      said["name"] = avp.at("name");
      if (IsIn(avp, "avps") || IsIn(avp, "good_avps") ||
          (IsIn(avp, "error") && IsIn(beside, "avps"))) {
        const json inside = avp.value("avps", avp.value("good_avps", json::array()));
        said["avps"] = OurAvps(inside, beside.value("avps", json::array()), IsIn(avp, "error"));
      } else if (IsIn(avp, "error") || (IsIn(avp, "value") && avp["value"].is_string())) {
        said["hex"] = avp.at("value");
      } else {
        for (const char* key : {"text", "value", "address", "prefix"}) {
          if (IsIn(avp, key)) said[key] = avp[key];
        }
      }
    }
    list.push_back(said);
  }
  if (cut) list.push_back("cut");
  return list;
}

json ExpectedDiameter(const json& message) {
  return {{"packets", message["packets"]},
          {"source", message["from"]},
          {"destination", message["to"]},
          {"length", message["length"]},
          {"command", message["command"]},
          {"flags", Letters(message["flags"], "RPET")},
          {"application", message["application"]},
          {"hop_by_hop", message["hop_by_hop"]},
          {"end_to_end", message["end_to_end"]},
          {"avps", ExpectedAvps(message["avps"])},
          {"valid", message["valid"]}};
}

json OurDiameter(const json& message, const json& expected) {
  json said;
  for (const char* key : {"packets", "source", "destination", "length", "command", "flags",
                          "application", "hop_by_hop", "end_to_end"}) {
    said[key] = message.at(key);
  }
  const bool cut = IsIn(message, "error") && message["error"]["reason"] == "truncated";
  said["avps"] = OurAvps(message.at("avps"), expected["avps"], cut);
  said["valid"] = !HasError(message);
  return said;
}

bool IsMessage(const json& message) {
  return IsIn(message, "command") &&
         !(IsIn(message, "error") && message["error"]["reason"] == "too-short");
}

}  // namespace

TEST_CASE("every recorded DHCPv6 message decodes as the file beside it says",
          "[inspect][captures]") {
  for (const std::string& name : AllCaptures()) {
    const json sidecar = Sidecar(name);
    if (!sidecar.contains("packets")) continue;
    DYNAMIC_SECTION(name) {
      const Finished finished = Inspect({"--json", "--roundtrip", Recorded(name)});
      const std::vector<json> messages = Objects(finished);
      REQUIRE(messages.size() == sidecar["packets"].size());
      json expected = json::array();
      json ours = json::array();
      json unsound = json::array();  // by number of packet
      for (size_t i = 0; i < messages.size(); ++i) {
        const json& packet = sidecar["packets"][i];
        expected.push_back(ExpectedPacket(packet));
        ours.push_back(OurPacket(messages[i], packet));
        // Nothing that is valid here is without canonical form; what is not valid has none.
        const bool good = packet["valid"] == true
                              ? messages[i]["reemit"] == true && messages[i]["roundtrip"] == true
                              : messages[i]["roundtrip"].is_null();
        if (!good) unsound.push_back(packet["packet"]);
      }
      CHECK(ours == expected);
      CHECK(unsound == json::array());
      const bool clean = std::none_of(messages.begin(), messages.end(), HasError);
      CHECK(finished.status == (clean ? 0 : 1));
      CHECK(finished.err.empty());
    }
  }
}

TEST_CASE("every recorded Diameter message decodes as the file beside it says",
          "[inspect][captures]") {
  for (const std::string& name : AllCaptures()) {
    const json sidecar = Sidecar(name);
    if (!sidecar.contains("messages")) continue;
    DYNAMIC_SECTION(name) {
      std::vector<json> messages = Objects(Inspect({"--json", "--roundtrip", Recorded(name)}));
      // What is no message at all, the sidecar leaves out.
      messages.erase(std::remove_if(messages.begin(), messages.end(),
                                    [](const json& message) { return !IsMessage(message); }),
                     messages.end());
      json expected = json::array();
      json ours = json::array();
      json unsound = json::array();
      for (const json& message : sidecar["messages"]) {
        if (message.contains("command")) expected.push_back(message);
      }
      REQUIRE(messages.size() == expected.size());
      for (size_t i = 0; i < messages.size(); ++i) {
        ours.push_back(OurDiameter(messages[i], expected[i]));
        const bool good = expected[i]["valid"] == true
                              ? messages[i]["reemit"] == true && messages[i]["roundtrip"] == true
                              : messages[i]["roundtrip"].is_null();
        if (!good) unsound.push_back(messages[i]["packets"]);
        expected[i] = ExpectedDiameter(expected[i]);
      }
      CHECK(ours == expected);
      CHECK(unsound == json::array());
    }
  }
}

namespace {

// "kind code@offset" of each violation in a message or an AVP.
std::string Violations(const json& node) {
  std::string text;
  for (const json& violation : node.value("violations", json::array())) {
    text += ' ' + violation.at("kind").get<std::string>() + ' ' + violation.at("avp").dump() + '@' +
            violation.at("offset").dump();
  }
  for (const char* const list : {"avps", "good_avps"}) {
    for (const json& avp : node.value(list, json::array())) text += Violations(avp);
  }
  return text;
}

}  // namespace

TEST_CASE("few recorded Diameter messages break a rule", "[inspect][captures]") {
  std::string found;
  for (const std::string& name : AllCaptures()) {
    if (name.find("diameter") == std::string::npos) continue;
    for (const json& message : Objects(Inspect({"--json", Recorded(name)}))) {
      const std::string violations = Violations(message);
      if (!violations.empty())
        found += name + ", packet " + message.at("packet").dump() + ':' + violations + '\n';
    }
  }
  CHECK(found ==
        "diameter-agent, packet 29: route-record-misplaced 282@276\n"
        "diameter-der, packet 22: missing 462@0\n"
        "malformed-diameter, packet 50: missing 462@0\n"
        "malformed-diameter, packet 149: error-bit-in-request 0@0\n");
}

TEST_CASE("the names that dhclient writes into one option 49 are shown beside the error",
          "[inspect][captures][R42]") {
  const json message = Objects(Inspect({"--json", Recorded("dhclient-kea-two-names")})).at(0);
  json option;
  for (const json& each : message.at("options")) {
    if (each.at("code") == 49) option = each;
  }
  CHECK(option.at("error").at("reason") == "name-trailing-octets");
  CHECK(option.at("names").size() == 2);
}

}  // namespace mip6boot::test
