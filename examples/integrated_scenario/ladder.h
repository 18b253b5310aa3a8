// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The message-sequence ladder: a column for each participant, an arrow for each message, its
// content in words below.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LADDER_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LADDER_H_

#include <ostream>
#include <string>
#include <vector>

#include "examples/integrated_scenario/journal.h"
#include "examples/integrated_scenario/message_text.h"

namespace mip6boot::scenario {

// How text stands out, where the output is a terminal.
enum class Paint : uint8_t { kPlain, kTitle, kMobility, kFaint, kGood, kBad };

class Ladder {
 public:
  Ladder(std::ostream& out, bool colour) : out_(out), colour_(colour) {}

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
  void ShowPhrases(const std::vector<Phrase>& phrases);

  std::ostream& out_;
  bool colour_;
};

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_LADDER_H_
