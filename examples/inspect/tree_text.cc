// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/tree_text.h"

#include <fmt/color.h>
#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "examples/inspect/field_text.h"
#include "mip6boot/diameter/command_code.h"

namespace mip6boot::inspect {
namespace {

constexpr size_t kOffsetWidth = 6;
constexpr size_t kWidth = 110;

// The lists that a message or an element may hold, and what each of them is of.
struct List {
  const char* key;
  const char* noun;
};
constexpr List kLists[] = {{"options", "option"},
                           {"avps", "AVP"},
                           {"attributes", "attribute"},
                           {"good_options", "option"},
                           {"good_avps", "AVP"}};

bool IsMobility(const Json& element, std::string_view noun) {
  const uint32_t code = element["code"].get<uint32_t>();
  if (noun == "attribute") return code == 124 || code == 125 || (code >= 145 && code <= 162);
  if (element.contains("vendor")) {
    return element["vendor"] == 0 &&
           (code == 124 || code == 125 || code == 334 || code == 348 || code == 486);
  }
  return code == 49 || code == 50 || code == 66 || (code >= 69 && code <= 73);
}

// What `violation` is about, where that is not the element that `json` is: a code that an ORO
// lists, an AVP that is missing.
std::string Subject(const Json& violation, const Json& json) {
  const bool is_avp = violation.contains("avp");
  const Json& code = violation[is_avp ? "avp" : "option"];
  if (code == 0 || (json.contains("code") && json["code"] == code)) return "";
  if (!is_avp) return fmt::format("{} ", code.dump());
  const Json& name = violation["name"];
  return fmt::format("{} ({}) ", name.is_string() ? name.get<std::string>() : "AVP", code.dump());
}

class Tree {
 public:
  explicit Tree(bool colour) : colour_(colour) {}

  void Message(const Json& message, size_t depth);
  std::string TakeText() { return std::move(text_); }

 private:
  void Packet(const Json& message);
  void Title(const Json& message, size_t depth);
  // Those of each list in `json`.
  void Elements(const Json& json, size_t depth);
  // `noun`: what it is where it has no name.
  void Element(const Json& element, const char* noun, size_t depth);
  // An error or a violation.
  void Remark(fmt::text_style style, const std::string& text, size_t depth);
  // `phrases` behind `head`, broken where the line gets long.
  void Phrases(std::string head, size_t head_width, const std::vector<std::string>& phrases,
               size_t depth);
  void Remarks(const Json& json, size_t depth);
  void Roundtrip(const Json& message, size_t depth);

  std::string Painted(fmt::text_style style, const std::string& text) const {
    return colour_ ? fmt::format(style, "{}", text) : text;
  }
  static std::string Margin(size_t depth) { return std::string(kOffsetWidth + 2 + 2 * depth, ' '); }

