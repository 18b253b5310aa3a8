// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#include "tests/interop/free_diameter.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <freeDiameter/freeDiameter-host.h>
#include <freeDiameter/libfdcore.h>
#include <netinet/in.h>

#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "tests/support/hex.h"

namespace mip6boot::test {
namespace {

void Must(int status, const std::string& what) {
  if (status != 0) throw std::runtime_error(what + ": " + std::strerror(status));
}

// The library with its dictionaries, from the first use to the end of the program.
class FreeDiameter {
 public:
  static dictionary* Dictionary() {
    static const FreeDiameter library;
    return fd_g_config->cnf_dict;
  }

 private:
  FreeDiameter() {
    Must(fd_log_handler_register([](int, const char*, va_list) {}), "fd_log_handler_register");
    Must(fd_core_initialize(), "fd_core_initialize");
    // Each after those it depends on. dict_mip6i would do as well, but not beside dict_mip6a: both
    // define MIP6-Request.
    for (const char* name : {"dict_nasreq", "dict_eap", "dict_rfc5777", "dict_mip6a"}) Load(name);
  }
  ~FreeDiameter() {
    if (fd_core_shutdown() == 0) (void)fd_core_wait_shutdown_complete();
  }

  // As the daemon does it for LoadExtension.
  static void Load(const std::string& name) {
    const std::string file = DEFAULT_EXTENSIONS_PATH "/" + name + ".fdx";
    void* const extension = dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL);
    if (extension == nullptr) throw std::runtime_error(dlerror());
    using Init = int(int major, int minor, char* configuration);
    Init* const init = reinterpret_cast<Init*>(dlsym(extension, "fd_ext_init"));
    if (init == nullptr) throw std::runtime_error(dlerror());
    Must(init(FD_PROJECT_VERSION_MAJOR, FD_PROJECT_VERSION_MINOR, nullptr), file);
  }
};

// The messages and AVPs that it hands out; an AVP is a message's once added.
struct Free {
  void operator()(msg_or_avp* object) const { fd_msg_free(object); }
};
using Message = std::unique_ptr<msg, Free>;
using Avp = std::unique_ptr<avp, Free>;

// ---- the dictionary ----

dict_object* Model(dict_object_type type, int by, const std::string& name) {
  dict_object* model = nullptr;
  Must(fd_dict_search(FreeDiameter::Dictionary(), type, by, name.c_str(), &model, ENOENT), name);
  return model;
}

struct AvpType {
  dict_avp_data avp = {};
  std::string name;  // "Address", "UTF8String"; none: the plain base type

  bool is_address() const { return name == "Address"; }
  bool is_text() const {
    return name == "UTF8String" || name == "DiameterIdentity" || name == "DiameterURI";
  }
};

AvpType TypeOf(dict_object* model) {
  AvpType type;
  Must(fd_dict_getval(model, &type.avp), "fd_dict_getval");
  dict_object* derived = nullptr;
  Must(fd_dict_search(FreeDiameter::Dictionary(), DICT_TYPE, TYPE_OF_AVP, model, &derived, 0),
       type.avp.avp_name);
  if (derived != nullptr) {
    dict_type_data data = {};
    Must(fd_dict_getval(derived, &data), "fd_dict_getval");
    type.name = data.type_name;
  }
  return type;
}

// ---- reading ----

std::string AddressText(avp* address, Bytes data) {
  sockaddr_storage socket = {};
  if (fd_msg_avp_value_interpret(address, &socket) != 0) return ToHex(data);  // none
  const void* const octets =
      socket.ss_family == AF_INET6
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(&socket)->sin6_addr)
          : &reinterpret_cast<const sockaddr_in*>(&socket)->sin_addr;
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(socket.ss_family, octets, text.data(), text.size());
  return text.data();
}

