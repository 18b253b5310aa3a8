// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/integrated_scenario/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "examples/integrated_scenario/case_run.h"
#include "examples/integrated_scenario/ladder.h"
#include "examples/integrated_scenario/loopback_network.h"
#include "examples/integrated_scenario/pcap_writer.h"
#include "examples/integrated_scenario/recording.h"
#include "examples/integrated_scenario/report.h"
#include "examples/integrated_scenario/request_replay.h"
#include "examples/integrated_scenario/scenario_case.h"
#include "examples/integrated_scenario/usage_error.h"

namespace mip6boot::scenario {
namespace {

constexpr int kUsage = 2;

struct Arguments {
  std::vector<std::string> cases;
  bool json = false;
  std::string pcap;
  std::optional<uint16_t> ports;
  std::string requests;
  double speed = 1;
};

struct Output {
  std::ostream& out;
  std::ostream& err;
  bool colour;
};

// False, and says so, if something of what was printed got lost.
bool WroteAll(std::ostream& out, std::ostream& err) {
  out.flush();
  if (out) return true;
  err << "integrated_scenario: cannot write to stdout\n";
  return false;
}

std::string CaseNames() {
  std::vector<std::string> names;
  for (const ScenarioCase& scenario : AllCases()) names.push_back(scenario.name);
  return fmt::format("{}", fmt::join(names, " "));
}

// The terminal's owner may ask for no colour (no-color.org).
bool WantsColour(const std::ostream& out) {
  const char* const no_color = std::getenv("NO_COLOR");
  return &out == &std::cout && isatty(STDOUT_FILENO) != 0 &&
         (no_color == nullptr || *no_color == '\0');
}

std::vector<const ScenarioCase*> ChosenCases(const Arguments& arguments) {
  std::vector<const ScenarioCase*> chosen;
  for (const std::string& name : arguments.cases) {
    const ScenarioCase* const scenario = FindCase(name);
    if (scenario == nullptr)
      throw UsageError(fmt::format("there is no case \"{}\"; there are {}", name, CaseNames()));
    chosen.push_back(scenario);
  }
  if (chosen.empty()) {
    for (const ScenarioCase& scenario : AllCases()) chosen.push_back(&scenario);
  }
  return chosen;
}

void ShowPorts(const std::vector<uint16_t>& ports, std::ostream& out) {
  for (size_t i = 0; i < ports.size(); ++i) {
    const Socket socket = static_cast<Socket>(i);
    out << fmt::format("[::1]:{} {} {}\n", ports[i], SocketCarrier(socket), SocketName(socket));
  }
  out << std::endl;
}

bool RunCases(const Arguments& arguments, const Output& output) {
  const std::vector<const ScenarioCase*> cases = ChosenCases(arguments);
  std::optional<PcapWriter> pcap;
  Ladder ladder(output.out, output.colour);

  bool told_ports = !arguments.ports.has_value();
  size_t passed = 0;
  for (const ScenarioCase* scenario : cases) {
    RunOptions options;
    options.base_port = arguments.ports;
    options.speed = arguments.speed;
    options.listening = [&](const std::vector<uint16_t>& ports) {
      // Not before: where a port is taken, the file stays as it was.
      if (!arguments.pcap.empty() && !pcap.has_value()) pcap.emplace(arguments.pcap);
      // Fixed ones are the same in all cases: said once.
      if (!std::exchange(told_ports, true))
        ShowPorts(ports, arguments.json ? output.err : output.out);
      if (arguments.json) return;
      output.out << ladder.Painted(Paint::kTitle, scenario->name) << ": " << scenario->title
                 << "\n\n";
      ladder.ShowParties();
    };
    Journal journal([&](const Entry& entry) {
      if (!arguments.json) ladder.Show(entry);
    });
    const CaseResult result = RunCase(*scenario, options, journal);
    if (pcap.has_value()) pcap->Write(journal);
    if (result.passed()) ++passed;
    if (arguments.json) {
      output.out
          << ToJson(result, journal).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace)
          << std::endl;
    } else {
      ShowResult(result, ladder, output.out);
    }
  }
  if (!arguments.json)
    output.out << fmt::format("{} of {} cases ended as they must\n", passed, cases.size());
  return passed == cases.size();
}

bool PlayRequests(const Arguments& arguments, const Output& output) {
  const Recording recording = ReadRecording(arguments.requests);
  std::optional<PcapWriter> pcap;
  const Ladder ladder(output.out, output.colour);
  const HomeNetworkDirectory directory(recording.directory);

  size_t asked = 0;
  size_t answered = 0;
  for (const RecordedRequest& request : recording.requests) {
    Journal journal;
    const ReplayResult result = Replay(request, directory, arguments.ports, journal);
    if (!arguments.pcap.empty() && !pcap.has_value()) pcap.emplace(arguments.pcap);
    if (pcap.has_value()) pcap->Write(journal);
    if (!result.asked.empty() || result.ignored != 0) {
      ++asked;
      if (result.faults.empty()) ++answered;
    }
    if (arguments.json) {
      output.out
          << ToJson(request, result).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace)
          << std::endl;
      continue;
    }
    ShowReplay(request, result, ladder, output.out);
    for (const Entry& entry : journal.entries()) {
      const Remark* const remark = std::get_if<Remark>(&entry);
      if (remark != nullptr)
        output.out << "  " << PartyName(remark->by) << ": " << remark->text << '\n';
    }
  }
  std::ostream& summary = arguments.json ? output.err : output.out;
  for (const std::string& unreadable : recording.unreadable)
    summary << "malformed, " << unreadable << '\n';
  summary << fmt::format(
      "of {} frames: {} to play, {} copies, {} skipped (Confirm, Release, Decline), "
      "{} not whole\n",
      recording.frames, recording.requests.size(), recording.copies, recording.skipped,
      recording.incomplete);
  if (recording.requests.empty()) {
    summary << fmt::format("nothing to play: no message of a client that asks a server in {}\n",
                           arguments.requests);
    return false;
  }
  summary << fmt::format("{} of {} requests for home networks got what they asked for\n", answered,
                         asked);
  return answered == asked;
}