  bool colour_;
  std::string text_;
};

std::string Hops(const Json& message) {
  return fmt::format("hop-count {}, link-address {}, peer-address {}", message["hop_count"].dump(),
                     message["link_address"].get<std::string>(),
                     message["peer_address"].get<std::string>());
}

std::string DiameterHeader(const Json& message) {
  const uint32_t application = message["application"].get<uint32_t>();
  const char* const name =
      diameter::ApplicationName(static_cast<diameter::ApplicationId>(application));
  const std::string flags = message["flags"].get<std::string>();
  return fmt::format("{}application {}{}, hop-by-hop {}, end-to-end {}",
                     flags.empty() ? flags : fmt::format("flags {}, ", flags), application,
                     name != nullptr ? fmt::format(" {}", name) : std::string(),
                     message["hop_by_hop"].get<std::string>(),
                     message["end_to_end"].get<std::string>());
}

void Tree::Packet(const Json& message) {
  if (message.contains("file")) text_ += Escaped(message["file"].get<std::string>()) + ": ";
  if (!message.contains("packet")) return;
  std::string packets = message["packet"].dump();
  if (message.contains("packets") && message["packets"].size() > 1) {
    packets.clear();
    for (const Json& packet : message["packets"])
      packets += (packets.empty() ? "" : "+") + packet.dump();
  }
  text_ +=
      fmt::format("packet {}, {}, {} > {}\n", packets, TimeText(message["time"].get<double>()),
                  message["source"].get<std::string>(), message["destination"].get<std::string>());
}

void Tree::Title(const Json& message, size_t depth) {
  const bool relayed = depth != 0;
  std::string title;
  if (message.contains("name") && message["name"].is_string()) {
    title = message["name"].get<std::string>();
  } else if (message.contains("type")) {
    title = "message of unknown type";
  } else if (message.contains("command")) {
    title = "unknown command";
  } else if (message.contains("options")) {
    title = "options";
  } else {
    title = message.contains("avps")         ? "AVPs"
            : message.contains("attributes") ? "attributes"
                                             : "octets";
  }
  const char* const number = message.contains("type") ? "type" : "command";
  if (message.contains(number)) title += fmt::format(" ({})", message[number].dump());
  std::string details = fmt::format(", {} octets", message["length"].dump());
  if (message.contains("transaction_id"))
    details += fmt::format(", transaction-id {}", message["transaction_id"].get<std::string>());
  if (message.contains("hop_count")) details += ", " + Hops(message);
  if (message.contains("command")) details += ", " + DiameterHeader(message);
  text_ += (relayed ? Margin(depth) : std::string()) + Painted(fmt::emphasis::bold, title) +
           details + '\n';
}

void Tree::Message(const Json& message, size_t depth) {
  if (depth == 0) Packet(message);
  Title(message, depth);
  const size_t inside = depth == 0 ? 0 : depth + 1;
  Elements(message, inside);
  Remarks(message, inside);
  Roundtrip(message, inside);
}

void Tree::Elements(const Json& json, size_t depth) {
  for (const List& list : kLists) {
    if (!json.contains(list.key)) continue;
    for (const Json& element : json[list.key]) Element(element, list.noun, depth);
  }
}

void Tree::Element(const Json& element, const char* noun, size_t depth) {
  const bool is_avp = element.contains("vendor");
  const std::string name = element["name"].is_string() ? element["name"].get<std::string>() : noun;
  std::string code = element["code"].dump();
  if (is_avp && element["vendor"] != 0) code = element["vendor"].dump() + "/" + code;
  const std::string offset = fmt::format("{:>{}}", element["offset"].dump(), kOffsetWidth);
  std::string details = fmt::format(" ({})", code);
  if (is_avp && element["flags"] != "")
    details += fmt::format(" {}", element["flags"].get<std::string>());
  details += fmt::format(", {} octets", element["length"].dump());
  const std::string indent(2 + 2 * depth, ' ');
  const fmt::text_style style =
      IsMobility(element, noun) ? fmt::fg(fmt::terminal_color::cyan) : fmt::text_style();
  const bool painted = IsMobility(element, noun);
  const std::string head = Painted(fmt::emphasis::faint, offset) + indent +
                           (painted ? Painted(style, name) : name) + details;
  Phrases(head, offset.size() + indent.size() + name.size() + details.size(), FieldPhrases(element),
          depth + 1);
  Remarks(element, depth + 1);
  if (element.contains("error"))
    Phrases(Margin(depth + 1), Margin(depth + 1).size(), {element["value"].get<std::string>()},
            depth + 1);
  Elements(element, depth + 1);
  if (element.contains("message")) Message(element["message"], depth + 1);
}

void Tree::Phrases(std::string head, size_t head_width, const std::vector<std::string>& phrases,
                   size_t depth) {
  const std::string margin = Margin(depth);
  const bool has_words = head_width > margin.size();
  text_ += head;
  size_t column = head_width;
  const char* separator = has_words ? ": " : "";
  for (const std::string& phrase : phrases) {
    size_t start = 0;
    do {
      // What does not fit goes on below, broken where a line is full.
      const std::string_view rest = std::string_view(phrase).substr(start);
      const bool fits = column + rest.size() + 2 <= kWidth;
      if (!fits && column > margin.size()) {
        text_ += start == 0 && *separator != '\0' ? std::string(separator, 1) : std::string();
        text_ += '\n' + margin;
        column = margin.size();
        separator = "";
      }
      const size_t room = kWidth > column + 34 ? kWidth - column : 34;
      size_t count = rest.size() <= room ? rest.size() : room;
      if (count < rest.size()) {
        const size_t comma = rest.substr(0, count).rfind(", ");
        count = comma != std::string_view::npos ? comma + 2 : count - count % 2;
      }
      text_ += separator;
      text_ += rest.substr(0, count);
      column += std::string_view(separator).size() + count;
      start += count;
      separator = "";
    } while (start < phrase.size());
    separator = ", ";
  }
  text_ += '\n';
}

void Tree::Remark(fmt::text_style style, const std::string& text, size_t depth) {
  text_ += Margin(depth) + Painted(style, "! " + text) + '\n';
}

void Tree::Remarks(const Json& json, size_t depth) {
  if (json.contains("error")) {
    Remark(fmt::emphasis::bold | fmt::fg(fmt::terminal_color::red),
           json["error"]["text"].get<std::string>(), depth);
  }
  if (!json.contains("violations")) return;
  for (const Json& violation : json["violations"]) {
    std::string text = Subject(violation, json) + violation["text"].get<std::string>();
    text += fmt::format(" [{}", violation["source"].get<std::string>());
    const char* separator = "; ";
    for (const Json& rule : violation["rules"]) {
      text += separator + rule.get<std::string>();
      separator = " ";
    }
    Remark(fmt::fg(fmt::terminal_color::yellow), text + "]", depth);
  }
}

void Tree::Roundtrip(const Json& message, size_t depth) {
  if (!message.contains("reemit")) return;
  const Json& roundtrip = message["roundtrip"];
  text_ += Margin(depth) +
           fmt::format("written again: {}; encoded again: {}\n",
                       message["reemit"].get<bool>() ? "the same octets" : "other octets",
                       roundtrip.is_null()     ? "not possible"
                       : roundtrip.get<bool>() ? "the same octets"
                                               : "other octets");
  if (message.contains("roundtrip_error"))
    Remark({}, message["roundtrip_error"]["text"].get<std::string>(), depth);
  if (message.contains("reencoded"))
    Phrases(Margin(depth), Margin(depth).size(), {message["reencoded"].get<std::string>()}, depth);
}

}  // namespace

std::string TreeText(const Json& message, bool colour) {
  Tree tree(colour);
  tree.Message(message, 0);
  return tree.TakeText();
}

}  // namespace mip6boot::inspect