std::string ValueText(avp* of, const avp_value& value, const AvpType& type) {
  switch (type.avp.avp_basetype) {
    case AVP_TYPE_INTEGER32:
      return std::to_string(value.i32);
    case AVP_TYPE_INTEGER64:
      return std::to_string(value.i64);
    case AVP_TYPE_UNSIGNED32:
      return std::to_string(value.u32);
    case AVP_TYPE_UNSIGNED64:
      return std::to_string(value.u64);
    case AVP_TYPE_OCTETSTRING: {
      const Bytes octets(value.os.data, value.os.len);
      if (type.is_address()) return AddressText(of, octets);
      return type.is_text() ? std::string(octets.begin(), octets.end()) : ToHex(octets);
    }
    default:
      throw std::runtime_error(std::string("no text for ") + type.avp.avp_name);
  }
}

msg_or_avp* Browse(msg_or_avp* from, msg_brw_dir direction) {
  msg_or_avp* found = nullptr;
  Must(fd_msg_browse_internal(from, direction, &found, nullptr), "fd_msg_browse");
  return found;
}

std::vector<NamedAvp> ReadAvps(msg_or_avp* parent) {
  std::vector<NamedAvp> avps;
  for (msg_or_avp* at = Browse(parent, MSG_BRW_FIRST_CHILD); at != nullptr;
       at = Browse(at, MSG_BRW_NEXT)) {
    avp* const read = static_cast<avp*>(at);
    avp_hdr* header = nullptr;
    Must(fd_msg_avp_hdr(read, &header), "fd_msg_avp_hdr");
    dict_object* model = nullptr;
    Must(fd_msg_model(read, &model), "fd_msg_model");
    if (model == nullptr) {
      avps.push_back({"unknown " + std::to_string(header->avp_code)});
      continue;
    }
    const AvpType type = TypeOf(model);
    NamedAvp named{type.avp.avp_name};
    if (type.avp.avp_basetype == AVP_TYPE_GROUPED) {
      named.avps = ReadAvps(read);
    } else if (header->avp_value != nullptr) {  // it was understood
      named.value = ValueText(read, *header->avp_value, type);
    }
    avps.push_back(named);
  }
  return avps;
}

NamedMessage Named(msg* message) {
  msg_hdr* header = nullptr;
  Must(fd_msg_hdr(message, &header), "fd_msg_hdr");
  dict_object* model = nullptr;
  Must(fd_msg_model(message, &model), "fd_msg_model");
  dict_cmd_data command = {};
  Must(fd_dict_getval(model, &command), "fd_dict_getval");
  return {command.cmd_name,  header->msg_flags, header->msg_appl,
          header->msg_hbhid, header->msg_eteid, ReadAvps(message)};
}

// ---- writing ----

void SetAddress(avp* of, const std::string& text) {
  sockaddr_storage socket = {};
  auto* const ipv6 = reinterpret_cast<sockaddr_in6*>(&socket);
  auto* const ipv4 = reinterpret_cast<sockaddr_in*>(&socket);
  if (inet_pton(AF_INET6, text.c_str(), &ipv6->sin6_addr) == 1) {
    socket.ss_family = AF_INET6;
  } else if (inet_pton(AF_INET, text.c_str(), &ipv4->sin_addr) == 1) {
    socket.ss_family = AF_INET;
  }
  Must(fd_msg_avp_value_encode(&socket, of), text);
}

void SetValue(avp* of, const std::string& text, const AvpType& type) {
  avp_value value = {};
  std::vector<uint8_t> octets;
  switch (type.avp.avp_basetype) {
    case AVP_TYPE_INTEGER32:
      value.i32 = static_cast<int32_t>(std::stol(text));
      break;
    case AVP_TYPE_UNSIGNED32:
      value.u32 = static_cast<uint32_t>(std::stoul(text));
      break;
    case AVP_TYPE_UNSIGNED64:
      value.u64 = std::stoull(text);
      break;
    case AVP_TYPE_OCTETSTRING:
      if (type.is_address()) return SetAddress(of, text);
      octets = type.is_text() ? std::vector<uint8_t>(text.begin(), text.end()) : FromHex(text);
      value.os.data = octets.data();  // is copied
      value.os.len = octets.size();
      break;
    default:
      throw std::runtime_error("no value from text for " + std::string(type.avp.avp_name));
  }
  Must(fd_msg_avp_setvalue(of, &value), type.avp.avp_name);
}

