/* Fake room: what every folder's disk says about its free space. It stands in the place of libc's own
 * statvfs() in the test program. One thread changes it while no other asks. */
#pragma once

#include <stdint.h>

#define FAKE_ROOM_REAL UINT64_MAX /* what the disk really says */

void fake_room_set(uint64_t free_bytes);
