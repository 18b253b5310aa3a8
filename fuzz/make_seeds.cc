// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Writes what the fuzzers start from, named after what it is: make_seeds FOLDER. It is made of the
// vectors in tests/vectors and, where captures can be read, of the messages in tests/captures:
// FOLDER/dhcpv6_fuzzer_seed_corpus/reply_identified, ...

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/captured_messages.h"
#include "fuzz/made_messages.h"
#include "fuzz/sample_elements.h"
#include "fuzz/seed_scripts.h"
#include "tests/support/further_options.h"
#include "tests/support/hex.h"
#include "tests/support/vectors.h"

namespace mip6boot::fuzz { namespace {

namespace fs = std::filesystem;

class Corpora {
 public:
  explicit Corpora(fs::path folder) : folder_(std::move(folder)) {}

  void Add(const std::string& fuzzer, const std::string& name, const std::vector<uint8_t>& octets) {
    std::ofstream file(PathOf(fuzzer, name), std::ios::binary);
    file.write(reinterpret_cast<const char*>(octets.data()),
               static_cast<std::streamsize>(octets.size()));
    ++written_;
  }
  // Of a seed, in a folder that is there.
  fs::path PathOf(const std::string& fuzzer, const std::string& name) const {
    const fs::path corpus = folder_ / (fuzzer + "_fuzzer_seed_corpus");
    fs::create_directories(corpus);
    return corpus / name;
  }
  size_t written() const { return written_; }

