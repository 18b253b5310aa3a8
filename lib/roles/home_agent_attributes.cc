// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "mip6boot/roles/home_agent_attributes.h"

#include "mip6boot/base/text.h"
#include "mip6boot/radius/attributes.h"

namespace mip6boot { inline namespace v0_1 { namespace roles {
namespace {

using radius::AttributeType;
using radius::AttributeView;

// RFC 2865 5 speaks of an invalid Length.
bool IsAboutLength(Reason reason) {
  return reason == Reason::kBadLength || reason == Reason::kTooShort || reason == Reason::kTooLong;
}

class Reader {
 public:
  explicit Reader(const AttributePolicy& policy) : policy_(policy) {}

  void Read(const AttributeView& attribute) {
    if (attribute.type == AttributeType::kMip6FeatureVector) {
      ReadFeatures(attribute);
    } else if (attribute.type == AttributeType::kMip6HomeLinkPrefix) {
      ReadOnce<radius::Mip6HomeLinkPrefix>(attribute, read_.assignment.prefix);
    } else if (attribute.type == AttributeType::kUserName) {
      ReadUserName(attribute);
    } else if (policy_.lma_is_home_agent &&
               attribute.type == AttributeType::kPmip6HomeLmaIpv6Address) {
      ReadAddress<radius::Pmip6HomeLmaIpv6Address>(attribute, agent_.ipv6);
    } else if (policy_.lma_is_home_agent &&
               attribute.type == AttributeType::kPmip6HomeLmaIpv4Address) {
      ReadAddress<radius::Pmip6HomeLmaIpv4Address>(attribute, agent_.ipv4);
    }
  }

  ReadAttributes Finish() {
    if (agent_.ipv6.has_value() || agent_.ipv4.has_value()) {
      (void)read_.assignment.agents.TryPushBack(agent_);
    }
    return read_;
  }

 private:
  void Ignore(const Error& error) {
    ++read_.ignored;
    if (!read_.error.has_value()) read_.error = error;
    if (IsAboutLength(error.reason)) Reject(error);
  }
  void Reject(const Error& error) {
    if (!read_.reject_error.has_value()) read_.reject_error = error;
  }

  // False if it was ignored.
  template <typename T>
  bool ReadOnce(const AttributeView& attribute, std::optional<typename T::Value>& field) {
    const Result<T> typed = T::Decode(attribute, policy_.decode);
    if (!typed) {
      Ignore(typed.error());
      return false;
    }
    if (field.has_value()) {
      Ignore(radius::AttributeHeaderError(attribute, Reason::kDuplicate, 2, 1));
      return false;
    }
    field = typed->value;
    return true;
  }

  void ReadFeatures(const AttributeView& attribute) {
    std::optional<FeatureSet>& features = read_.assignment.features;
    // RFC 6572 4.1: a client treats such an Access-Accept as an Access-Reject.
    if (ReadOnce<radius::Mip6FeatureVector>(attribute, features) && features->IsContradictory()) {
      Reject(radius::AttributeError(attribute, Reason::kBadValue));
    }
  }

  template <typename T>
  void ReadAddress(const AttributeView& attribute, std::optional<typename T::Value>& address) {
    if (!ReadOnce<T>(attribute, address) || *address != typename T::Value()) return;
    // RFC 5779 5.1, of the same in Diameter: an all-zero address is none (R63).
    address.reset();
    Ignore(radius::AttributeError(attribute, Reason::kUnusableAddress));
  }

  // RFC 2865 5.1: UTF-8 among other things; a NAI is.
  void ReadUserName(const AttributeView& attribute) {
    std::optional<Bytes> name;
    if (!read_.assignment.user_name.empty()) name = AsBytes(read_.assignment.user_name);
    if (!ReadOnce<radius::UserName>(attribute, name)) return;
    const size_t end = Utf8End(*name);
    if (end == name->size()) {
      read_.assignment.user_name = AsText(*name);
    } else {
      Ignore(radius::AttributeError(attribute, Reason::kBadText, (*name)[end], 0, end));
    }
  }

  const AttributePolicy& policy_;
  AssignedHomeAgent agent_;
  ReadAttributes read_;
};

// Works on `AttributeRange` and on `AttributeSpan`.
template <typename Attributes>
ReadAttributes Read(const Attributes& attributes, const AttributePolicy& policy) {
  Reader reader(policy);
  for (const AttributeView& attribute : attributes) reader.Read(attribute);
  return reader.Finish();
}

}  // namespace

ReadAttributes ReadHomeAgentAssignment(const radius::AttributeRange& attributes,
                                       const AttributePolicy& policy) {
  return Read(attributes, policy);
}

ReadAttributes ReadHomeAgentAssignment(AttributeSpan attributes, const AttributePolicy& policy) {
  return Read(attributes, policy);
}

}}}  // namespace mip6boot::v0_1::roles
