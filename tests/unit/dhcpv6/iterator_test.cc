// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// The iterators of all runs: input iterators, as algorithms want them.

#include <string>
#include <vector>

#include "mip6boot/dhcpv6/class_data.h"
#include "mip6boot/dhcpv6/dns_servers.h"
#include "mip6boot/dhcpv6/domain_list.h"
#include "mip6boot/dhcpv6/oro.h"
#include "mip6boot/dhcpv6/user_class.h"
#include "mip6boot/dhcpv6/vendor_opts.h"
#include "tests/support/catch.h"
#include "tests/unit/dhcpv6/option_testing.h"

namespace mip6boot::dhcpv6 { namespace {

// What is wrong with the iterators of `run`, which has two elements; "" if nothing is.
template <typename Run>
std::string Faults(const Run& run) {
  auto at = run.begin();
  std::string faults;
  if (!(at == run.begin()) || at != run.begin()) faults += " begin() is not begin()";
  if (at == run.end() || !(at != run.end())) faults += " begin() is end()";
  const auto first = at++;
  if (!(first == run.begin())) faults += " it++ is not where it was";
  if (at == first) faults += " it++ stays";
  auto again = run.begin();
  if (!(++again == at)) faults += " ++it and it++ differ";
  if (!(++at == run.end())) faults += " two elements do not end it";
  return faults;
}

TEST_CASE("iterators of runs compare by their place, and step before or after", "[dhcpv6]") {
  const TestOption codes("0006 0004 0045 0046");
  CHECK(Faults(*codes.As<OptionRequest>()) == "");
  CHECK(codes.As<OptionRequest>()->size() == 2);
  const TestOption addresses(
      "0017 0020 20010db8000000000000000000000053 20010db8000000000000000000000054");
  CHECK(Faults(*addresses.As<DnsServers>()) == "");
  const TestOption classes("000f 0009 0003 6c6162 0002 0102");
  CHECK(Faults(classes.As<UserClass>()->classes) == "");
  const TestOption names("0018 0010 0161 076578616d706c65 00 036c6162 00");
  CHECK(Faults(names.As<SearchDomains>()->names) == "");
  const TestOption vendor("0011 000e 00007ed9 0001 0001 61 0002 0001 62");
  CHECK(Faults(vendor.As<VendorOptions>()->ScanSubOptions().sub_options) == "");
  const TestOption options(
      "0046 0028 0048 0010 20010db8000000000000000000000001"
      "0048 0010 20010db8000000000000000000000002");
  CHECK(Faults(*OptionRange::Inside(options.view())) == "");
}

TEST_CASE("runs know whether they are empty", "[dhcpv6]") {
  CHECK(OptionRequest{}.empty());
  CHECK_FALSE(TestOption("0006 0002 0045").As<OptionRequest>()->empty());
  CHECK(DnsServers{}.empty());
  CHECK_FALSE(TestOption("0017 0010 20010db8000000000000000000000053").As<DnsServers>()->empty());
  CHECK(VendorSubOptions().empty());
  const TestOption vendor("0011 0009 00007ed9 0001 0001 61");
  CHECK_FALSE(vendor.As<VendorOptions>()->ScanSubOptions().sub_options.empty());
  CHECK(test::ToHex(vendor.As<VendorOptions>()->ScanSubOptions().sub_options.wire()) ==
        "0001000161");
}

TEST_CASE("runs differ if their octets do", "[dhcpv6]") {
  const TestOption one("000f 0005 0003 6c6162");
  const TestOption other("000f 0005 0003 6c6163");
  CHECK(one.As<UserClass>()->classes != other.As<UserClass>()->classes);
  CHECK_FALSE(one.As<UserClass>()->classes != one.As<UserClass>()->classes);
  const TestOption name("0018 0003 0161 00");
  const TestOption another("0018 0003 0162 00");
  CHECK(name.As<SearchDomains>()->names != another.As<SearchDomains>()->names);
  CHECK_FALSE(name.As<SearchDomains>()->names != name.As<SearchDomains>()->names);
}

}}  // namespace mip6boot::dhcpv6
