// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// RADIUS attributes as JSON.

#ifndef MIP6BOOT_EXAMPLES_INSPECT_RADIUS_JSON_H_
#define MIP6BOOT_EXAMPLES_INSPECT_RADIUS_JSON_H_

#include "examples/inspect/context.h"
#include "examples/inspect/json.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/radius/attribute_view.h"

namespace mip6boot::inspect {

class RadiusJson {
 public:
  explicit RadiusJson(Context& context) : context_(context) {}

  // Sets the keys of bare attributes in `json`.
  void BareAttributes(Bytes octets, Json& json);

 private:
  Json Attribute(const radius::AttributeView& attribute);
  // Of a key only if it may be shown.
  Json Hex(const radius::AttributeView& attribute) const;

  Context& context_;
};

}  // namespace mip6boot::inspect

#endif  // MIP6BOOT_EXAMPLES_INSPECT_RADIUS_JSON_H_
