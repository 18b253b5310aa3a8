// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What came of a case or of a replayed request, for people and for tools.

#ifndef MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_REPORT_H_
#define MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_REPORT_H_

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "examples/integrated_scenario/case_run.h"
#include "examples/integrated_scenario/journal.h"
#include "examples/integrated_scenario/ladder.h"
#include "examples/integrated_scenario/request_replay.h"

namespace mip6boot::scenario {

// What the node ended with, and whether that is as it must be. `ladder` paints.
void ShowResult(const CaseResult& result, const Ladder& ladder, std::ostream& out);
// The request and its answer, option by option.
void ShowReplay(const RecordedRequest& request, const ReplayResult& result, const Ladder& ladder,
                std::ostream& out);

// The objects that --json prints; README.md beside this file says what is in them.
nlohmann::ordered_json ToJson(const CaseResult& result, const Journal& journal);
nlohmann::ordered_json ToJson(const RecordedRequest& request, const ReplayResult& result);

}  // namespace mip6boot::scenario

#endif  // MIP6BOOT_EXAMPLES_INTEGRATED_SCENARIO_REPORT_H_
