// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// How the elements of each protocol are framed, for a mutator that takes messages apart and puts
// them together again. It knows where lengths are and what may be inside what; whether anything is
// right is not its business.

#ifndef MIP6BOOT_FUZZ_TLV_FORMAT_H_
#define MIP6BOOT_FUZZ_TLV_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "mip6boot/base/bytes.h"

namespace mip6boot::fuzz {

struct TlvFormat;

// Where a run of elements lies in some octets: behind `fixed` of them, to their end. Without a
// format there is none.
struct TlvRun {
  size_t fixed = 0;
  const TlvFormat* format = nullptr;
};

struct TlvFormat {
  // Of one element, in octets: the body as its length says, which may be more than there is.
  struct Frame {
    size_t header = 0;
    size_t body = 0;
  };

  // nullopt: no header is there, or a length that is less than it.
  std::optional<Frame> (*measure)(Bytes octets);
  void (*set_length)(MutableBytes header, size_t body);
  // The run inside an element.
  TlvRun (*inside)(Bytes header, Bytes body);
  // Headers of the elements that the library knows, `random` says which: of any, or of one that
  // holds elements of the same format, if there is such a one.
  std::vector<uint8_t> (*any_header)(uint32_t random);
  std::vector<uint8_t> (*container_header)(uint32_t random);
  size_t alignment = 1;  // bodies are padded to it
};

// The run in an input that is: a DHCPv6 message of either layout, or its options alone; one
// Diameter message behind the other, alone or behind how they are cut (stream_framer_fuzzer.cc), or
// bare AVPs; a run of RADIUS attributes; a script (script.h) with such messages in its steps.
TlvRun Dhcpv6Message(Bytes input);
TlvRun Dhcpv6Options(Bytes input);
TlvRun DiameterAvps(Bytes input);
TlvRun DiameterStream(Bytes input);
TlvRun DiameterStreamInParts(Bytes input);
TlvRun RadiusAttributes(Bytes input);
TlvRun Dhcpv6Script(Bytes input);
TlvRun DiameterScript(Bytes input);
TlvRun AccessNodeScript(Bytes input);  // of either, as the step says

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_TLV_FORMAT_H_
