// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The message-sequence ladder: a column for each participant, an arrow for each message, its
// content in words below.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LADDER_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LADDER_H_

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "examples/integrated_scenario/journal.h"
#include "examples/integrated_scenario/message_text.h"

namespace mip6boot::scenario {

// How text stands out, where the output is a terminal.
enum class Paint : uint8_t { kPlain, kTitle, kMobility, kFaint, kGood, kBad };

class Ladder {
 public:
  using Columns = std::vector<Party>;
  static Columns ScenarioColumns() {
    return {Party::kMobileNode, Party::kAccessServer, Party::kDhcpServer, Party::kHomeAaa,
            Party::kDnsServer};
  }

  Ladder(std::ostream& out, bool colour, Columns columns = ScenarioColumns())
      : out_(out), colour_(colour), columns_(std::move(columns)) {}

  // The heads of the columns.
  void ShowParties();
  // One entry of the journal: give it to the journal as its observer, and the ladder grows while
  // things happen.
  void Show(const Entry& entry);

  // `text`, painted if the ladder is.
  std::string Painted(Paint paint, const std::string& text) const;

 private:
  void ShowPassage(const Passage& passage);
  void ShowStranger(const Passage& passage);
  void ShowRemark(const Remark& remark);
  void ShowArrow(const Passage& passage, const std::string& name);
  // Between two of one kind, which share a column.
  void ShowBetweenPeers(const Passage& passage, const std::string& name);
  size_t ColumnOf(Party party) const;
  size_t last_column() const;
  size_t width() const;
  // The lines of all participants, on which an arrow is drawn.
  std::string Rungs() const;
  void ShowPhrases(const std::vector<Phrase>& phrases);

  std::ostream& out_;
  bool colour_;
  Columns columns_;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LADDER_H_
