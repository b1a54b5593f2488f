/* Fake kiosk: a whole backend over the fake service, on virtual time, with real databases in a
 * folder of its own. */
#pragma once

#include "backend/backend.h"
#include "fakes/fake_service.h"
#include "fakes/temp_dir.h"
#include "model/order_state.h"

struct fake_kiosk {
    struct clock clock;
    struct config config;
    struct fake_service service;
    struct fake_transport *transport;
    struct mailbox *replies;
    struct backend *backend;
    struct catalogue *catalogue; /* the last news */
    struct health health;        /* the last news */
    char dir[TEMP_DIR_SIZE],
        config_path[TEMP_PATH_SIZE]; /* no such file unless a test writes one */
    uint32_t next_ticket, session;
    int n_progress; /* of the last command */
    bool first_run; /* of the next start; without a key then */
};

/* A started kiosk that has refreshed its catalogue. */
void fake_kiosk_init(struct fake_kiosk *kiosk);
void fake_kiosk_deinit(struct fake_kiosk *kiosk);
/* The plug is pulled: nothing more is sent or written; then it starts again on the same folder. */
void fake_kiosk_pull_plug(struct fake_kiosk *kiosk);
void fake_kiosk_start(struct fake_kiosk *kiosk);

/* Posts it and lets time pass until the final reply, at most `most_ms`; NULL when none came. The
 * caller frees the reply. */
struct reply *fake_kiosk_do(struct fake_kiosk *kiosk, const struct command *command,
                            int64_t most_ms);
void fake_kiosk_pass(struct fake_kiosk *kiosk, int64_t ms);

/* Commands of the session, with one minute of patience. */
struct reply *fake_kiosk_open(struct fake_kiosk *kiosk, const char *instance_id);
/* n seats from `first` (0-based) of IR at full price. */
struct reply *fake_kiosk_hold(struct fake_kiosk *kiosk, int first, int n);
struct reply *fake_kiosk_best(struct fake_kiosk *kiosk, int n_full, int n_child);
struct reply *fake_kiosk_confirm(struct fake_kiosk *kiosk, money_t agreed);
struct reply *fake_kiosk_simple(struct fake_kiosk *kiosk, enum command_type type);
/* The state of the newest attempt in the journal, ORDER_NONE when there is none. */
enum order_state fake_kiosk_newest_state(struct fake_kiosk *kiosk);
