/* Robot script: the verbs of a UI script, parsed and checked before anything is touched.
 *
 * RC_CONFIG with "file:line: what is wrong"; the script frees with robot_script_deinit(). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"

#define ROBOT_VERB_LIST(X)                                                                   \
    X(time, 1)      /* time virtual [2026-11-21T18:35:00Z] | real; first line only */        \
    X(tap, 1)       /* tap ID [N]: the Nth of a list; for "seat" the service's seat id */    \
    X(tap_if, 1)    /* tap_if ID [N]: once settled, as tap; nothing where it is not there */ \
    X(type, 2)      /* type ID "words": taps the field, then the keys */                     \
    X(key, 1)       /* key up|down|left|right|tab|back_tab|ok|escape|help|space|backspace */ \
    X(keys, 1)      /* keys "words": as a keyboard or a scanner types them, all at once */   \
    X(focus, 1)     /* focus ID [N]: Tab until that target has the focus */                  \
    X(drag, 3)      /* drag ID DX_MM DY_MM: a finger across that widget */                   \
    X(settle, 0)    /* until no command and no picture is under way */                       \
    X(wait, 1)      /* wait 1500ms | 2s: time passes */                                      \
    X(advance, 1)   /* the same as wait */                                                   \
    X(start, 1)     /* start SCENE: waits until that scene is on screen */                   \
    X(until, 2)     /* until scene NAME | until text ID "words" | until has ID */            \
    X(expect, 1)    /* expect scene NAME | text ID "words" | has ID [N] | no ID [N] | ... */ \
    X(shot, 1)      /* shot NAME [words]: NAME.png, .txt and .sizes (mm), or the text */     \
    X(tickets, 0)   /* every QR code of the order as ticket-N.png in the shots folder */     \
    X(more_time, 0) /* tells the idle timer that somebody is here */                         \
    X(monkey, 2)    /* monkey EVENTS SEED: that many at random, see robot_monkey.h */

#define X(name, n) ROBOT_##name,
enum robot_verb { ROBOT_VERB_LIST(X) ROBOT_VERB_COUNT };
#undef X

enum { ROBOT_WORDS_MAX = 4, ROBOT_WORD_SIZE = 160 };

struct robot_line {
    enum robot_verb verb;
    unsigned number; /* in the file, from 1 */
    char words[ROBOT_WORDS_MAX][ROBOT_WORD_SIZE];
    size_t n_words;
};

struct robot_script {
    struct robot_line *lines;
    size_t n_lines;
    bool virtual_time;
    int64_t starts_utc_s; /* of virtual time; 0: now */
};

RC_MUST_CHECK enum rc robot_script_load(const char *path, struct robot_script *ret,
                                        struct fault *fault);
void robot_script_deinit(struct robot_script *script);
/* "1500ms", "2s", "90s", "3min" in milliseconds; -1 when it is none of these. */
int64_t robot_script_duration_ms(const char *word);
