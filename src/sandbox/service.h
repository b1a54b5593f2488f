/* Service: the stand-in as a whole, without sockets: gate, faults, endpoints, posters, log and
 * control commands round one model and one lock.
 *
 * Threads: every function may be called from any thread once service_new() has returned.
 */
#pragma once

#include "sandbox/faults.h"
#include "sandbox/gate.h"
#include "sandbox/model.h"
#include "sandbox/request.h"

struct service;

struct service_spec {
    struct model *model; /* owned by the service from now on */
    struct gate gate;
    const char *files_dir; /* borrowed; NULL or "" serves no files */
    struct faults faults;  /* at work from the start */
};

struct service *service_new(const struct service_spec *spec);
void service_free(struct service *service); /* NULL is allowed */

/* Where posters will be found; it is known only once the port is. */
void service_set_files_url(struct service *service, const char *url);

/* The public side. Waits for delay faults inside; the rest of the misbehaviour is in the reply. */
void service_answer(struct service *service, const struct request *req, struct reply *reply);
/* The control port; see control.c for the commands. */
void service_control(struct service *service, const struct request *req, struct reply *reply);

/* The time that the Date header of answers shall show, faults included. */
int64_t service_date_s(struct service *service);

/* Waits, at most until service_stop(). */
void service_wait(struct service *service, int64_t ms);
void service_stop(struct service *service); /* ends every wait, now and later */
