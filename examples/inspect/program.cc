// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "examples/inspect/program.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "examples/capture/read_error.h"
#include "examples/inspect/input.h"
#include "examples/inspect/inspector.h"
#include "examples/inspect/usage_error.h"

namespace mip6boot::inspect {
namespace {

constexpr int kMalformed = 1;
constexpr int kUsage = 2;

struct Arguments {
  bool json = false;
  bool roundtrip = false;
  bool show_keys = false;
  std::string protocol = "auto";
  std::string as = "message";
  std::string hex;
  std::vector<std::string> files;
};

void Complain(std::ostream& err, const std::string& text) {
  err << "mip6-inspect: " << text << '\n';
}

// The terminal's owner may ask for no colour (no-color.org).
bool WantsColour(const std::ostream& out) {
  const char* const no_color = std::getenv("NO_COLOR");
  return &out == &std::cout && isatty(STDOUT_FILENO) != 0 &&
         (no_color == nullptr || *no_color == '\0');
}

Settings SettingsOf(const Arguments& arguments, const std::ostream& out) {
  Settings settings;
  settings.json = arguments.json;
  settings.roundtrip = arguments.roundtrip;
  settings.show_keys = arguments.show_keys;
  settings.colour = WantsColour(out);
  if (arguments.protocol == "dhcpv6") settings.protocol = Protocol::kDhcpv6;
  if (arguments.protocol == "diameter") settings.protocol = Protocol::kDiameter;
  return settings;
}

// What the parser lets pass and is of no use all the same.
void CheckArguments(const CLI::App& app, const Arguments& arguments) {
  if (app.count("--hex") == 0 && arguments.files.empty())
    throw UsageError("nothing to look at: give --hex or a FILE (--help says more)");
  const bool contradicts = (arguments.as == "options" && arguments.protocol == "diameter") ||
                           (arguments.as == "avps" && arguments.protocol == "dhcpv6") ||
                           (arguments.as == "radius" && arguments.protocol != "auto");
  if (contradicts) {
    throw UsageError(
        fmt::format("--as {} does not go with --protocol {}", arguments.as, arguments.protocol));
  }
}

void InspectOctets(const Arguments& arguments, Bytes octets, Inspector& inspector) {
  if (arguments.as == "options") {
    inspector.InspectRun(Content::kDhcpv6Options, octets);
  } else if (arguments.as == "avps") {
    inspector.InspectRun(Content::kDiameterAvps, octets);
  } else if (arguments.as == "radius") {
    inspector.InspectRun(Content::kRadiusAttributes, octets);
  } else {
    inspector.InspectMessage(octets);
  }
}

// Says in one line what of a capture was not shown. False: nothing.
bool ComplainOfUnshown(std::ostream& err, const std::string& name, const Inspector& inspector) {
  std::string unshown;
  if (inspector.discarded() != 0) {
    unshown = fmt::format("{} with fragments that overlap (RFC 5722)", inspector.discarded());
  }
  if (inspector.unopened() != 0) {
    unshown += fmt::format("{}{} without all headers or fragments", unshown.empty() ? "" : ", ",
                           inspector.unopened());
  }
  if (unshown.empty()) return false;
  Complain(err, fmt::format("{}: packets not shown: {}", name, unshown));
  return true;
}

// Throws UsageError if nothing of it can be read.
void InspectFile(const Arguments& arguments, const std::string& file, Inspector& inspector,
                 std::ostream& err) {
  Input input(file);
  if (!input.is_capture()) return InspectOctets(arguments, input.ReadAll(), inspector);
  if (arguments.as != "message") {
    throw UsageError(
        fmt::format("--as {}: {} is a capture, of messages", arguments.as, input.name()));
  }
  const size_t before = inspector.messages();
  try {
    inspector.InspectCapture(input.TakeStream(), input.name());
  } catch (const capture::CutError&) {
    ComplainOfUnshown(err, input.name(), inspector);
    throw;
  }
  if (!ComplainOfUnshown(err, input.name(), inspector) && inspector.messages() == before)
    Complain(err, fmt::format("{}: no message of these protocols in it", input.name()));
}

int Inspect(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  Inspector inspector(SettingsOf(arguments, out), out);
  int status = 0;
  if (!arguments.hex.empty() || arguments.files.empty())
    InspectOctets(arguments, FromHex(arguments.hex), inspector);
  for (const std::string& file : arguments.files) {
    if (arguments.files.size() > 1) inspector.NameFile(file);
    try {
      InspectFile(arguments, file, inspector, err);
    } catch (const UsageError& error) {
      Complain(err, error.what());
      status = kUsage;
    } catch (const capture::CutError& error) {
      out.flush();
      Complain(err, error.what());
      status = std::max(status, kMalformed);
    } catch (const capture::ReadError& error) {
      Complain(err, error.what());
      status = kUsage;
    }
  }
  return std::max(status, inspector.malformed() ? kMalformed : 0);
}

// False, and says so, if something of what was printed got lost.
bool WroteAll(std::ostream& out, std::ostream& err) {
  out.flush();
  if (out) return true;
  Complain(err, "cannot write to stdout");
  return false;
}

}  // namespace

int RunProgram(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  Arguments arguments;
  CLI::App app(
      "Shows what is in DHCPv6 and Diameter messages, and where it is wrong: the options of Mobile "
      "IPv6\n"
      "bootstrapping (RFC 6610, RFC 6422, RFC 5447) above all.\n\n"
      "Exit status: 0 all clean, 1 something was malformed (the rest is still shown), 2 an "
      "argument "
      "or a file\n"
      "is of no use.",
      "mip6-inspect");
  app.add_flag("--json", arguments.json, "One JSON object for each message, one line each");
  app.add_flag("--roundtrip", arguments.roundtrip,
               "Write each message again, untouched and from typed values, and compare");
  app.add_flag("--show-keys", arguments.show_keys, "Show keys, which are hidden otherwise");
  app.add_option("--protocol", arguments.protocol,
                 "By port or by shape, or this one alone: auto, dhcpv6, diameter")
      ->type_name("PROTOCOL")
      ->check(CLI::IsMember({"auto", "dhcpv6", "diameter"}));
  app.add_option("--as", arguments.as,
                 "What the octets are: message, options (bare, of DHCPv6), avps (bare), radius "
                 "(bare attributes)")
      ->type_name("WHAT")
      ->check(CLI::IsMember({"message", "options", "avps", "radius"}));
  CLI::Option* const hex = app.add_option("--hex", arguments.hex,
                                          "A message as hex digits; blanks and colons are skipped")
                               ->type_name("HEX");
  app.add_option("FILE", arguments.files,
                 "Captures (pcap, pcapng), or files with the octets of one message; - is standard "
                 "input")
      ->excludes(hex);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {  // --help
      const int status = app.exit(error, out, err);
      return WroteAll(out, err) ? status : kUsage;
    }
    Complain(err, error.what());
    return kUsage;
  }
  try {
    CheckArguments(app, arguments);
    const int status = Inspect(arguments, out, err);
    return WroteAll(out, err) ? status : kUsage;
  } catch (const UsageError& error) {
    Complain(err, error.what());
  } catch (const std::exception& error) {
    Complain(err, fmt::format("cannot go on: {}", error.what()));
  }
  return kUsage;
}

}  // namespace mip6boot::inspect
