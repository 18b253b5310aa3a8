// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home networks in DHCPv6 options that a product has taken apart itself: what is read of them is
// what is read of the options where they lie in the message, and what the reference says they are;
// what was accepted can be written and read again.

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/roles/home_network_options.h"
#include "tests/support/reference/dhcpv6.h"

namespace mip6boot::fuzz { namespace {

using dhcpv6::OptionRange;
using dhcpv6::OptionView;
using roles::HomeNetworkInformation;
using roles::HomeNetworkRequest;
using roles::ReadInformation;
using roles::ReadRequest;

// Options of a product's own: each lies in memory of its own.
class OwnOptions {
 public:
  explicit OwnOptions(const OptionRange& options) {
    for (const OptionView option : options) {
      std::unique_ptr<uint8_t[]> octets(new uint8_t[option.data.size()]);
      if (!option.data.empty()) std::memcpy(octets.get(), option.data.data(), option.data.size());
      OptionView own = option;
      own.data = Bytes(octets.get(), option.data.size());
      views_.push_back(own);
      octets_.push_back(std::move(octets));
    }
  }
  roles::OptionSpan views() const { return views_; }

 private:
  std::vector<OptionView> views_;
  std::vector<std::unique_ptr<uint8_t[]>> octets_;
};

bool IsSame(const ReadRequest& a, const ReadRequest& b) {
  return a.request.visited == b.request.visited && a.request.identified == b.request.identified &&
         a.request.unrestricted == b.request.unrestricted && a.request.ids == b.request.ids &&
         a.ignored == b.ignored && a.error == b.error;
}
bool IsSame(const roles::HomeNetwork& a, const roles::HomeNetwork& b) {
  return a.prefixes == b.prefixes && a.addresses == b.addresses && a.names == b.names;
}
bool IsSame(const ReadInformation& a, const ReadInformation& b) {
  if (a.accepted.kept.size() != b.accepted.kept.size() || a.malformed != b.malformed ||
      a.misplaced != b.misplaced || a.error != b.error ||
      a.accepted.not_asked != b.accepted.not_asked || a.accepted.foreign != b.accepted.foreign ||
      a.accepted.incomplete != b.accepted.incomplete) {
    return false;
  }
  for (size_t i = 0; i < a.accepted.kept.size(); ++i) {
    const HomeNetworkInformation& one = a.accepted.kept[i];
    const HomeNetworkInformation& other = b.accepted.kept[i];
    if (one.kind != other.kind || one.id != other.id || one.options != other.options ||
        !IsSame(one.network, other.network)) {
      return false;
    }
  }
  return true;
}

// ---- the same from what the reference reads ----

using reference::Dhcpv6Option;
using Octets = reference::Octets;

Octets Copy(Bytes octets) { return {octets.begin(), octets.end()}; }

std::vector<Dhcpv6Option> ReadByReference(const OptionRange& options) {
  Octets message = Copy(options.wire());
  message.insert(message.begin(), {7, 0, 0, 0});
  return reference::ReadDhcpv6(message, Limits().option_depth).options;
}

void RequireRequest(const std::vector<Dhcpv6Option>& options, const ReadRequest& read) {
  bool asks[3] = {};  // for 50, 69, 70
  std::vector<Octets> names;
  size_t refused = 0;
  bool oro = false;
  for (const Dhcpv6Option& option : options) {
    if (option.code == 6 && !std::exchange(oro, true)) {
      refused += option.sound ? 0 : 1;
      for (const Octets& code : option.sound ? option.fields : std::vector<Octets>()) {
        if (code[0] != 0) continue;
        asks[0] = asks[0] || code[1] == 50;
        asks[1] = asks[1] || code[1] == 69;
        asks[2] = asks[2] || code[1] == 70;
      }
    } else if (option.code == 49) {
      const bool fits = option.sound && names.size() < roles::kMaxHomeNetworkIds;
      refused += fits ? 0 : 1;
      if (fits) names.push_back(option.data);
    }
  }
  Require(read.request.visited == asks[0] && read.request.identified == asks[1] &&
              read.request.unrestricted == asks[2] && read.ignored == refused,
          "the reference reads another request");
  Require(std::equal(names.begin(), names.end(), read.request.ids.begin(), read.request.ids.end(),
                     [](const Octets& name, DomainNameView id) { return name == Copy(id.wire()); }),
          "the reference reads other names");
}

// The values of the options with this code, as many as we take.
std::vector<Octets> ValuesIn(const Dhcpv6Option& container, unsigned code) {
  std::vector<Octets> values;
  for (const Dhcpv6Option& option : container.inside) {
    if (option.code != code || !option.sound || values.size() == roles::kMaxPerHomeNetwork)
      continue;
    const auto& octets = option.fields[0];
    if (code == 72 && !dhcpv6::HomeAgentAddress{Ipv6Address::Load(octets.data())}.IsUsable()) {
      continue;
    }
    values.push_back(octets);
  }
  return values;
}
Octets OctetsOf(const Ipv6Prefix& prefix) {
  const auto& address = prefix.address().octets();
  Octets octets(address.begin(), address.end());
  octets.insert(octets.begin(), prefix.length());
  return octets;
}
Octets OctetsOf(const Ipv6Address& address) {
  return {address.octets().begin(), address.octets().end()};
}
Octets OctetsOf(DomainNameView name) { return Copy(name.wire()); }
template <typename Values>
bool IsSame(const Values& values, const std::vector<Octets>& expected) {
  return std::equal(
      values.begin(), values.end(), expected.begin(), expected.end(),
      [](const auto& value, const Octets& octets) { return OctetsOf(value) == octets; });
}

// RFC 6610 4.1.2: of the containers those that were asked for, an IDINF by a name that was, and
// lead to a home agent.
void RequireInformation(const std::vector<Dhcpv6Option>& options, const HomeNetworkRequest& request,
                        const ReadInformation& read) {
  size_t misplaced = 0;
  const auto* kept = read.accepted.kept.begin();
  for (const Dhcpv6Option& option : options) {
    if (option.code == 49 || (option.code >= 71 && option.code <= 73)) ++misplaced;
    if (option.code != 50 && option.code != 69 && option.code != 70) continue;
    if (!option.sound || kept - read.accepted.kept.begin() == roles::kMaxHomeNetworks) continue;
    Octets name;
    if (option.code == 69) {
      std::vector<Dhcpv6Option> names;
      for (const Dhcpv6Option& inner : option.inside) {
        if (inner.code == 49) names.push_back(inner);
      }
      if (names.size() != 1 || !names[0].sound) continue;
      name = names[0].data;
      const DomainNameView view = *DomainNameView::Parse(name);
      if (std::none_of(request.ids.begin(), request.ids.end(),
                       [view](DomainNameView id) { return id.EqualsIgnoringCase(view); })) {
        continue;
      }
    }
    const auto prefixes = ValuesIn(option, 71);
    const auto addresses = ValuesIn(option, 72);
    const auto names = ValuesIn(option, 73);
    if (prefixes.empty() && addresses.empty() && names.empty()) continue;
    Require(kept != read.accepted.kept.end(), "the reference keeps more home networks");
    Require(roles::ContainerCode(kept->kind) == static_cast<dhcpv6::OptionCode>(option.code) &&
                Copy(kept->id.wire()) == name && IsSame(kept->network.prefixes, prefixes) &&
                IsSame(kept->network.addresses, addresses) && IsSame(kept->network.names, names) &&
                Copy(kept->options) == option.data,
            "the reference keeps another home network");
    ++kept;
  }
  Require(kept == read.accepted.kept.end(), "the reference keeps less home networks");
  Require(read.misplaced == misplaced, "the reference sees other options outside of containers");
}

// What was accepted is written, and read again as the same; addresses that must not be sent are
// left out.
void WriteAndReadAgain(const HomeNetworkInformation& information,
                       const HomeNetworkRequest& request) {
  std::vector<uint8_t> buffer(8192);
  dhcpv6::OptionWriter out(absl::MakeSpan(buffer));
  const size_t left_out =
      WriteHomeNetworkInformation(information.kind, information.id, information.network, out);
  const Result<Bytes> written = out.Finish();
  if (!written) return Require(left_out != 0, "what was accepted cannot be written");
  const auto read = ReadHomeNetworkInformation(*OptionRange::Parse(*written), request);
  if (left_out != 0) return;
  Require(read.malformed == 0 && read.accepted.kept.size() == 1 &&
              IsSame(read.accepted.kept[0].network, information.network),
          "what was written is read as something else");
}

void Run(const OptionRange& options) {
  const OwnOptions own(options);
  const ReadRequest asked = roles::ReadHomeNetworkRequest(options);
  Require(IsSame(asked, roles::ReadHomeNetworkRequest(own.views())), "another request");
  const std::vector<Dhcpv6Option> expected = ReadByReference(options);
  RequireRequest(expected, asked);

  HomeNetworkRequest request;
  request.visited = request.identified = request.unrestricted = true;
  (void)request.ids.TryPushBack(Samples().home_name.view());
  for (const DomainNameView id : asked.request.ids) (void)request.ids.TryPushBack(id);
  const ReadInformation information = ReadHomeNetworkInformation(options, request);
  Require(IsSame(information, ReadHomeNetworkInformation(own.views(), request)),
          "other information");
  RequireInformation(expected, request, information);
  for (const HomeNetworkInformation& one : information.accepted.kept) {
    WriteAndReadAgain(one, request);
  }

  const std::vector<dhcpv6::OptionCode> listed = {dhcpv6::OptionCode::kMip6Hnp};
  const auto codes = AddToOptionRequest(asked.request, listed);
  Require(codes.has_value() && codes->size() <= 8, "an ORO that cannot be");
}

}}  // namespace mip6boot::fuzz

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mip6boot;  // NOLINT(google-build-using-namespace)
  const Bytes input(data, size);
  const size_t header = fuzz::Dhcpv6Message(input).fixed;
  if (size >= header) fuzz::Run(dhcpv6::OptionRange::Scan(input.subspan(header)).options);
  return 0;
}

MIP6BOOT_MUTATE_AS(Dhcpv6Message)
