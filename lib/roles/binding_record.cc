// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/binding_record.h"

#include <limits>
#include <utility>

#include "mip6boot/base/writer.h"
#include "mip6boot/dhcpv6/mip6_haa.h"
#include "mip6boot/dhcpv6/mip6_haf.h"
#include "mip6boot/dhcpv6/mip6_hnp.h"
#include "mip6boot/dhcpv6/option_view.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using dhcpv6::OptionCode;
using dhcpv6::OptionRange;
using dhcpv6::OptionView;

constexpr size_t kHeaderSize = 22;
constexpr size_t kNetworkHeaderSize = 4;
constexpr uint8_t kHasExpiry = 0x01;

static_assert(static_cast<int>(AttachmentKind::kPort) == 0 &&
                  static_cast<int>(AttachmentKind::kLinkLayerAddress) == 1 &&
                  static_cast<int>(AttachmentKind::kOther) == 2,
              "the kinds of attachment are numbered as in records of version 1");
static_assert(static_cast<int>(HomeNetworkKind::kVisited) == 0 &&
                  static_cast<int>(HomeNetworkKind::kIdentified) == 1 &&
                  static_cast<int>(HomeNetworkKind::kUnrestricted) == 2 && kHomeNetworkKinds == 3,
              "so are the kinds of home network");

// ---- time ----

Duration SaturatingDifference(Duration a, Duration b) {
  constexpr int64_t kMin = std::numeric_limits<int64_t>::min();
  // The one value without an opposite: the difference is one short of what it would be.
  const Duration opposite = b.count() == kMin ? Duration::max() : -b;
  return SaturatingAdd(TimePoint(a), opposite).time_since_epoch();
}

Duration ToShared(TimePoint when, const SharedMoment& moment) {
  const Duration ahead =
      SaturatingDifference(when.time_since_epoch(), moment.here.time_since_epoch());
  return SaturatingAdd(TimePoint(moment.shared), ahead).time_since_epoch();
}

TimePoint FromShared(Duration when, const SharedMoment& moment) {
  return SaturatingAdd(moment.here, SaturatingDifference(when, moment.shared));
}

// ---- reading ----

// A record from front to back.
struct Reader {
  Bytes record;
  size_t at = 0;

  Result<Bytes> Take(size_t size) {
    const size_t left = record.size() - at;
    if (left < size) return Unexpected(MakeError(Reason::kTruncated, at, left, size));
    return record.subspan(std::exchange(at, at + size), size);
  }
};

std::optional<Error> CheckOption(const OptionView& option) {
  const auto error = [](const auto& value) {
    return value.has_value() ? std::optional<Error>() : value.error();
  };
  if (option.code == OptionCode::kMip6Hnp) return error(option.As<dhcpv6::HomeNetworkPrefix>());
  if (option.code == OptionCode::kMip6Haa) return error(option.As<dhcpv6::HomeAgentAddress>());
  if (option.code == OptionCode::kMip6Haf) return error(option.As<dhcpv6::HomeAgentFqdn>());
  return dhcpv6::OptionHeaderError(option, Reason::kNotAllowed);
}

std::optional<Error> ReadNetwork(Reader& reader, SuppliedHomeNetwork& network) {
  const size_t start = reader.at;
  const Result<Bytes> head = reader.Take(kNetworkHeaderSize);
  if (!head) return head.error();
  const Bytes header = *head;
  if (header[0] >= kHomeNetworkKinds) return MakeError(Reason::kBadValue, start, header[0]);
  network.kind = static_cast<HomeNetworkKind>(header[0]);

  const Result<Bytes> id = reader.Take(header[1]);
  if (!id) return id.error();
  if (network.kind == HomeNetworkKind::kIdentified) {
    const Result<DomainNameView> name = DomainNameView::Parse(*id);
    if (!name) {
      Error error = name.error();
      error.offset += static_cast<uint32_t>(start + kNetworkHeaderSize);
      return error;
    }
    network.id = *name;
  } else if (!id->empty()) {
    return MakeError(Reason::kTooLong, start + 1, id->size(), 0);
  }

  const uint32_t options_at = static_cast<uint32_t>(reader.at);
  const Result<Bytes> options = reader.Take(LoadBigEndian16(&header[2]));
  if (!options) return options.error();
  const Result<OptionRange> run = OptionRange::Parse(*options, options_at);
  if (!run) return run.error();
  for (const OptionView option : *run) {
    if (std::optional<Error> error = CheckOption(option)) return error;
  }
  network.options = *options;
  return std::nullopt;
}

std::optional<Error> ReadNetworks(Reader& reader, size_t count, SuppliedHomeNetworks& networks) {
  size_t payload = 0;
  for (; count > 0; --count) {
    const size_t start = reader.at;
    SuppliedHomeNetwork network;
    if (std::optional<Error> error = ReadNetwork(reader, network)) return error;
    payload += reader.at - start - kNetworkHeaderSize;
    if (payload > kMaxBindingOctets) {
      return MakeError(Reason::kTooLong, start, payload, kMaxBindingOctets);
    }
    (void)networks.TryPushBack(network);
  }
  return std::nullopt;
}

}  // namespace

