// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What is given to look at: hex digits, a file, standard input.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_INPUT_H_
#define MIP6BOOT_EXAMPLES_INSPECT_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mip6boot::inspect {

// Octets from hex digits; blanks and colons are skipped. Throws UsageError.
std::vector<uint8_t> FromHex(std::string_view text);

// A file that is looked into before it is read: whether it is a capture, or the octets of a
// message. It is read once from front to back, so that it may be a pipe.
class Input {
 public:
  // "-" is standard input. Throws UsageError if it cannot be read, or is empty.
  explicit Input(const std::string& path);
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  const std::string& name() const { return name_; }
  // By its first octets: pcap or pcapng.
  bool is_capture() const;

  // Either of these, once: the whole as a stream, which is then the caller's, ...
  std::FILE* TakeStream();
  // ... or all its octets. Throws UsageError for more than a message can have.
  std::vector<uint8_t> ReadAll();

 private:
  class Octets;
  std::string name_;
  std::unique_ptr<Octets> octets_;
};

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_INPUT_H_
