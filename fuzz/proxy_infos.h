// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_FUZZ_PROXY_INFOS_H_
#define MIP6BOOT_FUZZ_PROXY_INFOS_H_

#include <cstdint>
#include <vector>

#include "fuzz/finding.h"
#include "mip6boot/base/bytes.h"
#include "mip6boot/diameter/base_avps.h"
#include "mip6boot/diameter/message_view.h"

namespace mip6boot::fuzz {

// A Proxy-Info of agent.example.net, whose state is "back".
inline constexpr uint8_t kProxyInfo[] = {
    0,   0,   1,   0x1c, 0x40, 0,   0,   48,                                      //
    0,   0,   1,   0x18, 0x40, 0,   0,   25,  'a', 'g', 'e', 'n', 't', '.', 'e',  //
    'x', 'a', 'm', 'p',  'l',  'e', '.', 'n', 'e', 't', 0,   0,   0,              //
    0,   0,   0,   33,   0x40, 0,   0,   12,  'b', 'a', 'c', 'k'};

// RFC 6733 6.2: an answer has all Proxy-Info of its request, in the same order, and no other.
inline void RequireProxyInfos(const diameter::AvpRange& request, const diameter::AvpRange& answer) {
  const auto in = [](const diameter::AvpRange& avps) {
    std::vector<Bytes> infos;
    for (const diameter::AvpView avp : avps) {
      if (avp.key == diameter::ProxyInfo::kKey) infos.push_back(avp.data);
    }
    return infos;
  };
  Require(in(answer) == in(request), "an answer without the Proxy-Info of its request");
}

}  // namespace mip6boot::fuzz

#endif  // MIP6BOOT_FUZZ_PROXY_INFOS_H_
