/* Maintenance, its files: maintenance.c decides what an event means, maintenance_acts.c and
 * maintenance_choose.c do it, the others say what stands on which page; sheet.c draws them all alike.
 */
#pragma once

#include "scenes/scene.h"
#include "scenes/sheet.h"
#include "ui/assets_list.h"

enum maintenance_action {
    MAINTENANCE_PAGE = ACTION_SCENE, /* arg: the page */
    MAINTENANCE_ROWS,                /* arg: the first row shown */
    MAINTENANCE_DONE,
    MAINTENANCE_RESYNC,
    MAINTENANCE_SYNC_STOP,
    MAINTENANCE_SHOW,    /* arg: of the catalogue's events */
    MAINTENANCE_PUBLISH, /* arg: of the catalogue's instances */
    MAINTENANCE_CHECK,
    MAINTENANCE_TEST,
    MAINTENANCE_TEST_STOP,
    MAINTENANCE_TEST_TAKE,
    MAINTENANCE_SALE, /* arg: of the report's sales */
    MAINTENANCE_COPY,
    MAINTENANCE_COPY_NEXT,
    MAINTENANCE_DECIDE, /* arg 1: booked, 0: not; the second touch does it */
    MAINTENANCE_KEY,    /* arg: of the report's keys */
    MAINTENANCE_KEY_TEST,
    MAINTENANCE_KEY_TAKE,
    MAINTENANCE_KEY_REMOVE, /* the second touch does it */
    MAINTENANCE_LOG_ALL,    /* arg 1: all lines, 0: errors and warnings */
    MAINTENANCE_LOG_ACTS,
    MAINTENANCE_WIDER,       /* arg: tenths of a millimetre, signed */
    MAINTENANCE_WIDTH_TAKE,  /* arg: mm */
    MAINTENANCE_THEME,       /* arg: of the themes there are */
    MAINTENANCE_LANGUAGE,    /* arg: of the languages there are */
    MAINTENANCE_CLOSE_LATER, /* arg: half hours, signed */
    MAINTENANCE_CLOSE,       /* arg 1: until the time shown, 0: until it is opened */
    MAINTENANCE_OPEN,
    MAINTENANCE_WORDS_TAKE,
    MAINTENANCE_FIELD,      /* is active as it is */
    MAINTENANCE_RESTART,    /* the second touch is the runtime's */
    MAINTENANCE_KEYS = 100, /* the on-screen keyboard's, from here on */
};

enum maintenance_page {
    PAGE_STATUS,
    PAGE_CATALOGUE,
    PAGE_SHOWS,
    PAGE_DATES,
    PAGE_SALES,
    PAGE_SALE,
    PAGE_COPY,
    PAGE_CREDENTIALS,
    PAGE_CREDENTIAL,
    PAGE_TYPE_KEY,
    PAGE_SELF_TEST,
    PAGE_SCREEN,
    PAGE_SIZE,
    PAGE_LOG,
    PAGE_CLOSE,
    PAGE_TYPE_WORDS,
    PAGE_COUNT,
};

/* What was touched once and asks for a second touch. */
enum maintenance_sure { SURE_NOTHING, SURE_NOT_BOOKED, SURE_BOOKED, SURE_REMOVE, SURE_RESTART };

enum { LOCK_MS = 120 * 1000, CHECKS_MAX = 24, SECOND_MS = 1000, CALIBRATION_MM = 100 };
enum { TEST_MOST_MS = 10 * 60 * 1000 };
enum { THEMES_MAX = 8, LANGUAGES_MAX = 16 };

struct maintenance_scene {
    enum maintenance_page page;
    uint32_t first;                    /* row shown at the top */
    struct operator_report *report;    /* owned; what the page is about, NULL: not yet there */
    struct operator_report *machine;   /* owned; of the status page */
    struct catalogue_changes *changes; /* owned; of the last resync, NULL: none yet */
    struct order *order;               /* owned; wiped when the page is left */
    uint32_t ticket, list_ticket;      /* of an act, of a page's list; 0: none in flight */
    enum operator_act act;             /* the last one */
    struct fault fault;                /* how it ended */
    bool over;                         /* it has ended, with `fault` */
    uint32_t sales_ticket, sync_ticket, check_ticket, publish_ticket;
    struct fault sync_fault;
    bool synced; /* a resync ended since the screen came up */
    struct check_line checks[CHECKS_MAX];
    size_t n_checks;
    char show[ID_SIZE]; /* whose dates are shown */
    struct operator_sale sale;
    struct operator_key key;
    uint8_t profile; /* of that key */
    uint32_t code;   /* of the order's lines, the one whose code is shown */
    enum maintenance_sure sure;
    bool all_lines; /* of the log */
    int tenths_mm;  /* the measured length of the line, from CALIBRATION_MM */
    char themes[THEMES_MAX][ASSET_NAME_SIZE], languages[LANGUAGES_MAX][ASSET_NAME_SIZE];
    size_t n_themes, n_languages;   /* that there are */
    int64_t close_until_utc_s;      /* as it is chosen */
    char words[CLOSING_WORDS_SIZE]; /* for customers while it is closed; "": the usual ones */
    struct keyboard keyboard;
    char typed[OPERATOR_KEY_SIZE]; /* wiped when the page is left */
    int64_t lock_at_ms;            /* the screen locks itself */
    int64_t touched_at_ms;
};

struct keyboard_spec maintenance_keyboard(const struct scene_ctx *sc);
void maintenance_view(const struct scene_ctx *sc, struct view *v);

/* maintenance_acts.c: an act goes to the backend; one at a time. */
void maintenance_ask(struct scene_ctx *sc, const struct operator_errand *errand);
void maintenance_list(struct scene_ctx *sc, enum operator_act act);
void maintenance_open(struct scene_ctx *sc, enum maintenance_page page);
/* False when the action is none of the pages'. */
bool maintenance_act(struct scene_ctx *sc, uint32_t id, uint32_t arg);
/* maintenance_choose.c: the screen, its languages, and closing. */
void maintenance_choose_screen(struct scene_ctx *sc, uint32_t id, uint32_t arg);
void maintenance_choose_closing(struct scene_ctx *sc, uint32_t id, uint32_t arg);
void maintenance_close_default(struct scene_ctx *sc);
bool maintenance_offers(const struct operator_report *report, const char *language);
const char *maintenance_closing_words(const struct maintenance_scene *st);

/* What stands on each page. */
void maintenance_status(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_catalogue(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_shows(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_dates(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_sales(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_sale(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_copy(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_credentials(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_credential(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_type_key(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_self_test(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_screen(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_size(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_log(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_close(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_type_words(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
/* How a key is kept, in words, and whether that is well. */
const char *maintenance_kept_words(enum secret_kept kept, enum secret_guard guard);
enum sheet_sign maintenance_kept_sign(enum secret_kept kept, enum secret_guard guard);
/* "KEY_ROTATE" as "key_rotate", "high-contrast" as "high_contrast": the end of a key of words. */
const char *maintenance_plain(struct view *v, const char *name);
/* The words under that key, `otherwise` where there are none (a venue's own theme). */
const char *maintenance_word(const char *key, const char *otherwise);
/* Why the last act failed, where it did. */
void maintenance_say_failure(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
