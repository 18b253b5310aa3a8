// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/diameter/diameter_uri.h"

#include <algorithm>
#include <optional>

#include "mip6boot/diameter/avp_format.h"
#include "mip6boot/diameter/command_code.h"

namespace mip6boot { inline namespace v0_1 { namespace diameter {
namespace {

// The text from left to right.
class UriReader {
 public:
  explicit UriReader(std::string_view text) : text_(text) {}

  bool AtEnd() const { return at_ == text_.size(); }
  size_t at() const { return at_; }

  // Goes behind `word`, in letters of either case, if it stands here.
  bool Take(std::string_view word) {
    if (!EqualIdentity(text_.substr(at_, word.size()), word)) return false;
    at_ += word.size();
    return true;
  }
  // Up to one of `ends`, or to the end.
  std::string_view TakeUntil(std::string_view ends) {
    const size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    const std::string_view taken = text_.substr(at_, end - at_);
    at_ = end;
    return taken;
  }
  // The number that stands here, or 0x10000 for a larger one; nullopt if there is none.
  std::optional<uint32_t> TakeNumber() {
    uint32_t number = 0;
    const size_t start = at_;
    for (; at_ != text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
      number = std::min(number * 10 + static_cast<uint32_t>(text_[at_] - '0'), uint32_t{0x10000});
    }
    if (at_ == start) return std::nullopt;
    return number;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

template <typename V>
struct Word {
  std::string_view text;
  V value;
};
constexpr Word<UriTransport> kTransports[] = {
    {"tcp", UriTransport::kTcp}, {"sctp", UriTransport::kSctp}, {"udp", UriTransport::kUdp}};
constexpr Word<UriProtocol> kProtocols[] = {{"diameter", UriProtocol::kDiameter},
                                            {"radius", UriProtocol::kRadius},
                                            {"tacacs+", UriProtocol::kTacacsPlus}};

// The value of the word that stands here. A word ends at the next parameter or at the end.
template <typename V, size_t N>
bool TakeWord(UriReader& reader, const Word<V> (&words)[N], V& value) {
  const std::string_view here = reader.TakeUntil(";");
  for (const Word<V>& word : words) {
    if (here.size() == word.text.size() && EqualIdentity(here, word.text)) {
      value = word.value;
      return true;
    }
  }
  return false;
}

// The octet at `at` begins what cannot stand there; or the text ends where something must.
Unexpected Refuse(std::string_view text, size_t at) {
  if (at == text.size()) return Unexpected(MakeError(Reason::kTooFewOctets, at, at, at + 1));
  return Unexpected(MakeError(Reason::kBadText, at, static_cast<uint8_t>(text[at])));
}

}  // namespace

Result<DiameterUri> DiameterUri::Parse(std::string_view text) {
  UriReader reader(text);
  DiameterUri uri;
  uri.text_ = text;
  uri.secure_ = reader.Take("aaas://");
  if (!uri.secure_ && !reader.Take("aaa://")) return Refuse(text, 0);
  const size_t name_at = reader.at();
  uri.fqdn_ = reader.TakeUntil(":;");
  const Result<void> name = CheckDiameterIdentity(uri.fqdn_);
  if (!name) {
    Error error = name.error();
    error.offset += static_cast<uint32_t>(name_at);
    return Unexpected(error);
  }
  uri.port_ = uri.secure_ ? kTlsPort : kPort;
  if (reader.Take(":")) {
    const size_t port_at = reader.at();
    const std::optional<uint32_t> port = reader.TakeNumber();
    if (!port.has_value()) return Refuse(text, port_at);
    if (*port == 0 || *port > UINT16_MAX) {
      return Unexpected(MakeError(Reason::kBadValue, port_at, *port));
    }
    uri.port_ = static_cast<uint16_t>(*port);
  }
  const bool has_transport = reader.Take(";transport=");
  const size_t transport_at = reader.at();
  if (has_transport && !TakeWord(reader, kTransports, uri.transport_)) {
    return Refuse(text, transport_at);
  }
  const bool has_protocol = reader.Take(";protocol=");
  const size_t protocol_at = reader.at();
  if (has_protocol && !TakeWord(reader, kProtocols, uri.protocol_)) {
    return Refuse(text, protocol_at);
  }
  if (!reader.AtEnd()) return Refuse(text, reader.at());
  // RFC 6733 4.3.1: no Diameter over UDP.
  if (uri.transport_ == UriTransport::kUdp && uri.protocol_ == UriProtocol::kDiameter) {
    return Refuse(text, transport_at);
  }
  return uri;
}

}}}  // namespace mip6boot::v0_1::diameter
