/* Which page is drawn, and what all of them share. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

void maintenance_say_failure(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    if (st->over && st->fault.rc)
        sheet->alert = TR(v->arena, "maintenance.failed", {"why", st->fault.what});
}

const char *maintenance_plain(struct view *v, const char *name)
{
    char plain[48];
    struct text t = TEXT_OF(plain);
    for (const char *at = name; *at; at++)
        text_addf(&t, "%c", isalnum((unsigned char)*at) ? tolower((unsigned char)*at) : '_');
    return view_printf(v, "%s", plain);
}

const char *maintenance_word(const char *key, const char *otherwise)
{
    const char *words = tr(key);
    return strcmp(words, key) == 0 ? otherwise : words;
}

static void content(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    static void (*const pages[PAGE_COUNT])(const struct scene_ctx *, struct view *,
                                           struct sheet *) = {
        [PAGE_STATUS] = maintenance_status,
        [PAGE_CATALOGUE] = maintenance_catalogue,
        [PAGE_SHOWS] = maintenance_shows,
        [PAGE_DATES] = maintenance_dates,
        [PAGE_SALES] = maintenance_sales,
        [PAGE_SALE] = maintenance_sale,
        [PAGE_COPY] = maintenance_copy,
        [PAGE_CREDENTIALS] = maintenance_credentials,
        [PAGE_CREDENTIAL] = maintenance_credential,
        [PAGE_TYPE_KEY] = maintenance_type_key,
        [PAGE_SELF_TEST] = maintenance_self_test,
        [PAGE_SCREEN] = maintenance_screen,
        [PAGE_SIZE] = maintenance_size,
        [PAGE_LOG] = maintenance_log,
        [PAGE_CLOSE] = maintenance_close,
        [PAGE_TYPE_WORDS] = maintenance_type_words,
    };
    const struct maintenance_scene *st = sc->state;
    pages[st->page](sc, v, sheet);
}

void maintenance_view(const struct scene_ctx *sc, struct view *v)
{
    const struct maintenance_scene *st = sc->state;
    const long left_s = (long)((st->lock_at_ms - sc->now_ms + 999) / SECOND_MS);
    struct sheet sheet = {
        .title = "",
        .words = "",
        .per_mille = -1,
        .first = st->first,
        .rows_action = MAINTENANCE_ROWS,
        .above = TR(v->arena, "maintenance.locks", {"kiosk", sc->shop->kiosk_id},
                    {"left", say_countdown(v->arena, left_s > 0 ? left_s * SECOND_MS : 0)}),
        .chrome = {.no_start_over = true},
        .primary = {.id = "done", .label = tr("maintenance.done"), .action = MAINTENANCE_DONE}};
    text_copy(v->title, sizeof(v->title), tr("maintenance.title"));
    content(sc, v, &sheet);
    sheet_view(sc, v, &sheet);
}