void AddAvps(msg_or_avp* parent, const std::vector<NamedAvp>& avps) {
  for (const NamedAvp& named : avps) {
    dict_object* const model = Model(DICT_AVP, AVP_BY_NAME, named.name);
    const AvpType type = TypeOf(model);
    avp* made = nullptr;
    Must(fd_msg_avp_new(model, 0, &made), named.name);
    Avp added(made);
    if (type.avp.avp_basetype == AVP_TYPE_GROUPED) {
      AddAvps(made, named.avps);
    } else {
      SetValue(made, named.value, type);
    }
    Must(fd_msg_avp_add(parent, MSG_BRW_LAST_CHILD, made), named.name);
    (void)added.release();
  }
}

void AppendText(const std::vector<NamedAvp>& avps, const std::string& indent, std::string& text) {
  for (const NamedAvp& named : avps) {
    text += indent + named.name + (named.value.empty() ? "" : " " + named.value) + "\n";
    AppendText(named.avps, indent + "  ", text);
  }
}

}  // namespace

std::string Text(const NamedMessage& message) {
  std::string text = message.command + ", flags " + std::to_string(message.flags) +
                     ", application " + std::to_string(message.application) + ", ids " +
                     std::to_string(message.hop_by_hop) + " " + std::to_string(message.end_to_end) +
                     "\n";
  AppendText(message.avps, "  ", text);
  return text;
}

FreeDiameterReading ReadWithFreeDiameter(Bytes octets) {
  dictionary* const dictionaries = FreeDiameter::Dictionary();
  auto* buffer = static_cast<uint8_t*>(std::malloc(octets.size()));  // the message's in the end
  if (buffer == nullptr) throw std::bad_alloc();
  std::memcpy(buffer, octets.data(), octets.size());
  msg* parsed = nullptr;
  if (fd_msg_parse_buffer(&buffer, octets.size(), &parsed) != 0) {
    std::free(buffer);
    return {{}, "no message"};
  }
  const Message message(parsed);
  fd_pei problem = {};
  int status = fd_msg_parse_dict(parsed, dictionaries, &problem);
  if (status == 0) status = fd_msg_parse_rules(parsed, dictionaries, &problem);
  FreeDiameterReading reading;
  if (status != 0) {
    reading.refusal = problem.pei_errcode != nullptr ? problem.pei_errcode : std::strerror(status);
    if (problem.pei_avp_free != 0) fd_msg_free(problem.pei_avp);
    return reading;
  }
  reading.message = Named(parsed);
  return reading;
}

std::vector<uint8_t> WriteWithFreeDiameter(const NamedMessage& message) {
  FreeDiameter::Dictionary();
  msg* made = nullptr;
  Must(fd_msg_new(Model(DICT_COMMAND, CMD_BY_NAME, message.command), 0, &made), message.command);
  const Message owned(made);
  msg_hdr* header = nullptr;
  Must(fd_msg_hdr(made, &header), "fd_msg_hdr");
  header->msg_flags = message.flags;
  header->msg_appl = message.application;
  header->msg_hbhid = message.hop_by_hop;
  header->msg_eteid = message.end_to_end;
  AddAvps(made, message.avps);
  uint8_t* buffer = nullptr;
  size_t size = 0;
  Must(fd_msg_bufferize(made, &buffer, &size), "fd_msg_bufferize");
  std::vector<uint8_t> octets(buffer, buffer + size);
  std::free(buffer);
  return octets;
}

}  // namespace mip6boot::test