 private:
  fs::path folder_;
  size_t written_ = 0;
};

std::vector<uint8_t> Joined(std::vector<uint8_t> front, const std::vector<uint8_t>& back) {
  front.insert(front.end(), back.begin(), back.end());
  return front;
}

// A Reply that holds these options.
std::vector<uint8_t> InReply(const std::vector<uint8_t>& options) {
  return Joined({0x07, 0xa1, 0xb2, 0xc3}, options);
}
// A Diameter-EAP-Answer that holds these AVPs.
std::vector<uint8_t> InAnswer(const std::vector<uint8_t>& avps) {
  const size_t size = 20 + avps.size();
  return Joined({1,
                 0,
                 static_cast<uint8_t>(size >> 8),
                 static_cast<uint8_t>(size),
                 0x40,
                 0,
                 1,
                 12,
                 0,
                 0,
                 0,
                 5,
                 0,
                 0,
                 0,
                 1,
                 0,
                 0,
                 0,
                 2},
                avps);
}
// For the framer (stream_framer_fuzzer.cc): in three parts; `ask`: what it is asked for behind the
// first, and behind the second.
std::vector<uint8_t> Cut(uint16_t ask, const std::vector<uint8_t>& stream) {
  const size_t third = stream.size() / 3;
  const auto high = static_cast<uint8_t>(third >> 8);
  const auto low = static_cast<uint8_t>(third);
  return Joined({0, 2, static_cast<uint8_t>(high | ask >> 8), low,
                 static_cast<uint8_t>(high | (ask & 0xff)), low},
                stream);
}
void AddToFramer(const std::string& name, const std::vector<uint8_t>& message, Corpora& corpora) {
  corpora.Add("stream_framer", name, Cut(0x0000, message));
  const std::vector<uint8_t> several =
      Joined(Joined(message, test::VectorOctets("dwr")), Joined(message, message));
  corpora.Add("stream_framer", name + "-several", Cut(0x0000, several));
  corpora.Add("stream_framer", name + "-not-asked", Cut(0x4040, several));
  corpora.Add("stream_framer", name + "-asked-once", Cut(0x80c0, several));
}

// For the inspector: as what it is to be taken (inspect_message_fuzzer.cc), as text or as JSON.
enum class TakenFor : uint8_t { kDhcpv6Message, kOptions, kDiameterMessage, kAvps, kAttributes };
void AddToInspect(TakenFor content, const std::string& name, const std::vector<uint8_t>& octets,
                  Corpora& corpora) {
  const auto number = static_cast<uint8_t>(content);
  corpora.Add("inspect_message", name, Joined({number}, octets));
  // 0x80 modulo the six that there are is 2.
  corpora.Add("inspect_message", name + "-json",
              Joined({static_cast<uint8_t>(0x80 + (number + 4) % 6)}, octets));
}

// Every script with this message in it.
void AddScripts(absl::Span<const SeedScript> scripts, const std::string& name,
                const std::vector<uint8_t>& message, Corpora& corpora) {
  for (const SeedScript& script : scripts) {
    corpora.Add(script.fuzzer, name + script.suffix, script.with(message));
  }
}

// For the fuzzers of codecs, and of what is made of an element.
void AddDhcpv6Reading(const std::string& name, const std::vector<uint8_t>& message,
                      Corpora& corpora) {
  for (const char* const fuzzer : {"dhcpv6", "home_network_options"}) {
    corpora.Add(fuzzer, name, message);
  }
}
void AddDiameterReading(const std::string& name, const std::vector<uint8_t>& message,
                        Corpora& corpora) {
  for (const char* const fuzzer : {"diameter", "home_agent_avps"}) {
    corpora.Add(fuzzer, name, message);
  }
}

void AddDhcpv6(const std::string& name, const std::vector<uint8_t>& message, Corpora& corpora) {
  AddDhcpv6Reading(name, message, corpora);
  AddToInspect(TakenFor::kDhcpv6Message, name, message, corpora);
  AddScripts(Dhcpv6Scripts(), name, message, corpora);
}
void AddDiameter(const std::string& name, const std::vector<uint8_t>& message, Corpora& corpora) {
  AddDiameterReading(name, message, corpora);
  AddToFramer(name, message, corpora);
  AddToInspect(TakenFor::kDiameterMessage, name, message, corpora);
  AddScripts(DiameterScripts(), name, message, corpora);
  AddScripts(SessionScripts(), name, message, corpora);
}
void AddOptions(const std::string& name, const std::vector<uint8_t>& options, Corpora& corpora) {
  corpora.Add("dhcpv6", name, InReply(options));
  AddToInspect(TakenFor::kOptions, name, options, corpora);
}
void AddAttributes(const std::string& name, const std::vector<uint8_t>& attributes,
                   Corpora& corpora) {
  corpora.Add("radius", name, attributes);
  AddToInspect(TakenFor::kAttributes, name, attributes, corpora);
}

void AddVectors(Corpora& corpora) {
  for (const test::Vector& vector : test::AllVectors()) {
    if (vector.protocol == "dhcpv6-message") AddDhcpv6(vector.name, vector.octets, corpora);
    if (vector.protocol == "dhcpv6-option") AddOptions(vector.name, vector.octets, corpora);
    if (vector.protocol == "diameter-message") AddDiameter(vector.name, vector.octets, corpora);
    if (vector.protocol == "diameter-avp") {
      corpora.Add("diameter", vector.name, InAnswer(vector.octets));
      AddToInspect(TakenFor::kAvps, vector.name, vector.octets, corpora);
    }
    if (vector.protocol == "radius-attribute") {
      AddAttributes(vector.name, vector.octets, corpora);
      corpora.Add("home_agent_attributes", vector.name, vector.octets);
    }
  }
}

// An element of every type, and messages that hold all that they may.
void AddSamples(Corpora& corpora) {
  std::vector<uint8_t> all;
  int number = 0;
  for (const char* const hex : test::kFurtherOptions) {
    const std::vector<uint8_t> option = test::FromHex(hex);
    all = Joined(all, option);
    AddOptions("further_option-" + std::to_string(++number), option, corpora);
  }
  AddOptions("further_options", all, corpora);
  ForEachSampleMessage([&](const std::string& name, const std::vector<uint8_t>& message) {
    AddDiameterReading(name, message, corpora);
    AddToInspect(TakenFor::kDiameterMessage, name, message, corpora);
  });
  ForEachSampleAttribute([&](const std::string& name, const std::vector<uint8_t>& attribute) {
    AddAttributes(name, attribute, corpora);
  });
}

#ifdef MIP6BOOT_FUZZ_CAPTURES
void AddCaptures(Corpora& corpora) {
  const std::string sctp = corpora.PathOf("capture", "sctp");
  WriteSctpCapture(sctp);
  fs::copy_file(sctp, corpora.PathOf("inspector", "sctp"), fs::copy_options::overwrite_existing);
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(MIP6BOOT_TEST_DATA_DIR) / "captures")) {
    if (entry.path().extension() != ".pcap") continue;
    const std::string name = entry.path().stem().string();
    std::ifstream file(entry.path(), std::ios::binary);
    const std::vector<uint8_t> octets{std::istreambuf_iterator<char>(file), {}};
    for (const char* const fuzzer : {"capture", "inspector"}) corpora.Add(fuzzer, name, octets);
    const CapturedMessages messages = MessagesOf(entry.path().string());
    for (size_t i = 0; i < messages.dhcpv6.size(); ++i) {
      AddDhcpv6(name + "-" + std::to_string(i + 1), messages.dhcpv6[i], corpora);
    }
    for (size_t i = 0; i < messages.diameter.size(); ++i) {
      AddDiameter(name + "-" + std::to_string(i + 1), messages.diameter[i], corpora);
    }
  }
}
#else
void AddCaptures(Corpora&) {}
#endif

}}  // namespace mip6boot::fuzz

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: make_seeds FOLDER\n");
    return 2;
  }
  mip6boot::fuzz::Corpora corpora(argv[1]);
  mip6boot::fuzz::AddVectors(corpora);
  mip6boot::fuzz::AddSamples(corpora);
  mip6boot::fuzz::AddCaptures(corpora);
  mip6boot::fuzz::ForEachMadeDhcpv6Message(
      [&](const char* name, const std::vector<uint8_t>& message) {
        mip6boot::fuzz::AddDhcpv6(name, message, corpora);
      });
  mip6boot::fuzz::ForEachMadeDiameterMessage(
      [&](const char* name, const std::vector<uint8_t>& message) {
        mip6boot::fuzz::AddDiameter(name, message, corpora);
      });
  const auto add = [&corpora](const char* fuzzer, const char* name,
                              const std::vector<uint8_t>& octets) {
    corpora.Add(fuzzer, name, octets);
  };
  mip6boot::fuzz::ForEachPlainSeed(add);
  mip6boot::fuzz::ForEachMobileNodeSeed(add);
  std::printf("%zu seeds\n", corpora.written());
  return 0;
}
