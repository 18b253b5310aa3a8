// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include <cstdio>
#include <vector>

#include "mip6boot/roles/home_network_answer.h"
#include "mip6boot/roles/home_network_options.h"

namespace {

using namespace mip6boot;

// Your server's own idea of an option: Kea has objects, dnsmasq a buffer, others a struct like
// this.
struct Option {
  uint16_t code;
  std::vector<uint8_t> data;
};

std::vector<dhcpv6::OptionView> Views(const std::vector<Option>& options) {
  std::vector<dhcpv6::OptionView> views;
  for (const Option& option : options) {
    views.push_back({static_cast<dhcpv6::OptionCode>(option.code), option.data});
  }
  return views;
}

}  // namespace

int main() {
  // What a client sent: an ORO that lists 69 and 70, and the name of its home network,
  // "home.example.org."
  const std::vector<Option> received = {
      {6, {0x00, 0x45, 0x00, 0x46}},
      {49, {4, 'h', 'o', 'm', 'e', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 3, 'o', 'r', 'g', 0}}};

  const auto [request, ignored, error] = roles::ReadHomeNetworkRequest(Views(received));
  if (error) std::printf("ignored: %s\n", error->ToString().c_str());

  // What your server has for the networks that were asked for. A null is "nothing".
  roles::HomeNetwork home;
  (void)home.addresses.TryPushBack(*Ipv6Address::FromText("2001:db8:6000:302::1"));
  roles::OwnHomeNetworks own;
  for (const DomainNameView name : request.ids) {
    (void)own.identified.TryPushBack(name.EqualsText("home.example.org") ? &home : nullptr);
  }

  // The options to append to your Reply. RSOO of relays would go in as the third argument.
  std::vector<uint8_t> buffer(1024);
  dhcpv6::OptionWriter out(absl::MakeSpan(buffer));
  roles::WriteHomeNetworkAnswer(request, own, {}, roles::AnswerPolicy(), out);
  const Result<Bytes> options = out.Finish();
  if (!options) return 1;
  std::printf("%zu octets of options\n", options->size());
  return options->size() == 46 ? 0 : 1;
}
