#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Whether the reference says what the headers say: pages.sh <folder of the HTML> <folder of the headers>. Each header has a page; and
# the lists of members have these words behind these names, so that no comment is lost on the way, or told of the declaration next
# to its own.

set -eu
headers=$(find "$2" -name '*.h' | wc -l)
cd "$1"
failed=0

shown=$(find . -name '*_8h.html' | wc -l)
[ "$shown" -eq "$headers" ] || { echo "there are pages on $shown headers of $headers" && failed=1; }

# told CLASS MEMBER WORDS
told() {
  page=$(echo "class mip6boot::v0_1::$1" | sed 's/class /class/; s/_/__/g; s/:/_1/g').html
  [ -f "$page" ] || page=$(echo "$page" | sed 's/^class/struct/')
  if [ ! -f "$page" ]; then
    echo "there is no page on $1" && failed=1
  elif ! sed 's/<[^>]*>//g' "$page" |
    awk -v name="$2" -v words="$3" '
      listed && index($0, words) { found = 1 }
      { listed = match($0, "[ ;*&]" name " \\(") }
      END { exit !found }'; then
    echo "$page does not say of $2: $3" && failed=1
  fi
}

told Writer U16 "Appends the lowest 1, 2, 3, 4 or 8 octets"
told dhcpv6::RelayView Parse "The same, all or nothing."
told dhcpv6::OptionRange Count "How many options have code."
told diameter::AvpWriter End "Pads, and patches in the length."
told diameter::PeerConnection HandleTimeout "does what is due"
told radius::AttributeWriter Reserve "The header of an attribute"
told roles::DhcpServer Examine "What must be looked up"
told roles::DhcpServer Step "Both in one call"
told roles::HomeAaa Step "Both in one call"
told roles::HomeAgentDirectory Assign "The second call"
told roles::MobileNode Start "Begins an exchange"
told roles::MobileNode ReportHomeAgentFailed "The home agent with this address, or this name, failed"
told roles::RelayHoldQueue PollTransmit "What came of the next message"

# What the tables make: an enumerator, a message.
grep -q 'OPTION_MIP6_HNIDF' namespacemip6boot_1_1v*_1_1dhcpv6.html || { echo "no words on OptionCode" && failed=1; }
grep -q 'DiameterEapRequest' classes.html || { echo "no page on DiameterEapRequest" && failed=1; }
exit $failed
