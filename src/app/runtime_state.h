/* What the files of the runtime share. Only app/ includes it. */
#pragma once

#include "app/flow.h"
#include "app/overlay.h"
#include "app/runtime.h"
#include "model/message.h"
#include "model/meter.h"
#include "model/session.h"
#include "ui/focus.h"
#include "ui/paint.h"
#include "ui/pictures.h"
#include "ui/theme.h"
#include "ui/touch.h"
#include "ui/type.h"
#include "ui/view.h"

enum { PENDING_MAX = 24, TOAST_SIZE = 240, STATE_MAX = 8192 };

struct pending { /* a command whose final reply has not come */
    uint32_t ticket, epoch, session;
    enum command_type type;
    enum rc unsent; /* not RC_OK: it could not be sent, and we owe the reply ourselves */
};

struct runtime_drawn {          /* since the start */
    uint64_t n_frames, n_whole; /* whole: nine tenths of the screen or more */
    double screens;             /* pixels drawn, in screens */
};

struct runtime {
    const struct config *config; /* borrowed, or own_config */
    struct config *own_config;   /* owned; NULL before the first reload */
    struct settings *settings;   /* owned; wait until nobody is here, NULL: none do */
    uint32_t reload_ticket;      /* the configuration is being read; 0: it is not */

    /* immutable after runtime_new() */
    const char *assets;
    struct clock *clock;
    struct window *window;
    struct mailbox *replies;
    struct meter *meter; /* borrowed, may be NULL */

    struct runtime_link link;
    struct robot *robot;
    struct watchdog *watchdog; /* borrowed, may be NULL */

    /* what draws */
    struct panel panel;
    struct theme theme;
    struct type *type;
    struct pictures *pictures;
    struct painter *painter;
    struct view view;
    int64_t animate_at_ms; /* a busy sign turns then; 0: nothing moves */
    int64_t hold_shown_s;  /* seconds left as drawn; 0: none */
    struct runtime_drawn drawn;

    /* what is on screen */
    struct scene_ctx ctx;
    _Alignas(16) unsigned char state[STATE_MAX];
    enum scene_id scene_id;
    uint32_t epoch; /* counts scene changes */
    struct overlay overlay;
    char toast[TOAST_SIZE];
    int64_t toast_until_ms;
    int64_t slide_from_ms; /* 0: not sliding */

    /* who is here */
    struct session session;
    int64_t last_touch_ms;
    int64_t mark_first_ms;
    uint32_t language; /* index into shop.languages */
    int slide_direction;

    /* what the backend said */
    struct catalogue *catalogue, *next_catalogue; /* owned; swapped at attract */
    struct health health;
    struct pending pending[PENDING_MAX];
    size_t n_pending;
    uint32_t next_ticket;

    struct touch touch;
    struct focus focus;
    int status;
    uint8_t mark_taps;
    bool may_move; /* animations; immutable */
    bool is_set_up;
    bool stop;
    bool dirty;
    bool view_is_old; /* something happened that the view does not show yet */
};

/* runtime_scene.c */
void runtime_go(struct runtime *rt, enum scene_id to, int direction);
void runtime_settle(struct runtime *rt); /* acts on ctx.outcome */
void runtime_dispatch(struct runtime *rt, const struct event_in *ev);
void runtime_end_session(struct runtime *rt);     /* release, wipe, next number */
void runtime_reset_prefs(struct runtime *rt);     /* first language, no accessibility mode */
bool runtime_has_prefs(const struct runtime *rt); /* something of that was changed */
/* runtime_input.c */
void runtime_input(struct runtime *rt, const struct input *in);
void runtime_tap(struct runtime *rt, const struct touch_tap *tap);
/* runtime_typing.c */
void runtime_type(struct runtime *rt, const char *text); /* UTF-8 */
/* True when the key belongs to what is being typed, and is done. */
bool runtime_typing_key(struct runtime *rt, enum input_key key);
/* runtime_reply.c */
void runtime_drain(struct runtime *rt);
bool runtime_has_unsent(const struct runtime *rt); /* commands that we have to answer ourselves */
bool runtime_is_waiting(const struct runtime *rt); /* a command of this session is under way */
bool runtime_is_booking(const struct runtime *rt); /* the answer to a booking is out */
struct runtime_pulse runtime_pulse_now(const struct runtime *rt); /* of who is connected */
uint32_t runtime_send(struct runtime *rt, const struct command *cmd);
/* runtime_reload.c */
void runtime_reload_ask(struct runtime *rt);
void runtime_reload_answer(struct runtime *rt, struct reply *reply);
void runtime_reload_keep(struct runtime *rt,
                         struct settings *settings); /* takes them; NULL: none */
void runtime_reload_settle(struct runtime *rt);      /* uses them, if nobody is here */
void runtime_reload_free(struct runtime *rt);
/* runtime_time.c */
void runtime_tick(struct runtime *rt);
int64_t runtime_deadline_ms(const struct runtime *rt);
int64_t runtime_now_ms(const struct runtime *rt);
int64_t runtime_idle_ms(const struct runtime *rt);    /* allowed on this screen, 0: for ever */
int64_t runtime_warning_ms(const struct runtime *rt); /* how long "still there?" is asked */
int64_t runtime_hold_s(const struct runtime *rt);     /* left on the hold, 0: none is shown */
void runtime_read_time(struct runtime *rt);
/* runtime_draw.c */
void runtime_build_view(struct runtime *rt);
void runtime_draw(struct runtime *rt);
RC_MUST_CHECK enum rc runtime_apply_prefs(struct runtime *rt, struct fault *fault);
void runtime_set_language(struct runtime *rt, uint32_t index);
