// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

#ifndef MIP6BOOT_TESTS_SUPPORT_FURTHER_OPTIONS_H_
#define MIP6BOOT_TESTS_SUPPORT_FURTHER_OPTIONS_H_

namespace mip6boot::test {

// A sound option of each type that no vector holds, in hex.
inline constexpr const char* kFurtherOptions[] = {
    // IA_NA { IAADDR { STATUS_CODE } }
    "0003 002e 00000001 00000e10 00001518"
    "0005 001e 20010db8000000000000000000000005 00000e10 00001c20 000d 0002 0000",
    // IA_TA
    "0004 0004 00000001",
    // IA_PD { IAPREFIX { STATUS_CODE } }
    "0019 002f 00000001 00000e10 00001518"
    "001a 001f 00000e10 00001c20 38 20010db8000001000000000000000000 000d 0002 0006",
    "0007 0001 ff",                           // PREFERENCE
    "000b 001c 03 01 00 0000000000000001 01"  // AUTH: RKAP
    "000102030405060708090a0b0c0d0e0f",
    "000c 0010 20010db8000000000000000000000001",      // UNICAST
    "000e 0000",                                       // RAPID_COMMIT
    "000f 0009 0003 6c6162 0002 0102",                 // USER_CLASS
    "0010 000d 00007ed9 0003 6c6162 0002 0102",        // VENDOR_CLASS
    "0011 000e 00007ed9 0001 0001 61 0002 0001 62",    // VENDOR_OPTS
    "0013 0001 0b",                                    // RECONF_MSG
    "0014 0000",                                       // RECONF_ACCEPT
    "0018 0010 0161 076578616d706c65 00 036c6162 00",  // DOMAIN_LIST
    "0025 0006 00007ed9 7031",                         // REMOTE_ID
    "0026 0002 7331",                                  // SUBSCRIBER_ID
    "0027 0006 01 0161 0162 00",                       // CLIENT_FQDN
    "0027 0003 04 0161",                               // CLIENT_FQDN: part of a name
    "0035 000e 0001 0001 0000000f 020000000001",       // RELAY_ID
    "0041 0005 0161 0162 00",                          // ERP_LOCAL_DOMAIN_NAME
    "004f 0008 0001 02005e005301",                     // CLIENT_LINKLAYER_ADDR
    "0050 0010 20010db8000000000000000000000001",      // LINK_ADDRESS
    "0052 0004 00000e10",                              // SOL_MAX_RT
    "0053 0004 00000e10",                              // INF_MAX_RT
    "0087 0002 060b",                                  // RELAY_PORT
};

}  // namespace mip6boot::test

#endif  // MIP6BOOT_TESTS_SUPPORT_FURTHER_OPTIONS_H_