// What the parser lets pass and is of no use all the same.
void CheckArguments(const CLI::App& app, const Arguments& arguments) {
  const auto empty = [&app](const std::string& option, const std::string& value) {
    if (app.count(option) != 0 && value.empty())
      throw UsageError(fmt::format("{}: the name of a file is needed", option));
  };
  empty("--requests", arguments.requests);
  empty("--pcap", arguments.pcap);
  if (arguments.pcap == "-") throw UsageError("--pcap: a file is needed, stdout is for people");
  std::error_code ignored;
  if (arguments.pcap == arguments.requests
          ? !arguments.pcap.empty()
          : std::filesystem::equivalent(arguments.pcap, arguments.requests, ignored)) {
    throw UsageError(
        fmt::format("--pcap would overwrite {}, which --requests reads", arguments.requests));
  }
  if (!std::isfinite(arguments.speed)) throw UsageError("--speed: a number is needed");
}

}  // namespace

void HoldStandardStreams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) != -1) continue;
    // The other way round than it is used: whoever reads or writes it still gets an error.
    (void)open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

int RunProgram(int argc, char** argv, std::ostream& out, std::ostream& err) {
  Arguments arguments;
  CLI::App app(
      "Mobile IPv6 bootstrapping in the integrated scenario (RFC 6611): mobile node, access server "
      "with relay,\n"
      "DHCPv6 server, home AAA and DNS server, each with its own sockets on ::1.\n\n"
      "Exit status: 0 all ended as it must, 1 something did not, 2 an argument, a file or a port "
      "is of no use.",
      "integrated_scenario");
  app.add_option("CASE", arguments.cases, "Cases to run; without any, all of them: " + CaseNames());
  app.add_flag("--json", arguments.json,
               "One JSON object for each case, or request, and nothing else on stdout");
  app.add_option("--pcap", arguments.pcap,
                 "Write what goes over the sockets, under the protocols' own addresses and ports")
      ->type_name("FILE");
  app.add_option("--ports", arguments.ports,
                 "Listen on the ports BASE, BASE+1, ... of ::1 instead of free ones")
      ->type_name("BASE")
      ->check(CLI::Range(1, 65535 - static_cast<int>(kSockets) + 1));
  app.add_option("--speed", arguments.speed, "Scenario seconds in a second")
      ->check(CLI::Range(0.1, 20.0));
  app.add_option("--requests", arguments.requests,
                 "Play the requests of the clients in a capture to our relay and server instead")
      ->type_name("FILE")
      ->excludes("CASE")
      ->excludes("--speed");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {  // --help
      const int status = app.exit(error, out, err);
      return WroteAll(out, err) ? status : kUsage;
    }
    err << "integrated_scenario: " << error.what() << '\n';
    return kUsage;
  }

  const Output output{out, err, WantsColour(out)};
  try {
    CheckArguments(app, arguments);
    const bool good =
        arguments.requests.empty() ? RunCases(arguments, output) : PlayRequests(arguments, output);
    if (!WroteAll(out, err)) return kUsage;
    return good ? 0 : 1;
  } catch (const UsageError& error) {
    err << "integrated_scenario: " << error.what() << '\n';
  } catch (const std::exception& error) {  // asio's: no IPv6 here, too many open files
    err << "integrated_scenario: cannot go on: " << error.what() << '\n';
  }
  return kUsage;
}

}  // namespace mip6boot::scenario
