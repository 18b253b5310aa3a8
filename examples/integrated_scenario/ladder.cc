// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/ladder.h"

#include <fmt/color.h>
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "examples/integrated_scenario/loopback_network.h"

namespace mip6boot::scenario {
namespace {

// Columns in which the longest name of a message finds its place between two neighbours.
constexpr size_t kTimeWidth = 9;
constexpr size_t kFirstColumn = 16;
constexpr size_t kColumnGap = 22;
constexpr size_t kTextColumn = kTimeWidth + 2;

std::string TimeText(TimePoint time) {
  const double milliseconds =
      std::chrono::duration<double, std::milli>(time.time_since_epoch()).count();
  return fmt::format("{:>{}.1f}", milliseconds, kTimeWidth);
}

fmt::text_style StyleOf(Paint paint) {
  switch (paint) {
    case Paint::kPlain:
      return {};
    case Paint::kTitle:
      return fmt::emphasis::bold;
    case Paint::kMobility:
      return fmt::fg(fmt::terminal_color::cyan);
    case Paint::kFaint:
      return fmt::emphasis::faint;
    case Paint::kGood:
      return fmt::emphasis::bold | fmt::fg(fmt::terminal_color::green);
    case Paint::kBad:
      return fmt::emphasis::bold | fmt::fg(fmt::terminal_color::red);
  }
  return {};
}

}  // namespace

size_t Ladder::ColumnOf(Party party) const {
  const auto found = std::find(columns_.begin(), columns_.end(), party);
  return kFirstColumn + static_cast<size_t>(found - columns_.begin()) * kColumnGap;
}

size_t Ladder::last_column() const { return kFirstColumn + (columns_.size() - 1) * kColumnGap; }

size_t Ladder::width() const { return last_column() + 8; }

std::string Ladder::Rungs() const {
  std::string line(last_column() + 1, ' ');
  for (const Party party : columns_) line[ColumnOf(party)] = '|';
  return line;
}

std::string Ladder::Painted(Paint paint, const std::string& text) const {
  if (!colour_ || paint == Paint::kPlain) return text;
  return fmt::format(StyleOf(paint), "{}", text);
}

void Ladder::ShowParties() {
  std::string line(kTimeWidth - 2, ' ');
  line += "ms";
  for (const Party party : columns_) {
    const std::string_view name = PartyName(party);
    line.resize(ColumnOf(party) - name.size() / 2, ' ');
    line += name;
  }
  out_ << Painted(Paint::kTitle, line) << '\n';
}

void Ladder::Show(const Entry& entry) {
  if (const Passage* passage = std::get_if<Passage>(&entry)) {
    ShowPassage(*passage);
  } else {
    ShowRemark(std::get<Remark>(entry));
  }
  out_.flush();
}

void Ladder::ShowPassage(const Passage& passage) {
  if (passage.from == Party::kStranger || passage.to == Party::kStranger)
    return ShowStranger(passage);
  for (const Message& message : Open(passage)) {
    const std::string name = message.name.empty() ? "?" : message.name;
    if (passage.from == passage.to) {
      ShowBetweenPeers(passage, name);
    } else {
      ShowArrow(passage, name);
    }
    ShowPhrases(Phrases(message));
  }
}

void Ladder::ShowStranger(const Passage& passage) {
  const auto name = [](Party party, const roles::UdpEndpoint& endpoint) {
    return party == Party::kStranger ? fmt::format("stranger at {}", ToText(endpoint))
                                     : PartyName(party);
  };
  out_ << TimeText(passage.time) << "  "
       << Painted(Paint::kBad,
                  fmt::format("{} sends {} octets to {}", name(passage.from, passage.source),
                              passage.octets.size(), name(passage.to, passage.destination)))
       << '\n';
}

void Ladder::ShowRemark(const Remark& remark) {
  const bool refused = remark.kind == Remark::Kind::kRefused;
  out_ << TimeText(remark.time) << "  "
       << Painted(refused ? Paint::kBad : Paint::kFaint,
                  fmt::format("{}: {}", PartyName(remark.by), remark.text))
       << '\n';
}

void Ladder::ShowArrow(const Passage& passage, const std::string& name) {
  const size_t from = ColumnOf(passage.from);
  const size_t to = ColumnOf(passage.to);
  const bool right = from < to;
  const size_t left_end = std::min(from, to) + 1;
  const size_t length = std::max(from, to) - left_end;

  std::string arrow(length, '-');
  // A lost message does not arrive.
  const size_t head = right ? length - 1 : 0;
  arrow[head] = passage.lost ? 'x' : right ? '>' : '<';
  const std::string label = name.substr(0, length - 2);
  const size_t label_at = (length - label.size()) / 2;
  arrow.replace(label_at, label.size(), label);

  const std::string line = Rungs();
  const std::string painted = passage.lost
                                  ? Painted(Paint::kBad, arrow)
                                  : arrow.substr(0, label_at) + Painted(Paint::kTitle, label) +
                                        arrow.substr(label_at + label.size());
  out_ << TimeText(passage.time) << line.substr(kTimeWidth, left_end - kTimeWidth) << painted
       << line.substr(left_end + length) << (passage.lost ? Painted(Paint::kBad, " lost") : "")
       << '\n';
}

void Ladder::ShowBetweenPeers(const Passage& passage, const std::string& name) {
  std::string line = Rungs();
  line.resize(std::max(line.size(), ColumnOf(passage.from) + 4 + name.size()), ' ');
  line.replace(ColumnOf(passage.from) + 2, name.size() + 2, (passage.lost ? "x " : "> ") + name);
  out_ << TimeText(passage.time) << line.substr(kTimeWidth)
       << (passage.lost ? Painted(Paint::kBad, " lost") : "") << '\n';
}

void Ladder::ShowPhrases(const std::vector<Phrase>& phrases) {
  if (phrases.empty()) return;
  std::string line;
  size_t used = 0;  // columns; what paints has none
  for (size_t i = 0; i < phrases.size(); ++i) {
    std::string_view rest = phrases[i].text;
    const Paint paint = phrases[i].mobility ? Paint::kMobility : Paint::kFaint;
    while (!rest.empty()) {
      const size_t space = rest.find(' ');
      std::string word(rest.substr(0, space));
      rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
      if (rest.empty() && i + 1 < phrases.size()) word += ';';
      const bool fits = used + 1 + word.size() <= width();
      if (used != 0 && !fits) out_ << line << '\n';
      if (used == 0 || !fits) {
        line.assign(kTextColumn, ' ');
        used = kTextColumn;
      } else {
        line += ' ';
        ++used;
      }
      line += Painted(paint, word);
      used += word.size();
    }
  }
  out_ << line << '\n';
}

}  // namespace mip6boot::scenario
