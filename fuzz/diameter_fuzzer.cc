// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Diameter messages: all that can be read of one, the same as the reference reads, and the answers
// that refuse it.

#include "fuzz/finding.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/diameter/message_view.h"
#include "tests/support/examine/examine.h"
#include "tests/support/examine/reference.h"

using mip6boot::test::Findings;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Findings message({data, size});
  ExamineDiameterMessage(message);
  CompareDiameter(message);
  mip6boot::fuzz::Require(message);

  if (size < mip6boot::diameter::MessageView::kHeaderSize) return 0;
  Findings avps(message.input().subspan(mip6boot::diameter::MessageView::kHeaderSize));
  ExamineDiameterAvps(avps);
  mip6boot::fuzz::Require(avps);
  return 0;
}

MIP6BOOT_MUTATE_AS(DiameterStream)
