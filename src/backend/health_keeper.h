/* Health keeper: the object behind health.h; private to health*.c. */
#pragma once

#include "backend/health.h"

enum { PROBE_FIRST_MS = 5000, PROBE_LAST_MS = 60000, FAILURES_TO_OFFLINE = 2 };

struct health_keeper {
    struct health now, told;
    bool ever_told, answered;
    int failures; /* in a row */
    char stops[HEALTH_STOP_COUNT][160];
    struct fault profiles[PROFILES_MAX]; /* why that record cannot sell */
    char offline_reason[160];
    struct timer probe;
    size_t n_probing;
    int64_t probe_pause_ms;
};

/* health_profiles.c: tells who cannot sell; nobody can when all of them are stopped. */
void health_judge_profiles(struct engine *engine);
/* 401 and error 12, told with the cure. */
void health_say_unauthorised(struct engine *engine, const struct api_answer *answer);
void health_say_not_set_up(struct engine *engine, size_t profile);