// ---- BindingRecord ----

Result<BindingRecord> DecodeBinding(Bytes record, const SharedMoment& moment) {
  Reader reader{record};
  // The version alone says what the octets behind it mean.
  if (record.empty()) return Unexpected(MakeError(Reason::kTruncated, 0, 0, 1));
  if (record[0] != kBindingRecordVersion) {
    return Unexpected(MakeError(Reason::kBadVersion, 0, record[0], kBindingRecordVersion));
  }
  const Result<Bytes> head = reader.Take(kHeaderSize);
  if (!head) return Unexpected(head.error());
  const Bytes header = *head;
  if ((header[1] & ~kHasExpiry) != 0) {
    return Unexpected(MakeError(Reason::kBadFlags, 1, header[1]));
  }
  if (header[2] > static_cast<uint8_t>(AttachmentKind::kOther)) {
    return Unexpected(MakeError(Reason::kBadValue, 2, header[2]));
  }
  if (header[3] > AttachmentKey::kMaxSize) {
    return Unexpected(MakeError(Reason::kTooLong, 3, header[3], AttachmentKey::kMaxSize));
  }
  if (header[4] > kMaxDuidSize) {
    return Unexpected(MakeError(Reason::kTooLong, 4, header[4], kMaxDuidSize));
  }
  if (header[5] > kMaxHomeNetworks) {
    return Unexpected(MakeError(Reason::kTooMany, 5, header[5], kMaxHomeNetworks));
  }

  Binding binding;
  binding.session = LoadBigEndian64(&header[6]);
  const uint64_t expiry = LoadBigEndian64(&header[14]);
  if ((header[1] & kHasExpiry) != 0) {
    binding.expiry = FromShared(Duration(static_cast<int64_t>(expiry)), moment);
  } else if (expiry != 0) {
    return Unexpected(MakeError(Reason::kBadValue, 14));
  }

  const Result<Bytes> octets = reader.Take(header[3]);
  if (!octets) return Unexpected(octets.error());
  Result<AttachmentKey> key = AttachmentKey::From(static_cast<AttachmentKind>(header[2]), *octets);
  if (!key) return Unexpected(MakeError(Reason::kMissing, kHeaderSize));
  const Result<Bytes> duid = reader.Take(header[4]);
  if (!duid) return Unexpected(duid.error());
  binding.pinned_duid = *duid;
  if (const std::optional<Error> error = ReadNetworks(reader, header[5], binding.networks)) {
    return Unexpected(*error);
  }
  if (reader.at != record.size()) {
    return Unexpected(MakeError(Reason::kBadLength, reader.at, record.size(), reader.at));
  }
  return BindingRecord{*key, binding};
}

Result<Bytes> EncodeBinding(const AttachmentKey& key, const Binding& binding,
                            const SharedMoment& moment, MutableBytes out) {
  size_t payload = 0;
  for (const SuppliedHomeNetwork& network : binding.networks) {
    payload += network.id.wire().size() + network.options.size();
  }
  if (payload > kMaxBindingOctets) {
    return Unexpected(
        MakeConfigError(Reason::kTooLong, "binding.networks", payload, kMaxBindingOctets));
  }
  if (binding.pinned_duid.size() > kMaxDuidSize) {
    return Unexpected(MakeConfigError(Reason::kTooLong, "binding.pinned_duid",
                                      binding.pinned_duid.size(), kMaxDuidSize));
  }
  const size_t size = kHeaderSize + key.octets().size() + binding.pinned_duid.size() +
                      binding.networks.size() * kNetworkHeaderSize + payload;
  if (out.size() < size) {
    return Unexpected(MakeError(Reason::kNoSpace, 0, out.size(), size));
  }

  Writer writer(out);
  writer.U8(kBindingRecordVersion);
  writer.U8(binding.expiry.has_value() ? kHasExpiry : 0);
  writer.U8(static_cast<uint8_t>(key.kind()));
  writer.U8(static_cast<uint8_t>(key.octets().size()));
  writer.U8(static_cast<uint8_t>(binding.pinned_duid.size()));
  writer.U8(static_cast<uint8_t>(binding.networks.size()));
  writer.U64(binding.session);
  writer.U64(binding.expiry.has_value()
                 ? static_cast<uint64_t>(ToShared(*binding.expiry, moment).count())
                 : 0);
  writer.Copy(key.octets());
  writer.Copy(binding.pinned_duid);
  for (const SuppliedHomeNetwork& network : binding.networks) {
    writer.U8(static_cast<uint8_t>(network.kind));
    writer.U8(static_cast<uint8_t>(network.id.wire().size()));
    writer.U16(static_cast<uint16_t>(network.options.size()));
    writer.Copy(network.id.wire());
    writer.Copy(network.options);
  }
  const Result<Bytes> record = writer.Finish();
  if (!record) return Unexpected(record.error());
  if (const Result<BindingRecord> read = DecodeBinding(*record, moment); !read) {
    return Unexpected(read.error());
  }
  return *record;
}

}}}  // namespace mip6boot::v0_1::roles
