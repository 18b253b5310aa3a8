// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// What must hold of whatever a decoder makes of octets that anyone may have sent. Nothing in here
// asserts: a test asserts once, with the first fault, and a fuzzer ends at it.

#ifndef MIP6BOOT_TESTS_SUPPORT_EXAMINE_FINDINGS_H_
#define MIP6BOOT_TESTS_SUPPORT_EXAMINE_FINDINGS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "mip6boot/base/bytes.h"
#include "mip6boot/base/error.h"

namespace mip6boot::test {

// What is wrong with one input: the first thing counts.
class Findings {
 public:
  explicit Findings(Bytes input) : input_(input) {}

  Bytes input() const { return input_; }
  bool clean() const { return what_ == nullptr; }
  // Why not, for people.
  std::string Text() const;

  // `what` has static storage.
  void Expect(bool holds, const char* what) {
    if (!holds && what_ == nullptr) what_ = what;
  }
  // Of two runs of octets that must be the same.
  void ExpectSame(Bytes written, Bytes read, const char* what) { Expect(written == read, what); }
  // A place that was named must be in the input, or its end.
  void ExpectPlace(uint32_t offset, const char* what) { Expect(offset <= input_.size(), what); }
  // A refusal names its place.
  void Refused(const Error& error) {
    ++refusals_;
    if (error.offset > input_.size() && what_ == nullptr) {
      what_ = "a refusal is about an octet that is not there";
      error_ = error;
    }
  }
  size_t refusals() const { return refusals_; }

 private:
  Bytes input_;
  const char* what_ = nullptr;
  std::optional<Error> error_;
  size_t refusals_ = 0;
};

// Room for what is written of `read` octets, in any form: a prefix of five octets has a canonical
// form of 21, and what answers a message has names and headers of its own.
class Buffer {
 public:
  explicit Buffer(size_t read) : size_(5 * read + 512), octets_(new uint8_t[size_]) {}

  uint8_t* data() { return octets_.get(); }
  size_t size() const { return size_; }

 private:
  size_t size_;
  std::unique_ptr<uint8_t[]> octets_;  // not cleared
};

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_EXAMINE_FINDINGS_H_
