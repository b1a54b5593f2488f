/* Api call: one call under way; the engine behind the typed functions of api.h. Private to net.
 *
 * A call waits (for its token, for a retry), is sent, and its answer goes through: clock offset,
 * error class, reading. A call of several steps (status and status/detail) goes round with another
 * request each time and keeps what it has gathered in `state`.
 */
#pragma once

#include "net/api.h"
#include "net/http_pace.h"

enum {
    CALL_URL_SIZE = 1024,
    CALL_TIMEOUT_MS = 20000,
    CALL_CONFIRM_TIMEOUT_MS = 60000,
    CALL_CONNECT_MS = 5000,
    CALL_BODY_MAX = 2 * 1024 * 1024,
    CALL_LIST_MAX = 16 * 1024 * 1024,
    CALL_PLAN_MAX = 32 * 1024 * 1024,
};

/* What an errorCode 1 means depends on what was asked (contract 3.1). */
enum call_topic { TOPIC_READ, TOPIC_CREATE, TOPIC_ADD, TOPIC_BEST, TOPIC_CHANGE, TOPIC_CONFIRM };

enum call_step { CALL_FINISHED, CALL_AGAIN };

struct call;

/* Reads a good answer into call->answer; a failure goes into call->answer.fault. */
typedef void (*call_read_fn)(struct call *call, const char *body, size_t n);
/* Instead of `read`, for calls of several steps: sees failures too (call->answer.fault), may set
 * another request with call_set_url() or call_set_body() and say CALL_AGAIN. */
typedef enum call_step (*call_step_fn)(struct call *call, const struct http_answer *http);

struct call {
    struct call *next;
    struct api *api;
    uint32_t id, http_id; /* http_id 0: not on the wire */
    const char *method;   /* static */
    char url[CALL_URL_SIZE];
    char *body; /* owned; NULL for none */
    enum call_topic topic;
    bool changes_state, is_file, is_urgent, refused_date;
    int64_t timeout_ms;
    size_t body_max;

    int64_t due_ms, began_ms, signed_utc_ms;
    int n_tries; /* of the present request */
    call_read_fn read;
    call_step_fn step;
    void *state; /* owned through free_state */
    void (*free_state)(void *state);

    api_done_fn done;
    api_file_fn file_done;
    void *ctx;
    struct api_answer answer;
};

struct api_queue { /* what all agent records at one service share */
    struct http_pace pace;
    struct call *calls; /* in order of asking */
    uint32_t next_id;
    uint64_t random;
    int64_t offset_ms; /* service minus ours */
    bool has_offset;
    bool type_patch_is_array; /* what the service took last (contract 9.8) */
    bool told_of_detail;      /* an unreadable status/detail was logged */
};

struct api {
    struct api_spec spec; /* its strings are owned, in `strings` */
    struct arena *strings;
    struct api_queue *queue;
    bool owns_queue;
    bool is_urgent;
};

/* A new call to base_url + path (printf), listed and due now. A path that does not fit or an id that
 * call_needs_id() refused makes it fail, through its callback, with RC_BUG. */
struct call *call_new(struct api *api, const char *method, const char *path_fmt, ...)
    __attribute__((format(printf, 3, 4)));
void call_set_url(struct call *call, const char *path_fmt, ...)
    __attribute__((format(printf, 2, 3)));
void call_set_body(struct call *call, char *body);                   /* takes it; NULL for none */
uint32_t call_start(struct call *call, api_done_fn done, void *ctx); /* the id */
/* Ids are checked before they may stand in a URL (fault F57). */
void call_check_id(struct call *call, const char *id);
void call_refuse(struct call *call, enum rc rc, const char *why);
void call_free(struct call *call);
struct arena *call_arena(struct call *call); /* of the answer */

void call_send(struct call *call);
void call_finish(struct call *call); /* unlinks, tells, frees */
/* Where `call` hangs in the list. */
struct call **call_link(struct api *api, uint32_t id);
uint64_t call_random(struct api *api, uint64_t below);
