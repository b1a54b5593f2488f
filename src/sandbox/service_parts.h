/* Service parts: what service.c, mishaps.c and control.c share. Not for others.
 *
 * Threads: everything below is guarded by `lock`, but for what is said to be immutable.
 */
#pragma once

#include <pthread.h>

#include "sandbox/api.h"
#include "sandbox/faults.h"
#include "sandbox/reqlog.h"
#include "sandbox/service.h"

struct service {
    struct gate gate;      /* immutable */
    const char *files_dir; /* immutable */

    pthread_mutex_t lock;
    pthread_cond_t stopped; /* on the monotonic clock */
    bool stopping;
    struct model *model;
    struct api api;
    char files_url[200];
    struct faults faults;
    struct reqlog *log;
};

/* The rules that strike one request. */
struct mishaps {
    struct faults_rule rules[FAULTS_MAX];
    size_t n;
};

/* How long to wait before, or after, the request is processed. */
int64_t mishaps_delay_ms(const struct mishaps *mishaps, enum faults_action action);
/* Answers in the service's stead; false when no rule does. */
bool mishaps_instead(const struct mishaps *mishaps, struct reply *reply);
/* Moves the world just before the request, which must be let in. */
void mishaps_before(const struct mishaps *mishaps, struct model *model, const struct request *req,
                    const char *path);
/* Spoils the finished answer. */
void mishaps_after(const struct mishaps *mishaps, struct reply *reply);

/* Answers one command; the lock is held. */
void control_answer(struct service *service, const struct request *req, struct reply *reply);
