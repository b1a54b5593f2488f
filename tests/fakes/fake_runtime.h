/* Fake runtime: what scene tests use instead of app/runtime.c. Records commands, sends nothing.
 *
 * The words are read from the catalogues in $FOYER_ASSETS/i18n (build/assets without it).
 */
#pragma once

#include "fakes/fake_catalogue.h"
#include "scenes/scene.h"

struct fake_runtime {
    struct scene_ctx ctx;
    struct panel panel;
    struct session session;
    struct shop shop;
    struct health health;
    struct catalogue *catalogue; /* owned */
    struct command sent[16];
    size_t n_sent;
    char toast[160];
    _Alignas(16) char state[16384];
    struct view view;
    const struct scene *scene; /* on screen; the next one and fake_deinit() leave it */
};

/* A portrait reference panel, English, selling, nothing chosen. */
void fake_init(struct fake_runtime *rt);
void fake_deinit(struct fake_runtime *rt);
void fake_language(const char *language);

void fake_enter(struct fake_runtime *rt, const struct scene *scene);
/* Taps a widget that must be on screen; a disabled one takes no tap. */
void fake_tap(struct fake_runtime *rt, const struct scene *scene, const char *id, uint32_t nth);
void fake_action(struct fake_runtime *rt, const struct scene *scene, uint32_t id, uint32_t arg);
/* The final answer to the last command sent; `basket` may be NULL. */
void fake_reply(struct fake_runtime *rt, const struct scene *scene, enum rc rc,
                const struct basket *basket);
/* Delivers this reply; what the scene did not take out is freed. */
void fake_deliver(struct fake_runtime *rt, const struct scene *scene, struct reply *reply);
/* A reply to the last command sent, to be filled in and delivered. */
struct reply *fake_reply_new(const struct fake_runtime *rt);
void fake_tick(struct fake_runtime *rt, const struct scene *scene, int64_t now_ms);
void fake_leave(struct fake_runtime *rt, const struct scene *scene);
void fake_redraw(struct fake_runtime *rt, const struct scene *scene);

/* The label of a widget, "" when it is not on screen. */
const char *fake_label(const struct fake_runtime *rt, const char *id, uint32_t nth);
bool fake_is_alive(const struct fake_runtime *rt, const char *id, uint32_t nth);

/* Chooses a performance as the event scene would. */
void fake_choose(struct fake_runtime *rt, uint32_t instance);
/* A basket of `n` tickets for an instance: Stalls F12, F13, ... at £42.00 with a fee of £1.50. */
struct basket fake_basket(const struct fake_runtime *rt, uint32_t instance, size_t n);
