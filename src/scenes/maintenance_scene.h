/* Maintenance, its files: maintenance.c decides, maintenance_sheet.c draws every page the same way,
 * maintenance_*.c say what stands on one page.
 */
#pragma once

#include "scenes/maintenance_sheet.h"
#include "scenes/scene.h"
#include "ui/keyboard.h"

enum maintenance_action {
    MAINTENANCE_PAGE = ACTION_SCENE, /* arg: the page */
    MAINTENANCE_ROWS,                /* arg: the first row shown */
    MAINTENANCE_DONE,
    MAINTENANCE_RESYNC,
    MAINTENANCE_SYNC_STOP,
    MAINTENANCE_CHECK,
    MAINTENANCE_PUBLISH, /* arg: of the catalogue's instances */
    MAINTENANCE_SALE,    /* arg: of the report's sales */
    MAINTENANCE_COPY,
    MAINTENANCE_COPY_NEXT,
    MAINTENANCE_DECIDE, /* arg 1: booked, 0: not; the second touch does it */
    MAINTENANCE_KEY,    /* arg: of the report's keys */
    MAINTENANCE_KEY_TEST,
    MAINTENANCE_KEY_TYPE,
    MAINTENANCE_KEY_FIELD, /* is active as it is */
    MAINTENANCE_KEY_TAKE,
    MAINTENANCE_KEY_REMOVE, /* the second touch does it */
    MAINTENANCE_TEST,
    MAINTENANCE_TEST_STOP,
    MAINTENANCE_TEST_TAKE,
    MAINTENANCE_LOG_ALL, /* arg 1: all lines, 0: errors and warnings */
    MAINTENANCE_LOG_ACTS,
    MAINTENANCE_WIDER,      /* arg: tenths of a millimetre, signed */
    MAINTENANCE_WIDTH_TAKE, /* arg: mm */
    MAINTENANCE_CLOSE,      /* arg: hours, 0 until it is opened */
    MAINTENANCE_OPEN,
    MAINTENANCE_KEYS = 100, /* the on-screen keyboard's, from here on */
};

enum maintenance_page {
    PAGE_STATUS,
    PAGE_CATALOGUE,
    PAGE_SALES,
    PAGE_SALE,
    PAGE_COPY,
    PAGE_CREDENTIALS,
    PAGE_CREDENTIAL,
    PAGE_TYPE_KEY,
    PAGE_SELF_TEST,
    PAGE_SCREEN,
    PAGE_LOG,
    PAGE_CLOSE,
    PAGE_COUNT,
};

enum { LOCK_MS = 120 * 1000, CHECKS_MAX = 24, SECOND_MS = 1000, CALIBRATION_MM = 100 };

struct maintenance_scene {
    enum maintenance_page page;
    uint32_t first;                  /* row shown at the top */
    struct operator_report *report;  /* owned; what the page is about, NULL: not yet there */
    struct operator_report *machine; /* owned; of the status page */
    struct order *order;             /* owned; wiped when the page is left */
    uint32_t ticket, list_ticket;    /* of an act, of a page's list; 0: none in flight */
    enum operator_act act;           /* the last one */
    struct fault fault;              /* how it ended */
    bool over;                       /* it has ended, with `fault` */
    uint32_t sales_ticket, sync_ticket, check_ticket, publish_ticket;
    struct fault sync_fault;
    bool synced;               /* a resync ended since the screen came up */
    uint32_t instances_before; /* the resync found so many */
    struct check_line checks[CHECKS_MAX];
    size_t n_checks;
    struct operator_sale sale;
    struct operator_key key;
    uint8_t profile; /* of that key */
    uint32_t code;   /* of the order's lines, the one whose code is shown */
    int sure;        /* 1 + what was touched once and asks for a second touch */
    bool all_lines;  /* of the log */
    int tenths_mm;   /* the measured length of the line, from CALIBRATION_MM */
    struct keyboard keyboard;
    char typed[OPERATOR_KEY_SIZE]; /* wiped when the page is left */
    int64_t lock_at_ms;            /* the screen locks itself */
};

struct keyboard_spec maintenance_keyboard(const struct scene_ctx *sc);
void maintenance_view(const struct scene_ctx *sc, struct view *v);

/* maintenance_acts.c: an act goes to the backend; one at a time. */
void maintenance_ask(struct scene_ctx *sc, const struct operator_errand *errand);
void maintenance_list(struct scene_ctx *sc, enum operator_act act);
void maintenance_open(struct scene_ctx *sc, enum maintenance_page page);
/* False when the action is none of the pages'. */
bool maintenance_act(struct scene_ctx *sc, uint32_t id, uint32_t arg);

/* What stands on each page. */
void maintenance_status(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_catalogue(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_sales(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_sale(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_copy(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_credentials(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_credential(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_type_key(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_self_test(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_screen(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_log(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
void maintenance_close(const struct scene_ctx *sc, struct view *v, struct sheet *sheet);
