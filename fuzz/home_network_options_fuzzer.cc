// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Home networks in DHCPv6 options that a product has taken apart itself: what is read of them is
// what is read of the options where they lie in the message, and what was accepted can be written
// and read again.

#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "fuzz/finding.h"
#include "fuzz/sample_networks.h"
#include "fuzz/tlv_mutator.h"
#include "mip6boot/dhcpv6/option_writer.h"
#include "mip6boot/roles/home_network_options.h"

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

  HomeNetworkRequest request;
  request.visited = request.identified = request.unrestricted = true;
  (void)request.ids.TryPushBack(Samples().home_name.view());
  for (const DomainNameView id : asked.request.ids) (void)request.ids.TryPushBack(id);
  const ReadInformation information = ReadHomeNetworkInformation(options, request);
  Require(IsSame(information, ReadHomeNetworkInformation(own.views(), request)),
          "other information");
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
