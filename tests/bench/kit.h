/* Kit: what the benches share. Time, own allocations, a house full of shows, a plan of any size, and
 * the real runtime on a window in memory.
 *
 * Counts are of the calling thread, so that picture and library threads do not blur them.
 */
#pragma once

#include "app/runtime_state.h"

enum { KIT_W = 1080, KIT_H = 1920 };

int64_t kit_now_ns(void);
double kit_median(int64_t *times, size_t n); /* sorts */

struct kit_memory {
    uint64_t n_allocations; /* since the start */
    int64_t live_bytes;     /* taken and not given back */
    int64_t peak_bytes;     /* the most since kit_memory_mark() */
};
struct kit_memory kit_memory(void);
void kit_memory_mark(void); /* the peak counts from here */
/* Counting costs time: off where time is taken of what allocates much. */
void kit_memory_off(bool off);

/* Words on standard error and the end, for what must not fail in a bench. */
void kit_check(enum rc rc, const struct fault *fault, const char *what);

void kit_remove(const char *dir); /* with all that is in it */

/* `n_events` shows with posters from the assets, `n_instances` performances spread over them, one
 * reserved house, one list of three types and bands. */
struct catalogue *kit_catalogue(uint32_t n_events, uint32_t n_instances, int64_t now_utc_s);
struct plan *kit_plan(uint32_t n_seats);
char *kit_plan_json(const struct plan *plan,
                    size_t *ret_size); /* as the service gives it; mem_free() */
struct plan *kit_decode_plan(const char *bytes, size_t size); /* ends the bench when it is none */
struct basket kit_basket(const struct catalogue *catalogue, size_t n, int64_t now_mono_ms);

struct kit_screen {
    struct config config;
    struct clock clock;
    struct window *window;
    struct mailbox *replies;
    struct runtime *rt;
    char state_dir[64];
};
/* English, portrait, selling, nothing on the wire; assets from $FOYER_ASSETS or build/assets. */
void kit_screen_open(struct kit_screen *k, struct catalogue *catalogue);
void kit_screen_open_window(struct kit_screen *k, struct catalogue *catalogue); /* on the display */
void kit_screen_close(struct kit_screen *k);
/* Puts a scene up and waits for its pictures. */
void kit_screen_go(struct kit_screen *k, enum scene_id scene);
/* Opens the first performance on this plan (owned from now on), every seat free. */
void kit_screen_open_plan(struct kit_screen *k, struct plan *plan);
