/* Message catalogues: keys to words, in the language of the session (gettext .mo files).
 *
 * Keys are symbolic ("browse.title"); every language has a catalogue, English too, so the code holds
 * no words. Placeholders are named, "{n} left", so that translators may move them. The catalogues
 * are read by our own small .mo reader: libintl needs generated system locales and switches language
 * through the environment, which other threads read.
 * Threads: the UI thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/rc.h"

/* Loads <dir>/<language>.mo ("en_GB", "de") and makes it current. RC_CONFIG with words on failure,
 * the language stays as it was. */
RC_MUST_CHECK enum rc i18n_load(const char *dir, const char *language, struct fault *fault);
void i18n_unload(void);
const char *i18n_language(void);

const char *tr(const char *key);                    /* the key itself when it is missing */
const char *tr_n(const char *key, unsigned long n); /* plural form for n */

struct tr_arg {
    const char *name, *value;
};
/* `text` with {name} replaced; args end with {NULL, NULL}. */
const char *tr_fill(struct arena *arena, const char *text, const struct tr_arg *args);
#define TR(arena, key, ...) \
    tr_fill((arena), tr(key), (const struct tr_arg[]){__VA_ARGS__, {NULL, NULL}})
#define TR_N(arena, key, n, ...) \
    tr_fill((arena), tr_n((key), (n)), (const struct tr_arg[]){__VA_ARGS__, {NULL, NULL}})
