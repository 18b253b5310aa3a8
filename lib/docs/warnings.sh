#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Every warning of Doxygen is an error: warnings.sh <log>. So each public class, struct, enumeration and function has words, but for
# what means the same wherever it stands, as the front page says ("Names that mean the same everywhere"); and for fields,
# constants and aliases, which the reference shows with their definition.

set -eu
log=$1
[ -f "$log" ] || { echo "there is no $log: Doxygen has not run" && exit 1; }
# Fields are warned of, always: a log without them comes of a run that has not read the headers, or not to the end.
grep -q '(variable) of struct' "$log" || { echo "$log is not that of a whole run: no field in it" && exit 1; }

function='\((function|friend)\) of (class|struct) .* is not documented\.$'
! grep -vE \
  -e '\((variable|typedef)\) of (class|struct|namespace) .* is not documented\.$' \
  -e "Member operator(==|!=|<|=|\*|->|\+\+|\+=|\[\]|~|&|\||\|=)\(.* $function" \
  -e "Member ([A-Za-z0-9]+)\\((const )?\\1 ?(&|&&)[a-z]*\\).* $function" \
  -e "Member (begin|end|size|empty)\\(\\)( const)?[A-Z_ ]* $function" \
  -e "Member Decode(Field)?\\(((const (OptionView|AvpView|AttributeView|MessageView) &[a-z]*, const DecodePolicy &[a-z]*(=\\{\\})?)|Bytes (data|octets))(, (Value|Field) &[a-z]+)?\\) $function" \
  -e "Member Encode(Field|Others)?\\((dhcpv6::)?(OptionWriter|AvpWriter|AttributeWriter) &out(, AvpKey key, uint8_t flags)?(, (const )?(Value|Field) &?[a-z]+)?\\)( const)? $function" \
  -e "Member Refusal\\(const (AvpView|AttributeView) &[a-z]+(, const DecodePolicy &[a-z]*)?\\) $function" \
  -e 'Member (Size|Store)\(.* \(function\) of struct mip6boot::v0_1::radius::[A-Za-z0-9]+Format is not documented\.$' \
  -e 'Internal inconsistency: scope for class fmt::formatter<' \
  "$log"
